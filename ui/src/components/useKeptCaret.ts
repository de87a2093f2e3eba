/**
 * The caret of a text that changes under it, by an undo or by somebody else: it stays between the letters where it was,
 * or goes to the end of what changed there. Browsers send it to the end of the text, where the next words would stand.
 */
import { type RefObject, useLayoutEffect, useRef } from "react";
import { spliceBetween } from "../splice";

type TextField = HTMLInputElement | HTMLTextAreaElement;

export function useKeptCaret<T extends TextField>(value: string): RefObject<T | null> {
	const field = useRef<T>(null);
	const before = seen(field.current, value);
	useLayoutEffect(() => {
		const now = field.current;
		const splice = before && now?.value === value ? spliceBetween(before.text, value) : null;
		if (!before || !now || !splice) return;
		const end = splice.at + splice.delete;
		const moved = (at: number) => {
			if (at < splice.at) return at;
			return splice.insert.length + (at >= end ? at - splice.delete : splice.at);
		};
		now.setSelectionRange(moved(before.start), moved(before.end));
		// A new text is shown from its top.
		now.scrollTop = before.scrollTop;
	});
	return field;
}

/** Where the caret stands in a field that has the focus, before another text is put into it; what is typed is there. */
function seen(field: TextField | null, value: string) {
	if (!field || document.activeElement !== field || field.value === value) return null;
	const { selectionStart: start, selectionEnd: end, scrollTop, value: text } = field;
	return start === null || end === null ? null : { text, start, end, scrollTop };
}
