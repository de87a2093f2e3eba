/**
 * French spaces, put in once for the whole catalogue, so that its texts stay readable in the source:
 * U+202F before ; ! ? and U+00A0 before : and inside « ».
 */

export function french(text: string): string {
	return text
		.replace(/ ([;!?])/g, "\u202f$1")
		.replace(/ :/g, "\u00a0:")
		.replace(/« /g, "«\u00a0")
		.replace(/ »/g, "\u00a0»")
		.replace(/ ([%€])/g, "\u00a0$1");
}

/** A catalogue: texts, functions that make one, and groups of these. */
type Catalogue = { [key: string]: unknown };

/** The same catalogue with its French spaces in place. */
export function typeset<T extends Catalogue>(catalogue: T): T {
	return set(catalogue) as T;
}

function set(value: unknown): unknown {
	if (typeof value === "string") return french(value);
	if (Array.isArray(value)) return value.map(set);
	if (typeof value === "function") return (...args: unknown[]) => french(String(value(...args)));
	if (typeof value === "object" && value !== null) {
		return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, set(inner)]));
	}
	return value;
}
