/** Listens to the keys of a grid's cells and does what `keys.ts` says. */
import { type FormEvent, type KeyboardEvent, type PointerEvent, useMemo, useRef } from "react";
import { useDossier } from "../dossier/hooks";
import type { GridDefinition } from "./columns";
import { type Control, keyAction } from "./keys";
import type { GridEdits } from "./useGridEdits";

type Cell = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const controlOf = (cell: Cell): Control =>
	cell instanceof HTMLSelectElement ? "select" : cell.type === "checkbox" ? "flag" : "text";

const cellOf = (target: EventTarget): Cell | null => (target as HTMLElement).closest<Cell>("[data-cell]");

export function useGridKeys(
	grid: GridDefinition,
	edits: GridEdits,
	focusCell: (row: number, column: number) => void,
) {
	const dossier = useDossier();
	/** The cell that has the focus: what it held on arriving, and whether its text is being edited. */
	const current = useRef({ pointer: "", text: "", editing: false });

	return useMemo(() => {
		/** The next column that this row has a cell in, in the direction given. */
		const sideways = (cell: Cell, by: number) => {
			const cells = [...(cell.closest("tr")?.querySelectorAll<HTMLElement>("[data-cell]") ?? [])];
			cells[cells.indexOf(cell) + Math.sign(by)]?.focus();
		};
		const vertical = (cell: Cell, row: number, column: number, by: number) => {
			const last = dossier.list(grid.list).length - 1;
			const to = Math.max(0, Math.min(last, row + by));
			if (to === row) return;
			const below = cell.closest("table")?.querySelector(`[data-cell^="${to}:"]`)?.closest("tr");
			// A row of another kind may lack this column: the nearest one before it.
			const wanted = [...(below?.querySelectorAll<HTMLElement>("[data-cell]") ?? [])]
				.map((other) => Number(other.dataset.cell?.split(":")[1]))
				.filter((other) => other <= column);
			focusCell(to, wanted.at(-1) ?? column);
		};
		return {
			onFocus: (event: FormEvent) => {
				const cell = cellOf(event.target);
				if (!cell) return;
				const pointer = cell.dataset.pointer ?? "";
				current.current = { pointer, text: cell.value, editing: false };
				if (controlOf(cell) === "text") (cell as HTMLInputElement).select();
			},
			onInput: () => {
				current.current.editing = true;
			},
			onPointerDown: (event: PointerEvent) => {
				if (event.target === document.activeElement) current.current.editing = true;
			},
			onKeyDown: (event: KeyboardEvent) => {
				const cell = cellOf(event.target);
				if (!cell || event.nativeEvent.isComposing) return;
				const [row = 0, column = 0] = (cell.dataset.cell ?? "").split(":").map(Number);
				const { editing, pointer, text } = current.current;
				const lastRow = row === dossier.list(grid.list).length - 1;
				const action = keyAction(event, { control: controlOf(cell), editing, lastRow });
				if (!action) return;
				if (action.does === "restore") {
					if (cell.value === text) return;
					current.current.editing = false;
					dossier.type(pointer, text, crypto.randomUUID());
					cell.blur();
					requestAnimationFrame(() => cell.focus());
				} else if (action.does === "edit") {
					current.current.editing = true;
					if (cell instanceof HTMLSelectElement) cell.showPicker?.();
					else if (controlOf(cell) === "text")
						(cell as HTMLInputElement).setSelectionRange(cell.value.length, cell.value.length);
				} else if (action.does === "move") {
					if (action.columns !== 0) sideways(cell, action.columns);
					else vertical(cell, row, column, action.rows);
				} else if (action.does === "shift") edits.shift(row, action.rows);
				else edits[action.does](row);
				event.preventDefault();
			},
		};
	}, [dossier, grid, edits, focusCell]);
}
