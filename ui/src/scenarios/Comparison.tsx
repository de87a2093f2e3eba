/** Two budgets side by side: figures with their signed differences, then the lines that differ. */
import { useCallback, useState } from "react";
import type { ComparedFigure } from "../bindings/ComparedFigure";
import type { ComparedItem } from "../bindings/ComparedItem";
import type { ScenarioCard } from "../bindings/ScenarioCard";
import { Cell } from "../budget/Figure";
import { Badge } from "../components/Badge";
import { Select } from "../components/Select";
import { Table } from "../components/Table";
import { useView } from "../dossier/useView";
import { ipc } from "../ipc";
import { words } from "../words";

const w = words.scenarios;

/** What the empty choice stands for: the dossier's own budget. */
const PRESENT = "";

type Props = { scenarios: ScenarioCard[]; right: string; onRight: (id: string) => void };

export function Comparison({ scenarios, right, onRight }: Props) {
	const [chosen, setLeft] = useState(PRESENT);
	// A scenario that was removed gives way to the present budget.
	const left = scenarios.some(({ id }) => id === chosen) ? chosen : PRESENT;
	const compared = useView(
		useCallback(
			(draftId: string) => ipc.compareScenarios(draftId, left || null, right || null),
			[left, right],
		),
	);
	const choices = scenarios.map(({ id, name }) => ({ value: id, label: name }));
	return (
		<section className="scenarios__comparison" aria-labelledby="comparison-title">
			<h2 id="comparison-title">{w.comparison}</h2>
			<div className="scenarios__sides">
				<Select label={w.left} value={left} choices={choices} empty={w.present} onChange={setLeft} />
				<Select label={w.right} value={right} choices={choices} empty={null} onChange={onRight} />
			</div>
			{compared && (
				<>
					<p className="scenarios__summary" role="status" data-testid="comparison-summary">
						{compared.summary}
					</p>
					{compared.costs.length > 0 && (
						<Items caption={w.costsThatDiffer} items={compared.costs} sides={compared} />
					)}
					{compared.same_costs > 0 && <p className="quiet">{w.same(compared.same_costs)}</p>}
					{compared.funding.length > 0 && (
						<Items caption={w.fundingThatDiffers} items={compared.funding} sides={compared} />
					)}
					<Figures caption={w.figures} rows={compared.figures} sides={compared} />
					<Figures caption={w.categories} rows={compared.categories} sides={compared} />
					<Figures caption={w.bearers} rows={compared.bearers} sides={compared} />
				</>
			)}
		</section>
	);
}

type Sides = { left: string; right: string };

const columns = (first: string, { left, right }: Sides) => [
	{ key: "name", header: first },
	{ key: "left", header: left, figures: true },
	{ key: "right", header: right, figures: true },
	{ key: "difference", header: w.difference, figures: true },
];

const amounts = ({ left, right, difference }: ComparedFigure) => [
	left ? <Cell key="left" cell={left} /> : "—",
	right ? <Cell key="right" cell={right} /> : "—",
	difference === null ? (
		<span key="difference" className="quiet">
			{w.equal}
		</span>
	) : (
		<strong key="difference">
			<Cell cell={difference} />
		</strong>
	),
];

type FiguresProps = { caption: string; rows: ComparedFigure[]; sides: Sides };

function Figures({ caption, rows, sides }: FiguresProps) {
	if (rows.length === 0) return null;
	return (
		<Table
			caption={caption}
			columns={columns(w.figure, sides)}
			rows={rows.map((row) => ({ key: row.label, cells: [row.label, ...amounts(row)] }))}
		/>
	);
}

const TONES = { added: "success", removed: "error", changed: "warning" } as const;

function Items({ caption, items, sides }: { caption: string; items: ComparedItem[]; sides: Sides }) {
	return (
		<Table
			caption={caption}
			columns={columns(w.line, sides)}
			rows={items.map(({ id, change, figure, details }) => ({
				key: id,
				cells: [
					<span key="name" className="scenarios__item">
						<Badge tone={TONES[change]}>{w.changes[change]}</Badge>
						<span>{figure.label}</span>
						{details.map((detail) => (
							<span key={detail} className="scenarios__detail">
								{detail}
							</span>
						))}
					</span>,
					...amounts(figure),
				],
			}))}
		/>
	);
}
