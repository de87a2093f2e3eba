/**
 * The mouse in a grid: dragging over cells selects them, Maj extends, the number of a row takes the whole row,
 * and dragging that number moves it.
 */
import { type DragEvent, type MouseEvent, type PointerEvent, useMemo } from "react";
import { type Board, controlIn, controlOf, placeOf } from "./board";
import { openByClick } from "./openList";
import type { Cell } from "./selection";
import type { GridEdits } from "./useGridEdits";

/** In pixels, what the mouse may tremble without dragging. */
const TREMBLE = 4;
/** In pixels a frame, when the mouse drags beyond the edge. */
const SCROLL = 18;

export function usePointer(board: Board, edits: GridEdits) {
	return useMemo(() => {
		const cellUnder = (x: number, y: number): Cell | null => {
			const cell = document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-cell]");
			return cell && board.scroller?.contains(cell) ? placeOf(cell) : null;
		};
		/** The list that had the focus already when it was pressed: it opens on release, if nothing was dragged. */
		let opening: HTMLSelectElement | null = null;
		const last = () => board.columns.length - 1;

		const dragCells = (start: Cell) => {
			let isDragging = false;
			follow(board, {
				moved: (x, y) => {
					const over = cellUnder(x, y);
					if (!over || (!isDragging && over.row === start.row && over.column === start.column)) return;
					if (!isDragging) {
						isDragging = true;
						opening = null;
						board.scroller?.classList.add("grid__scroller--dragging");
						board.editing = false;
						getSelection()?.removeAllRanges();
					}
					board.selection.over(start, over);
				},
				ended: () => {
					board.scroller?.classList.remove("grid__scroller--dragging");
					// The mouse took a part of the text with it; what is typed next takes the place of all of it.
					const text = document.activeElement;
					if (isDragging && controlOf(text) === "text") (text as HTMLInputElement).select();
				},
			});
		};
		/** `untouched`: what a click alone does. */
		const dragRows = (event: PointerEvent, rows: { top: number; bottom: number }, untouched: () => void) => {
			let target: { row: number; where: "before" | "after" } | null = null;
			let marked: HTMLElement | null = null;
			const from = event.clientY;
			follow(board, {
				moved: (x, y) => {
					if (target === null && Math.abs(y - from) < TREMBLE) return;
					const row = document.elementFromPoint(x, y)?.closest<HTMLElement>("tr[data-row]");
					if (!row || !board.scroller?.contains(row)) return;
					const { top, height } = row.getBoundingClientRect();
					const where = y < top + height / 2 ? "before" : "after";
					target = { row: Number(row.dataset.row), where };
					if (marked && marked !== row) delete marked.dataset.drop;
					row.dataset.drop = where;
					marked = row;
				},
				ended: () => {
					if (marked) delete marked.dataset.drop;
					if (target) void edits.moveTo(rows, target.row, target.where);
					else untouched();
				},
			});
		};
		const takeRow = (event: PointerEvent, row: number) => {
			event.preventDefault();
			if (event.shiftKey && board.selection.anchor) {
				const { top } = board.range() ?? { top: row };
				board.selection.over({ row: top, column: 0 }, { row, column: last() });
				return;
			}
			const rows = board.rowsAround(row) ?? { top: row, bottom: row };
			const select = () => {
				board.focus(row, 0);
				board.selection.over({ row, column: 0 }, { row, column: last() });
			};
			if (rows.top === rows.bottom) select();
			// Several rows that are selected are dragged together; one that is clicked is meant alone.
			dragRows(event, rows, rows.top === rows.bottom ? () => {} : select);
		};

		return {
			onPointerDown: (event: PointerEvent) => {
				if (event.button !== 0) return;
				opening = null;
				const target = event.target as HTMLElement;
				const handle = target.closest<HTMLElement>("[data-handle]");
				if (handle) return takeRow(event, Number(handle.dataset.handle));
				const cell = target.closest<HTMLElement>("[data-cell]");
				if (!cell) return;
				const place = placeOf(cell);
				if (event.shiftKey && board.selection.anchor) {
					board.selection.to(place);
					return dragCells(board.selection.anchor);
				}
				// A second click in a cell is made to change it.
				if (target === document.activeElement) {
					if (controlOf(target) === "text") board.editing = "within";
					if (target instanceof HTMLSelectElement && !board.selection.isMany) opening = target;
				}
				board.selection.at(place);
				dragCells(place);
			},
			/** Where the browser would move the focus, or open a list. */
			onMouseDown: (event: MouseEvent) => {
				if (event.button === 1) return ignoreMiddle(event, board);
				if (event.button !== 0) return;
				const target = event.target as HTMLElement;
				const cell = target.closest<HTMLElement>("[data-cell]");
				if (!cell || target.closest("[data-handle]")) return;
				const isNewText = controlOf(target) === "text" && target !== document.activeElement;
				if (event.shiftKey) event.preventDefault();
				else if (isNewText) {
					// One arrives as by the keyboard: what is typed takes the place of what the cell holds. The browser
					// would put the caret under the mouse.
					event.preventDefault();
					target.focus();
				} else if (target instanceof HTMLSelectElement) {
					// A list that opens under the button takes the choice that a drag ends on, and keeps the mouse from
					// selecting.
					event.preventDefault();
					target.focus();
				} else if (target === cell || !target.closest("input, select, textarea, button")) {
					event.preventDefault();
					controlIn(cell).focus();
				}
			},
			/** The text that a cell selects on arriving is not to be dragged into another cell. */
			onDragStart: (event: DragEvent) => event.preventDefault(),
			onClick: (event: MouseEvent) => {
				const list = opening;
				opening = null;
				if (list && list === event.target) openByClick(list);
			},
		};
	}, [board, edits]);
}

/** A middle click pastes in other programs of Linux, and would over whatever lines are under it. */
function ignoreMiddle(event: MouseEvent, board: Board): void {
	event.preventDefault();
	board.isMiddle = true;
	const up = (released: globalThis.MouseEvent) => {
		if (released.button !== 1) return;
		released.preventDefault();
		document.removeEventListener("mouseup", up, true);
		setTimeout(() => {
			board.isMiddle = false;
		});
	};
	document.addEventListener("mouseup", up, true);
}

/** Follows the mouse until its button is let go, and scrolls where it leaves the grid. */
function follow(board: Board, on: { moved: (x: number, y: number) => void; ended: () => void }): void {
	let at: { x: number; y: number } | null = null;
	let frame = 0;
	const scroll = () => {
		const { scroller } = board;
		if (scroller && at) {
			const { top, bottom, left, right } = scroller.getBoundingClientRect();
			const by = (before: boolean, after: boolean) => (before ? -SCROLL : after ? SCROLL : 0);
			const [x, y] = [by(at.x < left, at.x > right), by(at.y < top, at.y > bottom)];
			if (x !== 0 || y !== 0) {
				scroller.scrollBy(x, y);
				on.moved(clamp(at.x, left + 8, right - 8), clamp(at.y, top + 48, bottom - 48));
			}
		}
		frame = requestAnimationFrame(scroll);
	};
	const moved = (event: globalThis.PointerEvent) => {
		at = { x: event.clientX, y: event.clientY };
		on.moved(at.x, at.y);
	};
	const ended = () => {
		cancelAnimationFrame(frame);
		document.removeEventListener("pointermove", moved);
		document.removeEventListener("pointerup", ended);
		document.removeEventListener("pointercancel", ended);
		on.ended();
	};
	document.addEventListener("pointermove", moved);
	document.addEventListener("pointerup", ended);
	document.addEventListener("pointercancel", ended);
	frame = requestAnimationFrame(scroll);
}

const clamp = (n: number, least: number, most: number) => Math.max(least, Math.min(most, n));
