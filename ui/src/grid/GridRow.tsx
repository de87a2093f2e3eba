import { memo, type ReactNode, useEffect, useState, useSyncExternalStore } from "react";
import { useField } from "../dossier/hooks";
import { words } from "../words";
import type { Board } from "./board";
import { cellClass, type GridColumn, kindTyped } from "./columns";
import { GridCell } from "./GridCell";
import { GridFigure } from "./GridFigure";
import { lightCell } from "./lightCell";
import { MonthBar } from "./MonthBar";
import { selectedClass } from "./selection";
import { useBegun } from "./useCellFinding";

type Props = {
	board: Board;
	columns: readonly GridColumn[];
	id: string;
	/** Its place among the lines, and among the rows drawn. */
	row: number;
	drawn: number;
	/** One of very many. */
	lean: boolean;
	figure?: ((key: string, label: string) => ReactNode) | undefined;
	actions: (id: string, row: number) => ReactNode;
};

/** Drawn again only when its kind or its selection changes: each of its cells hears of its own field. */
export const GridRow = memo(function GridRow({
	board,
	columns,
	id,
	row,
	drawn,
	lean,
	figure,
	actions,
}: Props) {
	const { grid, selection } = board;
	const at = `${grid.list}/${id}`;
	const kind = useField(grid.kindPath ? `${at}/${grid.kindPath}` : at).text;
	const begun = useBegun(grid, id);
	const [light, setLight] = useState(board.isMoving);
	useEffect(() => {
		if (!light) return;
		if (!board.isMoving) return setLight(false);
		return board.listenRest(() => setLight(false));
	}, [board, light]);
	const inRow = useSyncExternalStore(selection.listen, () => selection.inRow(row));
	const many = useSyncExternalStore(selection.listen, () => inRow !== "" && selection.isMany);
	return (
		<tr
			aria-rowindex={drawn + 2}
			data-row={row}
			data-pointer={at}
			data-list={grid.list}
			data-id={id}
			data-light={light || undefined}
			tabIndex={-1}
			data-testid="grid-row"
		>
			<td className="grid__handle" data-handle={row} aria-colindex={1} title={words.grid.handle}>
				{words.grid.number(row + 1)}
			</td>
			{columns.map((column, i) => {
				const label = words.grid.cell(column.header, row + 1);
				const path = column.path?.(kind);
				const Cell = i === 0 ? "th" : "td";
				const selected = selectedClass(inRow, i, many);
				const opens = kind === "" && kindTyped(grid, column) !== null;
				const isInert = !path && !column.figure && !opens;
				const isEntry = (path || opens) && column.figures;
				const why = isInert ? (column.why?.(kind) ?? "") : opens ? words.grid.opens : null;
				const classes = [cellClass(column), isInert && "grid__inert", isEntry && "grid__entry", selected];
				return (
					<Cell
						key={column.key}
						scope={i === 0 ? "row" : undefined}
						className={classes.filter(Boolean).join(" ") || undefined}
						data-cell={`${row}:${i}`}
						aria-colindex={i + 2}
						aria-selected={selected !== null}
						tabIndex={path ? undefined : opens ? 0 : -1}
						aria-label={opens ? label : isInert ? words.grid.inert(label, why ?? "") : undefined}
						title={why || undefined}
					>
						{light && lightCell(board, column, id, kind, label)}
						{!light && column.bar && column.figure && <MonthBar figure={column.figure(id)} />}
						{!light && column.figure && !column.bar && (
							<GridFigure {...{ grid, column, id, begun }}>{figure?.(column.figure(id), label)}</GridFigure>
						)}
						{!light && path && (
							<GridCell
								pointer={`${at}/${path}`}
								label={label}
								figures={column.figures ?? false}
								unit={column.unit?.(kind) ?? null}
								short={column.short}
								missing={column.missing?.(kind) ?? null}
								lean={lean}
								begun={begun}
							/>
						)}
					</Cell>
				);
			})}
			<td className="grid__actions" aria-colindex={columns.length + 2}>
				{!light && actions(id, row)}
			</td>
		</tr>
	);
});
