/**
 * Copy, cut and paste by the real clipboard, as a spreadsheet does. While a text is being edited they are the
 * browser's, for the text. A cell that is no text has no clipboard of its own: a hidden text, the catcher, has
 * the focus for the moment of the key.
 */
import { type ClipboardEvent, type KeyboardEvent, type RefObject, useMemo } from "react";
import type { PastedTotal } from "../bindings/PastedTotal";
import { words } from "../words";
import { type Board, controlIn, controlOf } from "./board";
import { plainNumber, writeBlock, writeTable } from "./copy";
import { LONGEST_CELL, MOST_TEXT, refusal } from "./limits";
import { isBlock, parseBlock } from "./paste";
import type { Range } from "./selection";
import { totalsOf, withoutTotals } from "./totals";
import type { GridEdits } from "./useGridEdits";

/** WebKit takes a second and more with the table of so many cells: one is told before. */
const MANY_CELLS = 10_000;

/** The cells as they are, for Amorce itself: WebKit writes each no-break space of a plain text as a space. */
const CELLS = "application/x-amorce-cells";

export function useClipboard(board: Board, edits: GridEdits, catcher: RefObject<HTMLTextAreaElement | null>) {
	return useMemo(() => {
		const giveBack = () => {
			if (document.activeElement !== catcher.current) return;
			const { anchor } = board.selection;
			const where = board.lines.length === 0 ? EMPTY : anchor && cellAt(anchor);
			const cell = where && board.scroller?.querySelector<HTMLElement>(where);
			if (cell) controlIn(cell).focus({ preventScroll: true });
			// It is still to be drawn.
			else if (anchor) board.focus(anchor.row, anchor.column);
		};
		/** Copies once it is seen that this goes on. The event of the key would come before anything is drawn. */
		const copyLater = (text: HTMLTextAreaElement, command: "copy" | "cut") => {
			board.say(words.grid.copying, null, "info");
			const said = board.notice;
			requestAnimationFrame(() =>
				requestAnimationFrame(() => {
					hold(text);
					const isDone = document.execCommand(command);
					giveBack();
					if (!isDone) board.say(words.grid.notCopied);
					else if (board.notice === said) board.say(null);
				}),
			);
		};
		const copy = (event: ClipboardEvent): Range | null => {
			if (isInText(board, event, catcher.current)) return null;
			const range = board.range();
			if (!range) return null;
			event.preventDefault();
			const shown = board.columns.slice(range.left, range.right + 1);
			const cells = Array.from({ length: range.bottom - range.top + 1 }, (_, i) =>
				shown.map((_, j) => board.text({ row: range.top + i, column: range.left + j })),
			);
			const rows = cells.map((row) => row.map((text, i) => (shown[i]?.figures ? plainNumber(text) : text)));
			event.clipboardData.setData(CELLS, JSON.stringify(cells));
			event.clipboardData.setData("text/plain", writeBlock(rows));
			event.clipboardData.setData(
				"text/html",
				writeTable(
					rows,
					shown.map((column) => column.figures === true),
				),
			);
			return range;
		};
		/** Puts a block into the cells, over so much of the selection as it would have filled with its totals. */
		const putIn = (range: Range, copied: string[][], totals: readonly PastedTotal[] = []) => {
			const { rows: block, said } = withoutTotals(copied, totals);
			const more = range.top + block.length - board.lines.length;
			if (more > 0 && !edits.isRoomFor(more)) return;
			const spread = over(block, timesOver(range, copied));
			board.editing = false;
			const first = { row: range.top, column: range.left };
			const corner = cornerOf(range, spread, board);
			const last = Math.max(range.top, board.lines.length - 1);
			board.selection.over(first, { ...corner, row: Math.min(corner.row, last) });
			void edits.put(words.grid.pasted, range, spread, said).then((lines) => {
				if (!lines) return;
				const label = words.grid.pasted(lines.length);
				const apart = () => board.notice ?? board.say(words.grid.apart, label, "info");
				board.selectLines(lines, first.column, corner.column, apart);
			});
		};
		const paste = (event: ClipboardEvent) => {
			const text = event.clipboardData.getData("text/plain");
			const cells = readCells(event.clipboardData.getData(CELLS));
			const range = board.lines.length === 0 ? FIRST : board.range();
			if (!range) return;
			// WebKit would hand on the clipboard, where people on Linux mean what they selected last.
			if (board.isMiddle) return event.preventDefault();
			const refuse = (why: string) => {
				event.preventDefault();
				board.say(why);
			};
			// An image, files, nothing: WebKit would put it in the place of what the cell holds.
			if (text === "" && !cells) return refuse(words.grid.nothingToPaste);
			if (text.length > MOST_TEXT) return refuse(words.grid.tooMuchText(MOST_TEXT));
			const block = cells ?? parseBlock(text);
			const isCaught = event.target === catcher.current;
			// One cell goes in as if it were typed, unless a spreadsheet has put quotes around it.
			const isPlain = block[0]?.[0] === text.replace(/\r?\n$/, "");
			const isTyped =
				!isBlock(block) && !isCaught && !board.selection.isMany && (isPlain || board.editing !== false);
			if (isTyped && text.length <= LONGEST_CELL) return;
			event.preventDefault();
			const times = timesOver(range, block);
			const why = refusal(block, times.across * times.down);
			const more = range.top + block.length - board.lines.length;
			if (why && more > 0 && !edits.isRoomFor(more)) return;
			if (why) return board.say(why);
			if (cells || range.left > 0 || block.length === 1) return putIn(range, block);
			void putTable(range, block, text);
		};
		/** Rows of another program, from their labels on: they may have headings and totals, which the program knows. */
		const putTable = async (range: Range, block: string[][], text: string) => {
			// The lines that were made to paste into.
			const lines = board.lines.slice(range.top, range.bottom + 1);
			const filled = lines.findIndex((_, i) => !board.isBlank(range.top + i));
			const instead = lines.slice(0, filled < 0 ? undefined : filled);
			const [isTaken, totals] = await Promise.all([
				board.takeTable(text, instead),
				totalsOf(block, board.columns),
			]);
			if (!isTaken) putIn(range, block, totals);
		};
		return {
			/** Before the browser looks for something to copy. */
			onKeyDown: (event: KeyboardEvent) => {
				// A button that was let go of outside the window is not heard of.
				board.isMiddle = false;
				const key = event.key.toLowerCase();
				if (!(event.ctrlKey || event.metaKey) || event.altKey || !"cxv".includes(key)) return;
				const text = catcher.current;
				const active = document.activeElement;
				if (!text || !active?.closest(`[data-cell], ${EMPTY}`) || board.editing) return;
				// A single text cell takes what is pasted as if it were typed.
				if (key === "v" && controlOf(active) === "text") return;
				const range = board.range();
				if (key !== "v" && range && sizeOf(range) > MANY_CELLS) {
					event.preventDefault();
					return copyLater(text, key === "x" ? "cut" : "copy");
				}
				hold(text);
				setTimeout(giveBack);
			},
			onCopy: (event: ClipboardEvent) => {
				if (copy(event)) board.done();
			},
			onCut: (event: ClipboardEvent) => {
				if (copy(event)) void edits.clear(words.grid.cut);
			},
			onPaste: (event: ClipboardEvent) => {
				paste(event);
			},
		};
	}, [board, edits, catcher]);
}

const sizeOf = ({ top, bottom, left, right }: Range) => (bottom - top + 1) * (right - left + 1);

/** Gives the catcher the focus, with something in it to copy. */
function hold(text: HTMLTextAreaElement): void {
	text.value = " ";
	text.focus({ preventScroll: true });
	text.select();
}

/** What stands where the lines do while there is none, and where the first one will stand. */
const EMPTY = "[data-empty]";
const FIRST: Range = { top: 0, bottom: 0, left: 0, right: 0 };

const cellAt = ({ row, column }: { row: number; column: number }) => `[data-cell="${row}:${column}"]`;

/** Whether the event is about the letters of a text that is being edited. */
function isInText(board: Board, event: ClipboardEvent, catcher: HTMLElement | null): boolean {
	if (event.target === catcher) return false;
	return board.editing !== false || !(event.target as HTMLElement).closest("[data-cell]");
}

/** What this program wrote on the clipboard; null where that is another's. */
function readCells(text: string): string[][] | null {
	try {
		const cells: unknown = JSON.parse(text);
		const isRow = (row: unknown) => Array.isArray(row) && row.every((cell) => typeof cell === "string");
		return Array.isArray(cells) && cells.length > 0 && cells.every(isRow) ? cells : null;
	} catch {
		return null;
	}
}

type Times = { across: number; down: number };

const widest = (block: readonly string[][]) => block.reduce((wide, row) => Math.max(wide, row.length), 0);

/** How often a block goes over a selection that is a whole number of times as large, as in spreadsheets. */
function timesOver(range: Range, block: string[][]): Times {
	const height = range.bottom - range.top + 1;
	const width = range.right - range.left + 1;
	const wide = widest(block);
	return {
		across: width % wide === 0 ? width / wide : 1,
		down: height % block.length === 0 ? height / block.length : 1,
	};
}

function over(block: string[][], { across, down }: Times): string[][] {
	if (across * down === 1) return block;
	const wide = widest(block);
	return Array.from({ length: block.length * down }, (_, i) => {
		const row = block[i % block.length] ?? [];
		return Array.from({ length: wide * across }, (_, j) => row[j % wide] ?? "");
	});
}

function cornerOf(range: Range, block: string[][], board: Board) {
	return {
		row: range.top + block.length - 1,
		column: Math.min(board.columns.length - 1, range.left + widest(block) - 1),
	};
}
