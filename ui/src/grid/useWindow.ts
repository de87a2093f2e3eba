/** Which rows of a long grid are in sight. A short one is drawn whole. */
import { type RefObject, useEffect, useState } from "react";

/** Beyond so many rows, only those in sight are drawn. */
const WHOLE_UP_TO = 100;
/** Drawn above and below those in sight, so that an arrow always finds its next row. */
const MARGIN = 12;

export type Window = { first: number; end: number };

export function useWindow(scroller: RefObject<HTMLElement | null>, count: number, rowHeight: number): Window {
	const whole = count <= WHOLE_UP_TO;
	const [sight, setSight] = useState({ first: 0, end: 40 });
	useEffect(() => {
		const element = scroller.current;
		if (whole || !element) return;
		const look = () => {
			const first = Math.max(0, Math.floor(element.scrollTop / rowHeight) - MARGIN);
			const end = Math.ceil((element.scrollTop + element.clientHeight) / rowHeight) + MARGIN;
			setSight((seen) => (seen.first === first && seen.end === end ? seen : { first, end }));
		};
		look();
		element.addEventListener("scroll", look, { passive: true });
		const resized = new ResizeObserver(look);
		resized.observe(element);
		return () => {
			element.removeEventListener("scroll", look);
			resized.disconnect();
		};
	}, [scroller, whole, rowHeight]);
	if (whole) return { first: 0, end: count };
	const end = Math.min(count, sight.end);
	return { first: Math.min(sight.first, Math.max(0, end - 1)), end };
}
