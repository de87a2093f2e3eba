/**
 * The order of sorted lines while lines come and go: those that were shown keep their places until the person asks for
 * their order again. Those that are gone keep theirs too, for an undo that brings them back.
 */

/** `before`: the order so far. `ids`: the lines to be shown, in the order of the dossier. */
export function settled(before: readonly string[], ids: readonly string[]): string[] {
	const known = new Set(before);
	/** The lines that came after a known one in the dossier, by that one; at its end they come last. */
	const after = new Map<string | null, string[]>();
	let previous: string | null = null;
	let run: string[] = [];
	for (const id of ids) {
		if (!known.has(id)) run.push(id);
		else {
			if (run.length > 0) after.set(previous, run);
			previous = id;
			run = [];
		}
	}
	const order = [...(after.get(null) ?? [])];
	for (const id of before) order.push(id, ...(after.get(id) ?? []));
	return [...order, ...run];
}
