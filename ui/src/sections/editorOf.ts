/** The editor of a text, found by its field: it keeps its caret while a dialog is open. */
export const editorOf = (pointer: string): HTMLTextAreaElement | undefined =>
	[...document.querySelectorAll("textarea")].find((one) => one.dataset.pointer === pointer);
