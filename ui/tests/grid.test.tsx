/** The grid of costs under the fingers: a real dossier over the double, real keys. */
import { act, cleanup, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { ipc } from "../src/ipc";
import { go, goToField, goToPart, openDossier } from "../src/route";
import { words } from "../src/words";
import { at, cell, costs, focusOn, openAtCosts, press } from "./desk";

let id: string;

beforeEach(async () => {
	const lines = ["Atelier", "Salle", "Voyage"].map((label) => ({
		label,
		"basis/kind": "purchase",
		"basis/quantity": "2",
		"basis/unit_price": "10",
	}));
	id = await openAtCosts(costs(lines));
});

const held = async (pointer: string) => (await ipc.openDraft(id)).fields[pointer]?.text;
const lines = async () => (await ipc.openDraft(id)).lists["/costs"] ?? [];

test("arrows and Enter go from row to row in one column, and stop at the first", async () => {
	focusOn("/costs/l1/label");
	await press("{ArrowDown}");
	expect(at()).toBe("/costs/l2/label");
	await press("{Enter}");
	expect(at()).toBe("/costs/l3/label");
	await press("{ArrowUp}{ArrowUp}{ArrowUp}");
	expect(at()).toBe("/costs/l1/label");
});

test("Tab goes to the next cell, the right arrow too while the cell is not being edited", async () => {
	focusOn("/costs/l1/label");
	await userEvent.tab();
	expect(at()).toBe("/costs/l1/category");
	await press("{ArrowRight}");
	expect(at()).toBe("/costs/l1/bearer");
	focusOn("/costs/l1/label");
	await press("A{ArrowRight}");
	expect(at(), "what one types over a cell is left as in a spreadsheet").toBe("/costs/l1/category");
	focusOn("/costs/l1/label");
	await press("{F2}B{ArrowLeft}");
	expect(at(), "one moves in a text that one has opened").toBe("/costs/l1/label");
	focusOn("/costs/l2/label");
	await press("ABC{Home}{ArrowRight}");
	expect(at(), "or in which one has begun to move").toBe("/costs/l2/label");
});

test("an undo goes to the cell that it changes, and Ctrl+Enter adds a line from a figure too", async () => {
	focusOn("/costs/l2/basis/quantity");
	await press("7{ArrowRight}");
	await waitFor(async () => expect(await held("/costs/l2/basis/quantity")).toBe("7"));
	focusOn("/costs/l1/label");
	await press("{Control>}z{/Control}");
	await waitFor(() => expect(at()).toBe("/costs/l2/basis/quantity"));
	const figure = document.querySelector<HTMLElement>("[data-cell] button");
	act(() => figure?.focus());
	await press("{Control>}{Enter}{/Control}");
	await waitFor(async () => expect(await lines()).toHaveLength(4));
});

test("Ctrl+D fills what is shown, be it only what is usual for the line above", async () => {
	const time = { label: "Temps", "basis/kind": "time_daily", "basis/days": "2", "basis/daily_cost": "300" };
	const bought = { label: "Salle", "basis/kind": "purchase", "basis/quantity": "2" };
	cleanup();
	id = await openAtCosts(costs([bought, time, { ...time, in_kind: "false" }, time]));
	const isValued = (line: number) => cell(`/costs/l${line}/in_kind`).checked;
	expect([1, 2, 3, 4].map(isValued)).toEqual([false, true, false, true]);
	focusOn("/costs/l1/in_kind");
	await press("{Shift>}{ArrowDown}{ArrowDown}{/Shift}{Control>}d{/Control}");
	await waitFor(() => expect([1, 2, 3, 4].map(isValued)).toEqual([false, false, false, true]));
	expect(await held("/costs/l3/in_kind")).toBe("false");
	await press("{Control>}z{/Control}");
	await waitFor(() => expect([1, 2, 3, 4].map(isValued)).toEqual([false, true, false, true]));
	focusOn("/costs/l3/in_kind");
	await press("{Control>}d{/Control}");
	await waitFor(() => expect(isValued(3)).toBe(true));
	expect(await held("/costs/l3/in_kind"), "it is what is usual again").toBeFalsy();
});

test("a letter replaces what the cell held, and the total moves as one types", async () => {
	focusOn("/costs/l1/basis/unit_price");
	await press("100");
	await waitFor(() => expect(screen.getAllByTestId("figure-total")[0]?.textContent).toContain("240,00"));
	expect(await held("/costs/l1/basis/unit_price")).toBe("100");
});

test("what Escape takes back is one undo with what was typed: neither comes back by itself", async () => {
	focusOn("/costs/l1/basis/quantity");
	await press("3");
	await waitFor(async () => expect(await held("/costs/l1/basis/quantity")).toBe("3"));
	focusOn("/costs/l1/label");
	await press("XY{Escape}");
	await waitFor(async () => expect(await held("/costs/l1/label")).toBe("Atelier"));
	await waitFor(() => expect(at()).toBe("/costs/l1/label"));
	await press("{Control>}z{/Control}");
	await waitFor(() => expect(screen.getByTestId("undo").title).toContain("quantity"));
	expect(await held("/costs/l1/label")).toBe("Atelier");
	await press("{Control>}z{/Control}");
	await waitFor(async () => expect(await held("/costs/l1/basis/quantity")).toBe("2"));
});

test("a cell that shows what is usual where nothing was said is left without a word by Escape", async () => {
	focusOn("/costs/l1/basis/vat");
	const usual = cell("/costs/l1/basis/vat").value;
	expect(await held("/costs/l1/basis/vat")).toBeUndefined();
	await press("5");
	await waitFor(async () => expect(await held("/costs/l1/basis/vat")).toBe("5"));
	await press("{Escape}");
	await waitFor(async () => expect(await held("/costs/l1/basis/vat")).toBeUndefined());
	await waitFor(() => expect(cell("/costs/l1/basis/vat").value).toBe(usual));
});

test("a cell that one clicks is taken over by what is typed; a second click edits it", async () => {
	const price = cell("/costs/l1/basis/unit_price");
	await userEvent.click(price);
	await press("7");
	await waitFor(async () => expect(await held("/costs/l1/basis/unit_price")).toBe("7"));
	const next = cell("/costs/l2/basis/unit_price");
	await userEvent.click(next);
	await press("{ArrowLeft}");
	expect(at()).toBe("/costs/l2/basis/quantity");
	await userEvent.click(next);
	await userEvent.click(next);
	await press("{ArrowLeft}");
	expect(at()).toBe("/costs/l2/basis/unit_price");
});

test("what a cell has selected is not dragged into another", () => {
	expect(fireEvent.dragStart(cell("/costs/l1/basis/unit_price"))).toBe(false);
});

test("why a cell is marked is said below the grid while it has the focus", async () => {
	focusOn("/costs/l1/basis/unit_price");
	await press("12,3,4");
	const why = await screen.findByTestId("grid-why");
	expect(cell("/costs/l1/basis/unit_price").getAttribute("aria-describedby")).toBe(why.id);
	expect(why.textContent).toContain("12,3,4");
	focusOn("/costs/l2/label");
	await waitFor(() => expect(screen.queryByTestId("grid-why")).toBeNull());
});

test("Escape restores what the cell held on arriving", async () => {
	focusOn("/costs/l1/label");
	await press("Autre chose{Escape}");
	await waitFor(() => expect(cell("/costs/l1/label").value).toBe("Atelier"));
	await waitFor(async () => expect(await held("/costs/l1/label")).toBe("Atelier"));
	await waitFor(() => expect(at()).toBe("/costs/l1/label"));
});

test("after F2 and Escape what is typed takes the place of what the cell holds, as on arriving", async () => {
	const price = "/costs/l1/basis/unit_price";
	focusOn(price);
	await press("{F2}{Escape}5{Enter}");
	await waitFor(async () => expect(await held(price)).toBe("5"));
	focusOn("/costs/l1/label");
	await press("{F2}s{Backspace}{Escape}Salle");
	await waitFor(async () => expect(await held("/costs/l1/label")).toBe("Salle"));
});

test("F2 edits: the left arrow then moves in the text", async () => {
	focusOn("/costs/l1/category");
	await press("{ArrowLeft}");
	expect(at()).toBe("/costs/l1/label");
	await press("{F2}{ArrowLeft}s");
	expect(cell("/costs/l1/label").value).toBe("Ateliesr");
});

test("Enter on the last row adds one that takes after it, and goes there", async () => {
	focusOn("/costs/l3/label");
	await press("{Enter}");
	await waitFor(async () => expect(await lines()).toHaveLength(4));
	const added = (await lines())[3];
	await waitFor(() => expect(at()).toBe(`/costs/${added}/label`));
	expect(await held(`/costs/${added}/basis/kind`)).toBe("purchase");
	expect(await held(`/costs/${added}/basis/quantity`)).toBeUndefined();
});

test("Enter on a last row that holds no more than it took after the one above adds none", async () => {
	focusOn("/costs/l3/label");
	await press("{Enter}");
	await waitFor(async () => expect(await lines()).toHaveLength(4));
	const added = (await lines())[3];
	await waitFor(() => expect(at()).toBe(`/costs/${added}/label`));
	await press("{Enter}");
	await press("A{Enter}");
	await waitFor(async () => expect(await lines()).toHaveLength(5));
	expect(await held(`/costs/${added}/label`)).toBe("A");
});

test("Enter in a table without a line adds one, and goes there", async () => {
	act(() => goToPart("signature"));
	await userEvent.click(await screen.findByText(words.grid.empty));
	await press("{Enter}");
	await waitFor(async () => expect((await ipc.openDraft(id)).lists["/signatures/others"]).toHaveLength(1));
	await waitFor(() => expect(at()).toMatch(/^\/signatures\/others\/[^/]+\/name/));
});

test("a row is duplicated with all that it holds, moved, removed, by the keyboard alone", async () => {
	focusOn("/costs/l1/label");
	await press("{Control>}{Shift>}d{/Shift}{/Control}");
	await waitFor(async () => expect(await lines()).toHaveLength(4));
	const copy = (await lines())[1] as string;
	expect(await held(`/costs/${copy}/basis/unit_price`)).toBe("10");
	await waitFor(() => expect(at()).toBe(`/costs/${copy}/label`));
	await press("{Alt>}{ArrowDown}{/Alt}");
	await waitFor(async () => expect(await lines()).toEqual(["l1", "l2", copy, "l3"]));
	await waitFor(() => expect(at()).toBe(`/costs/${copy}/label`));
	await press("{Control>}{Delete}{/Control}");
	await waitFor(async () => expect(await lines()).toEqual(["l1", "l2", "l3"]));
});

test("a block from a spreadsheet is one edit, which one undo takes back", async () => {
	const block = "Formation\n\tx\nImpression";
	focusOn("/costs/l2/label");
	fireEvent.paste(cell("/costs/l2/label"), {
		clipboardData: { getData: () => block },
	});
	await waitFor(async () => expect(await lines()).toHaveLength(4));
	expect(await held("/costs/l2/label")).toBe("Formation");
	expect(await held("/costs/l3/label")).toBeUndefined();
	await press("{Control>}z{/Control}");
	await waitFor(async () => expect(await lines()).toEqual(["l1", "l2", "l3"]));
	expect(await held("/costs/l2/label")).toBe("Salle");
});

test("what a paste could not place is said until that paste is undone", async () => {
	focusOn("/costs/l1/label");
	const text = `${"Bois\t".repeat(40)}\n${"Plan\t".repeat(40)}`;
	fireEvent.paste(cell("/costs/l1/label"), { clipboardData: { getData: () => text } });
	await screen.findByTestId("grid-notice");
	// Another edit, and its undo, leave it.
	focusOn("/costs/l3/label");
	await press("T");
	await waitFor(async () => expect(await held("/costs/l3/label")).toBe("T"));
	await press("{Control>}z{/Control}");
	await waitFor(async () => expect(await held("/costs/l3/label")).toBe("Voyage"));
	expect(screen.queryByTestId("grid-notice")).not.toBeNull();
	await press("{Control>}z{/Control}");
	await waitFor(async () => expect(await held("/costs/l1/label")).toBe("Atelier"));
	await waitFor(() => expect(screen.queryByTestId("grid-notice")).toBeNull());
});

test("a block pasted shows at once in the cell that one was typing in", async () => {
	focusOn("/costs/l1/label");
	await press("Tapé");
	fireEvent.paste(cell("/costs/l1/label"), { clipboardData: { getData: () => "Collé\nAussi" } });
	await waitFor(() => expect(cell("/costs/l1/label").value).toBe("Collé"));
	expect(cell("/costs/l2/label").value).toBe("Aussi");
});

test("one cell pasted is the browser’s own paste", () => {
	const input = cell("/costs/l1/label");
	act(() => input.focus());
	const taken = !fireEvent.paste(input, { clipboardData: { getData: () => "un mot\n" } });
	expect(taken).toBe(false);
});

test("changing the kind of a line changes its fields and keeps what was typed", async () => {
	await userEvent.selectOptions(cell("/costs/l1/basis/kind"), "lump_sum");
	await waitFor(() => expect(cell("/costs/l1/basis/amount")).not.toBeNull());
	expect(cell("/costs/l1/basis/quantity")).toBeNull();
	await userEvent.selectOptions(cell("/costs/l1/basis/kind"), "purchase");
	await waitFor(() => expect(cell("/costs/l1/basis/quantity").value).toBe("2"));
});

test("a figure says where it comes from, and its lines lead to the cells", async () => {
	await userEvent.click(screen.getAllByTestId("figure-total")[0] as HTMLElement);
	await screen.findByTestId("trace-panel");
	await userEvent.click(await screen.findByRole("button", { name: "Salle" }));
	await waitFor(() => expect(at()).toBe("/costs/l2/label"));
	expect(screen.queryByTestId("trace-panel")).toBeNull();
});

test("undo leaves the dossier as it is behind a panel that covers it", async () => {
	focusOn("/costs/l1/label");
	await press("Z");
	await waitFor(async () => expect(await held("/costs/l1/label")).toBe("Z"));
	const undo = vi.spyOn(ipc, "undo");
	await userEvent.click(screen.getAllByTestId("figure-total")[0] as HTMLElement);
	await screen.findByRole("dialog");
	await press("{Control>}z{/Control}");
	expect(undo).not.toHaveBeenCalled();
	await userEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: words.common.close }));
	await press("{Control>}z{/Control}");
	await waitFor(async () => expect(await held("/costs/l1/label")).toBe("Atelier"));
	undo.mockRestore();
});

test("a figure followed inside the panel leaves the focus on what it led to", async () => {
	await userEvent.click(screen.getAllByTestId("figure-total")[0] as HTMLElement);
	const panel = within(await screen.findByTestId("trace-panel"));
	(await panel.findAllByRole("button", { name: /40,00|20,00/ }))[0]?.focus();
	await press("{Enter}");
	await waitFor(() => expect(document.activeElement?.className).toBe("trace__title"));
	await press("{Tab}{Shift>}{Tab}{Tab}{/Shift}");
	expect(document.activeElement?.closest("dialog")).not.toBeNull();
});

test("of a thousand lines only those in sight are drawn, and all are counted", async () => {
	const ops = Array.from({ length: 997 }, (_, i) => ({
		op: "add" as const,
		list: "/costs",
		id: `m${i}`,
		position: "last" as const,
		fields: { label: `Ligne ${i}`, "basis/kind": "lump_sum", "basis/amount": "1" },
	}));
	await ipc.edit(id, { n: 2, group: "", label: "", base: 1, ops });
	act(() => go({ screen: "home" }));
	act(() => openDossier(id));
	await screen.findByTestId("add-cost");
	expect(screen.getAllByTestId("grid-row").length).toBeLessThan(120);
	expect(screen.getByRole("grid", { name: /Dépenses du projet/ }).getAttribute("aria-rowcount")).toBe("1001");
});

test("going to a line far below brings it into sight", async () => {
	act(() => goToField("/costs/l3/basis/quantity"));
	await waitFor(() => expect(at()).toBe("/costs/l3/basis/quantity"));
});

test("a cell that one comes to shows how a long text begins: the caret stands before it", async () => {
	const label = cell(`/costs/l1/label`);
	const selected = () => [label.selectionStart, label.selectionEnd, label.selectionDirection];
	act(() => label.focus());
	await waitFor(() => expect(selected()).toEqual([0, label.value.length, "backward"]));
});

test("a key that comes before the text is selected finds it selected all the same", () => {
	const label = cell(`/costs/l1/label`);
	act(() => label.focus());
	fireEvent.keyDown(label, { key: "x" });
	expect([label.selectionStart, label.selectionEnd]).toEqual([0, label.value.length]);
});

test("undoing a deletion leads to the line that comes back", async () => {
	focusOn("/costs/l1/label");
	await press("{Control>}{Delete}{/Control}");
	await waitFor(() => expect(at()).toBe("/costs/l2/label"));
	await press("{Control>}z{/Control}");
	await waitFor(() => expect(at()).toBe("/costs/l1/label"));
});
