/** The rows of a pasted block that only sum others: as lines they would count twice. The program knows them. */
import type { PastedTotal } from "../bindings/PastedTotal";
import { ipc } from "../ipc";
import { words } from "../words";
import type { GridColumn } from "./columns";

/** What rows are called totals; none where the grid has no amounts that they could sum. */
export async function totalsOf(block: string[][], columns: readonly GridColumn[]): Promise<PastedTotal[]> {
	const amounts = columns.flatMap(({ summed }, i) => (summed ? [i] : []));
	return amounts.length > 0 ? await ipc.pastedTotals(block, amounts).catch(() => []) : [];
}

/** The block without the rows that sum others, and what is to be said of all that are called so. */
export function withoutTotals(block: string[][], totals: readonly PastedTotal[]) {
	const left = new Set(totals.flatMap(({ row, fits }) => (fits ? [row] : [])));
	const called = (wanted: boolean) =>
		totals.flatMap(({ fits, label }) => (fits === wanted ? [label || words.grid.unnamed] : []));
	const said = [words.grid.totalsLeft(called(true)), words.grid.totalsTaken(called(false))];
	return { rows: block.filter((_, row) => !left.has(row)), said: said.filter((text) => text !== "") };
}
