/** Lines in groups, so many that not all are drawn: one whose group is changed goes far, and the focus is not lost. */
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import { add, at, cell, costs, focusOn, openAtCosts, press } from "./desk";

const LINES = 240;

beforeEach(async () => {
	localStorage.clear();
	await openAtCosts([
		add("/carriers", "c1", { name: "Alpha" }),
		add("/carriers", "c2", { name: "Bravo" }),
		...costs(
			Array.from({ length: LINES }, (_, i) => ({
				label: `Ligne ${i + 1}`,
				bearer: i < 200 ? "c1" : "c2",
				"basis/kind": "lump_sum",
				"basis/amount": "10",
				eligible: "true",
			})),
		),
	]);
	await userEvent.selectOptions(screen.getByRole("combobox", { name: "Regrouper" }), "bearer");
	await waitFor(() => expect(screen.queryAllByTestId("grid-group").length).toBeGreaterThan(0));
	await waitFor(() => expect(cell("/costs/l2/bearer")).not.toBeNull());
});

/** The place of a line among all, where it is drawn. */
const placeOf = (line: string) => document.querySelector<HTMLElement>(`tr[data-id="${line}"]`)?.dataset.row;
const selected = () =>
	[...document.querySelectorAll<HTMLElement>('.grid__table [aria-selected="true"]')].map(
		(one) => one.closest("tr")?.dataset.id,
	);
/** Where line 3 is once line 2 has left its group. */
const isMoved = () => waitFor(() => expect(placeOf("l3")).toBe("1"));
const rest = (ms = 150) => act(() => new Promise((done) => setTimeout(done, ms)));

test.each([
	["{Tab}", "/costs/l2/basis/kind"],
	["{ArrowRight}", "/costs/l2/basis/kind"],
	["{ArrowLeft}", "/costs/l2/category"],
])("the focus goes with a line that goes out of sight to its group, left by %s", async (key, pointer) => {
	const seen: (string | undefined)[] = [];
	Element.prototype.scrollIntoView = function () {
		seen.push(this.closest("tr")?.dataset.id);
	};
	focusOn("/costs/l2/bearer");
	await press("brav");
	seen.length = 0;
	await press(key);
	await isMoved();
	await rest();
	expect(at()).toBe(pointer);
	expect(placeOf("l2")).toBe("199");
	expect(selected()).toEqual(["l2"]);
	expect(seen.at(-1)).toBe("l2");
});

test("undo goes to the line whose group it gave back, where that now stands", async () => {
	focusOn("/costs/l2/bearer");
	await press("brav{ArrowDown}");
	await isMoved();
	await rest();
	expect(at()).toBe("/costs/l3/bearer");
	await press("{Control>}z{/Control}");
	await waitFor(() => expect(placeOf("l3")).toBe("2"));
	await rest(600);
	expect(at()).toBe("/costs/l2/bearer");
	expect(placeOf("l2")).toBe("1");
	expect(document.querySelector(".grid__scroller")?.scrollTop).toBe(0);
});

test("no line moves while a button of the mouse is pressed: its click is one", async () => {
	const box = () => cell("/costs/l5/eligible");
	focusOn("/costs/l2/bearer");
	await press("brav");
	fireEvent.pointerDown(box(), { button: 0, buttons: 1 });
	fireEvent.mouseDown(box(), { button: 0, buttons: 1 });
	focusOn("/costs/l5/eligible");
	await rest();
	expect(placeOf("l3")).toBe("2");
	fireEvent.pointerUp(box(), { button: 0 });
	fireEvent.mouseUp(box(), { button: 0 });
	fireEvent.click(box());
	await isMoved();
	expect(box().checked).toBe(false);
	expect(at()).toBe("/costs/l5/eligible");
});
