/**
 * The focus outlives the item of a list that it is in. Whatever takes the item away, the menu, a key or an undo, it
 * goes on to the neighbour that took its place, or to what is left when none is; the browser would drop it.
 * Items say which they are (`data-list`, `data-id`), and what is left for which list it is (`data-after`).
 */
import { useEffect, useLayoutEffect, useRef } from "react";

/** Without `focusItem`, the first control of the item takes the focus. */
export function useKeptFocus(
	list: string,
	ids: readonly string[],
	focusItem: (id: string) => void = focusFirst(list),
): void {
	const before = useRef(ids);
	const held = useRef<string | null>(null);
	const focus = useRef(focusItem);
	focus.current = focusItem;

	useEffect(() => {
		const note = ({ target }: FocusEvent) => {
			held.current = target instanceof Element ? itemAround(target, list) : null;
		};
		document.addEventListener("focusin", note);
		return () => document.removeEventListener("focusin", note);
	}, [list]);

	useLayoutEffect(() => {
		const at = held.current === null ? -1 : before.current.indexOf(held.current);
		before.current = ids;
		if (held.current === null || at < 0 || ids.includes(held.current)) return;
		held.current = null;
		if (document.activeElement && document.activeElement !== document.body) return;
		const neighbour = ids[Math.min(at, ids.length - 1)];
		if (neighbour !== undefined) focus.current(neighbour);
		else focusAfter(list);
	}, [list, ids]);
}

/** What has the focus once a list is empty, or nothing of it is shown any more. */
export const focusAfter = (list: string): void =>
	document.querySelector<HTMLElement>(`[data-after="${list}"]`)?.focus();

const itemAround = (element: Element, list: string): string | null =>
	element.closest<HTMLElement>(`[data-list="${list}"]`)?.dataset.id ?? null;

const focusFirst = (list: string) => (id: string) =>
	document
		.querySelector(`[data-list="${list}"][data-id="${id}"]`)
		?.querySelector<HTMLElement>("button, input, select, textarea")
		?.focus();
