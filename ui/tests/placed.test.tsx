/** A dossier that is taken from under the window, by the command line: it says so, and what can be done. */
import { act, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import { emit } from "../dev/event";
import { App } from "../src/App";
import type { DraftPlace } from "../src/bindings/DraftPlace";
import { ipc } from "../src/ipc";
import { go, goToPart, openDossier } from "../src/route";
import { words } from "../src/words";
import { violations } from "./axe";

let id: string;

beforeEach(async () => {
	id = await ipc.createDraft(null, null);
	// Not over the dossier of the test before, whose screen would be taken for this one's.
	go({ screen: "home" });
	render(<App />);
	act(() => openDossier(id));
	await screen.findByRole("heading", { level: 1, name: words.nav.parts.identity });
});

const placed = (place: DraftPlace) => act(() => emit("placed", { draft_id: id, place }));

test("put in the trash, it can be taken out again from here", async () => {
	await act(() => ipc.trashDraft(id));
	const note = await screen.findByTestId("draft-trashed");
	expect(await violations()).toEqual([]);
	await userEvent.click(within(note).getByRole("button", { name: words.trash.restore }));
	await waitFor(() => expect(screen.queryByTestId("draft-trashed")).toBeNull());
	expect((await ipc.home()).drafts.some((draft) => draft.id === id)).toBe(true);
});

test("deleted for good, it can be made again of what this window holds, on any part", async () => {
	await userEvent.type(screen.getByLabelText(/Intitulé du projet/), "Le Gué");
	placed("gone");
	act(() => goToPart("export"));
	await screen.findByRole("heading", { level: 1, name: words.nav.parts.export });
	const note = await screen.findByTestId("draft-gone");
	expect(await violations()).toEqual([]);
	await userEvent.click(within(note).getByRole("button", { name: words.dossier.remake }));
	await waitFor(() => expect(screen.queryByTestId("draft-gone")).toBeNull());
	act(() => goToPart("identity"));
	expect(await screen.findByDisplayValue("Le Gué")).toBeTruthy();
});

test("deleted for good, it can be left", async () => {
	placed("gone");
	await userEvent.click(await screen.findByRole("button", { name: words.dossier.abandon }));
	await screen.findByRole("heading", { level: 1, name: words.home.title });
	expect((await ipc.home()).drafts.some((draft) => draft.id === id)).toBe(false);
});

test("what becomes of another dossier is not said here", async () => {
	act(() => emit("placed", { draft_id: "another", place: "gone" }));
	expect(screen.queryByTestId("draft-gone")).toBeNull();
});
