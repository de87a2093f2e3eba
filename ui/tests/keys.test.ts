import { expect, test } from "vitest";
import { type Control, keyAction } from "../src/grid/keys";

const press = (key: string, held: Partial<Record<"ctrlKey" | "shiftKey" | "altKey", boolean>> = {}) => ({
	key,
	ctrlKey: false,
	shiftKey: false,
	altKey: false,
	metaKey: false,
	...held,
});
const ready = { control: "text" as Control, editing: false, lastRow: false };

test.each([
	["ArrowUp", -1, 0],
	["ArrowDown", 1, 0],
	["ArrowLeft", 0, -1],
	["ArrowRight", 0, 1],
])("%s leaves a cell that is not being edited", (key, rows, columns) => {
	expect(keyAction(press(key), ready)).toEqual({ does: "move", rows, columns });
});

test("in a text being edited, left and right move in the text, up and down still leave", () => {
	const editing = { ...ready, editing: true };
	expect(keyAction(press("ArrowLeft"), editing)).toBeNull();
	expect(keyAction(press("ArrowRight"), editing)).toBeNull();
	expect(keyAction(press("ArrowDown"), editing)).toEqual({ does: "move", rows: 1, columns: 0 });
});

test("Enter goes down, adds a row from the last one, and with Maj goes up", () => {
	expect(keyAction(press("Enter"), ready)).toEqual({ does: "move", rows: 1, columns: 0 });
	expect(keyAction(press("Enter"), { ...ready, lastRow: true })).toEqual({ does: "add" });
	expect(keyAction(press("Enter", { shiftKey: true }), ready)).toEqual({
		does: "move",
		rows: -1,
		columns: 0,
	});
});

test("Tab, letters and the clipboard are the browser’s", () => {
	for (const pressed of [
		press("Tab"),
		press("a"),
		press("v", { ctrlKey: true }),
		press("z", { ctrlKey: true }),
	]) {
		expect(keyAction(pressed, ready)).toBeNull();
	}
});

test("F2 edits, Escape restores; a box has nothing to restore", () => {
	expect(keyAction(press("F2"), ready)).toEqual({ does: "edit" });
	expect(keyAction(press("Escape"), ready)).toEqual({ does: "restore" });
	expect(keyAction(press("Escape"), { ...ready, control: "flag" })).toBeNull();
});

test("Alt and an arrow move the row, but open a list of choices", () => {
	expect(keyAction(press("ArrowDown", { altKey: true }), ready)).toEqual({ does: "shift", rows: 1 });
	expect(keyAction(press("ArrowDown", { altKey: true }), { ...ready, control: "select" })).toBeNull();
});

test("Maj and an arrow select in the text", () => {
	expect(keyAction(press("ArrowLeft", { shiftKey: true }), ready)).toBeNull();
});
