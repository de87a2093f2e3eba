import { expect, test } from "vitest";
import { type CellState, keyAction } from "../src/grid/keys";

const press = (key: string, held: Partial<Record<"ctrlKey" | "shiftKey" | "altKey", boolean>> = {}) => ({
	key,
	ctrlKey: false,
	shiftKey: false,
	altKey: false,
	metaKey: false,
	...held,
});
const ctrl = { ctrlKey: true };
const shift = { shiftKey: true };
const ready: CellState = { control: "text", editing: false, lastRow: false, many: false };
const editing: CellState = { ...ready, editing: "within" };

test.each([
	["ArrowUp", -1, 0],
	["ArrowDown", 1, 0],
	["ArrowLeft", 0, -1],
	["ArrowRight", 0, 1],
])("%s leaves a cell that is not being edited, and with Maj selects", (key, rows, columns) => {
	expect(keyAction(press(key), ready)).toEqual({ does: "move", rows, columns, extend: false });
	expect(keyAction(press(key, shift), ready)).toEqual({ does: "move", rows, columns, extend: true });
	expect(keyAction(press(key, ctrl), ready)).toEqual({ does: "jump", rows, columns, extend: false });
});

test("in a text being edited, left and right move and select in the text, up and down still leave", () => {
	for (const held of [{}, shift, ctrl]) {
		expect(keyAction(press("ArrowLeft", held), editing)).toBeNull();
		expect(keyAction(press("ArrowRight", held), editing)).toBeNull();
	}
	expect(keyAction(press("ArrowDown"), editing)).toMatchObject({ does: "move", rows: 1 });
	expect(keyAction(press("Home"), editing)).toBeNull();
	expect(keyAction(press("a", ctrl), editing)).toBeNull();
});

test("what one has only typed over a cell is left by all four arrows; its text is selected with Maj", () => {
	const over: CellState = { ...ready, editing: "over" };
	expect(keyAction(press("ArrowLeft"), over)).toMatchObject({ does: "move", columns: -1 });
	expect(keyAction(press("ArrowRight"), over)).toMatchObject({ does: "move", columns: 1 });
	expect(keyAction(press("ArrowRight", shift), over)).toBeNull();
	expect(keyAction(press("Home"), over)).toBeNull();
});

test("Enter goes down, adds a row from the last one, and with Maj goes up", () => {
	expect(keyAction(press("Enter"), ready)).toMatchObject({ does: "move", rows: 1, columns: 0 });
	expect(keyAction(press("Enter"), { ...ready, lastRow: true })).toEqual({ does: "add" });
	expect(keyAction(press("Enter", shift), ready)).toMatchObject({ does: "move", rows: -1, columns: 0 });
});

test("Tab, letters and the clipboard are the browser’s", () => {
	for (const pressed of [press("Tab"), press("a"), press("v", ctrl), press("c", ctrl), press("z", ctrl)]) {
		expect(keyAction(pressed, ready)).toBeNull();
	}
});

test("F2 edits, Escape restores; a box has nothing to restore; a selection is let go of first", () => {
	expect(keyAction(press("F2"), ready)).toEqual({ does: "edit" });
	expect(keyAction(press("Escape"), ready)).toEqual({ does: "restore" });
	expect(keyAction(press("Escape"), { ...ready, control: "flag" })).toBeNull();
	expect(keyAction(press("Escape"), { ...ready, many: true })).toEqual({ does: "collapse" });
});

test("Alt and an arrow move the row, but open a list of choices", () => {
	expect(keyAction(press("ArrowDown", { altKey: true }), ready)).toEqual({ does: "shift", rows: 1 });
	const list = { ...ready, control: "select" } as const;
	for (const arrow of ["ArrowDown", "ArrowUp", "ArrowLeft"]) {
		expect(keyAction(press(arrow, { altKey: true }), list)).toEqual({ does: "open" });
	}
	expect(keyAction(press("F2"), list)).toEqual({ does: "open" });
	expect(keyAction(press("F4"), list)).toEqual({ does: "open" });
	expect(keyAction(press("F4"), ready)).toBeNull();
	expect(keyAction(press("F4", { altKey: true }), list)).toBeNull();
});

test("Suppr empties what is selected; the text of one cell is the browser’s to empty", () => {
	expect(keyAction(press("Delete"), ready)).toBeNull();
	expect(keyAction(press("Delete"), { ...ready, many: true })).toEqual({ does: "clear" });
	expect(keyAction(press("Delete"), { ...ready, control: "select" })).toEqual({ does: "clear" });
	expect(keyAction(press("Delete"), { ...editing, many: true })).toBeNull();
	expect(keyAction(press("Delete", ctrl), ready)).toEqual({ does: "remove" });
});

test("Ctrl+D fills down, with Maj it duplicates; rows are inserted above and below", () => {
	expect(keyAction(press("d", ctrl), ready)).toEqual({ does: "fill" });
	expect(keyAction(press("D", { ...ctrl, ...shift }), ready)).toEqual({ does: "duplicate" });
	expect(keyAction(press("Enter", { ...ctrl, ...shift }), ready)).toEqual({
		does: "insert",
		where: "before",
	});
	expect(keyAction(press("Enter", ctrl), ready)).toEqual({ does: "insert", where: "after" });
});

test("Ctrl++ and Ctrl+- are the zoom’s, here as everywhere: no line comes or goes by them", () => {
	expect(keyAction(press("+", { ...ctrl, ...shift }), ready)).toBeNull();
	expect(keyAction(press("-", ctrl), ready)).toBeNull();
});

test("in a text being edited no key with Ctrl removes or writes over the line; those that add one still do", () => {
	for (const key of ["Delete", "Backspace", "d"]) {
		expect(keyAction(press(key, ctrl), ready)).not.toBeNull();
		expect(keyAction(press(key, ctrl), editing)).toBeNull();
	}
	expect(keyAction(press("Enter", ctrl), editing)).toEqual({ does: "insert", where: "after" });
	expect(keyAction(press("D", { ...ctrl, ...shift }), editing)).toEqual({ does: "duplicate" });
});

test("Ctrl+A takes the whole grid, Maj+Espace the row, Ctrl+Espace the column", () => {
	expect(keyAction(press("a", ctrl), ready)).toEqual({ does: "selectAll" });
	expect(keyAction(press(" ", shift), ready)).toEqual({ does: "selectRows" });
	expect(keyAction(press(" ", ctrl), ready)).toEqual({ does: "selectColumns" });
	expect(keyAction(press(" "), ready)).toBeNull();
});
