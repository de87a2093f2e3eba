/**
 * A block of cells as spreadsheets put it on the clipboard: tabs between cells, lines between rows, and
 * quotes around a cell that holds one of these.
 */

/** The rows of the block; one row of one cell where the text is no block. */
export function parseBlock(text: string): string[][] {
	const rows: string[][] = [];
	let row: string[] = [];
	let cell = "";
	let quoted = false;
	let begun = false;
	const endCell = () => {
		row.push(cell);
		cell = "";
		begun = false;
	};
	const endRow = () => {
		endCell();
		rows.push(row);
		row = [];
	};
	for (let i = 0; i < text.length; i += 1) {
		const unit = text[i];
		if (quoted) {
			if (unit !== '"') cell += unit;
			else if (text[i + 1] === '"') {
				cell += '"';
				i += 1;
			} else quoted = false;
		} else if (unit === '"' && !begun && closes(text, i)) {
			quoted = true;
			begun = true;
		} else if (unit === "\t") endCell();
		else if (unit === "\n") endRow();
		else if (unit === "\r") {
			if (text[i + 1] === "\n") i += 1;
			endRow();
		} else {
			cell += unit;
			begun = true;
		}
	}
	if (cell !== "" || row.length > 0 || rows.length === 0) endRow();
	return rows;
}

/** Whether the quote at `start` is closed at the end of a cell; otherwise it is part of the words. */
function closes(text: string, start: number): boolean {
	for (let i = start + 1; i < text.length; i += 1) {
		if (text[i] !== '"') continue;
		if (text[i + 1] === '"') i += 1;
		else return i + 1 === text.length || "\t\r\n".includes(text[i + 1] ?? "");
	}
	return false;
}

/** Whether the text goes over several cells. A line copied with its end is still one cell. */
export const isBlock = (rows: string[][]) => rows.length > 1 || (rows[0]?.length ?? 0) > 1;
