/** Cost lines out of a spreadsheet, and the budget as one, over the double. */
import { act, cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { beforeEach, expect, test } from "vitest";
import { App } from "../src/App";
import type { CostFileView } from "../src/bindings/CostFileView";
import { ColumnChoices } from "../src/budget/import/ColumnChoices";
import { ImportRows, type Ticks } from "../src/budget/import/ImportRows";
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
	expect(dialog.getByTestId("import-summary").textContent).toBe(
		w.summary(2, "1\u202f500,50\u00a0€", 0, 1, 1, 0),
	);
	expect(dialog.getByText(/^B3 : « 12,3,4 » n’est pas un montant$/)).toBeTruthy();
	expect(dialog.getByText("Atelier du lavoir")).toBeTruthy();
	const boxes = dialog.getAllByRole("checkbox");
	expect(boxes.map((box) => (box as HTMLInputElement).disabled)).toEqual([false, true, false, false]);
	// In the file's order: a total is read below what it sums.
	const rows = dialog.getAllByRole("rowheader").map(({ textContent }) => textContent);
	expect(rows.slice(-4)).toEqual(["2", "3", "4", "5"]);
	expect(await violations()).toEqual([]);
	await userEvent.click(dialog.getByText(words.common.cancel));
	await waitFor(() => expect(screen.queryByTestId("cost-import")).toBeNull());
	expect(await costs(id)).toBe(0);
});

test("a field that one only passes over with the arrows goes back to its column", async () => {
	await open("budget");
	const dialog = await chooseFile();
	const column = (letter: string) => dialog.getByLabelText<HTMLSelectElement>(w.fieldOf(letter));
	const choose = async (letter: string, field: string) => {
		fireEvent.change(column(letter), { target: { value: field } });
		await waitFor(() => expect(column(letter).value).toBe(field));
	};
	expect([column("A").value, column("B").value]).toEqual(["label", "basis/amount"]);
	await choose("B", "label");
	expect(column("A").value).toBe("");
	await choose("B", "note");
	expect(column("A").value).toBe("label");
	await choose("B", "label");
	await choose("C", "basis/amount");
	expect([column("A").value, column("B").value]).toEqual(["", "label"]);
});

test("all, none or some rows are taken by one edit that one undo takes back", async () => {
	const id = await open("budget");
	const dialog = await chooseFile();
	const take = () => dialog.getByTestId("take-costs") as HTMLButtonElement;
	expect(take().textContent).toBe(w.take(2));
	// There is something to look at: Enter neither takes, nor throws away.
	expect(document.activeElement?.matches("dialog :is(input, select)")).toBe(true);
	await userEvent.click(dialog.getByText(w.none));
	expect(take().textContent).toBe(w.take(0));
	expect(take().disabled).toBe(true);
	await userEvent.click(dialog.getByText(w.all));
	await userEvent.click(dialog.getByLabelText("4"));
	expect(take().textContent).toBe(w.take(1));
	await userEvent.click(take());
	expect((await screen.findByTestId("costs-taken")).textContent).toContain("Une ligne importée");
	expect(await costs(id)).toBe(1);
	const first = (await ipc.openDraft(id)).lists["/costs"]?.[0];
	await waitFor(() =>
		expect((document.activeElement as HTMLElement).dataset.pointer).toBe(`/costs/${first}/label`),
	);
	await userEvent.keyboard("{Control>}z{/Control}");
	await waitFor(async () => expect(await costs(id)).toBe(0));
	// What an undo took back is not said to be there.
	await waitFor(() => expect(screen.queryByTestId("costs-taken")).toBeNull());
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
	expect(total().checked).toBe(true); // what was asked for stays
	await userEvent.click(dialog.getByText(w.none));
	await userEvent.click(total());
	await userEvent.click(dialog.getByTestId("take-costs"));
	expect((await screen.findByTestId("costs-taken")).textContent).toContain("Une ligne importée");
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
	await waitFor(() =>
		expect(dialog.getByTestId("import-summary").textContent).toBe(w.summary(3, "0,00\u00a0€", 3, 0, 1, 0)),
	);
	// Two columns that give nothing are no quarrel.
	expect(field("A").value).toBe("");
	await userEvent.selectOptions(dialog.getByLabelText(new RegExp(w.sheet)), "Notes");
	await waitFor(() => expect(field("A").value).toBe("label"));
});

/** A file of its own, and what the person ticks in it. */
function Rows({ view }: { view: CostFileView }) {
	const [ticks, setTicks] = useState<Ticks>(new Map());
	return <ImportRows view={view} ticks={ticks} onTick={setTicks} />;
}

const NONE = {
	values: {},
	amount: "10,00\u00a0€",
	faults: [],
	remarks: [],
	aside: null,
	doubt: null,
	off: null,
};
const FILE = {
	file: "a.csv",
	sheets: [],
	sheet: "a.csv",
	head: 1,
	above: 0,
	columns: [],
	fields: [],
	waits: [],
	others: null,
	known: null,
	ways: [],
	amount: "0,00\u00a0€",
};
const COLUMN = { index: 0, letter: "A", heading: "Libellé", samples: [], field: "label" };

test("a total of the file that the lines do not amount to is told above them", () => {
	const off = "B4 dit 900,00 €, et les dépenses reconnues aux lignes 2 à 3 font 700,00 €";
	const total = { ...NONE, row: 4, values: { label: "Total" }, aside: "B4 annonce un total", off };
	render(<Rows view={{ ...FILE, rows: [{ ...NONE, row: 2 }, total], room: 5_000 }} />);
	expect(screen.getByTestId("import-off").textContent).toBe(w.off(off));
	cleanup();
	render(<Rows view={{ ...FILE, rows: [{ ...NONE, row: 2 }], room: 5_000 }} />);
	expect(screen.queryByTestId("import-off")).toBeNull();
});

test("of thousands of rows so many are drawn at a time, and every one can be seen and unticked", async () => {
	const faults = [{ cell: "B2", message: "«\u00a012,3,4\u00a0» n’est pas un montant" }];
	const rows = Array.from({ length: 450 }, (_, i) => ({
		...NONE,
		row: i + 2,
		values: { label: `Ligne ${i + 2}` },
		faults: i < 250 ? faults : [],
	}));
	render(<Rows view={{ ...FILE, rows, room: 5_000 }} />);
	const seen = new Set<string>();
	const look = (first: number, last: number) => {
		expect(screen.getByTestId("rows-shown").textContent).toBe(w.shown(first, last, 450));
		for (const { textContent } of screen.getAllByText(/^Ligne \d+$/)) seen.add(textContent ?? "");
	};
	look(1, 200);
	expect((screen.getByTestId("rows-before") as HTMLButtonElement).disabled).toBe(true);
	await userEvent.click(screen.getByTestId("rows-after"));
	look(201, 400);
	await userEvent.click(screen.getByTestId("rows-after"));
	look(401, 450);
	expect(seen.size).toBe(450);
	// It has the focus, and keeps it.
	expect(screen.getByTestId("rows-after").getAttribute("aria-disabled")).toBe("true");
	const last = screen.getByLabelText("451") as HTMLInputElement;
	expect(last.checked).toBe(true);
	await userEvent.click(last);
	expect(last.checked).toBe(false);
	await userEvent.click(screen.getByTestId("rows-before"));
	look(201, 400);
});

test("a file in which no cost is found says so, and what is expected", () => {
	const view = { ...FILE, rows: [], room: 5_000 };
	const { rerender } = render(<Rows view={{ ...view, columns: [COLUMN] }} />);
	expect(screen.getByTestId("import-nothing").textContent).toBe(w.noRow("a.csv"));
	rerender(<Rows view={{ ...view, columns: [{ ...COLUMN, field: "" }] }} />);
	expect(screen.getByTestId("import-nothing").textContent).toBe(w.noColumn);
});

test("what needs a look can be seen alone, and every row again", async () => {
	const total = { ...NONE, row: 4, values: { label: "Total" }, aside: "A4 annonce un total" };
	const faulty = {
		...NONE,
		row: 3,
		faults: [{ cell: "B3", message: "«\u00a0Loisirs\u00a0» n’est pas un poste" }],
	};
	const rows = [{ ...NONE, row: 2, values: { label: "Salle" } }, faulty, total];
	const ways = [
		"Postes de dépense de l’appel\u00a0: «\u00a0Formation\u00a0».",
		"Ne reprenez pas la colonne B.",
	];
	render(<Rows view={{ ...FILE, rows, ways, room: 5_000 }} />);
	const numbers = () => screen.getAllByRole("rowheader").map(({ textContent }) => textContent);
	expect(numbers()).toEqual(["2", "3", "4"]);
	for (const way of ways) expect(screen.getByTestId("import-ways").textContent).toContain(way);
	// The lists of names are for whoever asks: the table is what one came to see.
	expect(screen.getByText(w.names).closest("details")?.open).toBe(false);
	expect(screen.getByText(/n’est pas un poste/).closest("td")?.colSpan).toBe(5);
	const button = screen.getByTestId("rows-to-look-at");
	expect(button.textContent).toBe(w.toLookAt(2));
	await userEvent.click(button);
	expect(numbers()).toEqual(["3", "4"]);
	expect(button.textContent).toBe(w.everyRow);
	await userEvent.click(button);
	expect(numbers()).toEqual(["2", "3", "4"]);
});

test("a line that costs something else than the file says is told, counted and looked at", async () => {
	const doubt = "G2 dit 24\u202f000,00\u00a0€, la ligne coûtera 12\u202f000,00\u00a0€";
	const rows = [
		{ ...NONE, row: 2, values: { label: "Poste" }, doubt },
		{ ...NONE, row: 3, values: { label: "Souris" } },
	];
	render(<Rows view={{ ...FILE, rows, room: 5_000 }} />);
	expect(screen.getByTestId("import-summary").textContent).toBe(w.summary(2, FILE.amount, 0, 0, 0, 1));
	expect(screen.getByTestId("import-summary").textContent).toContain("n’est pas celui de votre tableau");
	expect(screen.getByText(/^G2 dit .* la ligne coûtera/).textContent).toBe(w.doubt(doubt));
	expect((screen.getByLabelText("2") as HTMLInputElement).checked).toBe(true);
	await userEvent.click(screen.getByTestId("rows-to-look-at"));
	expect(screen.getAllByRole("rowheader").map(({ textContent }) => textContent)).toEqual(["2"]);
});

test("why columns wait to be told is said above them, and they are in sight", () => {
	const waits = ["La colonne B attend que vous disiez ce qu’elle donne."];
	const columns = [COLUMN, { ...COLUMN, index: 1, letter: "B", heading: "Coût unitaire", field: "" }];
	render(<ColumnChoices view={{ ...FILE, rows: [], room: 5_000, columns, waits }} onChange={() => {}} />);
	expect(screen.getByTestId("import-waits").textContent).toContain(waits[0]);
	expect(document.querySelector("details")?.open).toBe(true);
});

test("the columns that are left out are named, the first of them where there are many", () => {
	const waiting = ["Montant (k€)", "", "c", "d", "e", "f", "g"].map((heading, i) => ({
		...COLUMN,
		index: i + 1,
		letter: String.fromCharCode(66 + i),
		heading,
		field: "",
	}));
	const said = (columns: (typeof COLUMN)[]) => {
		render(<ColumnChoices view={{ ...FILE, rows: [], room: 5_000, columns }} onChange={() => {}} />);
		const text = document.querySelector("summary")?.textContent;
		cleanup();
		return text;
	};
	expect(said([COLUMN])).toBe(w.columns(1, 1, []));
	expect(said([COLUMN, ...waiting.slice(0, 2)])).toBe(w.columns(1, 3, ["B — Montant (k€)", "C"]));
	const many = ["B — Montant (k€)", "C", "D — c", "E — d", "F — e", w.more(2)];
	expect(said([COLUMN, ...waiting])).toBe(w.columns(1, 8, many));
});

test("what stands above the headings is told", () => {
	const rows = [{ ...NONE, row: 5, values: { label: "Salle" } }];
	render(<Rows view={{ ...FILE, head: 4, above: 2, rows, room: 5_000 }} />);
	expect(screen.getByTestId("import-summary").textContent).toBe(
		`${w.above(4, 2)} ${w.summary(1, FILE.amount, 0, 0, 0, 0)}`,
	);
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
