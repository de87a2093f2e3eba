/** Leaving a dossier that the disk does not take: why not is said, until all of it is on the disk. */
import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { emit } from "../dev/event";
import { App } from "../src/App";
import type { ErrorCode } from "../src/bindings/ErrorCode";
import type { SaveState } from "../src/bindings/SaveState";
import { ipc } from "../src/ipc";
import { go, openDossier } from "../src/route";
import { words } from "../src/words";

let id: string;

beforeEach(async () => {
	vi.restoreAllMocks();
	id = await ipc.createDraft(null, null);
	// Not over the dossier of the test before, whose screen would be taken for this one's.
	go({ screen: "home" });
	render(<App />);
	act(() => openDossier(id));
	await screen.findByRole("heading", { level: 1, name: words.nav.parts.identity });
});

const said = (state: SaveState, draft_id = id) => act(() => emit("save_state", { draft_id, state }));

async function isKept(code: ErrorCode) {
	vi.spyOn(ipc, "closeDraft").mockRejectedValueOnce({ code, message: "Impossible.", field: null, hints: [] });
	await userEvent.click(screen.getByTestId("leave"));
	await screen.findByTestId("error-note");
}

test("what the disk refused is said until the program says that all is on it", async () => {
	await isKept("storage_full");
	expect(screen.getByTestId("error-note").textContent).toContain(words.dossier.stays);
	said({ kind: "saving" });
	said({ kind: "not_saved", reason: "Le disque est plein." });
	said({ kind: "saved", at: "14:03" }, "another");
	expect(screen.queryByTestId("error-note")).not.toBeNull();
	said({ kind: "saved", at: "14:03" });
	expect(screen.queryByTestId("error-note")).toBeNull();
});

test("why something is not saved is said in full above the part, while the next try runs too, until it is saved", async () => {
	said({ kind: "not_saved", reason: "Le disque est plein." });
	expect(screen.getByTestId("save-state").textContent).toBe(words.save.notSaved);
	expect(screen.getByTestId("not-saved").textContent).toContain("Le disque est plein.");
	said({ kind: "saving" });
	expect(screen.queryByTestId("not-saved")).not.toBeNull();
	said({ kind: "saved", at: "14:03" });
	expect(screen.queryByTestId("not-saved")).toBeNull();
});

test("what was not about the disk stays", async () => {
	await isKept("not_found");
	said({ kind: "saved", at: "14:03" });
	expect(screen.queryByTestId("error-note")).not.toBeNull();
});
