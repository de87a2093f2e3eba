/**
 * A block of cells as spreadsheets take it from the clipboard: tabs and lines, a cell that holds one of these
 * between quotes; and the same as a table, for text processors.
 */

/** Tab-separated, with the quotes that Excel and LibreOffice understand. */
export function writeBlock(rows: readonly (readonly string[])[]): string {
	return rows.map((row) => row.map(quoted).join("\t")).join("\r\n");
}

// A quote at the start would open a quoted cell.
const quoted = (text: string) => (/[\t\r\n]|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A table of HTML. Figures stand at the right. */
export function writeTable(rows: readonly (readonly string[])[], figures: readonly boolean[]): string {
	const cell = (text: string, column: number) =>
		`<td${figures[column] ? ' align="right"' : ""}>${escaped(text)}</td>`;
	const body = rows.map((row) => `<tr>${row.map(cell).join("")}</tr>`).join("");
	return `<meta charset="utf-8"><table>${body}</table>`;
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

const escaped = (text: string) =>
	text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign).replace(/\r\n|\r|\n/g, "<br>");

/** A number without the spaces and the euro that a spreadsheet could not count with: « 1 234,50 € » is 1234,50. */
export function plainNumber(text: string): string {
	return /^[−-]?[\d\s\u00a0\u202f]+(,\d+)?[\s\u00a0\u202f]*€?$/.test(text)
		? text.replace(/[\s\u00a0\u202f€]/g, "").replace("−", "-")
		: text;
}

/** Whether two texts say the same number, as a spreadsheet would read them. */
export function sameNumber(one: string, other: string): boolean {
	const [first = "", second = ""] = [one, other].map((text) => plainNumber(text).replace(",", "."));
	return first === second || (first !== "" && second !== "" && Number(first) === Number(second));
}
