/** The rows of a pasted table that only sum others: as lines they would count twice. */
import { fold } from "./fold";

/** What is a total by its first words, and what only by itself: « Total Energies » is a supplier. */
const TOTAL =
	/^(?:(?:\d+|[ivx]+|[a-z]) )*(?:(?:sous ?tota(?:l|ux)|s total|ss total)\b|(?:(?:grand )?total|totaux|(?:montant|cout) total)(?: (?:general|ht|ttc|du projet|des depenses))*$)/;

const isTotal = (label: string) =>
	TOTAL.test(
		fold(label)
			.replace(/[^\p{L}\p{N}]+/gu, " ")
			.trim(),
	);

/** The rows that are none, the label standing first, and the labels of the others. */
export function withoutTotals(block: string[][]): { rows: string[][]; left: string[] } {
	const rows = block.filter(([label = ""]) => !isTotal(label));
	// Who pastes nothing else means it.
	if (rows.length === 0) return { rows: block, left: [] };
	return { rows, left: block.filter(([label = ""]) => isTotal(label)).map(([label = ""]) => label.trim()) };
}
