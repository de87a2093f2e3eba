/** Each screen over the double: it shows, and axe finds nothing in it. */
import { act, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import { App } from "../src/App";
import { ipc } from "../src/ipc";
import { go, goToField, goToPart, openDossier, PARTS } from "../src/route";
import { words } from "../src/words";
import { violations } from "./axe";

beforeEach(() => go({ screen: "home" }));

async function openExample(): Promise<void> {
	render(<App />);
	const id = await ipc.createExample();
	// A few lines show what forty do, and axe reads them in a moment.
	const { rev, lists } = await ipc.openDraft(id);
	const ops = (lists["/costs"] ?? [])
		.slice(4)
		.map((cost) => ({ op: "remove" as const, pointer: `/costs/${cost}` }));
	await ipc.edit(id, { n: 1, group: "", label: "", base: rev, ops });
	act(() => openDossier(id));
	await screen.findByTestId("nav-budget");
}

test("Accueil explains what to do while there is no draft, then shows the drafts", async () => {
	const { unmount } = render(<App />);
	await screen.findByText(words.home.emptyTitle);
	expect(await violations()).toEqual([]);
	unmount();
	await ipc.createExample();
	render(<App />);
	expect(await screen.findAllByTestId("draft-card")).toHaveLength(1);
	expect(await violations()).toEqual([]);
});

async function openEmpty(): Promise<void> {
	render(<App />);
	const id = await ipc.createDraft(null, null);
	act(() => openDossier(id));
	await screen.findByTestId("nav-budget");
}

const DOSSIERS = { "the example": openExample, "an empty dossier": openEmpty };
const EVERYWHERE = Object.entries(DOSSIERS).flatMap(([name, open]) =>
	PARTS.map((part) => ({ name, open, part })),
);

test.each(EVERYWHERE)("« $part » of $name shows and axe finds nothing in it", async ({ open, part }) => {
	await open();
	act(() => goToPart(part));
	await screen.findByRole("heading", { level: 1, name: words.nav.parts[part] });
	expect(await violations()).toEqual([]);
});

test.each(Object.entries(DOSSIERS))("axe finds nothing in the tabs of the budget of %s", async (_, open) => {
	await open();
	act(() => goToPart("budget"));
	for (const tab of ["funding", "synthesis", "scenarios"] as const) {
		await userEvent.click(await screen.findByTestId(`tab-${tab}`));
		expect(await violations()).toEqual([]);
	}
});

test("a budget that is not begun promises nothing, and its synthesis says what will be there", async () => {
	render(<App />);
	const id = await ipc.createDraft(null, null);
	act(() => openDossier(id));
	await screen.findByTestId("nav-budget");
	act(() => goToPart("budget"));
	expect((await screen.findByTestId("balance")).textContent).toBe("Rien à financer pour l’instant");
	expect(screen.getByTestId("nav-budget").querySelector(".frame__state--done")).toBeNull();
	await userEvent.click(screen.getByTestId("tab-synthesis"));
	expect(await violations()).toEqual([]);
	await userEvent.click(screen.getByTestId("to-costs"));
	await waitFor(() => expect((document.activeElement as HTMLElement).dataset.testid).toBe("add-cost"));
});

test("an open carrier and an open partner have nothing against them either", async () => {
	await openExample();
	for (const part of ["carriers", "partners"] as const) {
		act(() => goToPart(part));
		await screen.findByRole("heading", { level: 1, name: words.nav.parts[part] });
		const [first] = screen.getAllByTestId("item");
		await userEvent.click(first?.querySelector("[aria-controls]") as HTMLElement);
		expect(await violations()).toEqual([]);
	}
});

test("a draft goes to the trash, comes back by the notice, and is destroyed only after asking", async () => {
	const id = await ipc.createDraft(null, null);
	await ipc.renameDraft(id, "Essai de corbeille");
	render(<App />);
	const mine = async () => {
		const name = await screen.findByRole("button", { name: "Essai de corbeille" });
		return within(name.closest("li") as HTMLElement);
	};
	await userEvent.click((await mine()).getByTestId("draft-menu"));
	await userEvent.click((await mine()).getByTestId("draft-trash"));
	await userEvent.click(await screen.findByTestId("trash-undo"));
	await userEvent.click((await mine()).getByTestId("draft-menu"));
	await userEvent.click((await mine()).getByTestId("draft-trash"));
	await userEvent.click(await screen.findByTestId("home-trash"));
	await userEvent.click(await screen.findByTestId("trash-purge"));
	expect(await violations()).toEqual([]);
	await userEvent.click(screen.getByTestId("purge-confirm"));
	await screen.findByText(words.trash.empty);
	expect((await ipc.trash()).length).toBe(0);
});

test("a finding leads to its field, which takes the focus", async () => {
	render(<App />);
	const id = await ipc.createDraft(null, null);
	act(() => openDossier(id));
	await screen.findByTestId("nav-verification");
	act(() => goToPart("verification"));
	await userEvent.click(await screen.findByRole("button", { name: /préfet de région/ }));
	await waitFor(() =>
		expect((document.activeElement as HTMLElement).dataset.pointer).toBe("/identity/prefet/name"),
	);
});

test("what is typed in a form reaches the program, and undo takes it back while one is in the field", async () => {
	render(<App />);
	const id = await ipc.createDraft(null, null);
	act(() => openDossier(id));
	const title = await screen.findByLabelText(/Intitulé du projet/);
	await userEvent.type(title, "Un laboratoire");
	await waitFor(() => expect(screen.getByTestId("dossier-title").textContent).toBe("Un laboratoire"));
	await userEvent.keyboard("{Control>}z{/Control}");
	await waitFor(() => expect(title).toHaveProperty("value", ""));
});

test("choosing a region sets its code and its name, which stays free", async () => {
	render(<App />);
	const id = await ipc.createDraft(null, null);
	act(() => openDossier(id));
	await userEvent.selectOptions(await screen.findByLabelText("Région", { selector: "select" }), "53");
	const name = screen.getByLabelText(words.identity.regionName);
	await waitFor(() => expect(name).toHaveProperty("value", "Bretagne"));
	const { fields } = await ipc.openDraft(id);
	expect(fields["/identity/region/code"]?.text).toBe("53");
});

test("a pointer inside a closed card opens it", async () => {
	await openExample();
	act(() => goToField("/partners/nowhere/name"));
	await screen.findByRole("heading", { level: 1, name: words.nav.parts.partners });
	const toggle = screen.getAllByRole("button", { expanded: false })[0] as HTMLElement;
	const pointer = toggle.dataset.pointer as string;
	act(() => goToField(`${pointer}/name`));
	await waitFor(() =>
		expect((document.activeElement as HTMLElement).dataset.pointer).toBe(`${pointer}/name`),
	);
});

test("a carrier that is added opens, and one writes its name at once, without a reproach", async () => {
	render(<App />);
	const id = await ipc.createDraft(null, null);
	act(() => openDossier(id));
	await screen.findByTestId("nav-carriers");
	act(() => goToPart("carriers"));
	await userEvent.click(await screen.findByTestId("add-carrier"));
	await waitFor(() =>
		expect((document.activeElement as HTMLElement).dataset.pointer).toMatch(/^\/carriers\/.*\/name$/),
	);
	await userEvent.keyboard("DREAL");
	await screen.findByRole("button", { name: "DREAL", expanded: true });
	expect(document.querySelector(".field__warning")).toBeNull();
});
