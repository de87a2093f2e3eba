/**
 * Selects the whole text of the cell that one comes to. WebKit hands what is selected to the desktop, which takes it 10
 * to 20 ms: the cell is painted first, and a key that comes before does not find it undone.
 */
export class SelectLater {
	#text: HTMLInputElement | null = null;

	/** `isEditing`: one is in the text, and what is selected there is the person's. */
	constructor(private readonly isEditing: () => boolean) {}

	/** Once what changed is painted. */
	soon(text: HTMLInputElement): void {
		this.#text = text;
		requestAnimationFrame(() => setTimeout(() => this.#text === text && this.now()));
	}

	/** Somebody is about to type, copy or paste there. */
	now(): void {
		const text = this.#text;
		this.#text = null;
		if (text && document.activeElement === text && !this.isEditing()) selectText(text);
	}
}

/** All of it, with the caret before it, and its beginning in sight: WebKit would show the end of a long text. */
export function selectText(text: HTMLInputElement): void {
	text.setSelectionRange(0, text.value.length, "backward");
	text.scrollLeft = 0;
}
