/** A line that says not yet how it is calculated: a figure typed in it says so. */
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import { ipc } from "../src/ipc";
import { Clipboard, clip } from "./clipboard";
import { at, cell, costs, focusOn, openAtCosts, press } from "./desk";

let id: string;

beforeEach(async () => {
	localStorage.clear();
	id = await openAtCosts(costs([{ label: "Atelier" }, {}]));
});

const open = (label: string) => screen.getByLabelText(label);
const field = async (path: string) => (await ipc.openDraft(id)).fields[`/costs/l1/${path}`]?.text;

test("a cost typed at once makes a lump sum, none of its keys is lost, and one undo takes all back", async () => {
	focusOn("/costs/l1/basis/kind");
	await press("{ArrowRight}{ArrowRight}1250,50");
	expect(at()).toBe("/costs/l1/basis/amount");
	expect(cell("/costs/l1/basis/amount").value).toBe("1250,50");
	await waitFor(async () => expect(await field("basis/amount")).toBe("1250,50"));
	expect(await field("basis/kind")).toBe("lump_sum");
	await press("{Control>}z{/Control}");
	await waitFor(async () => expect(await field("basis/kind")).toBeUndefined());
	expect(await field("basis/amount")).toBeUndefined();
	expect(cell("/costs/l1/label").value).toBe("Atelier");
	// One is still there: what is typed next goes there again.
	await waitFor(() => expect(document.activeElement).toBe(open("Coût, ligne 1")));
	await press("77");
	await waitFor(async () => expect(await field("basis/amount")).toBe("77"));
});

test("Escape gives the line back as it was, kind and all", async () => {
	act(() => open("Coût, ligne 1").focus());
	await press("12{Escape}");
	await waitFor(async () => expect(await field("basis/kind")).toBeUndefined());
	await waitFor(() => expect(document.activeElement).toBe(open("Coût, ligne 1")));
	expect(await field("basis/amount")).toBeUndefined();
});

test("a figure that is pasted leaves the focus in its cell", async () => {
	act(() => open("Coût, ligne 1").focus());
	clip("paste", Clipboard.of("10,00"));
	await waitFor(async () => expect(await field("basis/amount")).toBe("10,00"));
	await waitFor(() => expect(at()).toBe("/costs/l1/basis/amount"));
});

test("a quantity makes a purchase; a letter, and a rate of VAT alone, make nothing", async () => {
	for (const [label, keys] of [
		["Quantité, ligne 1", "abc"],
		["TVA, ligne 1 : sans objet, choisissez d’abord le calcul", "20"],
	] as const) {
		act(() => open(label).focus());
		await press(keys);
		expect(await field("basis/kind")).toBeUndefined();
	}
	act(() => open("Quantité, ligne 1").focus());
	await press("3{Enter}");
	await waitFor(async () => expect(await field("basis/quantity")).toBe("3"));
	expect(await field("basis/kind")).toBe("purchase");
});

test.each([
	["F2", () => press("{F2}")],
	["a double click", async () => fireEvent.doubleClick(open("Quantité, ligne 1"))],
])("%s opens the cell too, and Escape closes it", async (_, openIt) => {
	act(() => open("Quantité, ligne 1").focus());
	await openIt();
	await waitFor(() => expect(at()).toBe("/costs/l1/basis/quantity"));
	await press("{Escape}");
	await waitFor(async () => expect(await field("basis/kind")).toBeUndefined());
	await waitFor(() => expect(document.activeElement).toBe(open("Quantité, ligne 1")));
});

test("a figure that is pasted into an opened cell stays, kind and all, after Escape", async () => {
	act(() => open("Coût, ligne 1").focus());
	await press("{F2}");
	await waitFor(() => expect(at()).toBe("/costs/l1/basis/amount"));
	await userEvent.paste("150");
	await press("{Escape}");
	await waitFor(async () => expect(await field("basis/amount")).toBe("150"));
	expect(await field("basis/kind")).toBe("lump_sum");
});
