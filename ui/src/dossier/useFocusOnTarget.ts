/**
 * Brings the field that one goes to into sight and gives it the focus. Its screen may still be on its
 * way, or its card closed, so this looks again for a while; what has no field of its own (a whole line,
 * a list) gives the focus to what holds it.
 */
import { useEffect } from "react";
import { useTarget } from "../route";

/** Looks, one a frame, after which what holds the field is gone to. */
const TRIES = 40;
/** In milliseconds: on a busy machine the field itself may come later still. */
const PATIENCE = 10_000;
/** In milliseconds: how long a screen may go on growing around the field. */
const SETTLING = 3_000;

export function useFocusOnTarget(): void {
	const target = useTarget();
	useEffect(() => {
		if (!target) return;
		const until = performance.now() + PATIENCE;
		let tries = 0;
		let frame = 0;
		let settled = 0;
		let keep = (): void => undefined;
		// What comes later (a drawing, a table) pushes the field away: it is brought back.
		const resized = new ResizeObserver(() => keep());
		const stop = () => {
			cancelAnimationFrame(frame);
			clearTimeout(settled);
			resized.disconnect();
			for (const event of ACTS) document.removeEventListener(event, stop, true);
		};
		const look = () => {
			tries += 1;
			const found = elementOf(target.pointer);
			if (found) {
				show(found);
				keep = () => bringIntoSight(found);
				for (const part of document.querySelectorAll("#part > *")) resized.observe(part);
				settled = window.setTimeout(stop, SETTLING);
				return;
			}
			const held = tries === TRIES && nearest(target.pointer);
			if (held) show(held);
			if (tries < TRIES || performance.now() < until) frame = requestAnimationFrame(look);
			else stop();
		};
		frame = requestAnimationFrame(look);
		// Whoever goes on meanwhile is not called back.
		for (const event of ACTS) document.addEventListener(event, stop, true);
		return stop;
	}, [target]);
}

const ACTS = ["keydown", "pointerdown", "wheel"] as const;

const elementOf = (pointer: string) =>
	document.querySelector<HTMLElement>(`#part [data-pointer="${pointer.replace(/["\\]/g, "\\$&")}"]`);

/** The element of the longest beginning of the pointer that is shown. */
function nearest(pointer: string): HTMLElement | null {
	const parts = pointer.split("/");
	while (parts.length > 2) {
		parts.pop();
		const found = elementOf(parts.join("/"));
		if (found) return found;
	}
	return null;
}

const bringIntoSight = (element: Element) => element.scrollIntoView({ block: "center", inline: "nearest" });

const FOCUSABLE = "input, select, textarea, button";

function show(element: HTMLElement): void {
	const field = element.matches(FOCUSABLE)
		? element
		: (element.querySelector<HTMLElement>(FOCUSABLE) ?? element);
	field.focus({ preventScroll: true });
	bringIntoSight(element);
	const flashed = element.closest<HTMLElement>(".field, td, tr, li") ?? element;
	flashed.classList.add("flash");
	setTimeout(() => flashed.classList.remove("flash"), 1600);
}
