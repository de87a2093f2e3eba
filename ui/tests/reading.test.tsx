/** A text as it reads: drawn from the program's tree, and nothing of a text is ever given to the browser to read. */
import { readFileSync } from "node:fs";
import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { App } from "../src/App";
import type { ReadingBlock } from "../src/bindings/ReadingBlock";
import type { ReadingRun } from "../src/bindings/ReadingRun";
import { ipc } from "../src/ipc";
import { go, goToPart, openDossier } from "../src/route";
import { depthsOf } from "../src/sections/headings";
import { words } from "../src/words";
import { violations } from "./axe";

const run = (text: string, more: Partial<ReadingRun> = {}): ReadingRun => ({
	kind: "words",
	text,
	label: "",
	key: null,
	bold: false,
	italic: false,
	link: null,
	lang: null,
	...more,
});

const BLOCKS: ReadingBlock[] = [
	{ kind: "heading", level: 1, id: "le-lieu", text: [run("Le lieu")] },
	{
		kind: "paragraph",
		text: [
			run("Soit "),
			run("100,00 €", { kind: "figure", label: "Total des dépenses", key: "total" }),
			run(" et ", { bold: true, italic: true }),
			run("{{budget.rien}}", { kind: "unknown", label: "Ne désigne aucun chiffre du budget" }),
			run("<img src=x onerror=alert(1)>"),
			run("1", { kind: "note" }),
			run("la loi", { link: { to: "address", address: "https://exemple.fr" } }),
			run("plus haut", { link: { to: "heading", id: "le-lieu" } }),
			run("design", { lang: "en" }),
			run("Un plan", { kind: "image", label: "Le rez-de-chaussée" }),
		],
	},
	{
		kind: "list",
		first: 3,
		items: [
			[
				{ kind: "paragraph", text: [run("trois")] },
				{ kind: "list", first: 1, items: [[{ kind: "paragraph", text: [run("dedans")] }]] },
			],
		],
	},
	{ kind: "list", first: null, items: [[{ kind: "paragraph", text: [run("puce")] }]] },
	{
		kind: "table",
		columns: ["left", "right"],
		head: [[run("Poste")], [run("Part")]],
		rows: [[[run("Locaux")], [run("12 %")]]],
	},
	{ kind: "quote", blocks: [{ kind: "verbatim", text: [run("a  b")] }] },
	{ kind: "rule" },
	{
		kind: "notes",
		notes: [{ number: 1, blocks: [{ kind: "paragraph", text: [run("Une source.")] }] }],
	},
];

beforeEach(async () => {
	vi.restoreAllMocks();
	vi.spyOn(ipc, "sectionReading").mockImplementation(async () => ({ blocks: BLOCKS, figures: 2 }));
	act(() => go({ screen: "home" }));
	render(<App />);
	const id = await ipc.createDraft(null, null);
	act(() => openDossier(id));
	await screen.findByTestId("nav-sections");
	act(() => goToPart("sections"));
});

const reading = async () => within(await screen.findByTestId("reading"));

test("each sign of the text is drawn as what it is, and axe finds nothing in it", async () => {
	const shown = await reading();
	expect(shown.getByRole("heading", { level: 4, name: "Le lieu" })).toBeTruthy();
	expect(shown.getByText("trois").closest("ol")?.start).toBe(3);
	expect(shown.getByText("puce").closest("ul")).toBeTruthy();
	expect(shown.getByRole("columnheader", { name: "Part" })).toBeTruthy();
	expect(shown.getByText("12 %").className).toContain("right");
	expect(shown.getByText("a  b", { normalizer: (text) => text }).closest("blockquote pre")).toBeTruthy();
	expect(shown.getByText("design").closest("[lang=en]")).toBeTruthy();
	expect(shown.getByText(/Le rez-de-chaussée. Un plan/)).toBeTruthy();
	expect(await violations()).toEqual([]);
});

test("a numbered list has its numbers, within another too, and one without has bullets", async () => {
	const shown = await reading();
	const style = document.head.appendChild(document.createElement("style"));
	style.textContent = readFileSync("src/sections/reading.css", "utf8");
	const marks = ["trois", "dedans", "puce"].map(
		(text) => getComputedStyle(shown.getByText(text).closest("ul, ol") as Element).listStyle,
	);
	style.remove();
	expect(marks).toEqual(["decimal", "decimal", "disc"]);
});

test("raw HTML is words, and no address can be followed", async () => {
	const shown = await reading();
	expect(shown.getByText(/<img src=x/)).toBeTruthy();
	const { innerHTML } = screen.getByTestId("reading");
	expect(innerHTML).not.toContain("<img");
	expect(innerHTML).not.toContain("<a ");
	expect(shown.getByText("la loi").title).toContain("https://exemple.fr");
});

test("a live figure says where it comes from, and one that names nothing says so", async () => {
	const shown = await reading();
	expect(shown.getByText("{{budget.rien}}").title).toBe("Ne désigne aucun chiffre du budget");
	await userEvent.click(shown.getByRole("button", { name: /100,00\s€/ }));
	expect((await screen.findByTestId("trace-panel")).textContent).toContain(words.budget.whence);
});

test("a note is gone to and come back from, and a heading is gone to", async () => {
	const shown = await reading();
	await userEvent.click(shown.getByRole("button", { name: words.textFigures.note("1") }));
	expect(document.activeElement?.textContent).toContain("Une source.");
	await userEvent.click(shown.getByRole("button", { name: words.textFigures.backToText(1) }));
	expect((document.activeElement as HTMLElement).dataset.reading).toBe("call 1");
	await userEvent.click(shown.getByRole("button", { name: "plus haut" }));
	expect(document.activeElement?.textContent).toBe("Le lieu");
});

test("headings follow one another, whatever signs the text begins with", () => {
	const heading = (level: number): ReadingBlock => ({ kind: "heading", level, id: `${level}`, text: [] });
	const deep = heading(3);
	const blocks = [deep, heading(1), { kind: "quote" as const, blocks: [heading(4)] }, heading(2), heading(6)];
	expect([...depthsOf(blocks).values()]).toEqual([1, 1, 2, 2, 3]);
	expect(depthsOf(blocks).get(deep)).toBe(1);
});

/** As if the browser had laid it out: so high inside, so high on the screen. */
function laid(element: Element, inside: number, shown: number): void {
	Object.defineProperty(element, "scrollHeight", { configurable: true, value: inside });
	Object.defineProperty(element, "clientHeight", { configurable: true, value: shown });
}

test("the reading follows the text that is scrolled, and where one writes in a text that is seen whole", async () => {
	const page = (await reading()).getByRole("region", { name: words.textFigures.reading });
	const editor = screen.getByLabelText<HTMLTextAreaElement>(words.sections.text);
	laid(editor, 1_100, 100);
	laid(page, 500, 100);
	editor.scrollTop = 250;
	fireEvent.scroll(editor);
	expect(page.scrollTop).toBe(100);
	laid(editor, 100, 100);
	await userEvent.type(editor, "À la fin");
	await waitFor(() => expect(page.scrollTop).toBe(400));
});

test("the reading is hidden at will, in every section, until it is asked for again", async () => {
	await reading();
	await userEvent.click(screen.getByRole("button", { name: words.textFigures.hide }));
	expect(screen.queryByTestId("reading")).toBeNull();
	expect(document.activeElement).toBe(screen.getByRole("button", { name: words.textFigures.show }));
	await userEvent.click(screen.getAllByTestId(/^section-/)[1] as HTMLElement);
	expect(screen.queryByTestId("reading")).toBeNull();
	await userEvent.click(screen.getByRole("button", { name: words.textFigures.show }));
	await reading();
});

test("a text that is not begun says what will be read beside it", async () => {
	vi.mocked(ipc.sectionReading).mockResolvedValue({ blocks: [], figures: 0 });
	await userEvent.click(screen.getAllByTestId(/^section-/)[1] as HTMLElement);
	await screen.findByText(words.textFigures.readingEmpty);
	expect(await violations()).toEqual([]);
});
