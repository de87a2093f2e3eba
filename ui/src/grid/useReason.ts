/** Why the cell that has the focus is marked: what is wrong with it is read below the grid, without a mouse. */
import { useCallback, useSyncExternalStore } from "react";
import { useField } from "../dossier/hooks";
import { type Board, placeOf } from "./board";
import { useBegun, useCellFinding, useFigureFinding } from "./useCellFinding";

/** The id of what says so: there is one, as there is one focus. */
export const WHY = "grid-why";

const focusMoves = (listener: () => void) => {
	document.addEventListener("focusin", listener);
	document.addEventListener("focusout", listener);
	return () => {
		document.removeEventListener("focusin", listener);
		document.removeEventListener("focusout", listener);
	};
};

export function useReason(board: Board): string | null {
	const { grid } = board;
	const focused = useCallback(() => {
		const element = document.activeElement;
		return element instanceof HTMLElement && board.scroller?.contains(element) ? element : null;
	}, [board]);
	const pointer = useSyncExternalStore(focusMoves, () => focused()?.dataset.pointer ?? "");
	/** The line whose computed figure has the focus. */
	const figured = useSyncExternalStore(focusMoves, () => {
		const cell = focused()?.closest<HTMLElement>("[data-cell]");
		const isComputed = cell && board.columns[placeOf(cell).column]?.computed;
		return (isComputed && cell.parentElement?.dataset.id) || "";
	});
	const { error, missing } = useField(pointer);
	const line = figured || pointer.slice(grid.list.length + 1).split("/")[0] || "";
	const begun = useBegun(grid, line);
	const finding = useCellFinding(pointer, missing && !begun);
	const computed = grid.columns.find((column) => column.computed);
	const figure = useFigureFinding(grid, computed, figured, begun);
	return error ?? finding ?? figure;
}
