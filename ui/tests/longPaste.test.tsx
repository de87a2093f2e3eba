/** A text that no field takes, pasted into one: refused in its place, before the browser lays it out. */
import { act, createEvent, fireEvent, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { App } from "../src/App";
import { ipc } from "../src/ipc";
import { openDossier } from "../src/route";
import { words } from "../src/words";
import { Clipboard } from "./clipboard";

beforeEach(async () => {
	const id = await ipc.createDraft(null, null);
	render(<App />);
	act(() => openDossier(id));
	await screen.findByRole("heading", { level: 1, name: words.nav.parts.identity });
});

/** Whether the browser is left to paste it. */
function paste(field: HTMLElement, text: string): boolean {
	const event = createEvent.paste(field, { clipboardData: Clipboard.of(text) });
	fireEvent(field, event);
	return !event.defaultPrevented;
}

test("a line takes what it can hold, and says of more that nothing was changed", async () => {
	const title = screen.getByLabelText<HTMLInputElement>(/Intitulé du projet/);
	await userEvent.type(title, "Le Gué");
	const edit = vi.spyOn(ipc, "edit");
	expect(paste(title, "x".repeat(10_000))).toBe(true);
	expect(paste(title, "x".repeat(500_000))).toBe(false);
	const refused = words.dossier.pasteTooLong(10_000);
	await waitFor(() => expect(title.closest(".field")?.textContent).toContain(refused));
	expect(title.value).toBe("Le Gué");
	expect(edit).not.toHaveBeenCalled();
	await userEvent.type(title, "!");
	expect(title.closest(".field")?.textContent).not.toContain(refused);
	paste(title, "x".repeat(500_000));
	act(() => title.blur());
	expect(title.closest(".field")?.textContent).not.toContain(refused);
});

test("a text of many lines is measured by its own limit", () => {
	expect(paste(screen.getByLabelText(/Résumé/), "x".repeat(50_000))).toBe(true);
});
