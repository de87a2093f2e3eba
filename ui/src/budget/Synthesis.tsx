/** The same figures under other lights: drawn, crossed, shared, and the time and the cash that make them. */
import { useState } from "react";
import { Button } from "../components/Button";
import { Table } from "../components/Table";
import { Tabs } from "../components/Tabs";
import { useBudget, useDossier, useFigureKeys, useList, useParties } from "../dossier/hooks";
import { goToField } from "../route";
import { words } from "../words";
import { CrossTable, CrossTables } from "./CrossTable";
import { Figure } from "./Figure";
import { FigureDrawing } from "./FigureDrawing";

const w = words.synthesis;
const figures = (key: string, header: string) => ({ key, header, figures: true });

type Part = "charts" | "tables" | "shares" | "means";

/** The part that was looked at last, in memory only. */
let lastPart: Part = "charts";

export function Synthesis() {
	const [part, setPart] = useState(lastPart);
	const lines = useList("/costs").length;
	const choose = (next: Part) => {
		lastPart = next;
		setPart(next);
	};
	if (lines === 0) {
		return (
			<section className="empty">
				<h2>{w.nothingTitle}</h2>
				<p>{w.nothing}</p>
				<Button onClick={() => goToField("/costs")} data-testid="to-costs">
					{w.toCosts}
				</Button>
			</section>
		);
	}
	return (
		<div className="synthesis">
			<Tabs
				label={words.budget.tabs.synthesis}
				chosen={part}
				onChoose={choose}
				tabs={[
					{ key: "charts", label: w.parts.charts },
					{ key: "tables", label: w.parts.tables },
					{ key: "shares", label: w.parts.shares },
					{ key: "means", label: w.parts.means },
				]}
			>
				{part === "charts" && <Charts />}
				{part === "tables" && <CrossTables />}
				{part === "shares" && (
					<>
						<CrossTable name="bearers/grant" />
						<CrossTable name="categories/grant" />
					</>
				)}
				{part === "means" && (
					<>
						<Time />
						<Brought />
						<ByStatus />
					</>
				)}
			</Tabs>
		</div>
	);
}

function Charts() {
	return (
		<>
			<FigureDrawing figure="resources" />
			<FigureDrawing figure="ceiling_gauge" />
			<FigureDrawing figure="costs_by_category" />
			<FigureDrawing figure="spending_by_month" />
			<FigureDrawing figure="flows" />
		</>
	);
}

function useNameOf(): (id: string) => string {
	const { carriers, partners } = useParties();
	return (id) =>
		[...carriers, ...partners].find(({ value }) => value === id)?.label ?? words.budget.unattributed;
}

/** What each bearer brings, in cash and in kind. */
function Brought() {
	const { bearers } = useBudget();
	const nameOf = useNameOf();
	const columns = [
		["cash", w.cash],
		["in_kind", w.inKind],
	] as const;
	return (
		<Table
			caption={w.brought}
			columns={[{ key: "name", header: w.bearer }, ...columns.map(([key, header]) => figures(key, header))]}
			rows={bearers.map((id) => ({
				key: id,
				cells: [
					nameOf(id),
					...columns.map(([key, label]) => (
						<Figure key={key} id={`bearers/${id}/${key}`} label={`${label}, ${nameOf(id)}`} />
					)),
				],
			}))}
		/>
	);
}

/** Full-time equivalents by service. */
function Time() {
	const { bearers } = useBudget();
	const given = new Set(useFigureKeys("time/"));
	const nameOf = useNameOf();
	if (given.size === 0) return null;
	return (
		<Table
			caption={w.time}
			columns={[
				{ key: "name", header: w.bearer },
				figures("days", w.days),
				figures("fte", w.fte),
				figures("amount", w.valued),
			]}
			rows={bearers
				.filter((id) => given.has(`time/${id}/days`))
				.map((id) => {
					const cell = (part: string, label: string) => (
						<Figure key={part} id={`time/${id}/${part}`} label={`${label}, ${nameOf(id)}`} />
					);
					return {
						key: id,
						cells: [nameOf(id), cell("days", w.days), cell("fte", w.fte), cell("amount", w.valued)],
					};
				})}
		/>
	);
}

function ByStatus() {
	const { call } = useDossier();
	return (
		<Table
			caption={w.byStatus}
			columns={[{ key: "status", header: words.funding.status }, figures("amount", w.amount)]}
			rows={call.funding_statuses.map(({ id, name }) => ({
				key: id,
				cells: [name, <Figure key={id} id={`funding_by_status/${id}`} label={name} />],
			}))}
			total={{
				key: "total",
				cells: [w.total, <Figure key="total" id="cash_funding" label={w.total} />],
			}}
		/>
	);
}
