/** Which rows of a long grid are in sight. A short one is drawn whole. */
import { type RefObject, useEffect, useState } from "react";

/** Beyond so many rows, only those in sight are drawn. */
const WHOLE_UP_TO = 60;
/** Drawn above and below those in sight, so that an arrow always finds its next row. */
const MARGIN = 12;
/** In pixels: what stands above and below the rows, and is never less (`--around-grid`). */
const AROUND = 320;

export type Window = { first: number; end: number };

/** `moved` is told of each scroll, where rows come and go by it. */
export function useWindow(
	scroller: RefObject<HTMLElement | null>,
	count: number,
	rowHeight: number,
	moved: () => void,
): Window {
	const whole = count <= WHOLE_UP_TO;
	// Until the grid has been looked at: no more than the window has room for. A paste of many lines draws these first.
	const [sight, setSight] = useState(() => ({
		first: 0,
		end: Math.max(8, Math.ceil((window.innerHeight - AROUND) / rowHeight)),
	}));
	useEffect(() => {
		const element = scroller.current;
		if (whole || !element) return;
		const look = () => {
			const top = Math.floor(element.scrollTop / rowHeight);
			const bottom = Math.ceil((element.scrollTop + element.clientHeight) / rowHeight);
			setSight((seen) => {
				// As long as a few rows are left beyond the edge, nothing is drawn anew.
				const isEnough = seen.first <= Math.max(0, top - 4) && seen.end >= bottom + 4;
				const isTight = seen.end - seen.first <= bottom - top + 2 * MARGIN + 8;
				return isEnough && isTight ? seen : { first: Math.max(0, top - MARGIN), end: bottom + MARGIN };
			});
		};
		const scrolled = () => {
			moved();
			look();
		};
		element.addEventListener("scroll", scrolled, { passive: true });
		// The first look is its own, once the rows are laid out: asking before would lay them out one time more.
		const resized = new ResizeObserver(look);
		resized.observe(element);
		return () => {
			element.removeEventListener("scroll", scrolled);
			resized.disconnect();
		};
	}, [scroller, whole, rowHeight, moved]);
	if (whole) return { first: 0, end: count };
	const end = Math.min(count, sight.end);
	return { first: Math.min(sight.first, Math.max(0, end - 1)), end };
}

/** A run of rows that are drawn, or of rows whose place is only held. */
export type Run = { from: number; to: number; drawn: boolean };

/** The rows in sight, and the one that has the focus wherever it is: scrolling never takes it away. */
export function runsOf({ first, end }: Window, count: number, focused: number | null): Run[] {
	const drawn = [{ from: first, to: end }];
	if (focused !== null && focused >= 0 && focused < count) {
		if (focused < first) drawn.unshift({ from: focused, to: focused + 1 });
		else if (focused >= end) drawn.push({ from: focused, to: focused + 1 });
	}
	const runs: Run[] = [];
	let at = 0;
	for (const { from, to } of drawn) {
		if (from > at) runs.push({ from: at, to: from, drawn: false });
		if (to > from) runs.push({ from, to, drawn: true });
		at = to;
	}
	if (at < count) runs.push({ from: at, to: count, drawn: false });
	return runs;
}
