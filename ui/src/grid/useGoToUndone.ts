/**
 * An undo or a redo is seen: one goes to the first line that it gave back, or, where what it changed is out of sight, to
 * the first of it that the grid shows.
 */
import { useEffect } from "react";
import type { Board } from "./board";

/** In milliseconds: what it brought back is arranged within so long. */
const PATIENCE = 2_000;

type Paths = Map<string, Set<string>>;

export function useGoToUndone(board: Board): void {
	useEffect(() => {
		let frame = 0;
		const stop = board.dossier.listeners.listen("undone", () => {
			const until = performance.now() + PATIENCE;
			const { selection } = board;
			if (selection.anchor && selection.range === board.pasted) selection.at(selection.anchor);
			const paths = pathsByLine(board);
			const find = () => board.lines.flatMap((id, row) => (paths.has(id) ? [row] : []));
			const isSeen = (rows: number[]) => rows.some((row) => board.isInSight(row));
			// What comes back into sight from elsewhere was not seen to change.
			const before = find();
			const isFromAfar = before.length > 0 && !isSeen(before);
			const known = new Set(board.lines);
			const look = () => {
				const rows = find();
				const back = rows.find((at) => !known.has(board.lines[at] ?? ""));
				const row = rows[0];
				const isPlaced = row !== undefined && !board.isAstray();
				if (paths.size > 0 && !isPlaced && performance.now() < until) frame = requestAnimationFrame(look);
				else if (row === undefined) return;
				else if (back !== undefined || isFromAfar || !isSeen(rows) || isOneCell(board, rows, paths)) {
					goTo(board, row, paths, known.size === 0);
				}
			};
			cancelAnimationFrame(frame);
			// Once the lines are drawn as the program now has them.
			frame = requestAnimationFrame(look);
		});
		return () => {
			cancelAnimationFrame(frame);
			stop();
		};
	}, [board]);
}

/** Whether one cell changed, which is on screen: one goes on from there, as in a spreadsheet. */
function isOneCell(board: Board, rows: readonly number[], paths: Paths): boolean {
	const [row] = rows;
	if (rows.length !== 1 || row === undefined) return false;
	return columnOf(board, row, paths) >= 0;
}

/** For each line, the fields that changed; one that came or moved as a whole has an empty one. */
function pathsByLine(board: Board): Paths {
	const { dossier, grid } = board;
	const live = new Set(dossier.list(grid.list));
	const paths: Paths = new Map();
	for (const pointer of dossier.undone) {
		if (!pointer.startsWith(`${grid.list}/`)) continue;
		const [id = "", ...path] = pointer.slice(grid.list.length + 1).split("/");
		if (live.has(id)) paths.set(id, (paths.get(id) ?? new Set()).add(path.join("/")));
	}
	return paths;
}

/** The first column of a line that changed, from the left; below 0 where the line did as a whole, or none is shown. */
function columnOf(board: Board, row: number, paths: Paths): number {
	const changed = paths.get(board.lines[row] ?? "");
	if (!changed || changed.has("")) return -1;
	const kind = board.kind(row);
	return board.columns.findIndex((column) => changed.has(column.path?.(kind) ?? ""));
}

/** `wasEmpty`: the grid had no line, and the focus that it had was given to what adds one. */
function goTo(board: Board, row: number, paths: Paths, wasEmpty: boolean): void {
	const id = board.lines[row] ?? "";
	const column = Math.max(0, columnOf(board, row, paths));
	const focused = document.activeElement;
	// Whoever pressed a button elsewhere goes on from there.
	const isGiven = wasEmpty && focused instanceof HTMLElement && focused.dataset.after === board.grid.list;
	if (focused === document.body || isGiven || board.scroller?.contains(focused)) board.focusLine(id, column);
	else board.reveal({ row, column });
}
