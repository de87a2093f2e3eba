/** What is typed while the program is still busy with a paste or an undo. */
import { act, renderHook } from "@testing-library/react";
import { createElement, type ReactNode } from "react";
import { beforeEach, expect, test, vi } from "vitest";
import type { Answer } from "../src/bindings/Answer";
import type { DossierView } from "../src/bindings/DossierView";
import { DossierContext } from "../src/dossier/hooks";
import { OpenDossier } from "../src/dossier/openDossier";
import { useTyping } from "../src/dossier/useTyping";
import { ipc } from "../src/ipc";

vi.mock("../src/ipc", async (original) => {
	const real = await original<typeof import("../src/ipc")>();
	return { ...real, ipc: { ...real.ipc, edit: vi.fn(), undo: vi.fn() } };
});

const AMOUNT = "/grant/requested";
let dossier: OpenDossier;
const typing = () =>
	renderHook(() => useTyping(AMOUNT), {
		wrapper: ({ children }: { children: ReactNode }) =>
			createElement(DossierContext.Provider, { value: dossier }, children),
	}).result;
const answer = (n: number, text: string): Answer => ({
	n,
	rev: n + 1,
	fields: { [AMOUNT]: { text, error: null } },
	lists: {},
	figures: {},
	budget: null,
	can_undo: null,
	can_redo: null,
	kept: null,
});
const settle = () => act(() => new Promise((resolve) => setTimeout(resolve)));

beforeEach(() => {
	vi.resetAllMocks();
	dossier = new OpenDossier({
		id: "d",
		rev: 1,
		specs: [],
		fields: {},
		lists: {},
		figures: {},
		findings: [],
		saved: { kind: "saved", at: "14:02" },
		can_undo: null,
		can_redo: null,
		kept: null,
	} as unknown as DossierView);
	// In the program's form, as it answers a number still being typed.
	vi.mocked(ipc.edit).mockImplementation(async (_, { n, ops }) => answer(n, ops[0] ? "1 234" : ""));
});

test("what is typed while an undo is under way stays as it was typed, comma and all", async () => {
	let undone = (_: Answer) => {};
	vi.mocked(ipc.undo).mockImplementation(() => new Promise((resolve) => (undone = resolve)));
	const shown = typing();
	act(() => dossier.undo());
	act(() => shown.current.onChange("1234,"));
	await act(async () => undone(answer(0, "10,00")));
	await settle();
	expect(shown.current.value).toBe("1234,");
});

test("an undo takes back what was typed before it", async () => {
	vi.mocked(ipc.undo).mockResolvedValue(answer(5, "10,00"));
	const shown = typing();
	act(() => shown.current.onChange("1234,"));
	await settle();
	expect(shown.current.value).toBe("1234,");
	act(() => dossier.undo());
	await settle();
	expect(shown.current.value).toBe("10,00");
});

test("what the command line sets in a field that is being typed in is seen at once, and gone on from", async () => {
	const shown = typing();
	act(() => shown.current.onFocus());
	act(() => shown.current.onChange("1234,"));
	await settle();
	expect(shown.current.value).toBe("1234,");
	act(() => dossier.patched(answer(8, "50")));
	expect(shown.current.value).toBe("50");
	act(() => shown.current.onChange("501"));
	await settle();
	expect(shown.current.value).toBe("501");
});

test("what the command line sets elsewhere leaves what is being typed alone", async () => {
	const shown = typing();
	act(() => shown.current.onFocus());
	act(() => shown.current.onChange("3"));
	await settle();
	act(() =>
		dossier.patched({ ...answer(8, "3,00"), fields: { "/identity/acronym": { text: "X", error: null } } }),
	);
	expect(shown.current.value).toBe("3");
	act(() => shown.current.onChange("32"));
	await settle();
	expect(shown.current.value).toBe("32");
});
