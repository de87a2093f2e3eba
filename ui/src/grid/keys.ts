/**
 * The keys of a grid, as in a spreadsheet. A cell is *ready* when one arrives in it: arrows leave it,
 * a letter replaces what it holds. It is *edited* once one has typed, pressed F2 or clicked again: the
 * left and right arrows then move in the text.
 */

export type Control = "text" | "select" | "flag";

export type KeyAction =
	| { does: "move"; rows: number; columns: number }
	| { does: "edit" }
	| { does: "restore" }
	| { does: "add" }
	| { does: "duplicate" }
	| { does: "remove" }
	| { does: "shift"; rows: -1 | 1 };

type Pressed = { key: string; ctrlKey: boolean; shiftKey: boolean; altKey: boolean; metaKey: boolean };

const STEP: Record<string, [rows: number, columns: number]> = {
	ArrowUp: [-1, 0],
	ArrowDown: [1, 0],
	ArrowLeft: [0, -1],
	ArrowRight: [0, 1],
};

/** What a key does in a cell; null where it is the browser's. */
export function keyAction(
	pressed: Pressed,
	cell: { control: Control; editing: boolean; lastRow: boolean },
): KeyAction | null {
	const { key } = pressed;
	const command = pressed.ctrlKey || pressed.metaKey;
	if (command && !pressed.altKey && !pressed.shiftKey) {
		if (key.toLowerCase() === "d") return { does: "duplicate" };
		if (key === "Delete" || key === "Backspace") return { does: "remove" };
		if (key === "Home") return { does: "move", rows: Number.NEGATIVE_INFINITY, columns: 0 };
		if (key === "End") return { does: "move", rows: Number.POSITIVE_INFINITY, columns: 0 };
		return null;
	}
	if (command) return null;
	if (pressed.altKey) {
		// Alt and an arrow open a list of choices; elsewhere they move the row.
		if (cell.control === "select") return null;
		if (key === "ArrowUp") return { does: "shift", rows: -1 };
		if (key === "ArrowDown") return { does: "shift", rows: 1 };
		return null;
	}
	const step = STEP[key];
	if (step) {
		const [rows, columns] = step;
		if (columns !== 0 && cell.control === "text" && (cell.editing || pressed.shiftKey)) return null;
		if (pressed.shiftKey) return null;
		return { does: "move", rows, columns };
	}
	if (key === "Enter") {
		if (pressed.shiftKey) return { does: "move", rows: -1, columns: 0 };
		return cell.lastRow ? { does: "add" } : { does: "move", rows: 1, columns: 0 };
	}
	if (key === "PageDown") return { does: "move", rows: 10, columns: 0 };
	if (key === "PageUp") return { does: "move", rows: -10, columns: 0 };
	if (key === "F2") return { does: "edit" };
	if (key === "Escape" && cell.control !== "flag") return { does: "restore" };
	return null;
}
