/** What a grid takes at once. More is refused by the program too, but would first cost the window its memory. */
import { LONGEST_LINE } from "../dossier/useTyping";
import { words } from "../words";

/** In characters. */
export const LONGEST_CELL = LONGEST_LINE;
/** In characters, repetitions included: 5 000 lines of long texts. */
export const MOST_TEXT = 4_000_000;
/** All cells of the longest table of costs: what goes beyond falls beside it. */
const MOST_CELLS = 60_000;

/** Why a block that is to be put in so many times over is refused; null where it is not. Nothing is built for it. */
export function refusal(block: readonly (readonly string[])[], times: number): string | null {
	let text = 0;
	let cells = 0;
	for (const row of block) {
		cells += row.length;
		for (const cell of row) {
			if (cell.length > LONGEST_CELL) return words.grid.tooLong(LONGEST_CELL);
			text += cell.length;
		}
	}
	if (cells > MOST_CELLS) return words.grid.tooManyCells(MOST_CELLS);
	return text * times > MOST_TEXT ? words.grid.tooMuchText(MOST_TEXT) : null;
}
