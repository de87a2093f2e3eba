/** What a grid is: a list of the dossier, one row an item, and the columns of its fields. */

export type GridColumn = {
	key: string;
	header: string;
	/** What the head has no room to say. */
	title?: string;
	/** In rem. */
	width: number;
	/** The figures stand at the right of their cell. */
	figures?: boolean;
	/** Of choices whose whole names have no room in a cell, what they are called there. */
	short?: Readonly<Record<string, string>>;
	/** The field of the row, under its item; null where a row of this kind has none. */
	path?: (kind: string) => string | null;
	/** The program's figure of the row, in the place of a field. */
	figure?: (id: string) => string;
	/** The rule of the checks by which the figure cannot be computed; and what else than the row may be the cause. */
	computed?: { rule: string; elsewhere: (kind: string) => { at: string; said: string } | null };
	/** What lines cost or bring stands in it, and so do the totals of a pasted block. */
	summed?: boolean;
	/** The figure is a run of months, drawn as a bar. */
	bar?: boolean;
	/** What the number counts, for a row of this kind. */
	unit?: (kind: string) => string | null;
	/** What a missing flag means, for a row of this kind, where the declaration cannot say it. */
	missing?: (kind: string) => string | null;
	/** Why a row of this kind has no such field. */
	why?: (kind: string) => string;
	/** Always shown. */
	fixed?: boolean;
};

export type GridDefinition = {
	list: string;
	/** Its name, for the screen reader. */
	label: string;
	/** One item's name, in the labels of undo: « dépense ». */
	one: string;
	columns: GridColumn[];
	/** The field that says of which kind a row is, and so which fields it has. */
	kindPath: string | null;
	/** The kind of a row that has none when figures are put into it, by their columns. */
	kindFor?: (columns: string[]) => string;
	/** The fields that a new row takes from the row above it. */
	inherited: string[];
	addLabel: string;
	addTestId: string;
	/** Why a pasted value finds no cell in a column that is there. */
	noPlace?: string;
	/** What is said where there is no line yet. */
	empty?: string;
};

/** The kind that a figure typed in this column gives to a row without one; null where none has such a figure. */
export function kindTyped(grid: GridDefinition, column: GridColumn): string | null {
	const kind = grid.kindFor?.([column.key]) ?? "";
	return column.path?.("") === null && column.path(kind) !== null ? kind : null;
}

/** Lines that stand together under a head of their own. */
export type GridGroup = { id: string; name: string; figure: string; lines: readonly string[] };

/** A figure of the program stays in sight at the right. */
export const cellClass = ({ figures, figure, bar }: GridColumn) =>
	[figures && "grid__figures", figure && !bar && "grid__kept"].filter(Boolean).join(" ") || undefined;

export const field = (path: string) => () => path;
