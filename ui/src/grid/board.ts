/**
 * What the parts of one grid share: which lines it shows in which order, where the focus and the selection
 * are, and what the cells say. One object for the life of the grid, so that its rows are not drawn again.
 */
import { startTransition } from "react";
import { choicesOf } from "../dossier/choices";
import { Listeners } from "../dossier/listeners";
import type { OpenDossier } from "../dossier/openDossier";
import { partiesOf } from "../dossier/parties";
import { words } from "../words";
import { choiceName } from "./choiceName";
import type { GridColumn, GridDefinition } from "./columns";
import type { Control, Editing } from "./keys";
import { type Cell, type Range, Selection } from "./selection";

/** After so long without a scroll, the lines are at rest. */
const REST_MS = 120;
/** In milliseconds: lines that were made are shown within so long, however busy the machine. */
const PATIENCE_MS = 5_000;

/**
 * What went wrong, or was done unasked; a text that names lines by their rows is asked for again as these move. `edit`:
 * the label of the edit that it came of, if any; it goes with that one's undo. `passing`: it speaks of how things stand,
 * and is over with the next thing done, as a refusal is. `lines`: those that it may name by their rows; it is over once
 * one of them has another row.
 */
export type Notice = {
	text: string | (() => string);
	edit: string | null;
	severity: "error" | "info";
	passing: boolean;
	lines: readonly string[];
	/** All of what the text names some of: what stands nowhere else. */
	all: (() => readonly string[]) | null;
};

/**
 * Takes a pasted table elsewhere, by its headings; false where it has none, and goes into the cells. `instead`: the
 * lines that were begun to paste into, and go once the table is taken.
 */
export type TakeTable = (text: string, instead: readonly string[]) => Promise<boolean>;

export class Board {
	readonly selection = new Selection();
	columns: readonly GridColumn[];
	/** The lines shown, in the order shown. */
	lines: readonly string[] = [];
	/** The row, among those drawn (heads of groups count), of each line. */
	drawnRow: (line: number) => number = (line) => line;
	/** In pixels. */
	rowHeight = 36;
	/** Whether lines are still to go to the place that what they now hold gives them. */
	isAstray: () => boolean = () => false;
	/** The fields of a new row where none is shown that it could take after. */
	firstRow: Record<string, string> = {};
	/** Takes a pasted table elsewhere, by its headings. */
	takeTable: TakeTable = async () => false;
	/** Whether the order is a sort's: lines then have no place of their own to be moved to. */
	isSorted = false;
	/** Whether one is in the text of the cell that has the focus. */
	editing: Editing = false;
	/** Whether the middle button is pressed, or has just been let go of. */
	isMiddle = false;
	scroller: HTMLElement | null = null;
	/** What a paste has selected: its undo lets go of it, or the next one would be repeated over all of it. */
	pasted: Range | null = null;
	readonly #listeners = new Listeners();
	#notice: Notice | null = null;
	/** The row where the line stood that went with the focus in it. */
	#goneFrom = 0;

	constructor(
		readonly dossier: OpenDossier,
		readonly grid: GridDefinition,
	) {
		this.columns = grid.columns;
	}

	// What is said to the person, beside the cells.

	get notice(): Notice | null {
		return this.#notice;
	}

	say(
		text: Notice["text"] | null,
		edit: string | null = null,
		severity: Notice["severity"] = "error",
		passing = severity === "error" && edit === null,
		lines: readonly string[] = [],
		all: Notice["all"] = null,
	): void {
		this.#notice = text === null ? null : { text, edit, severity, passing, lines, all };
		this.#listeners.tell("notice");
	}

	/** Something was done: that something else was refused before is no news any more. */
	done(): void {
		if (this.#notice?.passing) this.say(null);
	}

	/** Lines of the dossier came, went or moved, and `before` are those that were shown. */
	renumber(before: readonly string[]): void {
		const told = this.#notice?.lines ?? [];
		if (told.length === 0) return;
		const [old, now] = [rowsById(before), rowsById(this.lines)];
		// Lines that the notice came with are on their way: they push nothing that it names.
		if (told.some((id) => !old.has(id) && now.has(id))) return;
		if (told.some((id) => old.get(id) !== now.get(id))) this.say(null);
	}

	listenNotice = (listener: () => void): (() => void) => this.#listeners.listen("notice", listener);

	// Scrolling.

	/** Whether the lines still move: those that come into sight meanwhile are drawn without their controls. */
	isMoving = false;
	#resting = 0;

	moved = (): void => {
		this.isMoving = true;
		window.clearTimeout(this.#resting);
		// A busy machine draws late: a frame without a scroll must have passed too.
		const timer = window.setTimeout(
			() =>
				requestAnimationFrame(() => {
					if (this.#resting === timer) startTransition(this.rest);
				}),
			REST_MS,
		);
		this.#resting = timer;
	};

	/** The lines have come to rest, or somebody cannot wait for it. */
	rest = (): void => {
		if (!this.isMoving) return;
		window.clearTimeout(this.#resting);
		this.#resting = 0;
		this.isMoving = false;
		this.#listeners.tell("rest");
	};

	listenRest = (listener: () => void): (() => void) => this.#listeners.listen("rest", listener);

	// Cells.

	/** The cell that has the focus. */
	get active(): Cell | null {
		const cell = document.activeElement?.closest<HTMLElement>("[data-cell]");
		return cell && this.scroller?.contains(cell) ? placeOf(cell) : this.selection.anchor;
	}

	pointer(row: number): string {
		return `${this.grid.list}/${this.lines[row]}`;
	}

	kind(row: number): string {
		const { kindPath } = this.grid;
		return kindPath ? this.dossier.field(`${this.pointer(row)}/${kindPath}`).text : "";
	}

	/** The field of a cell; null for a figure, or where a line of this kind has none. */
	fieldAt({ row, column }: Cell): string | null {
		const path = this.columns[column]?.path?.(this.kind(row));
		return path ? `${this.pointer(row)}/${path}` : null;
	}

	/** What a cell shows, in words: names for choices, « oui » and « non » for boxes. */
	text({ row, column }: Cell): string {
		const { dossier } = this;
		const shown = this.columns[column];
		const id = this.lines[row];
		if (!shown || id === undefined) return "";
		if (shown.figure) return dossier.figure(shown.figure(id)) ?? "";
		const pointer = this.fieldAt({ row, column });
		if (!pointer) return "";
		const spec = dossier.spec(pointer);
		const field = dossier.field(pointer);
		const value = field.missing ? (shown.missing?.(this.kind(row)) ?? spec?.default ?? "") : field.text;
		if (spec?.kind === "flag") {
			return value === "true" ? words.grid.yes : value === "false" ? words.grid.no : value;
		}
		if (spec?.kind === "choice" || spec?.kind === "reference") {
			return choiceName(choicesOf(dossier, partiesOf(dossier), spec), value);
		}
		return value;
	}

	isFilled(cell: Cell): boolean {
		return this.text(cell) !== "";
	}

	/** Whether a line holds nothing of its own: what it took after the one above is not. */
	isBlank(row: number): boolean {
		const texts = Object.entries(this.dossier.textsUnder(this.pointer(row)));
		return texts.every(([path, text]) => text === "" || this.grid.inherited.includes(path));
	}

	/** The selection, or the cell that has the focus alone; never beyond the lines there are. */
	range(): Range | null {
		const { active, selection } = this;
		const range = selection.range;
		if (range && this.lines.length > 0) {
			return { ...range, bottom: Math.min(range.bottom, this.lines.length - 1) };
		}
		return active ? { top: active.row, bottom: active.row, left: active.column, right: active.column } : null;
	}

	/** Whether no head of a group stands between two lines. */
	isOneGroup(from: number, to: number): boolean {
		return this.drawnRow(to) - this.drawnRow(from) === to - from;
	}

	/**
	 * The line that took the place of the one with the focus, which went: the next of its group, or the one before where
	 * it was the last.
	 */
	besideGone(): string | undefined {
		const row = this.#goneFrom;
		const last = this.lines.length - 1;
		const isLast = row > last || (row > 0 && !this.isOneGroup(row - 1, row));
		return this.lines[isLast ? Math.min(row - 1, last) : row];
	}

	/** The lines of the selection; those of the line `at` alone where it is not among them. */
	rowsAround(at?: number): { top: number; bottom: number } | null {
		const range = this.range();
		if (at === undefined) return range;
		return range && at >= range.top && at <= range.bottom && this.selection.isMany
			? range
			: { top: at, bottom: at };
	}

	/**
	 * Lines came, went or moved, and `before` are those that were shown: the selection stays on its own. Where these do
	 * not stand together any more, only the cell where it begins is selected.
	 */
	follow(before: readonly string[]): void {
		const { selection, lines } = this;
		const { range, anchor, head } = selection;
		const { active } = this;
		if (!range || !anchor || !head || !active || lines.length === 0) return;
		const selected = before.slice(range.top, range.bottom + 1);
		const top = lines.indexOf(selected[0] ?? "");
		const isTogether = top >= 0 && selected.every((id, i) => lines[top + i] === id);
		const by = top - range.top;
		if (isTogether && by !== 0) {
			selection.over({ ...anchor, row: anchor.row + by }, { ...head, row: head.row + by });
		}
		const isInside = isTogether && isIn(this.active, selection.range);
		if (isInside) return;
		const row = lines.indexOf(before[anchor.row] ?? "");
		if (row < 0) this.#goneFrom = anchor.row;
		selection.at(row < 0 ? { ...active, row: Math.min(active.row, lines.length - 1) } : { ...anchor, row });
	}

	/**
	 * Selects lines that may only just be on their way, as long as one stays where the first of them is. `apart`: they
	 * are shown, but not one under the other.
	 */
	selectLines(ids: readonly string[], left: number, right: number, apart: () => void): void {
		const until = performance.now() + PATIENCE_MS;
		const look = () => {
			const { lines, selection } = this;
			const [first = ""] = ids;
			const top = lines.indexOf(first);
			const { anchor } = selection;
			if (!anchor || lines[anchor.row] !== first) return;
			if (ids.every((id, i) => lines[top + i] === id)) {
				selection.over({ row: top, column: left }, { row: top + ids.length - 1, column: right });
				this.pasted = selection.range;
			} else {
				const shown = new Set(lines);
				if (ids.every((id) => shown.has(id))) apart();
				else if (performance.now() < until) return void requestAnimationFrame(look);
			}
			// Once the selection is drawn: asking where a cell stands has everything laid out that has changed so far.
			requestAnimationFrame(() => show(top));
		};
		const show = (top: number) => {
			// A line that went to another place on the way may have let go of the focus.
			if (document.activeElement === document.body) this.focus(top, left);
			else this.reveal({ row: top, column: left });
		};
		look();
	}

	// Going there.

	/** Gives a cell the focus, once it is drawn. */
	focus = (row: number, column: number): void => {
		this.#look(() => row, column, 30);
	};

	/** The same for a line that may only just be on its way. */
	focusLine(id: string, column: number): void {
		this.#look(() => this.lines.indexOf(id), column, 60);
	}

	#look(rowOf: () => number, column: number, tries: number): void {
		const row = rowOf();
		const cell = row < 0 ? null : this.#cell(row, column);
		if (cell && !isLight(cell)) controlIn(cell).focus();
		else if (tries > 0) {
			if (cell) this.rest();
			else if (row >= 0) this.#scrollTo(row);
			requestAnimationFrame(() => this.#look(rowOf, column, tries - 1));
		}
	}

	/** Brings a cell into sight, and leaves the focus where it is. */
	reveal({ row, column }: Cell): void {
		const cell = this.#cell(row, column);
		if (cell) clear(cell);
		else this.#scrollTo(row);
	}

	/** Brings the cell that has the focus into sight. */
	revealFocus(): void {
		const cell = document.activeElement?.closest<HTMLElement>("[data-cell]");
		if (cell && this.scroller?.contains(cell)) this.reveal(placeOf(cell));
	}

	/** Whether the whole of a row is seen. */
	isInSight(row: number): boolean {
		const [drawn, { scroller }] = [this.#cell(row, 0), this];
		if (!drawn || !scroller) return false;
		const { above, below } = beyond(drawn, scroller);
		return above <= 0 && below <= 0;
	}

	#cell(row: number, column: number): HTMLElement | null {
		return this.scroller?.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`) ?? null;
	}

	#scrollTo(row: number): void {
		const { scroller } = this;
		if (!scroller) return;
		const top = this.drawnRow(row) * this.rowHeight - scroller.clientHeight / 2;
		scroller.scrollTop = Math.max(0, top);
	}

	/** How many rows a page is. */
	get page(): number {
		return Math.max(1, Math.floor((this.scroller?.clientHeight ?? 400) / this.rowHeight) - 3);
	}
}

const rowsById = (lines: readonly string[]) => new Map(lines.map((id, row) => [id, row]));

const isIn = (cell: Cell | null, range: Range | null): boolean =>
	cell !== null &&
	range !== null &&
	cell.row >= range.top &&
	cell.row <= range.bottom &&
	cell.column >= range.left &&
	cell.column <= range.right;

/** The place of a cell from its element. */
export function placeOf(cell: HTMLElement): Cell {
	const [row = 0, column = 0] = (cell.dataset.cell ?? "").split(":").map(Number);
	return { row, column };
}

export type CellControl = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/**
 * Brings a cell out from behind the head, the total and the columns that stay in sight: WebKit leaves there what takes
 * the focus. A cell of such a column goes up and down only, in the grid and in the page, as its row does, which is wider
 * than either.
 */
function clear(cell: HTMLElement): void {
	const isKept = getComputedStyle(cell).position === "sticky";
	const moved = (isKept && cell.parentElement) || cell;
	moved.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/** In pixels: how far a cell is above the place where rows are seen, and how far below it. */
function beyond(cell: HTMLElement, scroller: HTMLElement): { above: number; below: number } {
	const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(scroller);
	const [place, around] = [cell.getBoundingClientRect(), scroller.getBoundingClientRect()];
	return {
		above: around.top + (Number.parseFloat(scrollPaddingTop) || 0) - place.top,
		below: place.bottom - around.bottom + (Number.parseFloat(scrollPaddingBottom) || 0),
	};
}

/** Whether it stands in a row that has no controls yet. */
const isLight = (cell: HTMLElement): boolean => cell.parentElement?.dataset.light !== undefined;

/** What of a cell takes the focus: its field, its figure, or the cell itself. */
export const controlIn = (cell: HTMLElement): HTMLElement =>
	cell.querySelector<HTMLElement>("input, select, textarea, button") ?? cell;

export function controlOf(element: Element | null): Control {
	if (element instanceof HTMLSelectElement) return "select";
	if (element instanceof HTMLTextAreaElement) return "text";
	if (element instanceof HTMLInputElement) return element.type === "checkbox" ? "flag" : "text";
	return "none";
}
