/** A dossier on screen, over the double of the program, and a hand on the cells of its grids. */
import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { App } from "../src/App";
import type { OpRequest } from "../src/bindings/OpRequest";
import { ipc } from "../src/ipc";
import { go, goToPart, openDossier } from "../src/route";

type Fields = Record<string, string>;

export const add = (list: string, id: string, fields: Fields): OpRequest => ({
	op: "add",
	list,
	id,
	position: "last",
	fields,
});

/** Lines of cost: `l1`, `l2` and on. */
export const costs = (lines: Fields[]): OpRequest[] =>
	lines.map((fields, i) => add("/costs", `l${i + 1}`, fields));

/** A new draft that holds these, on screen at its costs; its id. */
export async function openAtCosts(ops: OpRequest[]): Promise<string> {
	// Not over the dossier of the test before, whose screen would be taken for this one's.
	act(() => go({ screen: "home" }));
	const id = await ipc.createDraft(null, null);
	await ipc.edit(id, { n: 1, group: "", label: "", base: 1, ops });
	render(<App />);
	await goToCosts(id);
	return id;
}

export async function goToCosts(id: string): Promise<void> {
	act(() => openDossier(id));
	await screen.findByTestId("nav-budget");
	act(() => goToPart("budget"));
	await screen.findByTestId("add-cost");
}

export const press = (keys: string) => userEvent.keyboard(keys);

/** The control of a field. */
export const cell = (pointer: string) =>
	document.querySelector(`[data-pointer="${pointer}"]:is(input, select, textarea)`) as HTMLInputElement;

export const focusOn = (pointer: string) => act(() => cell(pointer).focus());

/** The field that has the focus. */
export const at = () => (document.activeElement as HTMLElement).dataset.pointer;

/** The labels of the lines of a draft, in its order. */
export async function labelsOf(id: string): Promise<string[]> {
	const { lists, fields } = await ipc.openDraft(id);
	return (lists["/costs"] ?? []).map((line) => fields[`/costs/${line}/label`]?.text ?? "");
}
