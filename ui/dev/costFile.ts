/** A table of costs as the double reads it: two sound rows, one cell that cannot be read, a total. Development only. */
import type { CostFileView } from "../src/bindings/CostFileView";
import type { PastedTotal } from "../src/bindings/PastedTotal";
import type { Dossier } from "./dossier";
import { perform } from "./dossier";
import { euros, number } from "./figures";

const FIELDS = { label: "Libellé", "basis/amount": "Montant forfaitaire", note: "Justification" };
const CELLS: [number, string[]][] = [
	[2, ["Atelier du lavoir", "1200,50", "Avec le lycée"]],
	[3, ["Carnet du visiteur", "12,3,4", "Devis attendu"]],
	[4, ["Veilleur de crue", "300", ""]],
	[5, ["Total", "1500,50", ""]],
];
const HEADS = ["Désignation", "Montant", "Observations"];
const ROOM = 5_000;

type Fields = Record<number, string>;
const GUESSED: Fields = { 0: "label", 1: "basis/amount", 2: "note" };

/** What the rows become, by these columns or as guessed. */
export function costFile(dossier: Dossier, sheet = "lignes", fields: Fields | null = null): CostFileView {
	const chosen = fields ?? GUESSED;
	const rows = CELLS.map(([row, cells]) => {
		const values = Object.fromEntries(
			cells.flatMap((cell, at) => (chosen[at] && cell ? [[chosen[at], cell]] : [])),
		);
		const amount = values["basis/amount"];
		const faulty = amount === "12,3,4";
		const message = "«\u00a012,3,4\u00a0» n’est pas un montant";
		return {
			row,
			values,
			amount: amount && !faulty ? euros(number(amount)) : null,
			faults: faulty ? [{ cell: `B${row}`, message }] : [],
			remarks: [],
			doubt: null,
			off: null,
			aside: cells[0] === "Total" ? `A${row} annonce un total («\u00a0Total\u00a0»)` : null,
		};
	});
	const sound = rows.filter(({ aside, amount }) => aside === null && amount !== null);
	return {
		file: "lignes.xlsx",
		sheets: ["lignes", "Notes"],
		sheet,
		head: 1,
		above: 0,
		columns: HEADS.map((heading, index) => ({
			index,
			letter: "ABC"[index] ?? "",
			heading,
			samples: CELLS.map(([, cells]) => cells[index] ?? "").filter((cell) => cell !== ""),
			field: chosen[index] ?? "",
		})),
		fields: Object.entries(FIELDS).map(([id, name]) => ({ id, name })),
		rows,
		amount: euros(sound.reduce((sum, { values }) => sum + number(values["basis/amount"]), 0)),
		waits: [],
		others: null,
		known: null,
		ways: [],
		room: ROOM - (dossier.lists.get("/costs")?.length ?? 0),
	};
}

/** Adds these rows as lines, in the place of those that were begun. */
export function takeCosts(dossier: Dossier, fields: Fields, rows: number[], instead: string[]): void {
	for (const begun of instead) perform(dossier, { op: "remove", pointer: `/costs/${begun}` });
	for (const { row, values } of costFile(dossier, "lignes", fields).rows) {
		if (!rows.includes(row)) continue;
		const line = { "basis/kind": "lump_sum", ...values };
		perform(dossier, { op: "add", list: "/costs", id: crypto.randomUUID(), position: "last", fields: line });
	}
}

/** Rows that begin with « total », and whether the first column of amounts says that they sum those above. */
export function pastedTotals(block: string[][], amounts: number[]): PastedTotal[] {
	let sum = 0;
	return block.flatMap((cells, row) => {
		const label = cells[0]?.trim() ?? "";
		const amount = number(cells[amounts[0] ?? 0]);
		const fits = amount !== 0 && amount === sum;
		if (/^(sous-)?total/i.test(label)) return [{ row, label, fits }];
		sum += amount;
		return [];
	});
}
