/**
 * The cells selected in a grid: a rectangle from the cell that has the focus (its anchor) to where the keys
 * or the mouse have led. Each row hears only of what concerns it.
 */
import { Listeners } from "../dossier/listeners";

export type Cell = { row: number; column: number };

/** Both ends included. */
export type Range = { top: number; bottom: number; left: number; right: number };

const between = (a: Cell, b: Cell): Range => ({
	top: Math.min(a.row, b.row),
	bottom: Math.max(a.row, b.row),
	left: Math.min(a.column, b.column),
	right: Math.max(a.column, b.column),
});

export class Selection {
	readonly #listeners = new Listeners();
	#anchor: Cell | null = null;
	#head: Cell | null = null;
	#range: Range | null = null;

	/** The cell where it begins: the one that has the focus. */
	get anchor(): Cell | null {
		return this.#anchor;
	}

	/** The corner that Maj and the arrows move. */
	get head(): Cell | null {
		return this.#head;
	}

	/** The same object until it changes. */
	get range(): Range | null {
		return this.#range;
	}

	/** Whether more than one cell is selected. */
	get isMany(): boolean {
		const range = this.#range;
		return range !== null && (range.top !== range.bottom || range.left !== range.right);
	}

	/** One cell. */
	at(cell: Cell): void {
		this.#set(cell, cell);
	}

	/** From the anchor to this cell. */
	to(head: Cell): void {
		this.#set(this.#anchor ?? head, head);
	}

	/** A rectangle whose anchor is the first cell. */
	over(anchor: Cell, head: Cell): void {
		this.#set(anchor, head);
	}

	clear(): void {
		this.#anchor = null;
		this.#head = null;
		this.#change(null);
	}

	listen = (listener: () => void): (() => void) => this.#listeners.listen("range", listener);

	/** What of a row is selected: « 2:5:tb », its first and last column, whether it is the top and the bottom
	 * of the rectangle; empty where nothing is. */
	inRow(row: number): string {
		const range = this.#range;
		if (!range || row < range.top || row > range.bottom) return "";
		const edges = `${row === range.top ? "t" : ""}${row === range.bottom ? "b" : ""}`;
		return `${range.left}:${range.right}:${edges}`;
	}

	#set(anchor: Cell, head: Cell): void {
		this.#anchor = anchor;
		this.#head = head;
		this.#change(between(anchor, head));
	}

	#change(range: Range | null): void {
		const old = this.#range;
		const same =
			old && range
				? old.top === range.top &&
					old.bottom === range.bottom &&
					old.left === range.left &&
					old.right === range.right
				: old === range;
		if (same) return;
		this.#range = range;
		this.#listeners.tell("range");
	}
}

/** The classes of a cell in a selected row, or null outside of the selection. */
export function selectedClass(inRow: string, column: number, isMany: boolean): string | null {
	if (inRow === "") return null;
	const [left, right, edges = ""] = inRow.split(":");
	if (column < Number(left) || column > Number(right)) return null;
	if (!isMany) return "";
	const sides = [
		edges.includes("t") && "grid__sel--top",
		edges.includes("b") && "grid__sel--bottom",
		column === Number(left) && "grid__sel--left",
		column === Number(right) && "grid__sel--right",
	];
	return ["grid__sel", ...sides.filter(Boolean)].join(" ");
}
