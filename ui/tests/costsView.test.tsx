/** The costs otherwise than in the order of the dossier: grouped, sorted, filtered, and kept so. */
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import { ipc } from "../src/ipc";
import { go, goToField, goToPart } from "../src/route";
import { words } from "../src/words";
import { at, cell, costs, focusOn, goToCosts, openAtCosts, press } from "./desk";

let id: string;

beforeEach(async () => {
	localStorage.clear();
	const lines = [
		["Zoo", "30"],
		["Étude", "200"],
		["atelier", "100"],
	].map(([label = "", amount = ""]) => ({ label, "basis/kind": "lump_sum", "basis/amount": amount }));
	id = await openAtCosts(costs(lines));
});

async function reopen() {
	act(() => go({ screen: "home" }));
	await goToCosts(id);
}

const grid = () => screen.getByRole("grid", { name: "Dépenses du projet" });
const shown = () =>
	[...grid().querySelectorAll<HTMLInputElement>('input[aria-label^="Libellé"]')].map((one) => one.value);

test("a head sorts, the other way, then no more, and says so", async () => {
	const head = screen.getByRole("button", { name: "Libellé, trier" });
	await userEvent.click(head);
	await waitFor(() => expect(shown()).toEqual(["atelier", "Étude", "Zoo"]));
	expect(head.closest("th")?.getAttribute("aria-sort")).toBe("ascending");
	await userEvent.click(head);
	await waitFor(() => expect(shown()).toEqual(["Zoo", "Étude", "atelier"]));
	await userEvent.click(head);
	await waitFor(() => expect(shown()).toEqual(["Zoo", "Étude", "atelier"]));
	expect(head.closest("th")?.getAttribute("aria-sort")).toBeNull();
});

test("sorted rows stay under the fingers while one types, until one asks for their order again", async () => {
	await userEvent.click(screen.getByRole("button", { name: "Coût, trier" }));
	await waitFor(() => expect(shown()).toEqual(["Zoo", "atelier", "Étude"]));
	const amount = grid().querySelector('[data-pointer="/costs/l1/basis/amount"]') as HTMLInputElement;
	await userEvent.type(amount, "00");
	await waitFor(() => expect(screen.getAllByTestId("figure-total")[0]?.textContent).toContain("300,00"));
	expect(shown()).toEqual(["Zoo", "atelier", "Étude"]);
	await userEvent.clear(amount);
	await userEvent.type(amount, "999");
	await userEvent.click(screen.getByTestId("arrange-again"));
	await waitFor(() => expect(shown()).toEqual(["atelier", "Étude", "Zoo"]));
});

test("a search leaves out what lacks its words, and the sum of what is left is shown", async () => {
	fireEvent.change(screen.getByRole("searchbox"), { target: { value: "etude" } });
	await waitFor(() => expect(shown()).toEqual(["Étude"]));
	const total = await screen.findByTestId("figure-view/total");
	expect(total.textContent).toContain("200,00");
	expect(grid().textContent).toMatch(/1 dépense sur 3/);
});

test("a line made under a filter is shown, though it does not pass it", async () => {
	fireEvent.change(screen.getByRole("searchbox"), { target: { value: "etude" } });
	await waitFor(() => expect(shown()).toEqual(["Étude"]));
	await userEvent.click(screen.getByTestId("add-cost"));
	await waitFor(() => expect(shown()).toEqual(["Étude", ""]));
});

test("lines are put together under heads with their sums", async () => {
	await userEvent.selectOptions(screen.getByRole("combobox", { name: "Regrouper" }), "bearer");
	const head = await screen.findByTestId("grid-group");
	expect(within(head).getByRole("rowheader").textContent).toContain("(3 lignes)");
	expect(head.textContent).toContain("330,00");
	expect(grid().getAttribute("aria-rowcount")).toBe("5");
});

test("columns are hidden and the view is there again the next time", async () => {
	await userEvent.click(screen.getByTestId("choose-columns"));
	const dialog = await screen.findByTestId("columns-dialog");
	await userEvent.click(within(dialog).getByRole("checkbox", { name: "TVA" }));
	await userEvent.click(within(dialog).getByRole("button", { name: "Fermer" }));
	expect(within(grid()).queryByRole("columnheader", { name: /TVA/ })).toBeNull();
	await userEvent.click(screen.getByRole("button", { name: "Libellé, trier" }));
	await reopen();
	await waitFor(() => expect(shown()).toEqual(["atelier", "Étude", "Zoo"]));
	expect(within(grid()).queryByRole("columnheader", { name: /TVA/ })).toBeNull();
});

test("going to a field whose column is hidden shows the column, which can be hidden again", async () => {
	const hide = async () => {
		await userEvent.click(screen.getByTestId("choose-columns"));
		const dialog = await screen.findByTestId("columns-dialog");
		await userEvent.click(within(dialog).getByRole("checkbox", { name: "Coût" }));
		await userEvent.click(within(dialog).getByRole("button", { name: "Fermer" }));
	};
	await hide();
	expect(within(grid()).queryByRole("columnheader", { name: /Coût/ })).toBeNull();
	act(() => goToField("/costs/l3/basis/amount"));
	await waitFor(() => expect(at()).toBe("/costs/l3/basis/amount"));
	await hide();
	await userEvent.click(screen.getByRole("tab", { name: "Synthèse" }));
	await userEvent.click(screen.getByRole("tab", { name: "Dépenses" }));
	await waitFor(() => expect(shown()).toHaveLength(3));
	expect(within(grid()).queryByRole("columnheader", { name: /Coût/ })).toBeNull();
});

const search = () => screen.getByRole("searchbox", { name: "Rechercher une dépense" }) as HTMLInputElement;

test("going to a line that the search hides lets go of the search, and says so", async () => {
	await userEvent.type(search(), "zoo");
	await waitFor(() => expect(shown()).toEqual(["Zoo"]));
	act(() => goToField("/costs/l1/label"));
	await waitFor(() => expect(at()).toBe("/costs/l1/label"));
	expect(search().value).toBe("zoo");
	expect(screen.queryByTestId("grid-notice")).toBeNull();
	act(() => goToField("/costs/l3/basis/amount"));
	await waitFor(() => expect(at()).toBe("/costs/l3/basis/amount"));
	expect(search().value).toBe("");
	expect(screen.getByTestId("grid-notice").textContent).toContain(words.costs.view.lifted);
	// What is searched for afterwards stays so, though one had gone to a line before.
	await userEvent.type(search(), "zoo");
	await waitFor(() => expect(shown()).toEqual(["Zoo"]));
	await userEvent.click(screen.getByRole("tab", { name: "Synthèse" }));
	await userEvent.click(screen.getByRole("tab", { name: "Dépenses" }));
	await waitFor(() => expect(shown()).toEqual(["Zoo"]));
	expect(search().value).toBe("zoo");
});

test("so it is when one comes from another screen, where a filter was left", async () => {
	await userEvent.type(search(), "zoo");
	await waitFor(() => expect(shown()).toEqual(["Zoo"]));
	act(() => goToPart("verification"));
	await screen.findByRole("heading", { level: 1, name: "Vérification" });
	act(() => goToField("/costs/l2/label", true));
	await waitFor(() => expect(at()).toBe("/costs/l2/label"));
	await waitFor(() => expect(shown()).toEqual(["Zoo", "Étude", "atelier"]));
	expect(at()).toBe("/costs/l2/label");
	expect(screen.getByTestId("grid-notice").textContent).toContain(words.costs.view.lifted);
});

test("a line that one goes to and that is no more is said to be so", async () => {
	act(() => goToField("/costs/l9/label"));
	await waitFor(() => expect(screen.getByTestId("grid-notice").textContent).toContain(words.grid.gone));
});

test("a line added under others takes after the one above it on screen, by Enter as by the button", async () => {
	const under = async () => {
		const { lists, fields } = await ipc.openDraft(id);
		const [above, added] = (lists["/costs"] ?? []).slice(0, 2);
		return [above, fields[`/costs/${added}/label`]?.text, fields[`/costs/${added}/basis/kind`]?.text];
	};
	const back = async (lines: number) => {
		await press("{Control>}z{/Control}");
		await waitFor(async () => expect((await ipc.openDraft(id)).lists["/costs"]).toHaveLength(lines));
	};
	await userEvent.selectOptions(cell("/costs/l3/basis/kind"), "purchase");
	await userEvent.type(search(), "zoo");
	await waitFor(() => expect(shown()).toEqual(["Zoo"]));
	for (const add of ["{Enter}", "{Control>}{Enter}{/Control}"]) {
		focusOn("/costs/l1/label");
		await press(add);
		await waitFor(() => expect(shown()).toEqual(["Zoo", ""]));
		expect(await under()).toEqual(["l1", undefined, "lump_sum"]);
		await back(3);
		await waitFor(() => expect(shown()).toEqual(["Zoo"]));
	}
	await userEvent.click(screen.getByTestId("add-cost"));
	await waitFor(() => expect(shown()).toEqual(["Zoo", ""]));
	expect(await under()).toEqual(["l1", undefined, "lump_sum"]);
});

test("lines that are added or pasted under a filter stay in sight until one asks for their order again", async () => {
	await userEvent.type(search(), "zoo");
	await waitFor(() => expect(shown()).toEqual(["Zoo"]));
	act(() => (grid().querySelector('[data-pointer="/costs/l1/label"]:is(input)') as HTMLElement).focus());
	const data = { getData: () => "Un\t\nDeux\t\nTrois\t", setData: () => undefined };
	fireEvent.paste(document.activeElement as Element, { clipboardData: data });
	await waitFor(() => expect(shown()).toEqual(["Un", "Deux", "Trois"]));
	await userEvent.click(screen.getByTestId("add-cost"));
	await waitFor(() => expect(shown()).toEqual(["Un", "Deux", "Trois", ""]));
});

test("a line made where a filter shows none is what the filter asks for", async () => {
	const { call } = await ipc.openDraft(id);
	const [category] = call.categories;
	await userEvent.selectOptions(screen.getByLabelText("Filtrer par poste"), category?.name ?? "");
	await waitFor(() => expect(shown()).toEqual([]));
	await userEvent.click(screen.getByTestId("add-cost"));
	await waitFor(() => expect(shown()).toEqual([""]));
	const { lists, fields } = await ipc.openDraft(id);
	expect(fields[`/costs/${lists["/costs"]?.at(-1)}/category`]?.text).toBe(category?.id);
});
