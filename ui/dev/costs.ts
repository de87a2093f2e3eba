/** The costs arranged well enough to look at. The program itself compares as French does, and never in floats. */
import type { CostArrangement } from "../src/bindings/CostArrangement";
import type { CostCells } from "../src/bindings/CostCells";
import type { CostColumn } from "../src/bindings/CostColumn";
import type { CostSum } from "../src/bindings/CostSum";
import type { CostView } from "../src/bindings/CostView";
import type { Dossier } from "./dossier";
import { computed, euros, number } from "./figures";

const PATHS: Partial<Record<CostColumn, string[]>> = {
	label: ["label"],
	category: ["category"],
	bearer: ["bearer"],
	kind: ["basis/kind"],
	quantity: ["basis/days", "basis/quantity"],
	unit_cost: ["basis/daily_cost", "basis/yearly_cost", "basis/unit_price", "basis/amount"],
	vat: ["basis/vat"],
	from: ["from"],
	to: ["to"],
};
const NUMBERS: CostColumn[] = ["quantity", "unit_cost", "amount"];
const fold = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

export function arranged(dossier: Dossier, view: CostView, rev: number, pointers: string[]): CostArrangement {
	const { figures } = computed(dossier, []);
	const field = (id: string, path: string) => dossier.fields.get(`/costs/${id}/${path}`) ?? "";
	const cell = (id: string, column: CostColumn) =>
		column === "amount"
			? (figures[`lines/${id}/amount`] ?? "")
			: (PATHS[column] ?? []).map((path) => field(id, path)).find((text) => text !== "") || "";
	const all = dossier.lists.get("/costs") ?? [];
	const lines = all.filter(
		(id) =>
			view.keep.includes(id) ||
			((view.category === null || field(id, "category") === view.category) &&
				(view.bearer === null || field(id, "bearer") === view.bearer) &&
				(view.kind === null || field(id, "basis/kind") === view.kind) &&
				(!view.with_finding || pointers.some((pointer) => pointer.startsWith(`/costs/${id}`))) &&
				fold(field(id, "label")).includes(fold(view.search.trim()))),
	);
	if (view.order) {
		const { column, descending } = view.order;
		const compare = (a: string, b: string) =>
			NUMBERS.includes(column)
				? number(cell(a, column)) - number(cell(b, column))
				: cell(a, column).localeCompare(cell(b, column), "fr", { numeric: true });
		lines.sort((a, b) => (descending ? -compare(a, b) : compare(a, b)));
	}
	const total = (ids: string[]) => euros(ids.reduce((sum, id) => sum + number(cell(id, "amount")), 0));
	const by = view.group;
	const bearers = ["/carriers", "/partners"].flatMap((list) => dossier.lists.get(list) ?? []);
	const ids = by ? [...new Set(lines.map((id) => field(id, by) || "null"))] : [""];
	ids.sort((a, b) => bearers.indexOf(a) - bearers.indexOf(b));
	const groups = ids.map((id) => ({
		id,
		figure: by ? `view/groups/${id}/amount` : "view/total",
		lines: by ? lines.filter((line) => (field(line, by) || "null") === id) : lines,
	}));
	return {
		rev,
		groups,
		shown: lines.length,
		figure: "view/total",
		figures: {
			"view/total": total(lines),
			...Object.fromEntries(groups.map(({ figure, lines }) => [figure, total(lines)])),
		},
	};
}

export function summed(dossier: Dossier, { lines, columns }: CostCells): CostSum | null {
	const { figures } = computed(dossier, []);
	if (!columns.includes("amount")) return null;
	const sum = lines.reduce((total, id) => total + number(figures[`lines/${id}/amount`]), 0);
	return { column: "amount", count: lines.length, text: euros(sum) };
}
