/** Choosing by typing in the lists of a grid, in the costs of a real dossier over the double. */
import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ipc } from "../src/ipc";
import { go } from "../src/route";
import { words } from "../src/words";
import { add, costs, goToCosts, openAtCosts, press } from "./desk";

const AT = "/costs/l1/category";
let id: string;

beforeEach(async () => {
	const label = "Direction départementale des territoires (DDT) du Loiret";
	id = await openAtCosts([
		add("/carriers", "c1", { name: "Commune de Blois" }),
		add("/partners", "p1", { name: label }),
		...costs([{ label: "Atelier" }, { label: "Salle" }]),
	]);
	act(() => list().focus());
});
afterEach(() => void vi.restoreAllMocks());

const list = (pointer = AT) =>
	document.querySelector(`select[data-pointer="${pointer}"]`) as HTMLSelectElement;
const chosen = (pointer = AT) => list(pointer).selectedOptions[0]?.text;
const held = async (pointer = AT) => (await ipc.openDraft(id)).fields[pointer]?.text;
/** Whether a key was left to the browser, which opens a list for a space and searches for a letter. */
const isLeft = (key: string) =>
	list().dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
const later = (ms: number) => {
	const now = Date.now() + ms;
	vi.spyOn(Date, "now").mockReturnValue(now);
};

test("a choice of several words is typed through its space, and Tab leaves", async () => {
	await press("Prestations int");
	expect(chosen()).toBe("Prestations intellectuelles et design");
	await press("{Tab}");
	expect(document.activeElement).not.toBe(list());
	await waitFor(async () => expect(await held()).toBe("prestations"));
});

test("case and accents do not matter, and the first that begins so is chosen", async () => {
	await press("DEP");
	expect(chosen()).toBe("Déplacements, réception et défraiement");
	later(2_000);
	await press("p");
	expect(chosen()).toBe("Personnel recruté pour le laboratoire");
	await press("r");
	expect(chosen()).toBe("Prestations intellectuelles et design");
});

test("one letter again and again goes through all that begin with it", async () => {
	await press("p");
	expect(chosen()).toMatch(/^Personnel/);
	await press("p");
	expect(chosen()).toMatch(/^Prestations/);
	await press("p");
	expect(chosen()).toMatch(/^Personnel/);
});

test("after a pause letters begin another search, and a space opens the list", () => {
	expect(isLeft(" ")).toBe(true);
	expect(isLeft("p")).toBe(false);
	expect(isLeft(" ")).toBe(false);
	later(2_000);
	expect(isLeft(" ")).toBe(true);
	expect(isLeft("f")).toBe(false);
	expect(chosen()).toBe("Formation");
});

test("what is typed in one list is not gone on with in the next", async () => {
	await press("p{ArrowDown}");
	expect(document.activeElement).toBe(list("/costs/l2/category"));
	await press("r");
	expect(chosen("/costs/l2/category")).not.toMatch(/^Prestations/);
});

test("a key that empties the cell ends the search", async () => {
	await press("p");
	await waitFor(async () => expect(await held()).toBeTruthy());
	await press("{Delete}");
	await waitFor(async () => expect(await held()).toBeFalsy());
	await press("f");
	expect(chosen()).toBe("Formation");
});

test("letters that no choice begins with leave the one there is, and say so until one fits", async () => {
	await press("Forme");
	expect(chosen()).toBe("Formation");
	const said = (await screen.findByTestId("grid-notice")).textContent;
	expect(said).toContain("Poste, ligne 1");
	expect(said).toMatch(/«\sForme\s»/);
	expect(said).toMatch(/«\sFormation\s»/);
	later(2_000);
	await press("s");
	await waitFor(() => expect(screen.queryByTestId("grid-notice")).toBeNull());
});

test("what is said of a search ends with it: in another cell, by Escape, when something is done", async () => {
	const noticed = () => screen.queryByTestId("grid-notice");
	const search = async () => {
		later(2_000);
		act(() => list().focus());
		await press("dx");
		await screen.findByTestId("grid-notice");
	};
	await search();
	await press("{ArrowRight}");
	await waitFor(() => expect(noticed()).toBeNull());

	await search();
	await press("{Escape}");
	await waitFor(() => expect(noticed()).toBeNull());
	await waitFor(() => expect(document.activeElement).toBe(list()));

	await search();
	await userEvent.selectOptions(list(), "Formation");
	await waitFor(() => expect(noticed()).toBeNull());

	await search();
	act(() => screen.getByTestId("undo").click());
	await waitFor(() => expect(noticed()).toBeNull());
});

test("a body with an acronym is found by it, as the cell shows it", async () => {
	const bearer = "/costs/l1/bearer";
	act(() => list(bearer).focus());
	await press("ddt, direction dép");
	expect(chosen(bearer)).toMatch(/^DDT, Direction départementale/);
	await waitFor(async () => expect(await held(bearer)).toBe("p1"));
});

test("Backspace takes the last letter back, and all of them lead back to what was chosen before", async () => {
	await press("f");
	expect(chosen()).toBe("Formation");
	later(2_000);
	await press("pr");
	expect(chosen()).toMatch(/^Prestations/);
	await press("{Backspace}");
	expect(chosen()).toMatch(/^Personnel/);
	await press("{Backspace}{Backspace}");
	expect(chosen()).toBe("Formation");
	later(2_000);
	expect(isLeft("Backspace")).toBe(false);
	await waitFor(async () => expect(await held()).toBeFalsy());
});

test("after Backspace and Escape the cell is as before, and one undo leads to the start", async () => {
	await press("pr{Backspace}");
	await waitFor(async () => expect(await held()).toBeTruthy());
	await press("{Escape}");
	await waitFor(async () => expect(await held()).toBeFalsy());
	await waitFor(() => expect(document.activeElement).toBe(list()));
	const before = (await ipc.openDraft(id)).can_undo;
	await press("{Control>}z{/Control}");
	await waitFor(async () => expect((await ipc.openDraft(id)).can_undo).not.toBe(before));
	expect(await held()).toBeFalsy();
});

test("where no choice begins so, one is found by any of its words", async () => {
	await press("recep");
	expect(chosen()).toBe("Déplacements, réception et défraiement");
	const bearer = "/costs/l1/bearer";
	act(() => list(bearer).focus());
	await press("dép");
	expect(chosen(bearer)).toMatch(/^DDT, Direction départementale/);
	expect(screen.queryByTestId("grid-notice")).toBeNull();
	later(2_000);
	await press("°");
	expect(chosen(bearer)).toMatch(/^DDT, Direction départementale/);
});

test("what was chosen by typing is one undo", async () => {
	await press("Prestations int");
	await waitFor(async () => expect(await held()).toBe("prestations"));
	await press("{Control>}z{/Control}");
	await waitFor(async () => expect(await held()).toBeFalsy());
});

test("a text that is no choice is none to be found: letters find a true one", async () => {
	const { rev } = await ipc.openDraft(id);
	const unknown = { op: "input" as const, pointer: AT, text: "Prestations de service" };
	await ipc.edit(id, { n: 2, group: "", label: "", base: rev, ops: [unknown] });
	act(() => go({ screen: "home" }));
	await goToCosts(id);
	expect(chosen()).toBe(words.common.unknownChoice("Prestations de service"));
	act(() => list().focus());
	await press("prest");
	expect(chosen()).toBe("Prestations intellectuelles et design");
	await waitFor(async () => expect(await held()).toBe("prestations"));
});

test("a way of calculating is short in its cell, and found by its whole name too, which its title gives", async () => {
	const kind = "/costs/l1/basis/kind";
	act(() => list(kind).focus());
	await press("temps");
	expect(chosen(kind)).toBe(words.costs.kindsShort.time_daily);
	later(2_000);
	await press("temps, coût an");
	expect(chosen(kind)).toBe(words.costs.kindsShort.time_yearly);
	await waitFor(() => expect(list(kind).title).toMatch(/^temps, coût annuel/i));
	await waitFor(async () => expect(await held(kind)).toBe("time_yearly"));
});
