/** What a dossier that nobody has begun says of itself: what there is to fill in, and no reproach. */
import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import { App } from "../src/App";
import { ipc } from "../src/ipc";
import { go, goToPart, openDossier, PARTS } from "../src/route";
import { words } from "../src/words";
import { violations } from "./axe";

let id: string;

beforeEach(async () => {
	go({ screen: "home" });
	render(<App />);
	id = await ipc.createDraft(null, null);
	act(() => openDossier(id));
	await screen.findByTestId("nav-identity");
});

const state = (part: string) => screen.getByTestId(`nav-${part}`).querySelector(".frame__state");
const isQuiet = (part: string) => state(part)?.classList.contains("frame__state--todo");
const isFault = (part: string) => state(part)?.classList.contains("frame__state--blocking");

test("a part never begun has so much to fill in; once begun, so much to mend", async () => {
	expect(PARTS.filter((part) => isFault(part))).toEqual([]);
	expect(state("identity")?.textContent).toContain("à remplir");
	expect(isQuiet("verification")).toBe(true);
	expect(document.querySelector(".frame__state--done")).toBeNull();
	await userEvent.type(await screen.findByLabelText(/Intitulé du projet/), "Un laboratoire");
	await waitFor(() => expect(isFault("identity")).toBe(true));
	expect(isFault("verification")).toBe(true);
	expect(isQuiet("carriers")).toBe(true);
	act(() => goToPart("carriers"));
	await userEvent.click(await screen.findByTestId("add-carrier"));
	await waitFor(() => expect(isFault("carriers")).toBe(true));
	await userEvent.click(screen.getByTestId("undo"));
	await waitFor(() => expect(isQuiet("carriers")).toBe(true));
});

test("its card says that it is to be begun; once begun, what stands in the way", async () => {
	const marks = () => document.querySelector(`[data-id="${id}"] .card__marks`)?.textContent;
	act(() => go({ screen: "home" }));
	await waitFor(() => expect(marks()).toBe(words.home.toBegin));
	act(() => openDossier(id));
	await userEvent.type(await screen.findByLabelText(/Intitulé du projet/), "Un laboratoire");
	act(() => go({ screen: "home" }));
	await waitFor(() => expect(marks()).toContain("bloquant"));
});

test("the checks still tell all of it", async () => {
	act(() => goToPart("verification"));
	expect((await screen.findAllByTestId("finding")).length).toBeGreaterThan(10);
	expect(screen.getByRole("heading", { level: 2, name: /Bloquant/ })).toBeTruthy();
});

test("no absence is asked about before the first partner, unless one comes for it", async () => {
	act(() => goToPart("partners"));
	await userEvent.click(await screen.findByTestId("justify-missing"));
	await waitFor(() =>
		expect((document.activeElement as HTMLElement).dataset.pointer).toMatch(/^\/missing_kinds\//),
	);
	await userEvent.keyboard("Aucun");
	expect(screen.queryByTestId("justify-missing")).toBeNull();
	expect(await violations()).toEqual([]);
});

test("the absences are asked about from the first partner on", async () => {
	act(() => goToPart("partners"));
	await screen.findByTestId("justify-missing");
	expect(document.querySelector("textarea")).toBeNull();
	await userEvent.click(screen.getByTestId("add-partner"));
	await screen.findByRole("group", { name: words.partners.missingTitle });
	expect(screen.queryByTestId("justify-missing")).toBeNull();
});

test("the service that files is chosen among the carriers: while there is none, its field says so and leads there", async () => {
	const label = new RegExp(words.identity.filingCarrier);
	expect((await screen.findByLabelText(label)).closest(".field")?.textContent).toContain(
		words.identity.filingCarrierHelp,
	);
	await userEvent.click(screen.getByRole("button", { name: words.identity.toCarriers }));
	const adding = await screen.findByTestId("add-carrier");
	await waitFor(() => expect(document.activeElement).toBe(adding));
	await userEvent.click(adding);
	await userEvent.type(await screen.findByLabelText(/^Service/), "Préfecture");
	act(() => goToPart("identity"));
	const choices = await screen.findByLabelText<HTMLSelectElement>(label);
	await waitFor(() => expect([...choices.options].map(({ text }) => text)).toContain("Préfecture"));
	expect(screen.queryByRole("button", { name: words.identity.toCarriers })).toBeNull();
});
