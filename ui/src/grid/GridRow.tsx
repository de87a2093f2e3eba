import { memo, type ReactNode } from "react";
import { useField } from "../dossier/hooks";
import { words } from "../words";
import { cellClass, type GridDefinition } from "./columns";
import { GridCell } from "./GridCell";

type Props = {
	grid: GridDefinition;
	id: string;
	row: number;
	figure?: ((key: string, label: string) => ReactNode) | undefined;
	actions: (id: string, row: number) => ReactNode;
};

/** Drawn again only when its kind changes: each of its cells hears of its own field. */
export const GridRow = memo(function GridRow({ grid, id, row, figure, actions }: Props) {
	const at = `${grid.list}/${id}`;
	const kind = useField(grid.kindPath ? `${at}/${grid.kindPath}` : at).text;
	return (
		<tr aria-rowindex={row + 2} data-pointer={at} tabIndex={-1} data-testid="grid-row">
			{grid.columns.map((column, i) => {
				const label = words.grid.cell(column.header, row + 1);
				const path = column.path?.(kind);
				const Cell = i === 0 ? "th" : "td";
				return (
					<Cell key={column.key} scope={i === 0 ? "row" : undefined} className={cellClass(column)}>
						{column.figure && figure?.(column.figure(id), label)}
						{path && (
							<GridCell
								pointer={`${at}/${path}`}
								cell={`${row}:${i}`}
								label={label}
								figures={column.figures ?? false}
								unit={column.unit?.(kind) ?? null}
								missing={column.missing?.(kind) ?? null}
							/>
						)}
					</Cell>
				);
			})}
			<td className="grid__actions">{actions(id, row)}</td>
		</tr>
	);
});
