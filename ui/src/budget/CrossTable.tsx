/**
 * A table of the budget that adds up by rows, by columns and in total, in euros or as shares. Its names and its sums
 * stay in sight while one scrolls; every figure says where it comes from.
 */
import { useCallback, useState } from "react";
import type { BudgetTableView } from "../bindings/BudgetTableView";
import type { TableCellView } from "../bindings/TableCellView";
import type { TableColumnView } from "../bindings/TableColumnView";
import type { TableRowView } from "../bindings/TableRowView";
import type { TableUnit } from "../bindings/TableUnit";
import { Segmented } from "../components/Segmented";
import { useView } from "../dossier/useView";
import { ipc } from "../ipc";
import { words } from "../words";
import { TracedFigure } from "./Figure";
import { WideTable } from "./WideTable";
import "./tables.css";

const w = words.tables;

type Rows = "bearers_categories" | "bearers" | "categories";
type Columns = "years" | "civil_years" | "quarters" | "months" | "categories";

const ROWS: Rows[] = ["bearers_categories", "bearers", "categories"];
const PERIODS: Columns[] = ["years", "civil_years", "quarters", "months"];

/** What was looked at last, in memory only. */
let last: { rows: Rows; columns: Columns } = { rows: "bearers_categories", columns: "years" };

/** Tables of costs: whose and for what, against when. */
export function CrossTables() {
	const [shown, setShown] = useState(last);
	const choose = (next: typeof last) => {
		// Only bearers are crossed with categories.
		last = next.columns === "categories" && next.rows !== "bearers" ? { ...next, columns: "years" } : next;
		setShown(last);
	};
	const columns: Columns[] = shown.rows === "bearers" ? [...PERIODS, "categories"] : PERIODS;
	return (
		<>
			<div className="cross__choices">
				<Segmented
					label={w.rowsBy}
					chosen={shown.rows}
					onChoose={(rows) => choose({ ...shown, rows })}
					options={ROWS.map((key) => ({ key, label: w.rows[key] }))}
					testId="table-rows"
				/>
				<Segmented
					label={w.columnsBy}
					chosen={shown.columns}
					onChoose={(key) => choose({ ...shown, columns: key })}
					options={columns.map((key) => ({ key, label: w.columns[key] }))}
					testId="table-columns"
				/>
			</div>
			<CrossTable name={`${shown.rows}/${shown.columns}`} />
		</>
	);
}

/** The unit chosen last, for every table. */
let lastUnit: TableUnit = "euros";

export function CrossTable({ name }: { name: string }) {
	const [unit, setUnit] = useState(lastUnit);
	const view = useView(useCallback((id: string) => ipc.budgetTable(id, name, unit), [name, unit]));
	if (!view) return null;
	const choose = (next: TableUnit) => {
		lastUnit = next;
		setUnit(next);
	};
	return (
		<section className="cross" data-testid={`table-${name}`}>
			<div className="cross__head">
				<h2>{view.title}</h2>
				<Segmented
					label={w.unit}
					chosen={unit}
					onChoose={choose}
					options={[
						{ key: "euros", label: w.euros },
						{ key: "share", label: w.share },
					]}
					testId="table-unit"
				/>
			</div>
			{view.rows.length === 0 ? (
				<p className="quiet">{w.empty}</p>
			) : (
				<WideTable label={view.title} head={<Head view={view} />} content={view}>
					<tbody>
						{view.rows.map((row, i) => (
							<TableRow key={`${i} ${row.label}`} row={row} columns={view.columns} />
						))}
					</tbody>
					<tfoot>
						<TableRow row={view.total} columns={view.columns} />
					</tfoot>
				</WideTable>
			)}
			{view.rows.length > 0 &&
				view.notes.map((note) => (
					<p key={note} className="quiet">
						{note}
					</p>
				))}
		</section>
	);
}

function Head({ view }: { view: BudgetTableView }) {
	return (
		<thead>
			<tr>
				<th scope="col" className="cross__name">
					{view.first}
				</th>
				{view.columns.map((column) => (
					<th key={column.label} scope="col" className={classOf(column)}>
						{column.label}
						{column.hint && <span className="cross__hint">{column.hint}</span>}
					</th>
				))}
			</tr>
		</thead>
	);
}

function classOf(column: TableColumnView | undefined): string {
	const names = ["table__figures"];
	if (column?.beyond) names.push("cross__beyond");
	if (column?.total) names.push("cross__sum");
	return names.join(" ");
}

function TableRow({ row, columns }: { row: TableRowView; columns: TableColumnView[] }) {
	const kind = row.group ? "cross__group" : row.part ? "cross__part" : undefined;
	return (
		<tr className={kind}>
			<th scope="row" className="cross__name">
				{row.label}
			</th>
			{row.cells.map((cell, i) => (
				<td key={columns[i]?.label ?? i} className={classOf(columns[i])}>
					<Cell cell={cell} />
				</td>
			))}
		</tr>
	);
}

function Cell({ cell }: { cell: TableCellView }) {
	if (cell.key === null) return <span className="cross__nothing">{cell.text}</span>;
	return <TracedFigure id={cell.key} label={cell.label} text={cell.text} />;
}
