/** The one edit that puts a pasted block into a grid: fields set, rows added where the grid ends. */
import type { ChoiceView as Choice } from "../bindings/ChoiceView";
import type { FieldSpecView as FieldSpec } from "../bindings/FieldSpecView";
import type { OpRequest } from "../bindings/OpRequest";
import type { GridDefinition } from "./columns";

export type GridReader = {
	ids: readonly string[];
	text: (pointer: string) => string;
	spec: (pointer: string) => FieldSpec | null;
	choices: (spec: FieldSpec) => Choice[];
	newId: () => string;
};

export function pasteOps(
	grid: GridDefinition,
	at: { row: number; column: number },
	block: string[][],
	reader: GridReader,
): OpRequest[] {
	return block.flatMap((cells, i): OpRequest[] => {
		const id = reader.ids[at.row + i];
		const fields = rowFields(grid, at.column, cells, id, reader);
		if (id === undefined) {
			const added = Object.fromEntries(fields);
			return fields.length === 0
				? []
				: [{ op: "add", list: grid.list, id: reader.newId(), position: "last", fields: added }];
		}
		return fields.map(([path, text]) => ({
			op: "input",
			pointer: `${grid.list}/${id}/${path}`,
			text,
		}));
	});
}

/** Path and text of each cell of one pasted row. A column of figures takes nothing. */
function rowFields(
	grid: GridDefinition,
	column: number,
	cells: string[],
	id: string | undefined,
	reader: GridReader,
): [path: string, text: string][] {
	const covered = cells.flatMap((text, i) => {
		const target = grid.columns[column + i];
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
		const needed = covered.some(({ path }) => path("") === null);
		if (kind === "" && needed && grid.pastedKind) {
			kind = grid.pastedKind(covered.map(({ target }) => target.key));
			fields.push([kindPath, kind]);
		}
	}
	for (const { path, text } of covered) {
		const own = path(kind);
		if (own !== null) fields.push([own, read(own, text)]);
	}
	return fields;
}

const YES = new Set(["oui", "o", "x", "1", "vrai", "true", "yes"]);
const NO = new Set(["non", "n", "0", "faux", "false", "no"]);

/** A choice by its name, a flag by its word; anything else as it stands, for the program to read. */
function readable(text: string, spec: FieldSpec | null, reader: GridReader): string {
	const wanted = fold(text);
	if (spec?.kind === "flag") return YES.has(wanted) ? "true" : NO.has(wanted) ? "false" : text.trim();
	if (spec?.kind === "choice" || spec?.kind === "reference") {
		const choice = reader
			.choices(spec)
			.find(({ value, label }) => fold(label) === wanted || value === wanted);
		return choice?.value ?? text.trim();
	}
	return text.trim();
}

/** Without case, accents or double spaces: « Réception  » is « reception ». */
function fold(text: string): string {
	return text
		.normalize("NFD")
		.replace(/\p{M}/gu, "")
		.replace(/[\s\u00a0\u202f]+/g, " ")
		.replace(/[’‘]/g, "'")
		.trim()
		.toLowerCase();
}
