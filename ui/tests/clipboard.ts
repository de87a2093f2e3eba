import { fireEvent } from "@testing-library/react";

/** A clipboard that holds what was put on it, for as long as a test. */
export class Clipboard {
	readonly held = new Map<string, string>();
	setData = (type: string, text: string) => void this.held.set(type, text);
	getData = (type: string) => this.held.get(type) ?? "";

	static of(text: string): Clipboard {
		const clipboard = new Clipboard();
		clipboard.setData("text/plain", text);
		return clipboard;
	}
}

/** A key of the clipboard, with the event that the browser sends after it. */
export function clip(kind: "copy" | "cut" | "paste", clipboardData: Clipboard) {
	const key = { copy: "c", cut: "x", paste: "v" }[kind];
	fireEvent.keyDown(document.activeElement as Element, { key, ctrlKey: true });
	return fireEvent[kind](document.activeElement as Element, { clipboardData });
}
