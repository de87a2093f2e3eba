/**
 * Ctrl and an arrow, as in a spreadsheet: to the end of the block of filled cells that one is in, or else to
 * the next filled cell, or else to the edge of the grid.
 */

export function jump(from: number, step: -1 | 1, last: number, filled: (at: number) => boolean): number {
	const edge = step < 0 ? 0 : last;
	if (from === edge) return from;
	let at = from + step;
	if (filled(from) && filled(at)) {
		while (at !== edge && filled(at + step)) at += step;
		return at;
	}
	while (at !== edge && !filled(at)) at += step;
	return at;
}
