import { beforeEach, expect, test, vi } from "vitest";
import type { Answer } from "../src/bindings/Answer";
import type { DossierView } from "../src/bindings/DossierView";
import type { EditRequest } from "../src/bindings/EditRequest";
import { OpenDossier } from "../src/dossier/openDossier";
import { ipc } from "../src/ipc";

vi.mock("../src/ipc", async (original) => {
	const real = await original<typeof import("../src/ipc")>();
	return { ...real, ipc: { ...real.ipc, edit: vi.fn(), undo: vi.fn(), openDraft: vi.fn() } };
});

const edit = vi.mocked(ipc.edit);
let dossier: OpenDossier;

const answer = (n: number, rev: number, changed: Partial<Answer> = {}): Answer => ({
	n,
	rev,
	fields: {},
	lists: {},
	figures: {},
	budget: null,
	can_undo: null,
	can_redo: null,
	kept: null,
	...changed,
});
const spec = (pattern: string, kind: string) => ({
	pattern,
	label: pattern,
	kind,
	target: null,
	choices: [],
	also: {},
	default: null,
	max: null,
	locked: false,
});
const settle = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
	vi.resetAllMocks();
	dossier = new OpenDossier({
		id: "d",
		rev: 1,
		specs: [
			spec("/identity/title", "line"),
			spec("/grant/requested", "amount"),
			spec("/sections/*/text", "prose"),
		],
		fields: {
			"/identity/title": { text: "Atelier", error: null },
			"/sections/s/text": { text: "Le budget", error: null },
		},
		lists: { "/costs": ["l1"] },
		figures: { total: "0,00 €" },
		findings: [],
		saved: { kind: "saved", at: "14:02" },
		can_undo: null,
		can_redo: null,
		kept: null,
	} as unknown as DossierView);
});

test("what is typed is shown at once, and in the program’s form once answered", async () => {
	edit.mockImplementation(async (_, { n }) =>
		answer(n, 2, { fields: { "/grant/requested": { text: "1 000,00", error: null } } }),
	);
	dossier.type("/grant/requested", "1000", "g");
	expect(dossier.field("/grant/requested").text).toBe("1000");
	expect(dossier.saved.kind).toBe("saving");
	await settle();
	expect(dossier.field("/grant/requested").text).toBe("1 000,00");
	expect(dossier.saved.kind).toBe("saved");
});

test("a refused edit keeps the text and says why, until the field is typed in again", async () => {
	edit.mockRejectedValueOnce({ code: "storage_full", message: "Disque plein.", field: null, hints: [] });
	dossier.type("/identity/title", "Atelier de quartier", "g");
	await settle();
	expect(dossier.field("/identity/title")).toEqual({
		text: "Atelier de quartier",
		error: "Disque plein.",
		missing: false,
	});
	expect(dossier.saved).toEqual({ kind: "not_saved", reason: "Disque plein." });

	edit.mockImplementation(async (_, { n }) =>
		answer(n, 2, { fields: { "/identity/title": { text: "Atelier de quartiers", error: null } } }),
	);
	dossier.type("/identity/title", "Atelier de quartiers", "g");
	await settle();
	expect(dossier.field("/identity/title").error).toBeNull();
});

test("what is said under a field does not name it by its pointer", async () => {
	const message = "/identity/title : texte trop long : 20 000 caractères, 10 000 au plus.";
	edit.mockRejectedValueOnce({ code: "bad_input", message, field: "/identity/title", hints: [] });
	dossier.type("/identity/title", "x", "g");
	await settle();
	expect(dossier.field("/identity/title").error).toBe("Texte trop long : 20 000 caractères, 10 000 au plus.");
});

test("an edit of no one field that is refused is told by itself", async () => {
	edit.mockRejectedValueOnce({ code: "bad_input", message: "5 000 lignes au plus.", field: null, hints: [] });
	expect(await dossier.edit("Ajout", [{ op: "remove", pointer: "/costs/l1" }])).toBe(false);
	expect(dossier.failure).toBe("5 000 lignes au plus.");
});

test("an older answer that comes late changes nothing that a newer one told", () => {
	dossier.apply(answer(0, 5, { figures: { total: "5,00 €" }, lists: { "/costs": ["l2"] } }));
	dossier.apply(answer(0, 4, { figures: { total: "4,00 €", base: "4,00 €" }, lists: { "/costs": ["l1"] } }));
	expect(dossier.figure("total")).toBe("5,00 €");
	expect(dossier.figure("base")).toBe("4,00 €");
	expect(dossier.list("/costs")).toEqual(["l2"]);
	expect(dossier.revision).toBe(5);
});

test("a change is heard by what shows it, and by nothing else", () => {
	const title = vi.fn();
	const other = vi.fn();
	const total = vi.fn();
	dossier.listeners.listen("f:/identity/title", title);
	dossier.listeners.listen("f:/grant/requested", other);
	dossier.listeners.listen("g:total", total);
	dossier.apply(answer(0, 2, { fields: { "/identity/title": { text: "Salle", error: null } } }));
	expect([title, other, total].map((listener) => listener.mock.calls.length)).toEqual([1, 0, 0]);
});

test("what another window wrote in a prose meanwhile stays, and so does what is typed after it", async () => {
	const taken: EditRequest[] = [];
	let release: (() => void) | undefined;
	edit.mockImplementation(async (_, request) => {
		taken.push(request);
		if (taken.length === 1) await new Promise<void>((resolve) => (release = resolve));
		const text = taken.length === 1 ? "Voici : le budget prévu" : "Voici : le budget prévu pour 2017";
		return answer(request.n, taken.length + 1, { fields: { "/sections/s/text": { text, error: null } } });
	});
	// Sent over « Le budget »; another program has put « Voici : l » in the place of « L » in between.
	dossier.type("/sections/s/text", "Le budget prévu", "g");
	dossier.type("/sections/s/text", "Le budget prévu pour 2017", "g");
	release?.();
	await settle();
	expect(taken[1]?.ops).toEqual([
		{ op: "splice", pointer: "/sections/s/text", at: 23, delete: 0, insert: " pour 2017" },
	]);
	expect(taken[1]?.base).toBe(2);
	expect(dossier.field("/sections/s/text").text).toBe("Voici : le budget prévu pour 2017");
});

test("a stale splice keeps the text and reads the dossier again", async () => {
	edit.mockRejectedValueOnce({
		code: "stale",
		message: "Ce texte a changé ailleurs.",
		field: null,
		hints: [],
	});
	vi.mocked(ipc.openDraft).mockResolvedValue({
		rev: 8,
		fields: { "/sections/s/text": { text: "Autre texte", error: null } },
		lists: {},
		figures: {},
		budget: null,
		findings: [],
		can_undo: null,
		can_redo: null,
		kept: null,
	} as unknown as DossierView);
	dossier.type("/sections/s/text", "Le budget prévu", "g");
	await settle();
	expect(dossier.field("/sections/s/text")).toMatchObject({
		text: "Le budget prévu",
		error: "Ce texte a changé ailleurs.",
	});
	expect(dossier.field("/identity/title").missing).toBe(true);
	expect(dossier.revision).toBe(8);
});

test("undo makes what is being typed out of date", async () => {
	vi.mocked(ipc.undo).mockResolvedValue(
		answer(0, 3, { fields: { "/identity/title": { text: "Avant", error: null } }, can_redo: "Intitulé" }),
	);
	const before = dossier.epoch;
	dossier.undo();
	await settle();
	expect(dossier.field("/identity/title").text).toBe("Avant");
	expect(dossier.epoch).toBe(before + 1);
	expect(dossier.undoState).toEqual({ undo: null, redo: "Intitulé" });
});
