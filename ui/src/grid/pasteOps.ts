/** The one edit that puts a block into a grid: fields set, rows added where the grid ends. */
import type { ChoiceView as Choice } from "../bindings/ChoiceView";
import type { FieldSpecView as FieldSpec } from "../bindings/FieldSpecView";
import type { OpRequest } from "../bindings/OpRequest";
import { acronymFirst, acronymOf } from "../dossier/acronym";
import { isNote } from "../dossier/specs";
import type { GridColumn, GridDefinition } from "./columns";
import { fold } from "./fold";

export type GridReader = {
	/** The columns shown: a block goes over these. */
	columns: readonly GridColumn[];
	ids: readonly string[];
	text: (pointer: string) => string;
	spec: (pointer: string) => FieldSpec | null;
	choices: (spec: FieldSpec) => Choice[];
	newId: () => string;
};

/**
 * A value that has no cell to go to: beyond the last column (no header), in a greyed one of a line, if there is one, or in
 * the place of a figure that the program computes.
 */
export type Dropped = {
	header: string | null;
	line: string | null;
	text: string;
	figure: ((id: string) => string) | null;
};

/** The edit, and the values that have no cell to go to. */
export function pasteOps(
	grid: GridDefinition,
	at: { row: number; column: number },
	block: readonly (readonly string[])[],
	reader: GridReader,
): { ops: OpRequest[]; dropped: Dropped[] } {
	const dropped: Dropped[] = [];
	const ops = block.flatMap((cells, i): OpRequest[] => {
		const known = reader.ids[at.row + i];
		const row = rowFields(grid, at.column, cells, known, reader);
		const { fields } = row;
		const added = Object.fromEntries(fields.filter(([, text]) => text !== ""));
		const isMade = known === undefined && Object.keys(added).length > 0;
		const id = isMade ? reader.newId() : known;
		dropped.push(...row.dropped.map((one) => ({ ...one, line: id ?? null })));
		if (id === undefined) return [];
		if (isMade) return [{ op: "add", list: grid.list, id, position: "last", fields: added }];
		return fields.map(([path, text]) => ({
			op: "input",
			pointer: `${grid.list}/${id}/${path}`,
			text,
		}));
	});
	return { ops, dropped };
}

type RowFields = { fields: [path: string, text: string][]; dropped: Omit<Dropped, "line">[] };

/** Path and text of each cell of one pasted row. */
function rowFields(
	grid: GridDefinition,
	column: number,
	cells: readonly string[],
	id: string | undefined,
	reader: GridReader,
): RowFields {
	const covered = cells.flatMap((text, i) => {
		const target = reader.columns[column + i];
		return target?.path ? [{ target, path: target.path, text }] : [];
	});
	const read = (path: string, text: string) =>
		readable(text, reader.spec(`${grid.list}/${id ?? "new"}/${path}`), reader);
	const fields: [string, string][] = [];
	let kind = "";
	if (grid.kindPath) {
		const { kindPath } = grid;
		const given = covered.find(({ path }) => path("") === kindPath);
		const known = id === undefined ? "" : reader.text(`${grid.list}/${id}/${kindPath}`);
		kind = given ? read(kindPath, given.text) : known;
		const needed = covered.some(({ path, text }) => path("") === null && isFilled(text));
		if (kind === "" && needed && grid.kindFor) {
			const held = covered.filter(({ text }) => isFilled(text));
			kind = grid.kindFor(held.map(({ target }) => target.key));
			fields.push([kindPath, kind]);
		}
	}
	const dropped: RowFields["dropped"] = [];
	for (const [i, text] of cells.entries()) {
		const target = reader.columns[column + i];
		if (!target?.figure || target.bar || !isFilled(text)) continue;
		dropped.push({ header: target.header, text, figure: target.figure });
	}
	for (const { target, path, text } of covered) {
		const own = path(kind);
		if (own !== null) {
			if (!fields.some(([known]) => known === own)) fields.push([own, read(own, text)]);
		} else if (isFilled(text)) dropped.push({ header: target.header, text, figure: null });
	}
	for (const text of cells.slice(Math.max(0, reader.columns.length - column)).filter(isFilled)) {
		dropped.push({ header: null, text, figure: null });
	}
	return { fields, dropped };
}

/** What a usual word means, as the program reads it in a file of costs: punctuation does not count. */
function usual(wanted: string, { also }: FieldSpec): string | undefined {
	const word = plain(wanted);
	return Object.hasOwn(also, word) ? also[word] : undefined;
}

const plain = (text: string) =>
	fold(text)
		.replace(/[^\p{L}\p{N}%]+/gu, " ")
		.trim();

/** The categories or bearers whose names begin with these whole words, as the program reads a file of costs. */
function beginning(text: string, { target }: FieldSpec, choices: readonly Choice[]): Choice[] {
	const wanted = plain(text);
	const isNamed = target === "category" || target === "bearer";
	return isNamed && wanted !== ""
		? choices.filter(({ label }) => `${plain(label)} `.startsWith(`${wanted} `))
		: [];
}

const only = <T>(found: readonly T[]): T | undefined => (found.length === 1 ? found[0] : undefined);

const isFilled = (text: string) => text.trim() !== "";

const YES = new Set(["oui", "o", "x", "1", "vrai", "true", "yes"]);
const NO = new Set(["non", "n", "0", "faux", "false", "no"]);

/** What the names of a block mean: hundreds of lines say the same few again. */
const remembered = new WeakMap<GridReader, Map<string, string>>();

/** The choice that a text names, else the text. */
function meant(text: string, spec: FieldSpec, reader: GridReader): string {
	const known = remembered.get(reader) ?? new Map<string, string>();
	remembered.set(reader, known);
	const key = `${spec.pattern} ${text}`;
	const value = known.get(key) ?? named(text, spec, reader.choices(spec)) ?? usual(text, spec) ?? text.trim();
	known.set(key, value);
	return value;
}

function named(text: string, spec: FieldSpec, choices: readonly Choice[]): string | undefined {
	const wanted = fold(text);
	const own =
		choices.find(({ value }) => value === text.trim()) ?? choices.find(({ label }) => fold(label) === wanted);
	if (own) return own.value;
	// As cells and pages show it; where two services share an acronym it names neither.
	const short = choices.filter(({ label }) =>
		[acronymOf(label)?.short, acronymFirst(label)].some((name) => name && fold(name) === wanted),
	);
	return only(short.length > 0 ? short : beginning(text, spec, choices))?.value;
}

/** A choice by its name, a flag by its word; anything else as it stands, for the program to read. */
function readable(text: string, spec: FieldSpec | null, reader: GridReader): string {
	if (spec?.kind === "flag") {
		const said = fold(text);
		return YES.has(said) ? "true" : NO.has(said) ? "false" : text.trim();
	}
	if (spec?.kind === "choice" || spec?.kind === "reference") return meant(text, spec, reader);
	// A field of one line takes the lines of a cell one after the other.
	return spec?.kind === "line" && !isNote(spec) ? text.trim().replace(/\s*[\r\n]+\s*/g, " ") : text.trim();
}
