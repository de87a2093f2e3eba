/** Why the cell that has the focus is marked: what is wrong with it is read below the grid, without a mouse. */
import { useCallback, useSyncExternalStore } from "react";
import { useField } from "../dossier/hooks";
import type { Board } from "./board";
import { useCellFinding } from "./useCellFinding";

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
	const at = useCallback(() => {
		const focused = document.activeElement;
		const isHere = focused instanceof HTMLElement && board.scroller?.contains(focused);
		return (isHere && focused.dataset.pointer) || "";
	}, [board]);
	const pointer = useSyncExternalStore(focusMoves, at);
	const { error, missing } = useField(pointer);
	const finding = useCellFinding(pointer, missing);
	return error ?? finding;
}
