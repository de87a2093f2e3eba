/** Cost lines out of a spreadsheet, and the budget as one, over the double. */
import { act, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import { App } from "../src/App";
import { ImportRows } from "../src/budget/import/ImportRows";
import { ipc } from "../src/ipc";
import { go, goToPart, openDossier } from "../src/route";
import { words } from "../src/words";
import { violations } from "./axe";

const w = words.costImport;

beforeEach(() => go({ screen: "home" }));

/** An empty draft, at its budget or another part. */
async function open(part: "budget" | "export"): Promise<string> {
	render(<App />);
	const id = await ipc.createDraft(null, null);
	act(() => openDossier(id));
	await screen.findByTestId("nav-budget");
	act(() => goToPart(part));
	return id;
}

async function chooseFile() {
	await userEvent.click(await screen.findByTestId("import-costs"));
	return within(await screen.findByTestId("cost-import"));
}

const costs = async (id: string) => (await ipc.openDraft(id)).lists["/costs"]?.length ?? 0;

test("each row is shown with what it becomes, and a faulty cell is named and left out", async () => {
	const id = await open("budget");
	const dialog = await chooseFile();
	expect(dialog.getByTestId("import-summary").textContent).toBe(w.summary(2, 1, 1));
	expect(dialog.getByText(/^B3 : « 12,3,4 » n’est pas un montant$/)).toBeTruthy();
	expect(dialog.getByText("Atelier du lavoir")).toBeTruthy();
	const boxes = dialog.getAllByRole("checkbox");
	expect(boxes.map((box) => (box as HTMLInputElement).disabled)).toEqual([true, false, false, false]);
	expect(await violations()).toEqual([]);
	await userEvent.click(dialog.getByText(words.common.cancel));
	await waitFor(() => expect(screen.queryByTestId("cost-import")).toBeNull());
	expect(await costs(id)).toBe(0);
});

test("all, none or some rows are taken by one edit that one undo takes back", async () => {
	const id = await open("budget");
	const dialog = await chooseFile();
	const take = () => dialog.getByTestId("take-costs") as HTMLButtonElement;
	expect(take().textContent).toBe(w.take(2));
	await userEvent.click(dialog.getByText(w.none));
	expect(take().textContent).toBe(w.take(0));
	expect(take().disabled).toBe(true);
	await userEvent.click(dialog.getByText(w.all));
	await userEvent.click(dialog.getByLabelText("4"));
	expect(take().textContent).toBe(w.take(1));
	await userEvent.click(take());
	expect((await screen.findByTestId("costs-taken")).textContent).toContain(w.taken(1));
	expect(await costs(id)).toBe(1);
	const first = (await ipc.openDraft(id)).lists["/costs"]?.[0];
	await waitFor(() =>
		expect((document.activeElement as HTMLElement).dataset.pointer).toBe(`/costs/${first}/label`),
	);
	await userEvent.keyboard("{Control>}z{/Control}");
	await waitFor(async () => expect(await costs(id)).toBe(0));
});

test("a total is left aside with its reason, and taken where it is ticked", async () => {
	const id = await open("budget");
	const dialog = await chooseFile();
	const total = () => dialog.getByLabelText("5") as HTMLInputElement;
	expect(total().checked).toBe(false);
	expect(dialog.getByText(/^Laissée de côté : A5 annonce un total/)).toBeTruthy();
	await userEvent.click(total());
	expect(dialog.getByTestId("take-costs").textContent).toBe(w.take(3));
	await userEvent.click(dialog.getByText(w.all));
	expect(total().checked).toBe(false);
	await userEvent.click(dialog.getByText(w.none));
	await userEvent.click(total());
	await userEvent.click(dialog.getByTestId("take-costs"));
	expect((await screen.findByTestId("costs-taken")).textContent).toContain(w.taken(1));
	const [line] = (await ipc.openDraft(id)).lists["/costs"] ?? [];
	expect((await ipc.openDraft(id)).fields[`/costs/${line}/label`]?.text).toBe("Total");
});

test("a column gives another field, and that field leaves the column that gave it", async () => {
	await open("budget");
	const dialog = await chooseFile();
	const field = (letter: string) => dialog.getByLabelText(w.fieldOf(letter)) as HTMLSelectElement;
	expect(["A", "B", "C"].map((letter) => field(letter).value)).toEqual(["label", "basis/amount", "note"]);
	await userEvent.selectOptions(field("C"), "label");
	await waitFor(() => expect(field("C").value).toBe("label"));
	expect(field("A").value).toBe("");
	await userEvent.selectOptions(field("B"), "");
	await waitFor(() => expect(dialog.getByTestId("import-summary").textContent).toBe(w.summary(3, 0, 1)));
	// Two columns that give nothing are no quarrel.
	expect(field("A").value).toBe("");
	await userEvent.selectOptions(dialog.getByLabelText(new RegExp(w.sheet)), "Notes");
	await waitFor(() => expect(field("A").value).toBe("label"));
});

test("of thousands of rows to correct, so many are drawn, and the others on demand", async () => {
	const row = (at: number) => ({
		row: at,
		values: { label: `Ligne ${at}` },
		amount: null,
		faults: [{ cell: `B${at}`, message: "«\u00a012,3,4\u00a0» n’est pas un montant" }],
		remarks: [],
		aside: null,
	});
	const rows = Array.from({ length: 450 }, (_, i) => row(i + 2));
	const view = { file: "a.csv", sheets: [], sheet: "", head: 1, columns: [], fields: [], rows, room: 5_000 };
	render(<ImportRows view={view} ticks={new Map()} onTick={() => undefined} />);
	const drawn = () => screen.getAllByText(/n’est pas un montant/).length;
	expect(drawn()).toBe(200);
	await userEvent.click(screen.getByTestId("more-faulty"));
	await userEvent.click(screen.getByTestId("more-faulty"));
	expect(drawn()).toBe(450);
	expect(screen.queryByTestId("more-faulty")).toBeNull();
});

test("the model to fill is written, and the budget leaves in the form that was chosen", async () => {
	await open("budget");
	await userEvent.click(await screen.findByTestId("cost-template"));
	expect((await screen.findByTestId("costs-taken")).textContent).toContain("lignes-de-depense.xlsx");
	act(() => goToPart("export"));
	await screen.findByTestId("export-budget");
	await waitFor(() =>
		expect(screen.getByTestId("export-budget-contents").textContent).toMatch(/nomment un agent/),
	);
	await userEvent.selectOptions(screen.getByLabelText(new RegExp(words.export.budgetFormat)), "ods");
	await userEvent.click(screen.getByTestId("export-budget"));
	expect((await screen.findByTestId("export-written")).textContent).toContain("LIT-2016-24.ods");
	expect(await violations()).toEqual([]);
});
