/** A table to read: a caption, a head of columns, rows whose first cell names them. */
import type { ReactNode } from "react";

type Column = { key: string; header: string; figures?: boolean };
export type Row = { key: string; cells: ReactNode[] };

type Props = { caption: string; columns: Column[]; rows: Row[]; total?: Row | null; hideCaption?: boolean };

export function Table({ caption, columns, rows, total, hideCaption }: Props) {
	const cells = (row: Row) =>
		row.cells.map((cell, i) => {
			const column = columns[i];
			const className = column?.figures ? "table__figures" : undefined;
			return i === 0 ? (
				<th key={column?.key} scope="row">
					{cell}
				</th>
			) : (
				<td key={column?.key} className={className}>
					{cell}
				</td>
			);
		});
	return (
		<div className="table-scroll">
			<table className="table">
				<caption className={hideCaption ? "fr-sr-only" : undefined}>{caption}</caption>
				<thead>
					<tr>
						{columns.map((column) => (
							<th key={column.key} scope="col" className={column.figures ? "table__figures" : undefined}>
								{column.header}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{rows.map((row) => (
						<tr key={row.key}>{cells(row)}</tr>
					))}
				</tbody>
				{total && (
					<tfoot>
						<tr>{cells(total)}</tr>
					</tfoot>
				)}
			</table>
		</div>
	);
}
