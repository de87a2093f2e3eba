/** What an export came to stays said, whatever happens to the dossier meanwhile. */
import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { emit } from "../dev/event";
import { App } from "../src/App";
import { ipc } from "../src/ipc";
import { go, goToPart, openDossier } from "../src/route";

let id: string;

beforeEach(async () => {
	act(() => go({ screen: "home" }));
	id = await ipc.createDraft(null, null);
	render(<App />);
	act(() => openDossier(id));
	await screen.findByTestId("nav-export");
	act(() => goToPart("export"));
	await screen.findByTestId("export-draft");
});

/** Something changes in the dossier, and is saved. */
async function change() {
	const looked = vi.spyOn(ipc, "previewExport");
	await userEvent.selectOptions(screen.getByRole("combobox", { name: "Mise en page" }), "state");
	await waitFor(() => expect(looked).toHaveBeenCalled());
	await act(() => new Promise((done) => setTimeout(done, 30)));
}

test("why a file was not written is still said once the dossier has been saved", async () => {
	const refused = { code: "storage_full", message: "Le disque est plein.", field: null, hints: [] };
	vi.spyOn(ipc, "exportPdf").mockRejectedValue(refused);
	await userEvent.click(screen.getByTestId("export-draft"));
	expect((await screen.findByTestId("error-note")).textContent).toContain("Le disque est plein.");
	await change();
	expect(screen.getByTestId("error-note").textContent).toContain("Le disque est plein.");
});

test("a final that lacks the file of an annex says so where it says that it is written", async () => {
	const lacking = {
		rule: "annexes.bytes_absent",
		severity: "fix" as const,
		pointer: "/annexes/x1/file",
		message: "Le fichier de l’annexe « RIB » n’est pas là.",
	};
	vi.spyOn(ipc, "exportPdf").mockResolvedValue({
		path: "dossier.pdf",
		reference: "LIT-2016-24-abcdef-1",
		fix: [lacking as never, { ...lacking, rule: "budget.no_cost", message: "Autre chose." } as never],
	});
	await userEvent.click(screen.getByTestId("export-draft"));
	const written = await screen.findByTestId("export-written");
	expect(written.textContent).toContain("RIB");
	expect(written.textContent).not.toContain("Autre chose");
	await change();
	expect(screen.getByTestId("export-written").textContent).toContain("LIT-2016-24-abcdef-1");
});

test("what the command line changes is looked at again, though nothing is to be saved here", async () => {
	const { rev } = await ipc.openDraft(id);
	const ops = [{ op: "input" as const, pointer: "/identity/acronym", text: "GUE" }];
	const answer = await ipc.edit(id, { n: 1, group: "", label: "", base: rev, ops });
	const looked = vi.spyOn(ipc, "previewExport").mockClear();
	await act(async () => emit("patched", { draft_id: id, answer }));
	expect(looked).toHaveBeenCalled();
});
