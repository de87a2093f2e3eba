/**
 * The reading of a text follows it: where the text is scrolled to, as a share of its length, is where the reading is
 * scrolled to. A text that is seen whole says by its caret where one writes.
 */
import { type RefObject, useEffect } from "react";
import { editorOf } from "./editorOf";

/** `shown` is what stands in the reading: its end moves when it changes. */
export function useFollow(page: RefObject<HTMLElement | null>, pointer: string, shown: unknown): void {
	useEffect(() => {
		const editor = editorOf(pointer);
		if (!editor) return;
		const follow = () => {
			if (page.current) page.current.scrollTop = placeIn(editor) * roomOf(page.current);
		};
		editor.addEventListener("scroll", follow);
		return () => editor.removeEventListener("scroll", follow);
	}, [page, pointer]);

	// biome-ignore lint/correctness/useExhaustiveDependencies: another reading is another length
	useEffect(() => {
		const editor = editorOf(pointer);
		// Whoever reads elsewhere is not taken away.
		if (!editor || !page.current || document.activeElement !== editor) return;
		page.current.scrollTop = placeIn(editor) * roomOf(page.current);
	}, [page, pointer, shown]);
}

const roomOf = (element: HTMLElement) => Math.max(0, element.scrollHeight - element.clientHeight);

/** From 0, the beginning, to 1, the end. */
function placeIn(editor: HTMLTextAreaElement): number {
	const room = roomOf(editor);
	if (room > 0) return editor.scrollTop / room;
	return editor.value.length > 0 ? editor.selectionEnd / editor.value.length : 0;
}
