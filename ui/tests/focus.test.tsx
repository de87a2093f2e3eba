/** Where the focus goes when an item comes, goes, or is taken back: never to nowhere. */
import { act, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { App } from "../src/App";
import { ipc } from "../src/ipc";
import { go, goToPart, openDossier, type Part } from "../src/route";
import { words } from "../src/words";

beforeEach(() => {
	vi.restoreAllMocks();
	go({ screen: "home" });
});

const focused = () => document.activeElement as HTMLElement;

async function openNew(part: Part): Promise<string> {
	render(<App />);
	const id = await ipc.createDraft(null, null);
	act(() => openDossier(id));
	await screen.findByTestId("nav-identity");
	act(() => goToPart(part));
	await screen.findByRole("heading", { level: 1, name: words.nav.parts[part] });
	return id;
}

test("from the card of a dossier into the part that it opens on", async () => {
	await ipc.createDraft(null, null);
	render(<App />);
	const [card] = await screen.findAllByTestId("draft-card");
	within(card as HTMLElement)
		.getByRole("button", { name: words.dossier.untitled })
		.focus();
	await userEvent.keyboard("{Enter}");
	await screen.findByRole("heading", { level: 1, name: words.nav.parts.identity });
	await waitFor(() => expect(focused().id).toBe("part"));
});

async function remove(at: number): Promise<void> {
	const item = screen.getAllByTestId("item")[at] as HTMLElement;
	await userEvent.click(within(item).getByTestId("item-menu"));
	await userEvent.click(within(item).getByTestId("item-remove"));
}

test.each([
	["carriers", "add-carrier"],
	["partners", "add-partner"],
] as const)(
	"in « %s », from the new item's name to its neighbour, to the button that adds",
	async (part, add) => {
		await openNew(part);
		for (const name of ["Un", "Deux"]) {
			await userEvent.click(screen.getByTestId(add));
			await waitFor(() => expect(focused().dataset.pointer).toMatch(new RegExp(`^/${part}/[^/]+/name$`)));
			await userEvent.keyboard(name);
			await screen.findByRole("button", { name, expanded: true });
		}
		await remove(1);
		await waitFor(() => expect(focused().textContent).toBe("Un"));
		await remove(0);
		await waitFor(() => expect(focused().dataset.testid).toBe(add));
	},
);

test("an item that undo takes away while one writes in it leaves the focus to its neighbour", async () => {
	await openNew("carriers");
	for (const rank of [1, 2]) {
		await userEvent.click(screen.getByTestId("add-carrier"));
		await waitFor(() => expect(screen.getAllByTestId("item")).toHaveLength(rank));
		await waitFor(() => expect(focused().dataset.pointer).toMatch(/name$/));
	}
	await userEvent.keyboard("{Control>}z{/Control}");
	await waitFor(() => expect(screen.getAllByTestId("item")).toHaveLength(1));
	expect(focused().getAttribute("aria-expanded")).toBe("true");
	await userEvent.keyboard("{Control>}z{/Control}");
	await waitFor(() => expect(focused().dataset.testid).toBe("add-carrier"));
});

test("a funding that undo takes away leaves the focus to the line before, then to the button that adds", async () => {
	await openNew("budget");
	await userEvent.click(screen.getByTestId("tab-funding"));
	for (const row of [0, 1]) {
		await userEvent.click(screen.getByTestId("add-funding"));
		await waitFor(() => expect(focused().closest<HTMLElement>("tr")?.dataset.row).toBe(String(row)));
	}
	for (const left of [1, 0]) {
		await userEvent.keyboard("{Control>}z{/Control}");
		await waitFor(() => expect(screen.queryAllByTestId("grid-row")).toHaveLength(left));
		await waitFor(() => expect(focused()).not.toBe(document.body));
		if (left > 0) expect(focused().closest<HTMLElement>("tr")?.dataset.row).toBe("0");
	}
	expect(focused().dataset.testid).toBe("add-funding");
});

test("the last line of a grid, removed by its keys, leaves the focus to the button that adds", async () => {
	await openNew("budget");
	await userEvent.click(screen.getByTestId("tab-funding"));
	await userEvent.click(screen.getByTestId("add-funding"));
	await waitFor(() => expect(focused().closest("tr")).not.toBeNull());
	await userEvent.keyboard("{Control>}{Delete}{/Control}");
	await waitFor(() => expect(focused().dataset.testid).toBe("add-funding"));
});

test("an annex that is attached is named at once; removed, it leaves the focus to what is left", async () => {
	const draft = await openNew("annexes");
	let at = 1;
	vi.spyOn(ipc, "attachFile").mockImplementation(async () => {
		const { rev } = await ipc.openDraft(draft);
		const id = `annex-${at}`;
		const fields = { file: `lettre-${at++}.pdf` };
		const ops = [{ op: "add" as const, list: "/annexes", id, position: "last" as const, fields }];
		const answer = await ipc.edit(draft, { n: at, group: id, label: "Ajout", base: rev, ops });
		return { annex: id, came: "new" as const, answer };
	});
	for (const id of ["annex-1", "annex-2"]) {
		await userEvent.click(screen.getByTestId("attach"));
		await waitFor(() => expect(focused().dataset.pointer).toBe(`/annexes/${id}/title`));
	}
	for (const left of ["annex-2", null]) {
		const [annex] = screen.getAllByTestId("annex");
		await userEvent.click(within(annex as HTMLElement).getByTestId("item-menu"));
		await userEvent.click(within(annex as HTMLElement).getByTestId("item-remove"));
		const there = left === null ? "/annexes" : `/annexes/${left}/title`;
		await waitFor(() => expect(focused().dataset.pointer).toBe(there));
	}
});

test("a file that goes back to its annex says so in sight, and leaves the focus on the button that asked", async () => {
	const draft = await openNew("annexes");
	const { rev } = await ipc.openDraft(draft);
	const lost = { op: "add" as const, list: "/annexes", id: "a1", position: "last" as const, fields: {} };
	const answer = await ipc.edit(draft, { n: 1, group: "", label: "", base: rev, ops: [lost] });
	vi.spyOn(ipc, "attachFile").mockResolvedValue({ annex: "a1", came: "back", answer });
	const brought = vi.spyOn(Element.prototype, "scrollIntoView");
	await userEvent.click(screen.getByTestId("attach"));
	const said = await screen.findByText(/il a repris sa place/);
	await act(() => new Promise((done) => setTimeout(done, 300)));
	expect(said.closest('[role="status"]')).toBe(brought.mock.contexts.at(-1));
	expect(focused()).toBe(screen.getByTestId("attach"));
});

test("a file that is not chosen after all leaves the focus on the button that asked", async () => {
	await openNew("annexes");
	let answer: (none: null) => void = () => undefined;
	vi.spyOn(ipc, "attachFile").mockReturnValue(new Promise((done) => (answer = done)));
	const button = screen.getByTestId<HTMLButtonElement>("attach");
	await userEvent.click(button);
	expect(button.getAttribute("aria-disabled")).toBe("true");
	expect(button.disabled).toBe(false);
	await userEvent.click(button);
	expect(ipc.attachFile).toHaveBeenCalledTimes(1);
	await act(async () => answer(null));
	expect(focused()).toBe(button);
	expect(button.getAttribute("aria-disabled")).toBeNull();
});

test("« Annuler » keeps the focus when nothing is left to undo, and is disabled once left", async () => {
	await openNew("carriers");
	await userEvent.click(screen.getByTestId("add-carrier"));
	const undo = screen.getByTestId<HTMLButtonElement>("undo");
	await waitFor(() => expect(undo.disabled).toBe(false));
	await userEvent.click(undo);
	await waitFor(() => expect(undo.getAttribute("aria-disabled")).toBe("true"));
	expect(undo.disabled).toBe(false);
	expect(focused()).toBe(undo);
	await userEvent.tab();
	expect(undo.disabled).toBe(true);
});

test("a draft put in the trash leaves the focus to the next one, and its notice to « Nouveau dossier »", async () => {
	render(<App />);
	for (const title of ["Premier", "Second"]) await ipc.renameDraft(await ipc.createDraft(null, null), title);
	act(() => go({ screen: "trash" }));
	act(() => go({ screen: "home" }));
	const cards = await screen.findAllByTestId("draft-card");
	const name = within(cards.at(-1) as HTMLElement);
	await userEvent.click(name.getByTestId("draft-menu"));
	await userEvent.click(name.getByTestId("draft-trash"));
	await waitFor(() => expect(screen.getAllByTestId("draft-card")).toHaveLength(cards.length - 1));
	expect(focused().className).toBe("card__open");
	await userEvent.click(await screen.findByTestId("trash-undo"));
	expect(focused().dataset.testid).toBe("home-new");
});

test("from part to part by the keys the focus goes to the part, so that Tab goes on in it", async () => {
	await openNew("carriers");
	const main = () => document.getElementById("part");
	for (const part of ["partners", "budget"] as const) {
		await userEvent.keyboard(`{Alt>}[Digit${part === "budget" ? 5 : 3}]{/Alt}`);
		await screen.findByRole("heading", { level: 1, name: words.nav.parts[part] });
		await waitFor(() => expect(focused()).toBe(main()));
		await userEvent.tab();
		expect(main()?.contains(focused())).toBe(true);
	}
	// From the menu, and to the part where one is already.
	screen.getByTestId("nav-export").focus();
	await userEvent.keyboard("{Alt>}[Digit5]{/Alt}");
	expect(focused()).toBe(main());
});

test("the first stop of Tab leads over the menu into the part", async () => {
	await openNew("carriers");
	focused().blur();
	await userEvent.tab();
	expect(focused().textContent).toBe(words.nav.skip);
	await userEvent.keyboard("{Enter}");
	expect(focused().id).toBe("part");
});

test("all lines that a filter shows, removed, leave the focus to the button that adds; undo does not take it", async () => {
	const draft = await openNew("budget");
	await userEvent.click(screen.getByTestId("tab-costs"));
	for (const label of ["Salle", "Zoo", "Zoo"]) {
		await userEvent.click(screen.getByTestId("add-cost"));
		await waitFor(() => expect(focused().dataset.pointer).toMatch(/label$/));
		await userEvent.keyboard(label);
	}
	await userEvent.type(screen.getByRole("searchbox"), "zoo");
	await waitFor(() => expect(screen.getAllByTestId("grid-row")).toHaveLength(2));
	const [first] = screen.getAllByTestId("grid-row");
	act(() => first?.querySelector("input")?.focus());
	await userEvent.keyboard("{Control>}a{Delete}{/Control}");
	await waitFor(() => expect(screen.queryAllByTestId("grid-row")).toHaveLength(0));
	await waitFor(() => expect(focused().dataset.testid).toBe("add-cost"));
	await userEvent.keyboard("{Control>}z{/Control}");
	await waitFor(() => expect(screen.getAllByTestId("grid-row")).toHaveLength(2));
	expect((await ipc.openDraft(draft)).lists["/costs"]).toHaveLength(3);
	expect(focused()).not.toBe(document.body);
});

test("what a list cannot do with its first or last item is no choice of the menu there", async () => {
	await openNew("carriers");
	await userEvent.click(await screen.findByTestId("add-carrier"));
	await userEvent.click(screen.getByTestId("add-carrier"));
	await waitFor(() => expect(screen.getAllByTestId("item-menu")).toHaveLength(2));
	const off = async (item: number) => {
		await userEvent.click(screen.getAllByTestId("item-menu")[item] as HTMLElement);
		const items = screen.getAllByRole("menuitem");
		const names = items
			.filter((one) => one.getAttribute("aria-disabled") === "true")
			.map(({ textContent }) => textContent);
		await userEvent.keyboard("{Escape}");
		return names;
	};
	expect(await off(0)).toEqual([words.list.up]);
	expect(await off(1)).toEqual([words.list.down]);
});
