/** The cost lines, with the total of each category under them. */
import { type ReactNode, useCallback, useMemo, useState } from "react";
import type { CostColumn } from "../bindings/CostColumn";
import { useBudget, useDossier, useFigure, useList, useParties } from "../dossier/hooks";
import { Grid } from "../grid/Grid";
import { ipc } from "../ipc";
import { words } from "../words";
import { CostDetails } from "./CostDetails";
import { CostsToolbar } from "./CostsToolbar";
import { COST_GRID } from "./costGrid";
import { useArranged } from "./costGridArranged";
import { columnsOf, filteredFields, isFiltered, PLAIN_VIEW, useCostGridView, widened } from "./costGridView";
import { Figure } from "./Figure";
import { useCostImport } from "./import/CostImport";
import { useRevealed } from "./useRevealed";
import "./Costs.css";

export function Costs() {
	const dossier = useDossier();
	const [view, change] = useCostGridView(dossier.id);
	const { arranged, waiting, again, since, isAstray } = useArranged(view);
	const [detailed, setDetailed] = useState<string | null>(null);
	const figure = useCallback((key: string, label: string) => <CellFigure id={key} label={label} />, []);
	const nameOf = useGroupName();
	useRevealed(view, change);
	const { hidden, widths } = view;
	const columns = useMemo(() => columnsOf({ ...PLAIN_VIEW, hidden, widths }), [hidden, widths]);
	const groups = useMemo(
		() =>
			arranged && {
				headed: view.group !== null,
				groups: arranged.groups.map((group) => ({ ...group, name: nameOf(group.id) })),
			},
		[arranged, nameOf, view.group],
	);
	const sumOf = useCallback(
		async (lines: readonly string[], chosen: readonly string[]) => {
			const sum = await ipc.sumCosts(dossier.id, { lines: [...lines], columns: chosen as CostColumn[] });
			const header = COST_GRID.columns.find((column) => column.key === sum?.column)?.header ?? "";
			return sum && words.costs.view.sum(header, sum.text);
		},
		[dossier],
	);
	const filtered = isFiltered(view);
	const lift = useMemo(
		() => (filtered ? { filters: () => change(NO_FILTER), said: words.costs.view.lifted } : undefined),
		[filtered, change],
	);
	const { buttons, opened, takeTable } = useCostImport();
	return (
		<>
			<CostsToolbar view={view} change={change} again={again} since={since} />
			<Grid
				grid={COST_GRID}
				columns={columns}
				arranged={groups}
				waiting={waiting}
				isAstray={isAstray}
				firstRow={filteredFields(view)}
				takeTable={takeTable}
				order={view.order}
				onOrder={(order) =>
					change({ order: order && { column: order.column as CostColumn, descending: order.descending } })
				}
				onWidth={(column, width) => change({ widths: widened(view, column, width) })}
				figure={figure}
				sumOf={sumOf}
				{...(lift ? { lift } : {})}
				onDetails={setDetailed}
				foot={
					<Totals
						columns={columns.length}
						shown={filtered ? arranged : null}
						subtotals={view.group === null && !filtered}
					/>
				}
				tools={buttons}
				none={
					<>
						{words.costs.none}{" "}
						<button type="button" className="fr-link" onClick={() => change(NO_FILTER)}>
							{words.costs.view.reset}
						</button>
					</>
				}
			/>
			{opened}
			{detailed && <CostDetails id={detailed} onClose={() => setDetailed(null)} />}
		</>
	);
}

const NO_FILTER = { category: null, bearer: null, kind: null, with_finding: false, search: "" };

/** The name of a category, of a carrier or a partner. */
function useGroupName(): (id: string) => string {
	const { call } = useDossier();
	const { carriers, partners } = useParties();
	return useMemo(() => {
		const named = [...carriers, ...partners].map(({ value, label }) => [value, label] as const);
		const names = new Map([...call.categories.map(({ id, name }) => [id, name] as const), ...named]);
		return (id) => names.get(id) ?? words.budget.unattributed;
	}, [call, carriers, partners]);
}

/** The columns that a name of the foot goes over, so that it can be read; the row's number is one. */
const NAME_SPAN = 4;

type TotalsProps = {
	columns: number;
	/** What a filter left: its own sum is told beside the whole. */
	shown: { shown: number; figure: string } | null;
	subtotals: boolean;
};

function Totals({ columns, shown, subtotals }: TotalsProps) {
	const { call } = useDossier();
	const { categories } = useBudget();
	const all = useList("/costs").length;
	const name = Math.min(NAME_SPAN, columns);
	const row = (key: string, label: string, figure: string, kind: string) => (
		<tr key={key} className={`grid__${kind}`}>
			<th scope="row" colSpan={name}>
				{label}
			</th>
			{columns > name && <td colSpan={columns - name} />}
			<td className="grid__figures grid__kept">
				<CellFigure id={figure} label={label} />
			</td>
			<td className="grid__actions" />
		</tr>
	);
	const { view } = words.costs;
	return (
		<tfoot>
			{subtotals &&
				categories.map((id) => (
					<CategoryTotal
						key={id}
						id={id}
						name={call.categories.find((one) => one.id === id)?.name ?? words.budget.unattributed}
						row={row}
					/>
				))}
			{shown &&
				row("shown", `${view.shownTotal} (${view.shown(shown.shown, all)})`, shown.figure, "subtotal")}
			{row("total", words.costs.total, "total", "total")}
		</tfoot>
	);
}

/** A figure in a cell that has its size already: it moves without the table being laid out and drawn again. */
function CellFigure({ id, label }: { id: string; label: string }) {
	return (
		<span className="grid__sum">
			<Figure id={id} label={label} />
		</span>
	);
}

type CategoryProps = {
	id: string;
	name: string;
	row: (key: string, label: string, figure: string, kind: string) => ReactNode;
};

/** A category that costs nothing has no line here; « Synthèse » lists them all. */
function CategoryTotal({ id, name, row }: CategoryProps) {
	const figure = `categories/${id}/amount`;
	const text = useFigure(figure);
	if (text === null || !/[1-9]/.test(text)) return null;
	return row(id, words.costs.subtotal(name), figure, "subtotal");
}
