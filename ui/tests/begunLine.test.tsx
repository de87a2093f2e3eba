/** What a line lacks: marked once something stands in it, and said below the grid. */
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { ipc } from "../src/ipc";
import { add, cell, costs, focusOn, openAtCosts, press } from "./desk";

let id: string;

beforeEach(async () => {
	localStorage.clear();
	id = await openAtCosts([
		add("/carriers", "c1", { name: "DREAL" }),
		...costs([
			{
				label: "Atelier",
				category: "formation",
				bearer: "c1",
				"basis/kind": "purchase",
				"basis/quantity": "2",
			},
			{ label: "Salle", category: "formation", bearer: "c1", "basis/kind": "lump_sum", "basis/amount": "10" },
			{ "basis/kind": "purchase", category: "formation" },
		]),
	]);
});

const amount = (line: string) => screen.getByTestId(`figure-lines/${line}/amount`);
const marked = (element: Element) => element.closest("[data-finding]") !== null;
const why = async () => (await screen.findByTestId("grid-why")).textContent;

test("a begun line without an amount shows so, and its cell and its amount say why", async () => {
	await waitFor(() => expect(marked(amount("l1"))).toBe(true));
	expect(marked(cell("/costs/l1/basis/unit_price"))).toBe(true);
	expect(marked(amount("l2"))).toBe(false);
	act(() => amount("l1").focus());
	expect(await why()).toContain("compte pour zéro");
	focusOn("/costs/l1/basis/unit_price");
	expect(await why()).toContain("compte pour zéro");
	focusOn("/costs/l1/label");
	await waitFor(() => expect(screen.queryByTestId("grid-why")).toBeNull());
	focusOn("/costs/l1/basis/unit_price");
	await press("5");
	await waitFor(() => expect(marked(amount("l1"))).toBe(false));
	expect(marked(cell("/costs/l1/basis/unit_price"))).toBe(false);
});

test("a line that holds only what it took after another keeps quiet until something is typed in it", async () => {
	expect(marked(amount("l3"))).toBe(false);
	expect(marked(cell("/costs/l3/bearer"))).toBe(false);
	focusOn("/costs/l3/basis/quantity");
	await waitFor(() => expect(screen.queryByTestId("grid-why")).toBeNull());
	await press("3");
	await waitFor(() => expect(marked(amount("l3"))).toBe(true));
	await waitFor(() => expect(marked(cell("/costs/l3/bearer"))).toBe(true));
	await press("{Control>}z{/Control}");
	await waitFor(async () =>
		expect((await ipc.openDraft(id)).fields["/costs/l3/basis/quantity"]).toBeUndefined(),
	);
	await waitFor(() => expect(marked(amount("l3"))).toBe(false));
	expect(marked(cell("/costs/l3/bearer"))).toBe(false);
});

test("the amount that one selects keeps the focus while what it lacks comes", async () => {
	act(() => amount("l1").focus());
	await waitFor(() => expect(marked(amount("l1"))).toBe(true));
	act(() => void fireEvent.change(cell("/costs/l1/basis/unit_price"), { target: { value: "4" } }));
	await waitFor(() => expect(marked(amount("l1"))).toBe(false));
	expect(document.activeElement).toBe(amount("l1"));
	expect(screen.queryByTestId("grid-why")).toBeNull();
});
