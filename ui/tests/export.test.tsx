/** What an export came to stays said, whatever happens to the dossier meanwhile. */
import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { emit } from "../dev/event";
import { App } from "../src/App";
import { ipc } from "../src/ipc";
import { go, goToPart, openDossier } from "../src/route";
import { words } from "../src/words";
import { add } from "./desk";

const w = words.export;

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

test("a final that lacks files of annexes names them where it says that it is written", async () => {
	const annexes = ["RIB", "Lettre du SGAR"].map((title, i) => add("/annexes", `x${i + 1}`, { title }));
	const { rev } = await ipc.openDraft(id);
	await ipc.edit(id, { n: 2, group: "", label: "", base: rev, ops: annexes });
	act(() => go({ screen: "home" }));
	act(() => openDossier(id));
	act(() => goToPart("export"));
	await screen.findByTestId("export-draft");
	const lacking = (annex: string, rule = "annexes.bytes_absent") =>
		({ rule, severity: "fix", pointer: `/annexes/${annex}/file`, message: "Il n’est pas là." }) as never;
	const reference = "LIT-2016-24-abcdef-1";
	const said = async (fix: never[], names: string[]) => {
		vi.spyOn(ipc, "exportPdf").mockResolvedValue({ path: "dossier.pdf", reference, fix });
		await userEvent.click(screen.getByTestId("export-draft"));
		const written = `${w.written("dossier.pdf", reference)}. ${w.lacking(names)}`;
		await waitFor(() => expect(screen.getByTestId("export-written").textContent).toContain(written));
	};
	await said([lacking("x1"), lacking("x2", "annexes.type")], [w.annex("RIB")]);
	await said([lacking("x1"), lacking("x2")], [w.annex("RIB"), w.annex("Lettre du SGAR")]);
	await change();
	expect(screen.getByTestId("export-written").textContent).toContain(reference);
});

test("what the command line changes is looked at again, though nothing is to be saved here", async () => {
	const { rev } = await ipc.openDraft(id);
	const ops = [{ op: "input" as const, pointer: "/identity/acronym", text: "GUE" }];
	const answer = await ipc.edit(id, { n: 1, group: "", label: "", base: rev, ops });
	const looked = vi.spyOn(ipc, "previewExport").mockClear();
	await act(async () => emit("patched", { draft_id: id, answer }));
	expect(looked).toHaveBeenCalled();
});

test("a final that something blocks says so where its button is, with where to look", async () => {
	await screen.findByTestId("export-blocked");
	const { blocking } = await ipc.previewExport(id, true);
	const button = screen.getByTestId<HTMLButtonElement>("export-final");
	expect(button.disabled).toBe(true);
	const why = document.getElementById(button.getAttribute("aria-describedby") ?? "");
	expect(why?.textContent).toBe(w.blockedBelow(blocking.length));
	expect(why?.closest(".export")).toBe(button.closest(".export"));
});
