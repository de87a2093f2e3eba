/** A table that is pasted as another program has it: with its headings and totals, into an empty grid. */
import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import { ipc } from "../src/ipc";
import { words } from "../src/words";
import { Clipboard, clip } from "./clipboard";
import { costs, focusOn, labelsOf, openAtCosts, press } from "./desk";

const w = words.costImport;

beforeEach(() => localStorage.clear());

const undo = () => userEvent.keyboard("{Control>}z{/Control}");
const emptyPlace = () => document.querySelector<HTMLElement>("[data-empty]");

test("an empty grid takes what is pasted into it, as it says", async () => {
	const id = await openAtCosts([]);
	// The screen that opens gives the focus to its own first.
	await waitFor(() => {
		act(() => emptyPlace()?.focus());
		expect(document.activeElement).toBe(emptyPlace());
	});
	clip("paste", Clipboard.of("Atelier\nSalle"));
	await waitFor(async () => expect(await labelsOf(id)).toEqual(["Atelier", "Salle"]));
	await waitFor(() => expect((document.activeElement as HTMLInputElement).value).toBe("Atelier"));
	await waitFor(() => expect(screen.getByTestId("grid-status").textContent).toContain("2 cellules"));
	await undo();
	await waitFor(async () => expect(await labelsOf(id)).toEqual([]));
	await waitFor(() => expect(screen.getByTestId("grid-status").textContent).toBe(""));
});

const notice = async (text: string) =>
	await waitFor(() => expect(screen.getByTestId("grid-notice").textContent).toContain(text));

test("totals that sum the rows above are not pasted and are named; what only bears such a name comes, and is told", async () => {
	const id = await openAtCosts(costs([{ label: "Bus" }]));
	focusOn("/costs/l1/label");
	const rest = "\t\t\t\t\t";
	const block = `Atelier${rest}100\nTotal formation${rest}100,00\nSalle${rest}20\nTotal Energies${rest}7`;
	clip("paste", Clipboard.of(block));
	await waitFor(async () => expect(await labelsOf(id)).toEqual(["Atelier", "Salle", "Total Energies"]));
	await notice(words.grid.totalsLeft(["Total formation"]));
	await notice(words.grid.totalsTaken(["Total Energies"]));
	expect(screen.getByText(words.grid.pasted(3), { exact: false })).toBeTruthy();
	await undo();
	await waitFor(async () => expect(await labelsOf(id)).toEqual(["Bus"]));
	expect(screen.queryByTestId("grid-notice")).toBeNull();
});

test("labels alone come with their totals, which is told: the amounts that are pasted next stand beside them", async () => {
	const id = await openAtCosts([]);
	act(() => emptyPlace()?.focus());
	clip("paste", Clipboard.of("Atelier\nSous-total\nMobilier"));
	await waitFor(async () => expect(await labelsOf(id)).toEqual(["Atelier", "Sous-total", "Mobilier"]));
	await notice(words.grid.totalsTaken(["Sous-total"]));
});

test("a block of the height of the selection goes in once, though its total stays out", async () => {
	const id = await openAtCosts(costs([{ label: "Bus" }, { label: "Car" }]));
	focusOn("/costs/l1/label");
	await press("{Shift>}{ArrowDown}{/Shift}");
	clip("paste", Clipboard.of("Atelier\tFormation\t\tForfait\t\t100,00\nTotal\t\t\t\t\t100,00"));
	await waitFor(async () => expect(await labelsOf(id)).toEqual(["Atelier", "Car"]));
	await notice(words.grid.totalsLeft(["Total"]));
});

test("a table with its headings is shown as a file is; only its taking touches a line, the one begun for it", async () => {
	const id = await openAtCosts(costs([{ label: "Bus" }, {}, { label: "Car" }]));
	const paste = async () => {
		focusOn("/costs/l2/label");
		await press("{Shift>}{ArrowDown}{/Shift}");
		clip("paste", Clipboard.of("Libellé\tMontant\nAtelier du lavoir\t12\nSalle\t3"));
		return await screen.findByTestId("take-costs");
	};
	await paste();
	await userEvent.click(screen.getByText(words.common.cancel));
	await waitFor(() => expect(screen.queryByTestId("cost-import")).toBeNull());
	expect(await labelsOf(id)).toEqual(["Bus", "", "Car"]);
	const take = await paste();
	expect(take.textContent).toBe(w.take(2));
	// A row is to be looked at: Enter neither takes the rest unseen, nor throws it away.
	expect(document.activeElement?.matches("dialog input")).toBe(true);
	await userEvent.click(take);
	await waitFor(async () => expect((await labelsOf(id)).slice(0, 2)).toEqual(["Bus", "Car"]));
	expect(await labelsOf(id)).toHaveLength(4);
	expect((await screen.findByTestId("costs-taken")).textContent).toContain("2 lignes importées");
	await undo();
	await waitFor(async () => expect(await labelsOf(id)).toEqual(["Bus", "", "Car"]));
});

test("all the lines that were begun for a table give way to it", async () => {
	const id = await openAtCosts(costs([{ label: "Bus" }, {}, {}, { label: "Car" }, {}]));
	focusOn("/costs/l2/label");
	await press("{Shift>}{ArrowDown}{ArrowDown}{ArrowDown}{/Shift}");
	clip("paste", Clipboard.of("Libellé\tMontant\nAtelier du lavoir\t12\nSalle\t3"));
	await userEvent.click(await screen.findByTestId("take-costs"));
	await waitFor(async () => expect((await labelsOf(id)).slice(0, 3)).toEqual(["Bus", "Car", ""]));
});

test("a line that redo brings back into an empty grid has the focus", async () => {
	const id = await openAtCosts([]);
	act(() => emptyPlace()?.focus());
	await press("{Enter}");
	await waitFor(async () => expect(await labelsOf(id)).toHaveLength(1));
	await press("Bus");
	await waitFor(async () => expect(await labelsOf(id)).toEqual(["Bus"]));
	await undo();
	await undo();
	await waitFor(async () => expect(await labelsOf(id)).toEqual([]));
	await waitFor(() => expect((document.activeElement as HTMLElement).dataset.testid).toBe("add-cost"));
	await userEvent.keyboard("{Control>}y{/Control}");
	await waitFor(() => expect(document.activeElement?.getAttribute("aria-label")).toBe("Libellé, ligne 1"));
});

test("words that are no headings, and a block that goes into other columns, are pasted where they are put", async () => {
	const id = await openAtCosts(costs([{ label: "Bus" }, { label: "Car" }]));
	focusOn("/costs/l1/label");
	clip("paste", Clipboard.of("Atelier\tFormation\nSalle\tLocaux"));
	await waitFor(async () => expect(await labelsOf(id)).toEqual(["Atelier", "Salle"]));
	focusOn("/costs/l1/category");
	clip("paste", Clipboard.of("Libellé\tMontant\nFormation\tDREAL"));
	const text = async () => (await ipc.openDraft(id)).fields["/costs/l1/category"]?.text;
	await waitFor(async () => expect(await text()).toBe("Libellé"));
	expect(screen.queryByTestId("cost-import")).toBeNull();
});

test("an amount in the place of one that the program computes is named, unless it is the same", async () => {
	const id = await openAtCosts(costs([{ label: "Bus" }]));
	focusOn("/costs/l1/label");
	const [same, other] = [
		"\t\t\tForfait\t\t1 000\t\t\t\t\t\t\t1 000,00 €",
		"\t\t\t\t\t\t\t\t\t\t\t\t1 500,00",
	];
	clip("paste", Clipboard.of(`Salle${same}`));
	await waitFor(async () => expect(await labelsOf(id)).toEqual(["Salle"]));
	await waitFor(() => expect(screen.getByTestId("grid-status").textContent).not.toBe(""));
	expect(screen.queryByTestId("grid-notice")).toBeNull();
	clip("paste", Clipboard.of(`Halle${other}`));
	await notice(words.grid.computed);
	await notice("Montant, ligne 1");
});
