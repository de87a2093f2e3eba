/** The grid as a spreadsheet: ranges, the clipboard, fill, clear, rows, and undo of each as one step. */
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ipc } from "../src/ipc";
import { go, openDossier } from "../src/route";
import { words } from "../src/words";
import { Clipboard, clip } from "./clipboard";
import { at, cell, costs, focusOn, labelsOf, openAtCosts, press } from "./desk";

let id: string;
const LABELS = ["Atelier", "Salle", "Voyage", "Étude"];

beforeEach(async () => {
	localStorage.clear();
	const lines = LABELS.map((label, i) => ({
		label,
		"basis/kind": "purchase",
		"basis/quantity": `${i + 1}`,
		"basis/unit_price": "10,50",
	}));
	id = await openAtCosts(costs(lines));
});

afterEach(() => void vi.useRealTimers());

const fields = async () => (await ipc.openDraft(id)).fields;
const lines = async () => (await ipc.openDraft(id)).lists["/costs"] ?? [];
const labels = () => labelsOf(id);
const selected = () => document.querySelectorAll('.grid__table [aria-selected="true"]').length;

test("Maj and arrows select a rectangle, which Escape lets go of, the focus where it was", async () => {
	focusOn("/costs/l1/basis/quantity");
	await press("{Shift>}{ArrowDown}{ArrowDown}{ArrowRight}{/Shift}");
	expect(selected()).toBe(6);
	expect(at()).toBe("/costs/l1/basis/quantity");
	await waitFor(() => expect(screen.getByTestId("grid-status").textContent).toContain("6 cellules"));
	await press("{Escape}");
	expect(selected()).toBe(1);
});

test("Ctrl+A takes every cell; a letter then writes in the one that has the focus", async () => {
	focusOn("/costs/l2/label");
	await press("{Control>}a{/Control}");
	expect(selected()).toBe(4 * 13);
	await press("Z");
	expect(cell("/costs/l2/label").value).toBe("Z");
	expect(selected()).toBe(1);
});

test("Maj and a click select up to there; a drag selects what it goes over", () => {
	focusOn("/costs/l1/label");
	fireEvent.pointerDown(cell("/costs/l3/label"), { button: 0, shiftKey: true });
	expect(selected()).toBe(3);
	fireEvent.pointerUp(document);
	document.elementFromPoint = () => cell("/costs/l4/basis/quantity");
	fireEvent.pointerDown(cell("/costs/l2/label"), { button: 0 });
	fireEvent.pointerMove(document, { clientX: 5, clientY: 5 });
	fireEvent.pointerUp(document);
	expect(selected()).toBe(3 * 5);
});

test("a click on a row's number takes that row alone, out of a selection of several too", () => {
	focusOn("/costs/l1/label");
	fireEvent.pointerDown(cell("/costs/l3/label"), { button: 0, shiftKey: true });
	fireEvent.pointerUp(document);
	const number = cell("/costs/l2/label").closest("tr")?.querySelector("[data-handle]");
	if (number) fireEvent.pointerDown(number, { button: 0 });
	expect(selected()).toBe(3);
	fireEvent.pointerUp(document);
	expect(selected()).toBe(13);
	expect(at()).toBe("/costs/l2/label");
});

test("a list of choices opens on the second click, by F2 or Alt and an arrow; a drag from it selects", async () => {
	const list = cell("/costs/l1/basis/kind");
	let opened = 0;
	// As WebKitGTK does it: any press that reaches the list opens it, and it takes what the mouse is let go over.
	list.addEventListener("mousedown", (event) => queueMicrotask(() => event.defaultPrevented || ++opened));
	const pressed = () => {
		fireEvent.pointerDown(list, { button: 0 });
		return fireEvent.mouseDown(list, { button: 0 });
	};
	const released = () => {
		fireEvent.pointerUp(list);
		fireEvent.mouseUp(list);
		fireEvent.click(list);
	};
	expect(pressed()).toBe(false);
	expect(at()).toBe("/costs/l1/basis/kind");
	await act(async () => released());
	expect(opened).toBe(0);
	expect(pressed()).toBe(false);
	await act(async () => undefined);
	expect(opened).toBe(0);
	await act(async () => released());
	expect(opened).toBe(1);
	document.elementFromPoint = () => cell("/costs/l3/basis/unit_price");
	expect(pressed()).toBe(false);
	fireEvent.pointerMove(document, { clientX: 5, clientY: 5 });
	await act(async () => released());
	expect(opened).toBe(1);
	expect(selected()).toBe(3 * 3);
	await press("{Escape}{F2}");
	expect(opened).toBe(2);
	await press("{Alt>}{ArrowDown}{/Alt}");
	expect(opened).toBe(3);
	expect((await fields())["/costs/l1/basis/kind"]?.text).toBe("purchase");
	await press("{ArrowRight}");
	expect(at()).toBe("/costs/l1/basis/quantity");
});

test("a double click on a list that has the focus opens it and leaves it open", async () => {
	vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
	const list = cell("/costs/l1/basis/kind");
	act(() => list.focus());
	let opened = 0;
	// The press by which the program opens a list is told to nobody else.
	list.addEventListener("mousedown", (event) => event.bubbles || ++opened);
	const clicked = () => {
		fireEvent.pointerDown(list, { button: 0 });
		fireEvent.mouseDown(list, { button: 0 });
		fireEvent.pointerUp(list);
		fireEvent.click(list);
	};
	// As WebKitGTK tells it: the open list has the focus, and any press beside it closes it.
	const pressedBeside = () => {
		fireEvent.blur(list);
		fireEvent.focus(list);
	};
	clicked();
	pressedBeside();
	expect(opened).toBe(1);
	fireEvent.pointerUp(list);
	expect(opened).toBe(2);
	// A third press closes it for good; so does one that comes later, or a choice.
	pressedBeside();
	vi.advanceTimersByTime(1_000);
	expect(opened).toBe(2);
	clicked();
	vi.advanceTimersByTime(1_000);
	pressedBeside();
	vi.advanceTimersByTime(1_000);
	expect(opened).toBe(3);
	clicked();
	pressedBeside();
	fireEvent.change(list, { target: { value: "lump_sum" } });
	vi.advanceTimersByTime(1_000);
	expect(opened).toBe(4);
});

test("a range is copied with names and plain numbers, and pasted elsewhere as one edit", async () => {
	const clipboard = new Clipboard();
	focusOn("/costs/l1/label");
	await press("{Shift>}{ArrowDown}{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}{/Shift}");
	clip("copy", clipboard);
	expect(clipboard.getData("text/plain")).toBe("Atelier\t\t\tAchat\t1\t10,50\r\nSalle\t\t\tAchat\t2\t10,50");
	expect(clipboard.getData("text/html")).toContain("<td>Atelier</td>");
	await waitFor(() => expect(at()).toBe("/costs/l1/label"));
	focusOn("/costs/l3/label");
	clip("paste", clipboard);
	await waitFor(async () => expect(await labels()).toEqual(["Atelier", "Salle", "Atelier", "Salle"]));
	expect((await fields())["/costs/l4/basis/quantity"]?.text).toBe("2");
	await press("{Control>}z{/Control}");
	await waitFor(async () => expect(await labels()).toEqual(LABELS));
});

test("what is pasted past the last row adds rows; one cell pasted into a range fills it", async () => {
	const clipboard = new Clipboard();
	clipboard.setData("text/plain", "Un\nDeux\nTrois");
	focusOn("/costs/l4/label");
	clip("paste", clipboard);
	await waitFor(async () => expect(await lines()).toHaveLength(6));
	clipboard.setData("text/plain", "7\n");
	focusOn("/costs/l1/basis/quantity");
	await press("{Shift>}{ArrowDown}{ArrowDown}{/Shift}");
	clip("paste", clipboard);
	await waitFor(async () => expect((await fields())["/costs/l3/basis/quantity"]?.text).toBe("7"));
	expect((await fields())["/costs/l1/basis/quantity"]?.text).toBe("7");
});

test("a block pasted twice in haste past the last row adds its rows once", async () => {
	const clipboard = new Clipboard();
	clipboard.setData("text/plain", "Un\nDeux\nTrois");
	focusOn("/costs/l4/label");
	clip("paste", clipboard);
	clip("paste", clipboard);
	clipboard.setData("text/plain", "Quatre\nCinq");
	clip("paste", clipboard);
	await waitFor(async () =>
		expect(await labels()).toEqual(["Atelier", "Salle", "Voyage", "Quatre", "Cinq", "Trois"]),
	);
});

test("names of choices are pasted without their accents and case, or as ids", async () => {
	const clipboard = new Clipboard();
	clipboard.setData("text/plain", "FORFAIT\nlump_sum");
	focusOn("/costs/l1/basis/kind");
	clip("paste", clipboard);
	await waitFor(async () => expect((await fields())["/costs/l2/basis/kind"]?.text).toBe("lump_sum"));
	expect((await fields())["/costs/l1/basis/kind"]?.text).toBe("lump_sum");
});

test("a hundred thousand cells are refused in words, and nothing changes", async () => {
	const tenCells = "1\t2\t3\t4\t5\t6\t7\t8\t9\t10";
	for (const [rows, refused] of [
		[10_000, words.grid.tooMany(5_000)],
		[4_900, words.grid.tooManyCells(60_000)],
	] as const) {
		const clipboard = new Clipboard();
		const row = rows > 5_000 ? tenCells : `${tenCells}\t${tenCells}`;
		clipboard.setData("text/plain", Array.from({ length: rows }, () => row).join("\n"));
		focusOn("/costs/l1/label");
		clip("paste", clipboard);
		await waitFor(() => expect(screen.getByTestId("grid-notice").textContent).toContain(refused));
	}
	expect(await labels()).toEqual(LABELS);
});

test("cut empties what it took, in one step", async () => {
	const clipboard = new Clipboard();
	focusOn("/costs/l1/basis/quantity");
	await press("{Shift>}{ArrowDown}{/Shift}");
	clip("cut", clipboard);
	expect(clipboard.getData("text/plain")).toBe("1\r\n2");
	await waitFor(async () => expect((await fields())["/costs/l2/basis/quantity"]).toBeUndefined());
	await press("{Control>}z{/Control}");
	await waitFor(async () => expect((await fields())["/costs/l2/basis/quantity"]?.text).toBe("2"));
});

test("Ctrl+D fills the range from its first row; alone, from the row above", async () => {
	focusOn("/costs/l1/label");
	await press("{Shift>}{ArrowDown}{ArrowDown}{/Shift}{Control>}d{/Control}");
	await waitFor(async () => expect(await labels()).toEqual(["Atelier", "Atelier", "Atelier", "Étude"]));
	focusOn("/costs/l4/label");
	await press("{Control>}d{/Control}");
	await waitFor(async () => expect((await labels())[3]).toBe("Atelier"));
	await press("{Control>}zz{/Control}");
	await waitFor(async () => expect(await labels()).toEqual(LABELS));
});

test("what selected cells add up to follows what is done to them", async () => {
	const says = (sum: string) =>
		waitFor(() => expect(screen.getByTestId("grid-status").textContent?.replace(/\s/g, " ")).toContain(sum));
	focusOn("/costs/l1/basis/quantity");
	await press("{Shift>}{ArrowDown}{ArrowDown}{End}{/Shift}");
	await says("somme 63,00 €");
	await press("{Control>}d{/Control}");
	await says("somme 31,50 €");
	await press("{Control>}z{/Control}");
	await says("somme 63,00 €");
});

test("an undo of several cells of a line goes to the first of them from the left", async () => {
	const clipboard = new Clipboard();
	clipboard.setData("text/plain", "Drone\t\t\t\t3\t12,50");
	focusOn("/costs/l4/basis/kind");
	await press("{Delete}");
	await waitFor(async () => expect((await fields())["/costs/l4/basis/kind"]).toBeUndefined());
	focusOn("/costs/l4/label");
	clip("paste", clipboard);
	// What is to be computed is said first.
	await waitFor(async () => expect((await fields())["/costs/l4/basis/kind"]?.text).toBe("purchase"));
	focusOn("/costs/l1/basis/quantity");
	await press("{Control>}z{/Control}");
	await waitFor(async () => expect(await labels()).toEqual(LABELS));
	await waitFor(() => expect(at()).toBe("/costs/l4/label"));
});

test("Suppr empties a range, of any kind of cell, in one step", async () => {
	focusOn("/costs/l1/label");
	await press("{Shift>}{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}{ArrowDown}{/Shift}{Delete}");
	await waitFor(async () => expect((await fields())["/costs/l2/basis/kind"]).toBeUndefined());
	expect((await fields())["/costs/l1/label"]).toBeUndefined();
	await press("{Control>}z{/Control}");
	await waitFor(async () => expect((await fields())["/costs/l2/basis/kind"]?.text).toBe("purchase"));
});

test("several rows are moved, duplicated and removed together, each in one step", async () => {
	focusOn("/costs/l1/label");
	await press("{Shift>}{ArrowDown}{/Shift}{Alt>}{ArrowDown}{/Alt}");
	await waitFor(async () => expect(await labels()).toEqual(["Voyage", "Atelier", "Salle", "Étude"]));
	expect(selected()).toBe(2);
	await press("{Alt>}{ArrowUp}{/Alt}");
	await waitFor(async () => expect(await labels()).toEqual(LABELS));
	await press("{Control>}{Shift>}d{/Shift}{/Control}");
	await waitFor(async () =>
		expect(await labels()).toEqual(["Atelier", "Salle", "Atelier", "Salle", "Voyage", "Étude"]),
	);
	await press("{Control>}z{/Control}");
	await waitFor(async () => expect(await labels()).toEqual(LABELS));
	focusOn("/costs/l2/label");
	await press("{Shift>}{ArrowDown}{/Shift}{Control>}{Delete}{/Control}");
	await waitFor(async () => expect(await labels()).toEqual(["Atelier", "Étude"]));
	await waitFor(() => expect(at()).toBe("/costs/l4/label"));
});

test("a row is inserted above and below, and takes after the one it is beside", async () => {
	focusOn("/costs/l2/label");
	await press("{Control>}{Enter}{/Control}");
	await waitFor(async () => expect((await labels())[2]).toBe(""));
	const added = (await lines())[2];
	await waitFor(() => expect(at()).toBe(`/costs/${added}/label`));
	expect((await fields())[`/costs/${added}/basis/kind`]?.text).toBe("purchase");
});

test("a cell that a line has no use for is passed over by Tab, reached by arrows, and says why", async () => {
	await userEvent.selectOptions(cell("/costs/l1/basis/kind"), "lump_sum");
	await waitFor(() => expect(cell("/costs/l1/basis/amount")).not.toBeNull());
	focusOn("/costs/l1/basis/kind");
	await press("{ArrowRight}");
	const name = document.activeElement?.getAttribute("aria-label");
	expect(name).toContain("Quantité, ligne 1");
	expect(name).toContain("forfait");
	focusOn("/costs/l1/basis/kind");
	await userEvent.tab();
	expect(at()).toBe("/costs/l1/basis/amount");
});

test("undoing as many times as there were gestures leads back to the start", async () => {
	const gestures: Record<string, string> = {
		duplicate: "{Control>}{Shift>}d{/Shift}{/Control}",
		remove: "{Control>}{Delete}{/Control}",
		fill: "{Control>}d{/Control}",
		down: "{Alt>}{ArrowDown}{/Alt}",
		below: "{Control>}{Enter}{/Control}",
	};
	const start = await ipc.openDraft(id);
	const some = fc.array(fc.constantFrom(...Object.keys(gestures)), { minLength: 1, maxLength: 5 });
	await fc.assert(
		fc.asyncProperty(some, async (names) => {
			let done = 0;
			for (const name of names) {
				const line = (await lines())[1];
				if (line === undefined) break;
				await waitFor(() => expect(cell(`/costs/${line}/label`)).not.toBeNull());
				focusOn(`/costs/${line}/label`);
				const before = (await ipc.openDraft(id)).rev;
				await press(gestures[name] ?? "");
				await act(() => new Promise((resolve) => setTimeout(resolve, 30)));
				if ((await ipc.openDraft(id)).rev !== before) done += 1;
			}
			for (; done > 0; done -= 1) await ipc.undo(id);
			const { fields, lists } = await ipc.openDraft(id);
			expect({ fields, lists }).toEqual({ fields: start.fields, lists: start.lists });
			await act(() => ipc.openDraft(id).then(() => undefined));
			act(() => go({ screen: "home" }));
			act(() => openDossier(id));
			await screen.findByTestId("add-cost");
		}),
		{ numRuns: 6 },
	);
});
