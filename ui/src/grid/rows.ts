/** The rows that a grid draws: its lines, each group under its head. */
import type { GridGroup } from "./columns";

type Drawn = { group: GridGroup } | { line: number };

/** Where things stand among the rows drawn. */
export type Rows = {
	/** How many rows are drawn in all, heads included. */
	count: number;
	lines: readonly string[];
	/** What stands in a drawn row. */
	at: (drawn: number) => Drawn;
	/** The drawn row of a line. */
	of: (line: number) => number;
};

export function rowsOf(lines: readonly string[]): Rows {
	return { count: lines.length, lines, at: (line) => ({ line }), of: (line) => line };
}

export function rowsOfGroups(groups: readonly GridGroup[]): Rows {
	const lines = groups.flatMap((group) => group.lines);
	/** For each group, the drawn row of its head and its first line. */
	const heads: { group: GridGroup; drawn: number; line: number }[] = [];
	let line = 0;
	for (const group of groups) {
		heads.push({ group, drawn: line + heads.length, line });
		line += group.lines.length;
	}
	return {
		count: lines.length + heads.length,
		lines,
		at: (drawn) => {
			const at = heads.findLastIndex((head) => head.drawn <= drawn);
			const head = heads[at];
			if (head?.drawn === drawn) return { group: head.group };
			return { line: drawn - (at + 1) };
		},
		of: (wanted) => wanted + heads.findLastIndex((head) => head.line <= wanted) + 1,
	};
}
