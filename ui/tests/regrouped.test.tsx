/** Lines in groups whose group is changed: they go there, and heads add up what stands under them. */
import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import { words } from "../src/words";
import { Clipboard, clip } from "./clipboard";
import { add, at, cell, costs, focusOn, openAtCosts, press } from "./desk";

beforeEach(async () => {
	localStorage.clear();
	const line = (label: string, bearer: string, amount: string) => ({
		label,
		bearer,
		"basis/kind": "lump_sum",
		"basis/amount": amount,
	});
	await openAtCosts([
		add("/carriers", "c1", { name: "Alpha" }),
		add("/carriers", "c2", { name: "Bravo" }),
		...costs([line("Un", "c1", "10"), line("Deux", "c1", "20"), line("Trois", "c2", "300")]),
	]);
	await userEvent.selectOptions(screen.getByRole("combobox", { name: "Regrouper" }), "bearer");
	await waitFor(() => expect(screen.getAllByTestId("grid-group")).toHaveLength(2));
});

/** Heads with their count and sum, and the lines under them, in the order shown. */
const shown = () =>
	[...document.querySelectorAll<HTMLElement>('[data-testid="grid-group"], [data-testid="grid-row"]')].map(
		(row) =>
			row.dataset.id === undefined
				? `${row.textContent?.match(/^\S+ .\d+/)?.[0]} ${row.textContent?.match(/[\d\s\u202f]+,\d\d/)?.[0].trim()}`
				: row.querySelector<HTMLInputElement>('[aria-label^="Libellé"]')?.value,
	);
const lines = () => shown().filter((one) => !one?.includes("("));
const START = ["Alpha (2 30,00", "Un", "Deux", "Bravo (1 300,00", "Trois"];
const MOVED = ["Alpha (1 20,00", "Deux", "Bravo (2 310,00", "Un", "Trois"];
const rest = () => act(() => new Promise((done) => setTimeout(done, 60)));

test("a line goes to its group once the cell is left in which it was chosen, with the focus", async () => {
	expect(shown()).toEqual(START);
	focusOn("/costs/l1/bearer");
	await press("brav");
	await rest();
	expect(lines()).toEqual(["Un", "Deux", "Trois"]);
	await press("{Tab}");
	await waitFor(() => expect(shown()).toEqual(MOVED));
	expect(at()).toBe("/costs/l1/basis/kind");
	const row = cell("/costs/l1/basis/kind").closest("tr")?.dataset.row;
	expect(row).toBe("1");
	await waitFor(() =>
		expect(document.querySelector('.grid__table [aria-selected="true"]')?.closest("tr")?.dataset.id).toBe(
			"l1",
		),
	);
	await press("{Control>}z{/Control}");
	await waitFor(() => expect(shown()).toEqual(START));
});

test("undo in that very cell takes the line back at once", async () => {
	focusOn("/costs/l1/bearer");
	await press("brav{ArrowDown}");
	await waitFor(() => expect(shown()).toEqual(MOVED));
	expect(at()).toBe("/costs/l2/bearer");
	focusOn("/costs/l1/bearer");
	await press("{Control>}z{/Control}");
	await waitFor(() => expect(shown()).toEqual(START));
	expect(at()).toBe("/costs/l1/bearer");
});

test("a line whose bearer is pasted goes to its group once it is left, and the next paste hits the next line", async () => {
	focusOn("/costs/l1/bearer");
	clip("paste", Clipboard.of("Bravo"));
	await rest();
	expect(lines()).toEqual(["Un", "Deux", "Trois"]);
	await press("{ArrowLeft}{ArrowRight}{ArrowDown}");
	await waitFor(() => expect(shown()).toEqual(MOVED));
	expect(at()).toBe("/costs/l2/bearer");
	clip("paste", Clipboard.of("Bravo"));
	await press("{ArrowDown}");
	await waitFor(() => expect(lines()).toEqual(["Un", "Deux", "Trois"]));
	expect(shown()).toHaveLength(4);
});

test("bearers that are cut leave the focus where it was", async () => {
	focusOn("/costs/l1/bearer");
	await press("{Shift>}{ArrowDown}{/Shift}");
	clip("cut", new Clipboard());
	await waitFor(() => expect(cell("/costs/l2/bearer").value).toBe(""));
	await rest();
	const alpha = () => shown().some((one) => one?.startsWith("Alpha"));
	expect(alpha()).toBe(true);
	await press("{ArrowDown}{ArrowDown}");
	expect(at()).toBe("/costs/l3/bearer");
	await waitFor(() => expect(alpha()).toBe(false));
	await press("{Control>}z{/Control}");
	await waitFor(() => expect(shown()).toEqual(START));
});

test("Alt and an arrow move a line in the group that it went to", async () => {
	focusOn("/costs/l1/bearer");
	await press("brav{ArrowLeft}{ArrowLeft}");
	await waitFor(() => expect(shown()).toEqual(MOVED));
	await press("{Alt>}{ArrowDown}{/Alt}");
	await waitFor(() => expect(shown()).toEqual(["Alpha (1 20,00", "Deux", "Bravo (2 310,00", "Trois", "Un"]));
});

test("so does a line whose cell is left for nothing in particular", async () => {
	focusOn("/costs/l1/bearer");
	await press("brav");
	act(() => cell("/costs/l1/bearer").blur());
	await waitFor(() => expect(shown()).toEqual(MOVED));
});

test("a line that a filter would leave out stays in sight in its new group", async () => {
	await userEvent.selectOptions(screen.getByRole("combobox", { name: "Filtrer par porteur" }), "=c1");
	await waitFor(() => expect(shown()).toEqual(START.slice(0, 3)));
	focusOn("/costs/l1/bearer");
	await press("brav{Tab}");
	await waitFor(() => expect(shown()).toEqual(["Alpha (1 20,00", "Deux", "Bravo (1 10,00", "Un"]));
	expect(at()).toBe("/costs/l1/basis/kind");
});

test("after an undo too, a line goes only once its cell is left", async () => {
	focusOn("/costs/l2/label");
	await press("Autre");
	await press("{Control>}z{/Control}");
	await rest();
	focusOn("/costs/l1/bearer");
	await press("brav");
	await rest();
	expect(lines()).toEqual(["Un", "Deux", "Trois"]);
	await press("{Enter}");
	await waitFor(() => expect(shown()).toEqual(MOVED));
	expect(at()).toBe("/costs/l2/bearer");
});

test("a bearer that is emptied stays under the fingers, and comes back with one undo", async () => {
	focusOn("/costs/l1/bearer");
	await press("{Delete}");
	await rest();
	expect(cell("/costs/l1/bearer").value).toBe("");
	expect(lines()).toEqual(["Un", "Deux", "Trois"]);
	await press("{Control>}z{/Control}");
	await waitFor(() => expect(cell("/costs/l1/bearer").value).toBe("c1"));
	await press("{Delete}{Tab}");
	await waitFor(() => expect(shown()).toContain("Alpha (1 20,00"));
});

test("undoing a line that was inserted last in its group leaves the focus in that group", async () => {
	focusOn("/costs/l2/label");
	await press("{Control>}{Enter}{/Control}");
	await waitFor(() => expect(shown()[0]).toContain("Alpha (3"));
	await waitFor(() => expect(document.activeElement?.closest("tr")?.dataset.row).toBe("2"));
	await press("{Control>}z{/Control}");
	await waitFor(() => expect(shown()).toEqual(START));
	await waitFor(() => expect(at()).toBe("/costs/l2/label"));
});

test("so does one inserted after the very last line", async () => {
	focusOn("/costs/l3/label");
	await press("{Control>}{Enter}{/Control}");
	await waitFor(() => expect(document.activeElement?.closest("tr")?.dataset.row).toBe("3"));
	await press("{Control>}z{/Control}");
	await waitFor(() => expect(shown()).toEqual(START));
	await waitFor(() => expect(at()).toBe("/costs/l3/label"));
});

test("what could not be read of pasted lines is named where they stand once each is in its group", async () => {
	focusOn("/costs/l3/label");
	clip("paste", Clipboard.of("Quatre\t\tAlpha\tForfait\t\t4,4,4\n\nCinq\t\tAlpha\tForfait\t\t5"));
	await waitFor(() => expect(lines()).toEqual(["Un", "Deux", "Quatre", "Cinq"]));
	const said = () => screen.getByTestId("grid-notice").textContent;
	await waitFor(() => expect(said()).toContain(words.grid.unread(["Coût, ligne 3"], 1)));
	expect(screen.getByText(words.grid.pasted(2), { exact: false })).toBeTruthy();
});
