/** Listens to the keys of a grid's cells and does what `keys.ts` says. */
import { type FormEvent, type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef } from "react";
import { flushSync } from "react-dom";
import { beginRun, runOf } from "../dossier/useTyping";
import { type Board, type CellControl, controlIn, controlOf, placeOf } from "./board";
import { ChoiceSearch } from "./choiceSearch";
import { kindTyped } from "./columns";
import { jump } from "./jump";
import { type KeyAction, keyAction } from "./keys";
import { openList } from "./openList";
import type { Cell } from "./selection";
import { SelectLater, selectText } from "./selectLater";
import type { GridEdits } from "./useGridEdits";

const CELL = "[data-cell]";

export function useGridKeys(board: Board, edits: GridEdits) {
	/** What the cell that has the focus held on arriving: nothing where it only showed what is usual. */
	const held = useRef({ pointer: "", text: "" });
	/** The field that a figure has just opened in its row, and the field that says the row's kind. */
	const opened = useRef({ pointer: "", kindPointer: "" });
	const later = useMemo(() => new SelectLater(() => board.editing !== false), [board]);

	// A paste or an undo has changed the text under the cursor: what is typed next takes its place, as on arriving. It may
	// also have given the cell a control, or taken it away: the focus stays in that cell.
	useEffect(
		() =>
			board.dossier.listeners.listen("epoch", () => {
				const here = board.scroller?.contains(document.activeElement) ? board.selection.anchor : null;
				requestAnimationFrame(() => {
					const text = document.activeElement;
					if (here && !hasControl(text)) return board.focus(here.row, here.column);
					if (board.editing || controlOf(text) !== "text" || !board.scroller?.contains(text)) return;
					const control = text as HTMLInputElement;
					const pointer = control.dataset.pointer ?? "";
					held.current = { pointer, text: board.dossier.field(pointer).text };
					later.soon(control);
				});
			}),
		[board, later],
	);

	return useMemo(() => {
		const search = new ChoiceSearch(board);
		const clamp = ({ row, column }: Cell): Cell => ({
			row: Math.max(0, Math.min(board.lines.length - 1, row)),
			column: Math.max(0, Math.min(board.columns.length - 1, column)),
		});
		const go = (cell: Cell, extend: boolean) => {
			const to = clamp(cell);
			if (extend) {
				board.selection.to(to);
				board.reveal(to);
			} else board.focus(to.row, to.column);
		};
		/** From where a key leads on: the moving corner while one selects, else the cell itself. */
		const from = (active: Cell, extend: boolean) => (extend ? (board.selection.head ?? active) : active);

		const perform = (action: KeyAction, active: Cell, control: Element) => {
			const last = { row: board.lines.length - 1, column: board.columns.length - 1 };
			switch (action.does) {
				case "move": {
					const { row, column } = from(active, action.extend);
					return go({ row: row + action.rows, column: column + action.columns }, action.extend);
				}
				case "page": {
					const { row, column } = from(active, action.extend);
					return go({ row: row + action.by * board.page, column }, action.extend);
				}
				case "jump": {
					const { row, column } = from(active, action.extend);
					const { rows, columns } = action;
					const to =
						rows !== 0
							? { row: jump(row, rows, last.row, (at) => board.isFilled({ row: at, column })), column }
							: columns !== 0
								? {
										row,
										column: jump(column, columns, last.column, (at) => board.isFilled({ row, column: at })),
									}
								: { row, column };
					return go(to, action.extend);
				}
				case "selectAll":
					board.selection.over({ row: 0, column: 0 }, last);
					// What is typed now still takes the place of what the cell holds.
					if (control instanceof HTMLInputElement && control.type === "text") selectText(control);
					return;
				case "selectRows": {
					const { top, bottom } = board.range() ?? { top: active.row, bottom: active.row };
					return board.selection.over({ row: top, column: 0 }, { row: bottom, column: last.column });
				}
				case "selectColumns": {
					const { left, right } = board.range() ?? { left: active.column, right: active.column };
					return board.selection.over({ row: 0, column: left }, { row: last.row, column: right });
				}
				case "collapse":
					return board.selection.at(active);
				case "restore":
					return restore(control as CellControl);
				case "edit": {
					if (controlOf(control) === "none") return open(control as HTMLElement, active);
					board.editing = "within";
					if (controlOf(control) === "text") {
						const text = control as HTMLInputElement;
						text.setSelectionRange(text.value.length, text.value.length);
						// The caret is at the end of what one came to at its beginning.
						text.scrollLeft = text.scrollWidth;
					}
					return;
				}
				case "open":
					return openList(control as HTMLSelectElement);
				case "shift":
					return void edits.shift(action.rows);
				case "insert":
					return void edits.insert(action.where);
				case "add":
					// Whoever leaves the last line without a word wants no other: it would be printed.
					return board.isBlank(active.row) ? undefined : void edits.add();
				case "clear":
					return void edits.clear();
				default:
					return void edits[action.does]();
			}
		};
		/** A figure is put in a row that has no kind yet: it gets the one of that column, and the field takes the key. */
		const open = (cell: HTMLElement, { row, column }: Cell) => {
			const { dossier, grid } = board;
			const shown = board.columns[column];
			const kind = shown && board.kind(row) === "" ? kindTyped(grid, shown) : null;
			if (!shown || kind === null) return;
			const pointer = `${board.pointer(row)}/${shown.path?.(kind)}`;
			const kindPointer = `${board.pointer(row)}/${grid.kindPath}`;
			const group = beginRun(pointer);
			flushSync(() => dossier.type(kindPointer, kind, group));
			controlIn(cell).focus();
			opened.current = { pointer, kindPointer };
		};
		const restore = (control: CellControl) => {
			const { pointer, text } = held.current;
			board.editing = false;
			const isOpened = opened.current.pointer === pointer;
			if (board.dossier.field(pointer).text === text && !isOpened) {
				if (controlOf(control) === "text") selectText(control as HTMLInputElement);
				return;
			}
			const { active, dossier } = board;
			dossier.type(pointer, text, runOf(pointer));
			// The row was not of that kind on arriving either.
			if (isOpened) dossier.type(opened.current.kindPointer, "", runOf(pointer));
			control.blur();
			requestAnimationFrame(() => (active ? board.focus(active.row, active.column) : control.focus()));
		};

		return {
			onFocus: (event: FormEvent) => {
				const target = event.target as HTMLElement;
				const cell = target.closest<HTMLElement>(CELL);
				search.arrive(target);
				if (!cell) return;
				const place = placeOf(cell);
				board.editing = false;
				opened.current = { pointer: "", kindPointer: "" };
				const { anchor } = board.selection;
				// The focus that comes back to where a selection begins leaves it as it is.
				if (anchor?.row !== place.row || anchor.column !== place.column) board.selection.at(place);
				// By a key of the grid, by Tab, or from elsewhere.
				board.reveal(place);
				const pointer = target.dataset.pointer ?? "";
				held.current = { pointer, text: board.dossier.field(pointer).text };
				if (controlOf(target) === "text") later.soon(target as HTMLInputElement);
			},
			onInput: (event: FormEvent) => {
				const control = event.target as Element;
				// What is pasted is what the cell holds on arriving: typing takes its place, and Escape gives it back. A choice
				// is made at once: there is no text to move in.
				const isPasted = (event.nativeEvent as InputEvent).inputType === "insertFromPaste" && !board.editing;
				if (controlOf(control) === "text") {
					const text = control as HTMLInputElement;
					if (isPasted) {
						held.current.text = text.value;
						opened.current = { pointer: "", kindPointer: "" };
						selectText(text);
					} else board.editing ||= "over";
				}
				board.done();
				if (board.selection.isMany && board.active) board.selection.at(board.active);
			},
			/** From a menu, without a key. */
			onPasteCapture: () => later.now(),
			onDoubleClick: (event: MouseEvent) => {
				const cell = (event.target as HTMLElement).closest<HTMLElement>(CELL);
				if (cell && controlIn(cell) === cell) open(cell, placeOf(cell));
			},
			onKeyDown: (event: KeyboardEvent) => {
				later.now();
				const target = event.target as HTMLElement;
				const cell = target.closest<HTMLElement>(CELL);
				if (!cell || event.nativeEvent.isComposing) return;
				if (isUndo(event)) board.editing = false;
				if (target instanceof HTMLSelectElement && search.take(event, target)) return event.preventDefault();
				const active = placeOf(cell);
				if (controlOf(target) === "none" && isTyped(event)) return open(cell, active);
				const action = keyAction(event, {
					control: controlOf(target),
					editing: board.editing,
					lastRow: active.row === board.lines.length - 1,
					many: board.selection.isMany,
				});
				// One moves in what one has just typed: it is a text like any other.
				if (!action && board.editing && isMove(event)) board.editing = "within";
				// A figure is a button: Enter and the space bar press it.
				const isPressed = target instanceof HTMLButtonElement && event.key === "Enter" && !event.ctrlKey;
				if (!action || isPressed) return;
				event.preventDefault();
				perform(action, active, target);
			},
		};
	}, [board, edits, later]);
}

/** Whether the focus is where keys go: not lost, nor in a cell around what has just come into it. */
const hasControl = (focused: Element | null): boolean =>
	focused instanceof HTMLElement &&
	focused !== document.body &&
	(!focused.matches(CELL) || controlIn(focused) === focused);

/** A key that moves the caret of a text. */
const isMove = ({ key }: KeyboardEvent) => key === "Home" || key === "End" || key.startsWith("Arrow");

/** A sign that stands in a number, or begins one. */
const isTyped = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) =>
	/^[\d,.+=-]$/.test(key) && !ctrlKey && !metaKey && !altKey;

/** Undo and redo are the dossier's (`useShortcuts`): they end the editing of a cell. */
const isUndo = ({ key, ctrlKey, metaKey }: KeyboardEvent) =>
	(ctrlKey || metaKey) && "zy".includes(key.toLowerCase());
