/**
 * Brings the line that one goes to into sight, where a grid draws only some of its rows or leaves some out. What
 * gives it the focus (`useFocusOnTarget`) waits until it is drawn.
 */
import { useEffect, useRef } from "react";
import { type Target, useTarget } from "../route";
import { words } from "../words";
import type { Board } from "./board";

/** Goings that have come to their end: a filter chosen after them is not let go of for them. */
const arrived = new WeakSet<Target>();

type Lift = { filters: () => void; said: string };

/** `lines` are those shown, or null while they are still asked for; `ids` are all of them. */
export function useGoToLine(
	board: Board,
	lines: readonly string[] | null,
	ids: readonly string[],
	lift: Lift | undefined,
): void {
	const target = useTarget();
	const lifted = useRef<Target | null>(null);
	useEffect(() => {
		const { grid, scroller } = board;
		const id = target?.pointer.startsWith(`${grid.list}/`) ? target.pointer.split("/")[2] : undefined;
		if (!target || id === undefined || !lines || arrived.has(target)) return;
		const line = lines.indexOf(id);
		if (line >= 0) {
			arrived.add(target);
			if (!scroller) return;
			scroller.scrollTop = Math.max(0, board.drawnRow(line) * board.rowHeight - scroller.clientHeight / 2);
		} else if (!ids.includes(id)) {
			arrived.add(target);
			board.say(words.grid.gone);
		} else if (lift && lifted.current !== target) {
			lifted.current = target;
			lift.filters();
			board.say(lift.said, null, "info");
		}
	}, [board, lines, ids, target, lift]);
}
