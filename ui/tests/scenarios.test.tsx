/** Scenarios, figures in the texts and the cost of a day, over the double. */
import { act, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import { App } from "../src/App";
import { ipc } from "../src/ipc";
import { go, goToPart, openDossier } from "../src/route";
import { words } from "../src/words";
import { violations } from "./axe";

beforeEach(() => go({ screen: "home" }));

/** The example with a few lines, on screen. */
async function openExample(): Promise<string> {
	render(<App />);
	const id = await ipc.createExample();
	const { rev, lists } = await ipc.openDraft(id);
	const ops = (lists["/costs"] ?? [])
		.slice(4)
		.map((cost) => ({ op: "remove" as const, pointer: `/costs/${cost}` }));
	await ipc.edit(id, { n: 1, group: "", label: "", base: rev, ops });
	act(() => openDossier(id));
	await screen.findByTestId("nav-budget");
	return id;
}

async function openScenarios(): Promise<void> {
	act(() => goToPart("budget"));
	await userEvent.click(await screen.findByTestId("tab-scenarios"));
	await screen.findByTestId("scenarios-banner");
}

async function keepAs(name: string): Promise<void> {
	await userEvent.click(screen.getByTestId("keep-scenario"));
	const dialog = within(await screen.findByTestId("keep-dialog"));
	await userEvent.type(dialog.getByLabelText(/^Nom/), name);
	await userEvent.click(dialog.getByTestId("keep-confirm"));
	await waitFor(() => expect(screen.queryByTestId("keep-dialog")).toBeNull());
}

test("a budget is kept, changed, compared, adopted again, and undo takes the adoption back", async () => {
	const id = await openExample();
	await openScenarios();
	await keepAs("Avec la Région");
	await screen.findByText(words.scenarios.isPresent);
	await screen.findByTestId("comparison-summary");
	expect(await violations()).toEqual([]);
	const { rev, lists } = await ipc.openDraft(id);
	const first = lists["/costs"]?.[0] ?? "";
	const remove = { op: "remove" as const, pointer: `/costs/${first}` };
	await ipc.edit(id, { n: 2, group: "g", label: "Suppression", base: rev, ops: [remove] });
	await keepAs("Moins une dépense");
	const kept = (await ipc.scenarios(id)).scenarios;
	expect(kept.map(({ costs }) => costs)).toEqual([4, 3]);
	// A scenario's figure says where it comes from, as the present budget's does.
	const figure = `figure-scenarios/${kept[1]?.id}/total`;
	await userEvent.click(screen.getAllByTestId(figure)[0] as HTMLElement);
	const panel = await screen.findByTestId("trace-panel");
	expect(panel.textContent).toContain(kept[1]?.total.text);
	await userEvent.click(within(panel).getByRole("button", { name: words.common.close }));

	const menus = await screen.findAllByTestId("scenario-menu");
	await userEvent.click(menus[0] as HTMLElement);
	await userEvent.click(await screen.findByTestId("scenario-adopt"));
	const dialog = within(await screen.findByTestId("adopt-dialog"));
	// The present budget is kept already: it is not offered a second time.
	expect(dialog.getByRole("checkbox")).toHaveProperty("checked", false);
	expect(await violations()).toEqual([]);
	// Another part is not gone to behind it, which would drop what was typed here; Enter in its field adopts.
	await userEvent.click(dialog.getByRole("checkbox"));
	await userEvent.keyboard("{Alt>}[Digit3]{/Alt}");
	await userEvent.type(dialog.getByRole("textbox"), "{Enter}");
	await waitFor(async () => expect((await ipc.openDraft(id)).lists["/costs"]).toHaveLength(4));
	await userEvent.keyboard("{Control>}z{/Control}");
	await waitFor(async () => expect((await ipc.openDraft(id)).lists["/costs"]).toHaveLength(3));
});

test("a scenario without a name is refused, and says why", async () => {
	await openExample();
	await openScenarios();
	await userEvent.click(screen.getByTestId("keep-scenario"));
	await userEvent.click(screen.getByTestId("keep-confirm"));
	expect((await screen.findByTestId("error-note")).textContent).toMatch(/nom/);
});

test("a figure of the budget goes in at the caret, and the reading beside shows what it is worth", async () => {
	const id = await openExample();
	act(() => goToPart("sections"));
	const editor = (await screen.findByLabelText(words.sections.text)) as HTMLTextAreaElement;
	await userEvent.clear(editor);
	await userEvent.type(editor, "Soit  demandés.");
	editor.setSelectionRange(5, 5);
	await userEvent.click(screen.getByTestId("insert-figure"));
	const dialog = within(await screen.findByTestId("figure-dialog"));
	await dialog.findByText("Ensemble du budget");
	expect(await violations()).toEqual([]);
	await userEvent.type(dialog.getByLabelText(/Chercher/), "subvention dem");
	await userEvent.click(await dialog.findByTestId("figure-choice-{{budget.grant}}"));
	await waitFor(() => expect(editor.value).toBe("Soit {{budget.grant}} demandés."));
	await waitFor(() => expect(editor.selectionStart).toBe("Soit {{budget.grant}}".length));
	const grant = (await ipc.openDraft(id)).figures.grant ?? "";
	await waitFor(() => expect(screen.getByTestId("reading").textContent).toContain(`Soit ${grant}`));
	await userEvent.keyboard("{Control>}z{/Control}");
	await waitFor(() => expect(editor.value).toBe("Soit  demandés."));
});

test("the first figure found goes in by Enter, or is gone to by an arrow", async () => {
	await openExample();
	act(() => goToPart("sections"));
	const editor = (await screen.findByLabelText(words.sections.text)) as HTMLTextAreaElement;
	await userEvent.clear(editor);
	await userEvent.click(screen.getByTestId("insert-figure"));
	const dialog = within(await screen.findByTestId("figure-dialog"));
	const search = dialog.getByLabelText(/Chercher/);
	await dialog.findByText("Ensemble du budget");
	act(() => search.focus());
	// The first is marked already.
	await userEvent.keyboard("{ArrowDown}{ArrowDown}");
	expect(document.activeElement).toBe(dialog.getAllByTestId(/^figure-choice-/)[2]);
	await userEvent.keyboard("{ArrowUp}{ArrowUp}{ArrowUp}");
	expect(document.activeElement).toBe(search);
	// A name that begins so comes before one that only holds the word: « Assiette de la subvention ».
	await userEvent.type(search, "subvention");
	await userEvent.keyboard("{ArrowDown}");
	const first = dialog.getByTestId("figure-choice-{{budget.grant}}");
	expect(document.activeElement).toBe(first);
	await userEvent.keyboard("{ArrowUp}");
	expect(document.activeElement).toBe(search);
	// An amount as it comes out of a spreadsheet, or is written elsewhere; letters typed in the list go to the search.
	const grant = dialog.getByTestId("figure-choice-{{budget.grant}}").lastElementChild?.textContent ?? "";
	const plain = grant.replace(/[^\d,]/gu, "");
	const dotted = plain.replace(",", ".");
	for (const typed of [plain, grant, `${dotted} €`, `subvention ${plain}`, `${plain} euros`]) {
		await userEvent.clear(search);
		await userEvent.type(search, typed);
		expect(dialog.queryByTestId("figure-choice-{{budget.grant}}"), typed).not.toBeNull();
	}
	await userEvent.clear(search);
	await userEvent.keyboard("{ArrowDown}{End}{Home}s");
	expect(document.activeElement).toBe(search);
	await userEvent.type(search, "ubvention");
	await userEvent.keyboard("{Enter}");
	await waitFor(() => expect(editor.value).toBe("{{budget.grant}}"));
});

test("the cost of a day is found from a yearly cost and given to the lines of the agent", async () => {
	const id = await openExample();
	act(() => goToPart("carriers"));
	const table = within(await screen.findByTestId("agent-times"));
	await userEvent.click(table.getAllByTestId("daily-cost")[0] as HTMLElement);
	const dialog = within(await screen.findByTestId("daily-cost-dialog"));
	await userEvent.type(dialog.getByLabelText(/Coût annuel chargé/), "63000");
	await waitFor(() => expect(dialog.getByTestId("daily-cost-result").textContent).toContain("300,00"));
	expect(await violations()).toEqual([]);
	await userEvent.click(dialog.getByTestId("daily-cost-take"));
	await waitFor(() => expect(screen.queryByTestId("daily-cost-dialog")).toBeNull());
	const { fields } = await ipc.openDraft(id);
	const costs = Object.entries(fields).filter(([at]) => at.endsWith("/basis/daily_cost"));
	expect(costs.some(([, state]) => state?.text === "300")).toBe(true);
});
