/** Where the cells get less room, as when something is said under them, the one that has the focus stays in sight. */
import { type RefObject, useEffect } from "react";
import type { Board } from "./board";

export function useKeptInSight(board: Board, scroller: RefObject<HTMLElement | null>) {
	useEffect(() => {
		const element = scroller.current;
		if (!element) return;
		let room = element.clientHeight;
		const resized = new ResizeObserver(() => {
			const isLess = element.clientHeight < room;
			room = element.clientHeight;
			if (isLess) board.revealFocus();
		});
		resized.observe(element);
		return () => resized.disconnect();
	}, [board, scroller]);
}
