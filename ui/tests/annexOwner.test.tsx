/** Whose an annex is: a carrier, a partner, or an outside funder whose letter it is. */
import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { App } from "../src/App";
import { ipc } from "../src/ipc";
import { go, goToPart, openDossier } from "../src/route";
import { words } from "../src/words";
import { add } from "./desk";

test("an outside funder is offered and named; a partner that brings cash is offered once, as a partner", async () => {
	const id = await ipc.createDraft(null, null);
	const ops = [
		add("/partners", "p1", { name: "Ville de Bourges" }),
		add("/funding", "f1", { funder: "p1" }),
		add("/funding", "f2", { funder_name: "Fondation Bords de Loire" }),
		add("/annexes", "a1", { title: "Lettre", owner: "f2" }),
	];
	await ipc.edit(id, { n: 1, group: "", label: "", base: 1, ops });
	render(<App />);
	act(() => openDossier(id));
	await screen.findByTestId("nav-annexes");
	act(() => goToPart("annexes"));
	const [row, form] = await waitFor(() => {
		const all = screen.getAllByLabelText(new RegExp(words.annexes.owner)) as HTMLSelectElement[];
		expect(all).toHaveLength(2);
		return all as [HTMLSelectElement, HTMLSelectElement];
	});
	expect(row.selectedOptions[0]?.textContent).toBe("Fondation Bords de Loire");
	const offered = [...form.options].map((option) => option.textContent);
	expect(offered).toEqual([words.annexes.noOwner, "Ville de Bourges", "Fondation Bords de Loire"]);
	await userEvent.selectOptions(form, "f2");
	expect(form.value).toBe("f2");
});

test("whosever it is said to be by the command line is named, and two of one name are told apart", async () => {
	const id = await ipc.createDraft(null, null);
	const ops = [
		add("/partners", "p1", { name: "Ville de Bourges" }),
		add("/funding", "f1", { funder: "p1" }),
		add("/funding", "f2", { funder_name: "Région" }),
		add("/funding", "f3", { funder_name: "Région" }),
		add("/funding", "f4", {}),
		add("/annexes", "a1", { owner: "f1" }),
		add("/annexes", "a2", { owner: "f3" }),
		add("/annexes", "a3", { owner: "f4" }),
	];
	await ipc.edit(id, { n: 1, group: "", label: "", base: 1, ops });
	act(() => go({ screen: "home" }));
	render(<App />);
	act(() => openDossier(id));
	await screen.findByTestId("nav-annexes");
	act(() => goToPart("annexes"));
	await waitFor(() => expect(screen.getAllByTestId("annex")).toHaveLength(3));
	const owners = screen.getAllByLabelText(new RegExp(words.annexes.owner)) as HTMLSelectElement[];
	const named = owners.slice(0, 3).map((owner) => owner.selectedOptions[0]?.textContent);
	expect(named).toEqual(["Ville de Bourges", words.funding.nth("Région", 3), words.funding.unnamed]);
});
