/** Says of a box, by its attribute `data-wide`, whether what it holds is wider than it. */
import { type RefObject, useLayoutEffect } from "react";

/** `content` must change with what may make it wider. */
export function useWide(box: RefObject<HTMLElement | null>, content: unknown) {
	// biome-ignore lint/correctness/useExhaustiveDependencies: another content asks again
	useLayoutEffect(() => {
		const element = box.current;
		if (!element) return;
		// As an attribute: React would draw what it holds again for it.
		const look = () => element.toggleAttribute("data-wide", element.scrollWidth > element.clientWidth);
		const resized = new ResizeObserver(look);
		resized.observe(element);
		return () => resized.disconnect();
	}, [box, content]);
}
