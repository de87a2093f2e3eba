/** Where the caret stands once a text has changed under it. */
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import { emit } from "../dev/event";
import { App } from "../src/App";
import { ipc } from "../src/ipc";
import { go, goToPart, openDossier } from "../src/route";
import { words } from "../src/words";

let id: string;
let editor: HTMLTextAreaElement;

beforeEach(async () => {
	go({ screen: "home" });
	render(<App />);
	id = await ipc.createExample();
	act(() => openDossier(id));
	await screen.findByTestId("nav-budget");
	act(() => goToPart("sections"));
	editor = await screen.findByLabelText<HTMLTextAreaElement>(words.sections.text);
	await type("Un mot. Fin.", 6);
});

/** As one run of typing, the caret at the end of what is new. */
async function type(text: string, caret: number) {
	act(() => editor.blur());
	act(() => editor.focus());
	fireEvent.change(editor, { target: { value: text } });
	editor.setSelectionRange(caret, caret);
	await waitFor(async () => expect(await told()).toBe(text));
}

const told = async () => (await ipc.openDraft(id)).fields[editor.dataset.pointer ?? ""]?.text;

test("an undo leaves it where the words were that it takes back, and not at the end", async () => {
	await type("Un mot de trop. Fin.", 14);
	await userEvent.keyboard("{Control>}z{/Control}");
	await waitFor(() => expect(editor.value).toBe("Un mot. Fin."));
	expect(editor.selectionStart).toBe(6);
	await userEvent.keyboard("{Control>}{Shift>}z{/Shift}{/Control}");
	await waitFor(() => expect(editor.value).toBe("Un mot de trop. Fin."));
	expect(editor.selectionStart).toBe(14);
});

test("what somebody else writes before it moves it along, and behind it does not", async () => {
	const written = async (text: string) => {
		const { rev } = await ipc.openDraft(id);
		const ops = [{ op: "input" as const, pointer: editor.dataset.pointer ?? "", text }];
		const answer = await ipc.edit(id, { n: 1, group: "", label: "", base: rev, ops });
		await act(async () => emit("patched", { draft_id: id, answer }));
		await waitFor(() => expect(editor.value).toBe(text));
		return editor.selectionStart;
	};
	expect(await written("Un mot. Fin, enfin.")).toBe(6);
	expect(await written("Voici. Un mot. Fin, enfin.")).toBe(13);
});
