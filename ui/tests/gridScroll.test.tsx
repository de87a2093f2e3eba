/** A long grid while it is scrolled: rows come without their controls, and have them once they rest. */
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { emit } from "../dev/event";
import type { OpRequest } from "../src/bindings/OpRequest";
import { ipc } from "../src/ipc";
import { goToField } from "../src/route";
import { words } from "../src/words";
import { Clipboard } from "./clipboard";
import { cell, costs, openAtCosts } from "./desk";

const LINES = 200;
let draft: string;

beforeEach(async () => {
	const lines = Array.from({ length: LINES }, (_, i) => ({
		label: `Ligne ${i + 1}`,
		"basis/kind": "purchase",
		"basis/quantity": "2",
		eligible: "true",
	}));
	draft = await openAtCosts(costs(lines));
	await waitFor(() => expect(rowOf(1)).toBeTruthy());
});

const scroller = () => document.querySelector(".grid__scroller") as HTMLElement;
const rowOf = (line: number) => document.querySelector<HTMLElement>(`tr[data-row="${line - 1}"]`);
const controls = (line: number) =>
	rowOf(line)?.querySelectorAll("[data-pointer]:is(input, select)").length ?? 0;

const cellOf = (pointer: string) => () => cell(pointer);

function scrollTo(line: number): void {
	scroller().scrollTop = (line - 1) * 36;
	fireEvent.scroll(scroller());
}

/** A row, once the grid has drawn it. */
async function shown(line: number): Promise<HTMLElement> {
	await waitFor(() => expect(rowOf(line)).toBeTruthy());
	return rowOf(line) as HTMLElement;
}

test("a row that is scrolled into sight says all that it will, then has its controls", async () => {
	const before = controls(1);
	expect(before).toBeGreaterThan(5);
	scrollTo(100);
	const row = await shown(100);
	expect(row.dataset.light).toBe("true");
	expect(controls(100)).toBe(0);
	const said = row.textContent ?? "";
	expect(said).toContain("Ligne 100");
	expect(said).toContain("Achat");
	const boxes = [...row.querySelectorAll("input")];
	expect(boxes.map((box) => box.getAttribute("aria-label"))).toEqual([
		"Éligible, ligne 100",
		"Valorisé, ligne 100",
	]);
	await waitFor(() => expect(controls(100)).toBe(before));
	expect(row.dataset.light).toBeUndefined();
	expect((row.querySelector("input") as HTMLInputElement).value).toBe("Ligne 100");
});

test("whoever presses a row that still moves finds its controls there", async () => {
	scrollTo(100);
	const row = await shown(100);
	expect(controls(100)).toBe(0);
	const cell = row.querySelector("[data-cell]") as HTMLElement;
	fireEvent.pointerDown(cell, { button: 0 });
	expect(controls(100)).toBeGreaterThan(5);
	fireEvent.mouseDown(cell, { button: 0 });
	expect((document.activeElement as HTMLElement).dataset.pointer).toBe("/costs/l100/label");
});

test("a finding that leads to a row that still moves arrives in its cell", async () => {
	scrollTo(100);
	await waitFor(() => expect(rowOf(100)).toBeTruthy());
	act(() => goToField("/costs/l100/label"));
	await waitFor(() =>
		expect((document.activeElement as HTMLElement).dataset.pointer).toBe("/costs/l100/label"),
	);
});

test("a row keeps the focus when what is drawn before it changes", async () => {
	const label = (line: number) =>
		rowOf(line)?.querySelector<HTMLInputElement>("input[data-pointer$='/label']");
	act(() => label(1)?.focus());
	scrollTo(100);
	await waitFor(() => expect(label(100)).toBeTruthy());
	const input = label(100) as HTMLInputElement;
	act(() => input.focus());
	// Row 1, which was drawn for its focus alone, goes.
	scrollTo(120);
	await waitFor(() => expect(rowOf(130)).toBeTruthy());
	expect(rowOf(1)).toBeNull();
	expect(document.activeElement).toBe(input);
});

test("an undo of what is out of sight is gone to, where it changed something", async () => {
	const box = cellOf("/costs/l150/basis/quantity");
	scrollTo(150);
	await waitFor(() => expect(box()).not.toBeNull());
	act(() => box().focus());
	fireEvent.change(box(), { target: { value: "7" } });
	scrollTo(1);
	await waitFor(() => expect(cellOf("/costs/l2/label")()).not.toBeNull());
	act(() => cellOf("/costs/l2/label")().focus());
	scrollTo(30);
	await waitFor(() => expect(rowOf(150)).toBeNull());
	fireEvent.keyDown(document.activeElement as Element, { key: "z", ctrlKey: true });
	await waitFor(() => expect(scroller().scrollTop).toBeGreaterThan(100 * 36));
	fireEvent.scroll(scroller());
	await waitFor(() => expect(document.activeElement).toBe(box()));
	expect(box().value).toBe("2");
});

const addLines = (ops: OpRequest[], base: number) =>
	ipc.edit(draft, { n: 2, group: "", label: "", base, ops });

test("a copy of very many cells is said to go on before it is made", async () => {
	const { rev } = await ipc.openDraft(draft);
	const more = Array.from({ length: 800 }, (_, i): OpRequest => {
		return { op: "add", list: "/costs", id: `m${i}`, position: "last", fields: { label: "Autre" } };
	});
	await act(async () => emit("patched", { draft_id: draft, answer: await addLines(more, rev) }));
	await waitFor(() => expect(scroller().querySelector('[aria-rowcount="1001"]')).not.toBeNull());
	const clipboard = new Clipboard();
	const said: unknown[] = [];
	document.execCommand = (command: string) => {
		said.push(command, screen.queryByTestId("grid-notice")?.textContent);
		return !fireEvent.copy(document.activeElement as Element, { clipboardData: clipboard });
	};
	const label = cellOf("/costs/l1/label");
	act(() => label().focus());
	fireEvent.keyDown(label(), { key: "a", ctrlKey: true });
	expect(fireEvent.keyDown(label(), { key: "c", ctrlKey: true })).toBe(false);
	await waitFor(() => expect(said).toHaveLength(2));
	expect(said).toEqual(["copy", expect.stringContaining(words.grid.copying)]);
	expect(clipboard.getData("text/plain").split("\r\n")).toHaveLength(1_000);
	expect(document.activeElement).toBe(label());
	expect(screen.queryByTestId("grid-notice")).toBeNull();
});
