/** When Accueil asks the program for the drafts of this machine. */
import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { App } from "../src/App";
import { ipc } from "../src/ipc";
import { go, openDossier } from "../src/route";
import { words } from "../src/words";

test("it asks once at the start, and again for whoever comes back to the window", async () => {
	const asked = vi.spyOn(ipc, "home");
	render(<App />);
	await screen.findByText(words.home.emptyTitle);
	fireEvent.focus(window);
	expect(asked).toHaveBeenCalledTimes(1);
	await ipc.createExample();
	fireEvent.blur(window);
	fireEvent.focus(window);
	await screen.findByTestId("draft-card");
	fireEvent.focus(window);
	await waitFor(() => expect(asked).toHaveBeenCalledTimes(2));
});

test("calls of one title are told apart by their deadline, and by their file where that is the same too", async () => {
	const known = await ipc.home();
	const [first] = known.calls;
	if (!first) throw new Error("the double knows a call");
	const twins = ["a", "b", "c"].map((id, i) => ({
		...first,
		id,
		revision: i + 1,
		title: "Laboratoires",
		deadline: id === "c" ? "2 mai 2027 à 12 h" : "1er mai 2027 à 12 h",
	}));
	const asked = vi.spyOn(ipc, "home").mockResolvedValue({ ...known, calls: [first, ...twins] });
	render(<App />);
	await waitFor(() => expect(document.querySelectorAll(".home__call").length).toBe(4));
	const lines = [...document.querySelectorAll(".home__call")].map((line) => line.textContent);
	expect(new Set(lines).size).toBe(4);
	expect(lines[1]).toContain("dépôt avant le 1er mai 2027 à 12 h · a, révision 1 · ");
	await userEvent.click(screen.getByTestId("home-new"));
	const choices = [...(await screen.findByRole("combobox")).querySelectorAll("option")];
	expect(choices.map((choice) => choice.textContent)).toEqual([
		first.title,
		"Laboratoires — dépôt avant le 1er mai 2027 à 12 h — a, révision 1",
		"Laboratoires — dépôt avant le 1er mai 2027 à 12 h — b, révision 2",
		"Laboratoires — dépôt avant le 2 mai 2027 à 12 h",
	]);
	await userEvent.selectOptions(screen.getByRole("combobox"), "b");
	const hint = document.querySelector("dialog .fr-hint-text");
	expect(hint?.textContent).toBe("dépôt avant le 1er mai 2027 à 12 h — b, révision 2");
	asked.mockRestore();
});

test("a draft of which something is lost says so, shows what is left and opens", async () => {
	const id = await ipc.createExample();
	const known = await ipc.home();
	const damaged = "Une modification enregistrée était endommagée.";
	const drafts = known.drafts.map((draft) => (draft.id === id ? { ...draft, damaged } : draft));
	const asked = vi.spyOn(ipc, "home").mockResolvedValue({ ...known, drafts });
	render(<App />);
	const said = await screen.findByText(damaged);
	const card = said.closest("[data-testid=draft-card]") as HTMLElement;
	expect(card.textContent).toContain(words.home.total);
	const read = vi.spyOn(ipc, "dismissLoss");
	await userEvent.click(within(card).getByRole("button", { name: words.common.close }));
	expect(read).toHaveBeenCalled();
	expect(document.activeElement).toBe(card.querySelector(".card__open"));
	await userEvent.click(card.querySelector(".card__open") as HTMLElement);
	await screen.findByTestId("nav-budget");
	asked.mockRestore();
});

test("a draft that was found damaged says so once, and opens with what was found", async () => {
	act(() => go({ screen: "home" }));
	const id = await ipc.createDraft(null, "Le Gué");
	const message = "Une modification enregistrée était endommagée.";
	vi.spyOn(ipc, "openDraft").mockRejectedValueOnce({
		code: "storage_damaged",
		message,
		field: null,
		hints: ["Ouvrez le brouillon à nouveau."],
	});
	render(<App />);
	act(() => openDossier(id));
	await screen.findByRole("heading", { level: 1, name: words.dossier.damaged });
	expect(screen.getByText(message)).toBeTruthy();
	const again = screen.getByTestId("open-again");
	expect([document.activeElement, again.textContent]).toEqual([again, words.dossier.openFound]);
	await userEvent.click(again);
	await screen.findByTestId("nav-budget");
});
