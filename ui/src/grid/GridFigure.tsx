/** The figure of a line in its cell, marked where the program could not compute it. */
import type { ReactNode } from "react";
import type { GridColumn, GridDefinition } from "./columns";
import { useFigureFinding } from "./useCellFinding";

type Props = { grid: GridDefinition; column: GridColumn; id: string; begun: boolean; children: ReactNode };

export function GridFigure({ grid, column, id, begun, children }: Props) {
	const why = useFigureFinding(grid, column, id, begun);
	return (
		<span className="grid__figure" data-finding={why ? true : undefined}>
			{children}
			{why && <span className="fr-sr-only">{why}</span>}
		</span>
	);
}
