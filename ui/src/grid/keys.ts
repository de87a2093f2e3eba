/**
 * The keys of a grid, as in a spreadsheet. A cell is *ready* when one arrives in it: arrows leave it, with
 * Maj they select, a letter replaces what it holds. It is *edited* once one has typed, pressed F2 or clicked
 * again: the keys of a text then move and select in the text, but that arrows leave what one has only typed *over*.
 */

/** What a cell holds: a text, a list of choices, a box, or nothing to type in. */
export type Control = "text" | "select" | "flag" | "none";

export type KeyAction =
	/** So many rows and columns further; beyond the edge is the edge. `extend`: selects on the way. */
	| { does: "move"; rows: number; columns: number; extend: boolean }
	/** To the edge of the filled cells, in one of the four ways. */
	| { does: "jump"; rows: -1 | 0 | 1; columns: -1 | 0 | 1; extend: boolean }
	| { does: "page"; by: -1 | 1; extend: boolean }
	| { does: "insert"; where: "before" | "after" }
	| { does: "shift"; rows: -1 | 1 }
	| { does: "edit" | "open" | "restore" | "add" | "duplicate" | "remove" | "fill" | "clear" | "collapse" }
	| { does: "selectAll" | "selectRows" | "selectColumns" };

/** Whether one is in the text of a cell: what one types takes the place of what it held, or one moves in it. */
export type Editing = false | "over" | "within";

type Pressed = { key: string; ctrlKey: boolean; shiftKey: boolean; altKey: boolean; metaKey: boolean };

export type CellState = {
	control: Control;
	editing: Editing;
	lastRow: boolean;
	/** Whether several cells are selected. */
	many: boolean;
};

const STEP: Record<string, [rows: -1 | 0 | 1, columns: -1 | 0 | 1]> = {
	ArrowUp: [-1, 0],
	ArrowDown: [1, 0],
	ArrowLeft: [0, -1],
	ArrowRight: [0, 1],
};

const START = Number.NEGATIVE_INFINITY;
const END = Number.POSITIVE_INFINITY;

/** What a key does in a cell; null where it is the browser's. */
export function keyAction(pressed: Pressed, cell: CellState): KeyAction | null {
	if (pressed.ctrlKey || pressed.metaKey) return pressed.altKey ? null : withControl(pressed, cell);
	return pressed.altKey ? withAlt(pressed, cell) : plain(pressed, cell);
}

function withControl({ key, shiftKey }: Pressed, cell: CellState): KeyAction | null {
	const letter = key.toLowerCase();
	// These only add a line: what is being typed stays.
	if (key === "Enter") return { does: "insert", where: shiftKey ? "before" : "after" };
	if (letter === "d" && shiftKey) return { does: "duplicate" };
	// The others would take away or write over what is being typed: in a text they are the text's.
	if (cell.editing) return null;
	if (letter === "d") return { does: "fill" };
	if (!shiftKey && (key === "Delete" || key === "Backspace")) return { does: "remove" };
	if (!shiftKey && letter === "a") return { does: "selectAll" };
	if (key === " ") return { does: "selectColumns" };
	if (key === "Home") return { does: "move", rows: START, columns: START, extend: shiftKey };
	if (key === "End") return { does: "move", rows: END, columns: END, extend: shiftKey };
	const step = STEP[key];
	return step ? { does: "jump", rows: step[0], columns: step[1], extend: shiftKey } : null;
}

function withAlt({ key }: Pressed, cell: CellState): KeyAction | null {
	// Alt and an arrow open a list of choices, where some browsers would take the next choice; elsewhere, and where
	// rows are selected, they move the row.
	if (cell.control === "select" && !cell.many) return STEP[key] ? { does: "open" } : null;
	if (key === "ArrowUp") return { does: "shift", rows: -1 };
	if (key === "ArrowDown") return { does: "shift", rows: 1 };
	return null;
}

function plain({ key, shiftKey }: Pressed, cell: CellState): KeyAction | null {
	const { control, editing } = cell;
	const step = STEP[key];
	if (step) {
		const [rows, columns] = step;
		if (editing && (shiftKey || (editing === "within" && columns !== 0))) return null;
		return { does: "move", rows, columns, extend: shiftKey };
	}
	switch (key) {
		case "Enter":
			if (shiftKey) return { does: "move", rows: -1, columns: 0, extend: false };
			return cell.lastRow ? { does: "add" } : { does: "move", rows: 1, columns: 0, extend: false };
		case "PageDown":
		case "PageUp":
			return { does: "page", by: key === "PageUp" ? -1 : 1, extend: shiftKey };
		case "F2":
			return { does: control === "select" ? "open" : "edit" };
		case "F4":
			return control === "select" ? { does: "open" } : null;
		case "Escape":
			if (cell.many) return { does: "collapse" };
			return control === "flag" || control === "none" ? null : { does: "restore" };
	}
	if (editing) return null;
	switch (key) {
		case "Home":
			return { does: "move", rows: 0, columns: START, extend: shiftKey };
		case "End":
			return { does: "move", rows: 0, columns: END, extend: shiftKey };
		case " ":
			return shiftKey ? { does: "selectRows" } : null;
		case "Delete":
		case "Backspace":
			// One text is the browser's: its total moves as with any key.
			if (control === "text" && !cell.many) return null;
			return { does: "clear" };
	}
	return null;
}
