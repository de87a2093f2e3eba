/**
 * Copy, cut and paste by the real clipboard, as a spreadsheet does. While a text is being edited they are the
 * browser's, for the text. A cell that is no text has no clipboard of its own: a hidden text, the catcher, has
 * the focus for the moment of the key.
 */
import { type ClipboardEvent, type KeyboardEvent, type RefObject, useMemo } from "react";
import { words } from "../words";
import { type Board, controlIn, controlOf } from "./board";
import { plainNumber, writeBlock, writeTable } from "./copy";
import { isBlock, parseBlock } from "./paste";
import type { Range } from "./selection";
import type { GridEdits } from "./useGridEdits";

/** More than 5 000 lines of long texts: no table of costs, and not worth reading. */
const LONGEST = 16_000_000;
/** All cells of the longest table of costs: what goes beyond falls beside it. */
const MOST_CELLS = 60_000;

export function useClipboard(board: Board, edits: GridEdits, catcher: RefObject<HTMLTextAreaElement | null>) {
	return useMemo(() => {
		const giveBack = () => {
			if (document.activeElement !== catcher.current) return;
			const { anchor } = board.selection;
			const cell = anchor && board.scroller?.querySelector<HTMLElement>(cellAt(anchor));
			if (cell) controlIn(cell).focus({ preventScroll: true });
		};
		const copy = (event: ClipboardEvent): Range | null => {
			if (isInText(board, event, catcher.current)) return null;
			const range = board.range();
			if (!range) return null;
			event.preventDefault();
			const shown = board.columns.slice(range.left, range.right + 1);
			const rows: string[][] = [];
			for (let row = range.top; row <= range.bottom; row += 1) {
				rows.push(
					shown.map((column, i) => {
						const text = board.text({ row, column: range.left + i });
						return column.figures ? plainNumber(text) : text;
					}),
				);
			}
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
		const paste = (event: ClipboardEvent) => {
			const text = event.clipboardData.getData("text/plain");
			const range = board.range();
			if (!range || text === "") return;
			if (text.length > LONGEST) {
				event.preventDefault();
				board.say(words.grid.tooMany(board.dossier.limitOf(board.grid.list)));
				return;
			}
			const block = parseBlock(text);
			const isCaught = event.target === catcher.current;
			// One cell goes in as if it were typed, unless a spreadsheet has put quotes around it.
			const isPlain = block[0]?.[0] === text.replace(/\r?\n$/, "");
			if (!isBlock(block) && !isCaught && !board.selection.isMany && (isPlain || board.editing)) return;
			event.preventDefault();
			const more = range.top + block.length - board.lines.length;
			if (more > 0 && !edits.isRoomFor(more)) return;
			if (block.reduce((cells, row) => cells + row.length, 0) > MOST_CELLS) {
				board.say(words.grid.tooManyCells(MOST_CELLS));
				return;
			}
			const spread = over(range, block);
			board.editing = false;
			board.selection.over({ row: range.top, column: range.left }, cornerOf(range, spread, board));
			void edits.put(words.grid.pasted(spread.length), range, spread);
		};
		return {
			/** Before the browser looks for something to copy. */
			onKeyDown: (event: KeyboardEvent) => {
				const key = event.key.toLowerCase();
				if (!(event.ctrlKey || event.metaKey) || event.altKey || !"cxv".includes(key)) return;
				const text = catcher.current;
				const active = document.activeElement;
				if (!text || !active?.closest("[data-cell]") || board.editing) return;
				// A single text cell takes what is pasted as if it were typed.
				if (key === "v" && controlOf(active) === "text") return;
				text.value = " ";
				text.focus({ preventScroll: true });
				text.select();
				setTimeout(giveBack);
			},
			onCopy: (event: ClipboardEvent) => {
				copy(event);
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

const cellAt = ({ row, column }: { row: number; column: number }) => `[data-cell="${row}:${column}"]`;

/** Whether the event is about the letters of a text that is being edited. */
function isInText(board: Board, event: ClipboardEvent, catcher: HTMLElement | null): boolean {
	if (event.target === catcher) return false;
	return board.editing || !(event.target as HTMLElement).closest("[data-cell]");
}

/** A block repeated over a selection that is a whole number of times as large, as spreadsheets do. */
function over(range: Range, block: string[][]): string[][] {
	const height = range.bottom - range.top + 1;
	const width = range.right - range.left + 1;
	const wide = Math.max(...block.map((row) => row.length));
	const across = width % wide === 0 ? width / wide : 1;
	const down = height % block.length === 0 ? height / block.length : 1;
	if (across * down === 1) return block;
	return Array.from({ length: block.length * down }, (_, i) => {
		const row = block[i % block.length] ?? [];
		return Array.from({ length: wide * across }, (_, j) => row[j % wide] ?? "");
	});
}

function cornerOf(range: Range, block: string[][], board: Board) {
	const wide = Math.max(...block.map((row) => row.length));
	return {
		row: range.top + block.length - 1,
		column: Math.min(board.columns.length - 1, range.left + wide - 1),
	};
}
