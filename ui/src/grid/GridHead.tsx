/** The head of a grid: names of columns, which sort it, and their right edges, which widen them. */
import type { PointerEvent } from "react";
import { words } from "../words";
import { cellClass, type GridColumn } from "./columns";

export type GridOrder = { column: string; descending: boolean };

type Props = {
	columns: readonly GridColumn[];
	order?: GridOrder | null | undefined;
	/** Given where the grid can be sorted. */
	onOrder?: ((order: GridOrder | null) => void) | undefined;
	/** Given where columns can be widened; in rem. */
	onWidth?: ((column: string, width: number) => void) | undefined;
};

export function GridHead({ columns, order, onOrder, onWidth }: Props) {
	return (
		<thead>
			<tr aria-rowindex={1}>
				<th scope="col" className="grid__handle" aria-colindex={1}>
					<span className="fr-sr-only">{words.grid.rowHead}</span>
				</th>
				{columns.map((column, i) => {
					const sorted = order?.column === column.key ? order : null;
					return (
						<th
							key={column.key}
							scope="col"
							title={column.title}
							className={cellClass(column)}
							aria-colindex={i + 2}
							aria-sort={sorted ? (sorted.descending ? "descending" : "ascending") : undefined}
						>
							{onOrder ? (
								<button
									type="button"
									className="grid__sort"
									aria-label={words.grid.sort(column.header)}
									onClick={() => onOrder(next(column.key, sorted))}
								>
									<span>{column.header}</span>
									{sorted && <span aria-hidden="true">{sorted.descending ? "▼" : "▲"}</span>}
								</button>
							) : (
								column.header
							)}
							{onWidth && (
								<span
									className="grid__edge"
									aria-hidden="true"
									onPointerDown={(event) => widen(event, column, onWidth)}
								/>
							)}
						</th>
					);
				})}
				<th scope="col" className="grid__actions" aria-colindex={columns.length + 2}>
					<span className="fr-sr-only">{words.grid.actionsHead}</span>
				</th>
			</tr>
		</thead>
	);
}

/** Up, then down, then as the dossier has it. */
function next(column: string, sorted: GridOrder | null): GridOrder | null {
	if (!sorted) return { column, descending: false };
	return sorted.descending ? null : { column, descending: true };
}

function widen(event: PointerEvent, column: GridColumn, onWidth: (column: string, width: number) => void) {
	event.preventDefault();
	const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
	const from = event.clientX;
	const moved = ({ clientX }: globalThis.PointerEvent) =>
		onWidth(column.key, column.width + (clientX - from) / rem);
	const ended = () => {
		document.removeEventListener("pointermove", moved);
		document.removeEventListener("pointerup", ended);
	};
	document.addEventListener("pointermove", moved);
	document.addEventListener("pointerup", ended);
}
