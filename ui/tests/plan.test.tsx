/** The plan and the tables over the double: what they show, say and lead to. */
import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import { App } from "../src/App";
import { ipc } from "../src/ipc";
import { go, goToPart, openDossier } from "../src/route";
import { words } from "../src/words";

beforeEach(() => go({ screen: "home" }));

async function openBudget(tab: string): Promise<string> {
	render(<App />);
	const id = await ipc.createExample();
	act(() => openDossier(id));
	await screen.findByTestId("nav-budget");
	act(() => goToPart("budget"));
	await userEvent.click(await screen.findByTestId(tab));
	return id;
}

test("an in-kind resource shows the lines that it comes from, and leads to them", async () => {
	await openBudget("tab-funding");
	const plan = await screen.findByTestId("plan");
	const summary = await within(plan).findByText(/D’où vient ce montant/);
	await userEvent.click(summary);
	const source = within(summary.closest("details") as HTMLElement).getAllByRole("button")[0] as HTMLElement;
	await userEvent.click(source);
	await waitFor(() => expect(screen.getByTestId("tab-costs").getAttribute("aria-selected")).toBe("true"));
});

test("who bears the self-financing is chosen in the plan itself", async () => {
	await openBudget("tab-funding");
	const plan = await screen.findByTestId("plan");
	const funder = await within(plan).findByLabelText(new RegExp(words.funding.restFunder));
	expect(funder.getAttribute("data-pointer")).toBe("/self_financing/funder");
});

test("a co-financing whose amount cannot be read is marked in the plan, where it counts as nothing", async () => {
	const id = await openBudget("tab-funding");
	await screen.findByTestId("plan");
	const fields = { funder_name: "Fondation", amount: "3,00,50" };
	const item = { op: "add" as const, list: "/funding", id: "f9", position: "last" as const, fields };
	const opened = await ipc.openDraft(id);
	await act(() => ipc.edit(id, { n: 1, group: "", label: "", base: opened.rev, ops: [item] }));
	act(() => go({ screen: "home" }));
	act(() => openDossier(id));
	await userEvent.click(await screen.findByTestId("nav-budget"));
	await userEvent.click(await screen.findByTestId("tab-funding"));
	const plan = await screen.findByTestId("plan");
	const marked = await within(plan).findAllByText(/Compte pour zéro/);
	expect(marked.map((mark) => mark.textContent)).toEqual([
		words.plan.unread("« 3,00,50 » n’est pas un montant"),
	]);
	// Above all, nothing is told to balance; the way to what was typed is there, in the head and in the plan.
	expect(screen.getByTestId("balance").textContent).toBe("Équilibre à confirmer");
	const ways = screen.getAllByRole("button", { name: /illisible/ });
	expect(ways).toHaveLength(2);
	await userEvent.click(within(plan).getByRole("button", { name: /illisible/ }));
	await waitFor(() =>
		expect(document.activeElement?.getAttribute("data-pointer")).toBe("/funding/f9/amount"),
	);
});

test("a grant that cannot be read is marked in the plan, where the most that can be asked for counts instead", async () => {
	const id = await openBudget("tab-funding");
	const opened = await ipc.openDraft(id);
	const typed = { op: "input" as const, pointer: "/grant/requested", text: "1,5,0" };
	await act(() => ipc.edit(id, { n: 1, group: "", label: "", base: opened.rev, ops: [typed] }));
	act(() => go({ screen: "home" }));
	act(() => openDossier(id));
	await userEvent.click(await screen.findByTestId("nav-budget"));
	await userEvent.click(await screen.findByTestId("tab-funding"));
	const plan = await screen.findByTestId("plan");
	const marked = await within(plan).findByText(/Le maximum est compté/);
	expect(marked.textContent).toBe(words.plan.unreadGrant("« 1,5,0 » n’est pas un montant"));
});

test("co-financing that alone passes the costs is told, with what to do, and no grant is offered", async () => {
	const id = await openBudget("tab-funding");
	await screen.findByTestId("plan");
	const fields = { funder_name: "Fondation", amount: "900000" };
	const item = { op: "add" as const, list: "/funding", id: "f9", position: "last" as const, fields };
	const none = { op: "input" as const, pointer: "/grant/requested", text: "0" };
	const opened = await ipc.openDraft(id);
	await act(() => ipc.edit(id, { n: 1, group: "", label: "", base: opened.rev, ops: [item, none] }));
	act(() => go({ screen: "home" }));
	act(() => openDossier(id));
	await userEvent.click(await screen.findByTestId("nav-budget"));
	await userEvent.click(await screen.findByTestId("tab-funding"));
	const excess = (await ipc.openDraft(id)).budget.excess_funding ?? "";
	expect(excess).toMatch(/€/);
	expect((await screen.findByTestId("useful-grant")).textContent).toBe(words.plan.excessFunding(excess));
	expect(screen.queryByTestId("take-offer")).toBeNull();
});

test("whether a partner is public and its letter has come is said by its own sheet, not again beside its cash", async () => {
	await openBudget("tab-funding");
	const grid = await screen.findByRole("grid", { name: words.funding.grid });
	await userEvent.click(screen.getByTestId("add-funding"));
	const inert = () => within(grid).queryAllByLabelText(new RegExp(words.funding.ownSheet)).length;
	const funders = () => within(grid).getAllByRole("combobox", { name: new RegExp(words.funding.funder) });
	const before = inert();
	const funder = funders().at(-1) as HTMLSelectElement;
	expect(funder.value).toBe("");
	fireEvent.change(funder, { target: { value: [...funder.options].find((one) => one.value)?.value } });
	await waitFor(() => expect(inert()).toBe(before + 2));
});

test("a table is read in euros, then as shares, and each figure says where it comes from", async () => {
	await openBudget("tab-synthesis");
	await userEvent.click(await screen.findByTestId("tab-tables"));
	const table = await screen.findByTestId("table-bearers_categories/years");
	expect(within(table).getAllByRole("row")).toHaveLength(4);
	await userEvent.click(within(table).getByLabelText(words.tables.share));
	await waitFor(() => expect(within(table).getAllByText(/100,00/).length).toBeGreaterThan(1));
	const [figure] = within(table).getAllByRole("button");
	(figure as HTMLElement).focus();
	await userEvent.keyboard("{Enter}");
	expect(await screen.findByTestId("trace-panel")).toBeTruthy();
});

test("a table’s head and bar that stay in sight scroll with it, and are no part of it for a screen reader", async () => {
	await openBudget("tab-synthesis");
	await userEvent.click(await screen.findByTestId("tab-tables"));
	const table = await screen.findByTestId("table-bearers_categories/years");
	const part = (name: string) => table.querySelector(`.wide__${name}`) as HTMLElement;
	part("bar").scrollLeft = 120;
	fireEvent.scroll(part("bar"));
	expect([part("scroller").scrollLeft, part("top").scrollLeft]).toEqual([120, 120]);
	part("scroller").scrollLeft = 40;
	fireEvent.scroll(part("scroller"));
	expect([part("bar").scrollLeft, part("top").scrollLeft]).toEqual([40, 40]);
	// The bar tells late that it was moved: the table has gone on.
	part("scroller").scrollLeft = 60;
	fireEvent.scroll(part("bar"));
	expect(part("scroller").scrollLeft).toBe(60);
	const [head] = within(table).getAllByRole("row");
	expect(part("top").querySelector("thead")?.textContent).toBe(head?.textContent);
	expect(within(table).getAllByRole("table")).toHaveLength(1);
});

test("only bearers are crossed with categories", async () => {
	await openBudget("tab-synthesis");
	await userEvent.click(await screen.findByTestId("tab-tables"));
	await userEvent.click(await screen.findByTestId("table-rows-bearers"));
	await userEvent.click(screen.getByTestId("table-columns-categories"));
	expect(await screen.findByTestId("table-bearers/categories")).toBeTruthy();
	await userEvent.click(screen.getByTestId("table-rows-categories"));
	expect(await screen.findByTestId("table-categories/years")).toBeTruthy();
	expect(screen.queryByTestId("table-columns-categories")).toBeNull();
});

test("the table under a drawing says where each amount comes from", async () => {
	await openBudget("tab-synthesis");
	await userEvent.click(await screen.findByTestId("tab-charts"));
	const drawing = await screen.findByTestId("drawing-costs_by_category");
	const table = within(drawing).getByRole("table", { hidden: true });
	await userEvent.click(within(table).getByRole("button", { hidden: true }));
	expect(await screen.findByTestId("trace-panel")).toBeTruthy();
});

test("services that give time stand in the dossier’s order", async () => {
	const id = await openBudget("tab-synthesis");
	const opened = await ipc.openDraft(id);
	const first = `/carriers/${opened.lists["/carriers"]?.[0]}`;
	const ops = [{ op: "move" as const, pointer: first, position: "last" as const }];
	await act(() => ipc.edit(id, { n: 1, group: "", label: "", base: opened.rev, ops }));
	act(() => go({ screen: "home" }));
	act(() => openDossier(id));
	await userEvent.click(await screen.findByTestId("nav-budget"));
	await userEvent.click(await screen.findByTestId("tab-means"));
	const table = await screen.findByRole("table", { name: words.synthesis.time });
	const told = within(table)
		.getAllByRole("rowheader")
		.map((cell) => cell.textContent ?? "");
	const { lists, fields } = await ipc.openDraft(id);
	const parties = [...(lists["/carriers"] ?? []), ...(lists["/partners"] ?? [])];
	const kind = (party: string) => (lists["/carriers"]?.includes(party) ? "carriers" : "partners");
	const names = parties.map((party) => fields[`/${kind(party)}/${party}/name`]?.text);
	expect(told).toEqual(names.filter((name) => told.includes(name ?? "")));
	expect(told.length).toBeGreaterThan(1);
});

test("what is missing from the plan, or too much, is said once where it is said, and tells where it comes from", async () => {
	const id = await openBudget("tab-funding");
	await screen.findByTestId("plan");
	for (const [requested, state] of [
		["0", "shortfall"],
		["900000", "surplus"],
	] as const) {
		const { rev } = await ipc.openDraft(id);
		const texts = { "/grant/requested": requested, "/self_financing/funder": "" };
		const ops = Object.entries(texts).map(([pointer, text]) => ({ op: "input" as const, pointer, text }));
		await ipc.edit(id, { n: 1, group: "", label: "", base: rev, ops });
		act(() => go({ screen: "home" }));
		act(() => openDossier(id));
		await userEvent.click(await screen.findByTestId("nav-budget"));
		await userEvent.click(await screen.findByTestId("tab-funding"));
		const { balance, balance_text } = (await ipc.openDraft(id)).budget;
		expect(balance).toBe(state);
		const [name = "", amount = ""] = balance_text.split("\u00a0: ");
		const card = screen.getByTestId("balance");
		const line = (await screen.findByTestId("plan")).querySelector(".plan__balance") as HTMLElement;
		for (const place of [card.parentElement as HTMLElement, line]) {
			expect(place.textContent).toContain(name);
			expect(place.textContent?.split(amount)).toHaveLength(2);
			expect(within(place).getByTestId("figure-balance").textContent).toContain(amount);
		}
	}
});

test("the useful grant is taken in one gesture, and the focus goes on in the field that it filled", async () => {
	const id = await openBudget("tab-funding");
	await screen.findByTestId("plan");
	const opened = await ipc.openDraft(id);
	const none = { op: "input" as const, pointer: "/grant/requested", text: "0" };
	await act(() => ipc.edit(id, { n: 1, group: "", label: "", base: opened.rev, ops: [none] }));
	act(() => go({ screen: "home" }));
	act(() => openDossier(id));
	await userEvent.click(await screen.findByTestId("nav-budget"));
	await userEvent.click(await screen.findByTestId("tab-funding"));
	const offer = await screen.findByTestId("take-offer");
	offer.focus();
	await userEvent.keyboard("{Enter}");
	await waitFor(() => expect(document.activeElement?.getAttribute("data-pointer")).toBe("/grant/requested"));
	expect((document.activeElement as HTMLInputElement).value).toMatch(/536,18/);
});
