/** What is pasted into the grid: how much it takes, what becomes of each cell, and what is selected afterwards. */
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { OpenDossier } from "../src/dossier/openDossier";
import { ipc } from "../src/ipc";
import { goToField } from "../src/route";
import { words } from "../src/words";
import { Clipboard, clip } from "./clipboard";
import { at, cell, costs, focusOn, labelsOf, openAtCosts, press } from "./desk";

let id: string;
const LABELS = ["Zoo", "Atelier", "Salle"];

beforeEach(async () => {
	vi.restoreAllMocks();
	localStorage.clear();
	const amounts = ["10", "20", "30"];
	const lines = LABELS.map((label, i) => ({
		label,
		category: i === 1 ? "a" : "b",
		"basis/kind": "lump_sum",
		"basis/amount": amounts[i] ?? "",
	}));
	id = await openAtCosts(costs(lines));
});

const shown = () =>
	[...document.querySelectorAll<HTMLInputElement>('input[aria-label^="Libellé"]')].map((one) => one.value);
const labels = () => labelsOf(id);
/** The labels of the lines in which something is selected. */
const selected = () => [
	...new Set(
		[...document.querySelectorAll('.grid__table [aria-selected="true"]')].map(
			(one) => one.closest("tr")?.querySelector<HTMLInputElement>('[aria-label^="Libellé"]')?.value,
		),
	),
];
const notice = () => screen.findByTestId("grid-notice");

test("a text that no cell can hold is refused before it is spread, into one cell too, and nothing changes", async () => {
	const edit = vi.spyOn(ipc, "edit");
	const refused = words.grid.tooLong(10_000);
	for (const text of ["x".repeat(100_000), `court\t${"x".repeat(10_001)}`]) {
		for (const keys of ["{Control>}a{/Control}", "{Escape}"]) {
			focusOn("/costs/l1/label");
			await press(keys);
			expect(clip("paste", Clipboard.of(text))).toBe(false);
			expect((await notice()).textContent).toContain(refused);
		}
	}
	expect(edit).not.toHaveBeenCalled();
	expect(await labels()).toEqual(LABELS);
});

test("so is a block that would be too much once repeated over the selection, or at once", async () => {
	const edit = vi.spyOn(ipc, "edit");
	const refused = words.grid.tooMuchText(4_000_000);
	const nine = "x".repeat(9_999);
	// 3 lines × 13 cells × 9 999 pass; 400 lines of it would not, nor does one text of more than 4 million.
	for (const text of [Array(401).fill(nine).join("\n"), "x\n".repeat(2_000_001)]) {
		focusOn("/costs/l1/label");
		expect(clip("paste", Clipboard.of(text))).toBe(false);
		expect((await notice()).textContent).toContain(refused);
	}
	expect(edit).not.toHaveBeenCalled();
	focusOn("/costs/l1/label");
	await press("{Shift>}{ArrowDown}{/Shift}");
	clip("paste", Clipboard.of(nine));
	await waitFor(async () => expect(await labels()).toEqual([nine, nine, "Salle"]));
});

test("a copy that is pasted makes the same cells, though the plain text has lost the no-break spaces", async () => {
	const label = "Prix\u00A0: 1\u202F000\u00A0€";
	await userEvent.clear(cell("/costs/l1/label"));
	await userEvent.paste(label);
	await waitFor(async () => expect((await labels())[0]).toBe(label));
	const clipboard = new Clipboard();
	focusOn("/costs/l2/label");
	focusOn("/costs/l1/label");
	await press("{Shift>}{ArrowRight}{/Shift}");
	clip("copy", clipboard);
	clipboard.setData("text/plain", clipboard.getData("text/plain").replaceAll("\u00A0", " "));
	await waitFor(() => expect(at()).toBe("/costs/l1/label"));
	focusOn("/costs/l3/label");
	clip("paste", clipboard);
	await waitFor(async () => expect((await labels())[2]).toBe(label));
	// One cell alone too, which the browser would paste as plain text.
	focusOn("/costs/l2/label");
	focusOn("/costs/l1/label");
	clip("copy", clipboard);
	clipboard.setData("text/plain", clipboard.getData("text/plain").replaceAll("\u00A0", " "));
	await waitFor(() => expect(at()).toBe("/costs/l1/label"));
	focusOn("/costs/l2/label");
	clip("paste", clipboard);
	await waitFor(async () => expect((await labels())[1]).toBe(label));
});

test("one value that is pasted gives way to what is typed next; one pasted in a text that is edited does not", async () => {
	focusOn("/costs/l1/label");
	await userEvent.paste("Péniche");
	await press("{Escape}Bateau");
	await waitFor(async () => expect((await labels())[0]).toBe("Bateau"));
	await press("{Escape}");
	await waitFor(async () => expect((await labels())[0]).toBe("Péniche"));
	await waitFor(() => expect(at()).toBe("/costs/l1/label"));
	await press("{Enter}{F2}");
	await userEvent.paste(" neuve");
	await press(" !");
	await waitFor(async () => expect((await labels())[1]).toBe("Atelier neuve !"));
});

test("what another program put in the place of Amorce’s cells is read as text", async () => {
	const clipboard = Clipboard.of("Un\tdeux");
	clipboard.setData("application/x-amorce-cells", '{"rows": 1}');
	focusOn("/costs/l1/label");
	clip("paste", clipboard);
	await waitFor(async () => expect((await labels())[0]).toBe("Un"));
});

test("a kind that is not understood lets its figures go, and these are named with their cells", async () => {
	focusOn("/costs/l1/basis/kind");
	clip("paste", Clipboard.of("semaines\t10\t42 000\nsemaines\t11\t5\nsemaines\t12\t6"));
	const said = (await notice()).textContent ?? "";
	expect(said).toContain("6 valeurs n’ont pas été prises");
	expect(said).toContain("Quantité, ligne 1 («\u00A010\u00A0»)");
	expect(said).toContain("Coût, ligne 1 («\u00A042 000\u00A0»)");
	expect(said).toContain("et 2 autres");
	// All of them are to be had, as long as the paste stands, whatever else becomes of its lines.
	const all = () => within(screen.getByTestId("grid-notice")).getAllByRole("listitem", { hidden: true });
	expect(all().map(({ textContent }) => textContent)).toContain("Coût, ligne 3\u00A0: 6");
	focusOn("/costs/l1/label");
	await press("{Control>}{Shift>}{Enter}{/Shift}{/Control}");
	await waitFor(() => expect(all().at(-1)?.textContent).toBe("Coût, ligne 4\u00A0: 6"));
});

test("a usual word for a kind is understood with its figures", async () => {
	focusOn("/costs/l1/basis/kind");
	clip("paste", Clipboard.of("jours\t10\t42"));
	await waitFor(async () =>
		expect((await ipc.openDraft(id)).fields["/costs/l1/basis/days"]?.text).toBe("10"),
	);
	expect(screen.queryByTestId("grid-notice")).toBeNull();
});

test("lines pasted past the end of a sorted table stay there, selected, until one asks for their order", async () => {
	const again = () => screen.getByTestId<HTMLButtonElement>("arrange-again");
	await userEvent.click(screen.getByRole("button", { name: "Libellé, trier" }));
	await waitFor(() => expect(shown()).toEqual(["Atelier", "Salle", "Zoo"]));
	expect(again().disabled).toBe(true);
	focusOn("/costs/l1/label");
	clip("paste", Clipboard.of("Yack\nBus\nCar"));
	const pasted = ["Yack", "Bus", "Car"];
	await waitFor(() => expect(shown()).toEqual(["Atelier", "Salle", ...pasted]));
	await waitFor(() => expect(selected()).toEqual(pasted));
	expect(at()).toBe("/costs/l1/label");
	// A line that goes leaves the others where they are, and comes back to its place.
	focusOn("/costs/l2/label");
	await press("{Control>}{Delete}{/Control}");
	await waitFor(() => expect(shown()).toEqual(["Salle", ...pasted]));
	await press("{Control>}z{/Control}");
	await waitFor(() => expect(shown()).toEqual(["Atelier", "Salle", ...pasted]));
	await userEvent.click(again());
	await waitFor(() => expect(shown()).toEqual(["Atelier", "Bus", "Car", "Salle", "Yack"]));
	await waitFor(() => expect(again().getAttribute("aria-disabled")).toBe("true"));
});

test("a selection stays on its lines when these go elsewhere, or goes where they part", async () => {
	focusOn("/costs/l2/label");
	await press("{Shift>}{ArrowDown}{/Shift}");
	expect(selected()).toEqual(["Atelier", "Salle"]);
	await userEvent.click(screen.getByRole("button", { name: "Libellé, trier" }));
	await waitFor(() => expect(shown()).toEqual(["Atelier", "Salle", "Zoo"]));
	expect(selected()).toEqual(["Atelier", "Salle"]);
	focusOn("/costs/l3/label");
	await press("{Shift>}{ArrowDown}{/Shift}");
	expect(selected()).toEqual(["Salle", "Zoo"]);
	await userEvent.click(screen.getByRole("button", { name: "Libellé, trier" }));
	await userEvent.click(screen.getByRole("button", { name: "Libellé, trier" }));
	await waitFor(() => expect(shown()).toEqual(LABELS));
	expect(selected()).toEqual(["Salle"]);
});

test("lines pasted under groups go each to its own, and none but the first stays selected", async () => {
	await userEvent.selectOptions(cell("/costs/l1/category"), "");
	await userEvent.selectOptions(screen.getByRole("combobox", { name: "Regrouper" }), "category");
	await waitFor(() => expect(screen.getAllByTestId("grid-group")).toHaveLength(3));
	const last = document.querySelector<HTMLElement>('tr[data-row="2"]')?.dataset.id;
	focusOn(`/costs/${last}/label`);
	clip("paste", Clipboard.of("Un\nDeux\nTrois"));
	await waitFor(() => expect(shown()).toHaveLength(5));
	expect((await notice()).textContent).toContain(words.grid.apart);
	expect(selected()).toEqual(["Un"]);
});

test("a line does not leave its group by a key or the mouse, and it is said why", async () => {
	await userEvent.selectOptions(screen.getByRole("combobox", { name: "Regrouper" }), "category");
	await waitFor(() => expect(screen.getAllByTestId("grid-group")).toHaveLength(2));
	await waitFor(() => expect(shown()).toEqual(["Zoo", "Salle", "Atelier"]));
	const edit = vi.spyOn(ipc, "edit");
	for (const [line, key] of [
		["l1", "ArrowUp"],
		["l3", "ArrowDown"],
		["l2", "ArrowUp"],
		["l2", "ArrowDown"],
	]) {
		focusOn(`/costs/${line}/label`);
		await press(`{Alt>}{${key}}{/Alt}`);
		expect((await notice()).textContent).toContain(words.grid.groupEdge);
		await userEvent.click(screen.getByTestId("grid-notice").querySelector("button") as HTMLElement);
	}
	expect(edit).not.toHaveBeenCalled();
	focusOn("/costs/l1/label");
	await press("{Alt>}{ArrowDown}{/Alt}");
	await waitFor(() => expect(shown()).toEqual(["Salle", "Zoo", "Atelier"]));
});

test("what is no text leaves the cell as it is, and it is said that there is nothing to paste", async () => {
	const edit = vi.spyOn(ipc, "edit");
	for (const nothing of [new Clipboard(), Clipboard.of("")]) {
		nothing.setData("text/html", "<img src='x.png'>");
		for (const field of ["label", "category", "basis/amount"]) {
			focusOn(`/costs/l1/${field}`);
			expect(clip("paste", nothing)).toBe(false);
			expect((await notice()).textContent).toContain(words.grid.nothingToPaste);
			await userEvent.click(screen.getByTestId("grid-notice").querySelector("button") as HTMLElement);
		}
		focusOn("/costs/l1/label");
		await press("{F2}");
		expect(clip("paste", nothing)).toBe(false);
	}
	expect(edit).not.toHaveBeenCalled();
	expect(await labels()).toEqual(LABELS);
});

test("so do the fields of a form", async () => {
	act(() => goToField("/identity/title"));
	const title = await waitFor(() => {
		const found = cell("/identity/title");
		expect(document.activeElement).toBe(found);
		return found;
	});
	expect(fireEvent.paste(title, { clipboardData: new Clipboard() })).toBe(false);
	await waitFor(() => expect(document.body.textContent).toContain(words.dossier.nothingToPaste));
	expect(fireEvent.paste(title, { clipboardData: Clipboard.of("Un titre") })).toBe(true);
});

test("the middle button pastes nothing over the lines", async () => {
	const edit = vi.spyOn(ipc, "edit");
	focusOn("/costs/l1/label");
	const other = cell("/costs/l2/label");
	expect(fireEvent.mouseDown(other, { button: 1 })).toBe(false);
	expect(fireEvent.mouseUp(other, { button: 1 })).toBe(false);
	expect(fireEvent.paste(other, { clipboardData: Clipboard.of("Un\nDeux") })).toBe(false);
	expect(edit).not.toHaveBeenCalled();
	expect(at()).toBe("/costs/l1/label");
	// Nor is the button for ever taken to be pressed that was let go of elsewhere.
	fireEvent.mouseDown(other, { button: 1 });
	clip("paste", Clipboard.of("Un\nDeux"));
	await waitFor(async () => expect(await labels()).toEqual(["Un", "Deux", "Salle"]));
});

test("a category or a bearer that nobody knows is named among what could not be read", async () => {
	focusOn("/costs/l1/category");
	clip("paste", Clipboard.of("Voyages lointains\tMairie de Blois\nFormation\t"));
	const cells = ["Poste, ligne 1", "Porté par, ligne 1"];
	expect((await notice()).textContent).toContain(words.grid.unread(cells, 2));
	expect(cell("/costs/l1/bearer").value).toBe("Mairie de Blois");
	expect(cell("/costs/l1/bearer").getAttribute("aria-invalid")).toBe("true");
	expect(cell("/costs/l3/bearer").getAttribute("aria-invalid")).toBeNull();
});

test("a refusal is said until something else is done; so is what a paste could not place until its undo", async () => {
	const refused = async () => {
		focusOn("/costs/l1/label");
		clip("paste", new Clipboard());
		await notice();
	};
	const silent = () => waitFor(() => expect(screen.queryByTestId("grid-notice")).toBeNull());
	await refused();
	await press("{Alt>}{ArrowDown}{/Alt}");
	await silent();
	await refused();
	await press("{Control>}z{/Control}");
	await silent();
	await refused();
	await press("Z");
	await silent();
	await refused();
	await userEvent.selectOptions(cell("/costs/l2/category"), "formation");
	await silent();
});

test("where no line can be added, that is what is said: nothing was pasted", async () => {
	vi.spyOn(OpenDossier.prototype, "limitOf").mockReturnValue(3);
	focusOn("/costs/l1/label");
	for (const keys of ["{Control>}{Enter}{/Control}", "{Control>}{Shift>}d{/Shift}{/Control}"]) {
		await press(keys);
		expect((await notice()).textContent).toContain(words.grid.full(3));
		await press("{Control>}c{/Control}");
	}
});

test("what is said of pasted rows by their numbers is over once they have others, not before", async () => {
	const paste = () => {
		focusOn("/costs/l2/basis/amount");
		clip("paste", Clipboard.of("12,3,4\n7"));
		return notice();
	};
	const noticed = () => screen.queryByTestId("grid-notice");
	expect((await paste()).textContent).toContain("ligne 2");
	await userEvent.click(screen.getByTestId("add-cost"));
	await waitFor(async () => expect(await labels()).toHaveLength(4));
	expect(noticed()).not.toBeNull();
	for (const keys of ["{Control>}{Delete}{/Control}", "{Control>}{Enter}{/Control}"]) {
		await paste();
		focusOn("/costs/l1/label");
		await press(keys);
		await waitFor(() => expect(noticed()).toBeNull());
		await press("{Control>}z{/Control}");
		await waitFor(() => expect(shown()[1]).toBe("Atelier"));
	}
	await paste();
	await press("{Alt>}{ArrowUp}{/Alt}");
	await waitFor(() => expect(noticed()).toBeNull());
});

test("where a filter shows no line, a paste makes lines from the first column on, wherever one stood before", async () => {
	focusOn("/costs/l2/basis/amount");
	await userEvent.type(screen.getByLabelText(words.costs.view.search), "zzzq");
	const empty = await waitFor(() => {
		const found = document.querySelector<HTMLElement>("[data-empty]");
		expect(found).not.toBeNull();
		return found as HTMLElement;
	});
	act(() => empty.focus());
	clip("paste", Clipboard.of("Un\r\nDeux"));
	await waitFor(async () => expect(await labels()).toEqual([...LABELS, "Un", "Deux"]));
});

test("the undo of a paste lets go of what it selected: the next one is not repeated over all of it", async () => {
	focusOn("/costs/l1/label");
	clip("paste", Clipboard.of("Un\r\nDeux\r\nTrois"));
	await waitFor(() => expect(selected()).toEqual(["Un", "Deux", "Trois"]));
	await press("{Control>}z{/Control}");
	await waitFor(async () => expect(await labels()).toEqual(LABELS));
	await waitFor(() => expect(selected()).toEqual(["Zoo"]));
	clip("paste", Clipboard.of("Un\tb"));
	await waitFor(async () => expect(await labels()).toEqual(["Un", "Atelier", "Salle"]));
});
