import fc from "fast-check";
import { expect, test } from "vitest";
import type { FieldSpecView } from "../src/bindings/FieldSpecView";
import { COST_GRID } from "../src/budget/costGrid";
import { isBlock, parseBlock } from "../src/grid/paste";
import { type GridReader, pasteOps } from "../src/grid/pasteOps";

test("tabs part cells, lines part rows, whoever ends the lines", () => {
	expect(parseBlock("a\tb\nc\td\n")).toEqual([
		["a", "b"],
		["c", "d"],
	]);
	expect(parseBlock("a\tb\r\nc\td\r\n")).toEqual([
		["a", "b"],
		["c", "d"],
	]);
	expect(parseBlock("a\tb\rc\td")).toEqual([
		["a", "b"],
		["c", "d"],
	]);
});

test("an empty cell keeps its place, at the start, the middle and the end", () => {
	expect(parseBlock("\tb\t\n\t\t")).toEqual([
		["", "b", ""],
		["", "", ""],
	]);
});

test("a quoted cell holds tabs, lines and doubled quotes", () => {
	expect(parseBlock('"a\tb"\t"dit ""oui"""\n"deux\nlignes"\tx')).toEqual([
		["a\tb", 'dit "oui"'],
		["deux\nlignes", "x"],
	]);
});

test("a quote that closes nothing belongs to the words", () => {
	expect(parseBlock('"Atelier" du soir\tx')).toEqual([['"Atelier" du soir', "x"]]);
	expect(parseBlock('12" de large\tx')).toEqual([['12" de large', "x"]]);
	expect(parseBlock('"ouvert\tx')).toEqual([['"ouvert', "x"]]);
});

test("one cell copied with its line’s end is no block", () => {
	expect(isBlock(parseBlock("12,50\r\n"))).toBe(false);
	expect(isBlock(parseBlock("12,50"))).toBe(false);
	expect(isBlock(parseBlock("a\tb"))).toBe(true);
	expect(isBlock(parseBlock("a\nb"))).toBe(true);
});

test("what a spreadsheet writes is read back cell for cell", () => {
	const cell = fc.string({ unit: fc.constantFrom("a", "é", "\t", "\n", '"', "1", " ", "€") });
	const block = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 4 });
	const write = (text: string) => (/["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
	fc.assert(
		fc.property(block, (rows) => {
			const written = rows.map((row) => row.map(write).join("\t")).join("\n");
			expect(parseBlock(`${written}\n`)).toEqual(rows);
		}),
	);
});

const SPECS: Record<string, Partial<FieldSpecView>> = {
	label: { kind: "line" },
	category: { kind: "reference", also: {} },
	"basis/kind": { kind: "choice", also: { achats: "purchase", "prix unitaire": "purchase" } },
	"basis/quantity": { kind: "quantity" },
	"basis/unit_price": { kind: "quantity" },
	"basis/amount": { kind: "amount" },
	in_kind: { kind: "flag" },
};

function reader(kinds: Record<string, string>): GridReader {
	let made = 0;
	return {
		columns: COST_GRID.columns,
		ids: Object.keys(kinds),
		text: (pointer) => kinds[pointer.split("/")[2] ?? ""] ?? "",
		spec: (pointer) => (SPECS[pointer.split("/").slice(3).join("/")] as FieldSpecView) ?? null,
		choices: (spec) =>
			spec.kind === "choice"
				? [
						{ value: "purchase", label: "Achat" },
						{ value: "lump_sum", label: "Forfait" },
					]
				: [{ value: "formation", label: "Formation et réception" }],
		newId: () => `new${++made}`,
	};
}

const column = (key: string) => COST_GRID.columns.findIndex((one) => one.key === key);

test("a block sets the cells it covers, and adds rows where the grid ends, as one edit", () => {
	const { ops } = pasteOps(
		COST_GRID,
		{ row: 0, column: 0 },
		[
			["Atelier", "formation et RECEPTION"],
			["Salle", "Inconnue"],
		],
		reader({ l1: "purchase" }),
	);
	expect(ops).toEqual([
		{ op: "input", pointer: "/costs/l1/label", text: "Atelier" },
		{ op: "input", pointer: "/costs/l1/category", text: "formation" },
		{
			op: "add",
			list: "/costs",
			id: "new1",
			position: "last",
			fields: { label: "Salle", category: "Inconnue" },
		},
	]);
});

test("a service is known by its acronym, as cells and pages show it, where one alone has it", () => {
	const services = [
		{ value: "dreal", label: "Direction de l’environnement (DREAL) Centre-Val de Loire" },
		{ value: "ddt45", label: "Direction des territoires (DDT) du Loiret" },
		{ value: "ddt18", label: "Direction des territoires (DDT) du Cher" },
	];
	const { ops } = pasteOps(
		COST_GRID,
		{ row: 0, column: column("category") },
		[
			["dreal"],
			["DREAL, Direction de l’environnement Centre-Val de Loire"],
			["DDT, direction des territoires du Cher"],
			["DDT"],
		],
		{ ...reader({ l1: "", l2: "", l3: "", l4: "" }), choices: () => services },
	);
	expect(ops.map((op) => "text" in op && op.text)).toEqual(["dreal", "dreal", "ddt18", "DDT"]);
});

test("a category is known by the beginning of its name, in whole words, where one alone begins so", () => {
	const categories = [
		{ value: "design", label: "Prestations intellectuelles et design" },
		{ value: "equipment", label: "Équipement, mobilier et aménagement" },
		{ value: "digital", label: "Services numériques" },
		{ value: "state", label: "Services de l’État" },
	];
	const category = { kind: "reference", target: "category", also: {} } as unknown as FieldSpecView;
	const pasted = (text: string, spec: FieldSpecView) => {
		const known = { ...reader({ l1: "" }), choices: () => categories, spec: () => spec };
		const [op] = pasteOps(COST_GRID, { row: 0, column: column("category") }, [[text]], known).ops;
		return op && "text" in op ? op.text : undefined;
	};
	expect(pasted("PRESTATIONS", category)).toBe("design");
	expect(pasted("equipement mobilier", category)).toBe("equipment");
	expect(pasted("Services", category)).toBe("Services");
	expect(pasted("Prestation", category)).toBe("Prestation");
	expect(pasted("prestations", { ...category, target: "agent" })).toBe("prestations");
});

test("figures go to the fields of the row’s own kind, as they were typed", () => {
	const block = [
		["3", "1 234,56 €"],
		["", "500"],
	];
	const { ops } = pasteOps(
		COST_GRID,
		{ row: 0, column: column("quantity") },
		block,
		reader({ l1: "purchase", l2: "lump_sum" }),
	);
	expect(ops).toEqual([
		{ op: "input", pointer: "/costs/l1/basis/quantity", text: "3" },
		{ op: "input", pointer: "/costs/l1/basis/unit_price", text: "1 234,56 €" },
		{ op: "input", pointer: "/costs/l2/basis/amount", text: "500" },
	]);
});

test("figures pasted under the last row make a row of a kind that can hold them", () => {
	const { ops: quantity } = pasteOps(
		COST_GRID,
		{ row: 0, column: column("quantity") },
		[["2", "10"]],
		reader({}),
	);
	expect(quantity).toMatchObject([
		{ fields: { "basis/kind": "purchase", "basis/quantity": "2", "basis/unit_price": "10" } },
	]);
	const { ops: amount } = pasteOps(COST_GRID, { row: 0, column: column("unit_cost") }, [["10"]], reader({}));
	expect(amount).toMatchObject([{ fields: { "basis/kind": "lump_sum", "basis/amount": "10" } }]);
});

test("a kind pasted with its figures decides where they go", () => {
	const { ops } = pasteOps(
		COST_GRID,
		{ row: 0, column: column("kind") },
		[["achat", "2", "10"]],
		reader({ l1: "lump_sum" }),
	);
	expect(ops).toMatchObject([
		{ pointer: "/costs/l1/basis/kind", text: "purchase" },
		{ pointer: "/costs/l1/basis/quantity" },
		{ pointer: "/costs/l1/basis/unit_price" },
	]);
});

test("« oui » and « non » tick boxes; the column of amounts takes nothing", () => {
	const at = { row: 0, column: column("in_kind") };
	expect(pasteOps(COST_GRID, at, [["Oui", "123,45 €"]], reader({ l1: "purchase" })).ops).toEqual([
		{ op: "input", pointer: "/costs/l1/in_kind", text: "true" },
	]);
});

test("a usual word for a kind is understood, as in a file of costs", () => {
	const at = { row: 0, column: column("kind") };
	for (const word of ["Achats", "prix, unitaire"]) {
		const { ops, dropped } = pasteOps(COST_GRID, at, [[word, "2", "10"]], reader({ l1: "" }));
		expect(ops).toMatchObject([{ text: "purchase" }, { text: "2" }, { text: "10" }]);
		expect(dropped).toEqual([]);
	}
	expect(pasteOps(COST_GRID, at, [["constructor"]], reader({ l1: "" })).ops).toMatchObject([
		{ text: "constructor" },
	]);
});

test("a value without a cell to go to is named, an empty one is not", () => {
	const at = { row: 0, column: column("kind") };
	const block = [["forfait", "3", "", " "]];
	expect(pasteOps(COST_GRID, at, block, reader({ l1: "purchase" })).dropped).toEqual([
		{ header: "Quantité", line: "l1", text: "3", figure: null },
	]);
	const last = { row: 0, column: COST_GRID.columns.length - 1 };
	expect(
		pasteOps(COST_GRID, last, [["12,00", "au-delà", "", "encore"]], reader({ l1: "purchase" })),
	).toMatchObject({
		ops: [],
		dropped: [
			{ header: "Montant", line: "l1", text: "12,00", figure: expect.any(Function) },
			{ header: null, line: "l1", text: "au-delà" },
			{ header: null, line: "l1", text: "encore" },
		],
	});
});

test("a value names the line that holds its row, and none where nothing of the row was taken", () => {
	const amounts = COST_GRID.columns.length - 1;
	const { ops, dropped } = pasteOps(
		COST_GRID,
		{ row: 0, column: amounts - 1 },
		[["oui"], [], ["non", "1", "de trop"], ["", "2", "perdu"]],
		reader({ l1: "" }),
	);
	expect(ops).toMatchObject([{ op: "input" }, { op: "add", id: "new1" }]);
	expect(dropped.map(({ line, text }) => [line, text])).toEqual([
		["new1", "1"],
		["new1", "de trop"],
		[null, "2"],
		[null, "perdu"],
	]);
});
