/**
 * A double of the program for `npm run double`: the interface in a browser, over memory. It takes the
 * place of `@tauri-apps/api/core` in that mode only, and is in no build. Its figures are approximate.
 */
import callJson from "../../assets/calls/laboratoires-innovation-territoriale-2016.json";
import exampleJson from "../../assets/examples/laboratoire-centre-val-de-loire/dossier.json";
import regionsJson from "../../assets/regions/regions-2016.json";
import type { Answer } from "../src/bindings/Answer";
import type { CallView } from "../src/bindings/CallView";
import type { DossierView } from "../src/bindings/DossierView";
import type { DraftCard } from "../src/bindings/DraftCard";
import type { EditRequest } from "../src/bindings/EditRequest";
import type { FindingView } from "../src/bindings/FindingView";
import { costFile, pastedTotals, takeCosts } from "./costFile";
import { arranged, summed } from "./costs";
import { type Dossier, emptyDossier, flatten, perform, stateOf } from "./dossier";
import { emit } from "./event";
import { computed } from "./figures";
import * as aside from "./scenarios";
import { SPECS } from "./specs";
import { budgetTable, financingPlan } from "./tables";

const NATURES: Record<string, string> = {
	personnel: "Personnel",
	operating: "Fonctionnement",
	investment: "Investissement",
};

const CALL = {
	...callJson,
	organiser: callJson.organiser.name,
	categories: callJson.categories.map((one) => ({ ...one, nature_name: NATURES[one.nature] ?? one.nature })),
	annex_kinds: callJson.annex_kinds.map((one) => ({ ...one, max_size: `${one.max_bytes / 1e6} Mo` })),
	calendar: callJson.calendar.map(({ id, title, source }) => ({ id, title, source, when: "" })),
	rules: { ceiling: "500\u202f000,00\u00a0€", rate: "50\u00a0%", window_months: 18, min_carriers: 2 },
} as unknown as CallView;

type Held = {
	dossier: Dossier;
	rev: number;
	past: { label: string; group: string; before: Dossier }[];
	future: { label: string; group: string; before: Dossier }[];
	trashed: boolean;
	told?: Pick<Answer, "fields" | "figures" | "lists">;
};

const drafts = new Map<string, Held>();
const copy = (d: Dossier): Dossier => ({ fields: new Map(d.fields), lists: new Map(d.lists) });
const hold = (dossier: Dossier) => {
	const id = crypto.randomUUID();
	drafts.set(id, { dossier, rev: 1, past: [], future: [], trashed: false });
	return id;
};

/** What an amount cannot be computed without, as far as the double goes: it does without a rate of VAT. */
const NEEDED: Record<string, string[]> = {
	time_daily: ["basis/days", "basis/daily_cost"],
	time_yearly: ["basis/days", "basis/yearly_cost"],
	purchase: ["basis/quantity", "basis/unit_price"],
	lump_sum: ["basis/amount"],
};

function lackOf(id: string, fields: Dossier["fields"]): string | undefined {
	const needed = NEEDED[fields.get(`/costs/${id}/basis/kind`) ?? ""] ?? ["basis/kind"];
	return needed.find((path) => !fields.get(`/costs/${id}/${path}`));
}

function findingsOf({ fields, lists }: Dossier): FindingView[] {
	const found: FindingView[] = [];
	const say = (
		severity: string,
		rule: string,
		pointer: string,
		place: string,
		message: string,
		hints: string[] = [],
	) => found.push({ severity, rule, pointer, place, message, hints });
	if (!fields.get("/identity/title"))
		say(
			"blocking",
			"identity.title",
			"/identity/title",
			"Identité › Intitulé",
			"Donnez un intitulé au projet.",
		);
	if (!fields.get("/identity/prefet/name"))
		say(
			"blocking",
			"identity.prefet",
			"/identity/prefet/name",
			"Identité › Préfet",
			"Indiquez le nom du préfet de région qui dépose le dossier.",
		);
	if ((lists.get("/carriers") ?? []).length < 2)
		say(
			"blocking",
			"carriers.several",
			"/carriers",
			"Porteurs",
			"Ajoutez un second service de l’État\u00a0: l’appel en demande au moins deux.",
		);
	for (const { id, title } of CALL.sections)
		if (!fields.get(`/sections/${id}/text`))
			say(
				"blocking",
				"sections.empty",
				`/sections/${id}/text`,
				`Rubriques › ${title}`,
				`Rédigez la rubrique «\u00a0${title}\u00a0».`,
			);
	for (const id of lists.get("/costs") ?? [])
		if (!fields.get(`/costs/${id}/bearer`))
			say(
				"blocking",
				"costs.bearer",
				`/costs/${id}/bearer`,
				`Budget › ${fields.get(`/costs/${id}/label`) ?? "Dépense"}`,
				"Dites qui porte cette dépense.",
			);
	for (const id of lists.get("/costs") ?? []) {
		const lacks = lackOf(id, fields);
		if (lacks)
			say(
				"blocking",
				"costs.not_computable",
				`/costs/${id}/${lacks}`,
				`Budget › ${fields.get(`/costs/${id}/label`) ?? "Dépense"}`,
				"Cette dépense n’a pas de montant et compte pour zéro.",
			);
	}
	if (!fields.get("/identity/recipient/iban"))
		say(
			"note",
			"recipient.iban",
			"/identity/recipient/iban",
			"Identité › IBAN",
			"Aucun IBAN n’est indiqué.",
			["Pour une préfecture, le fonds de concours suffit."],
		);
	for (const { id } of CALL.declarations)
		if (fields.get(`/declarations/${id}`) !== "true")
			say(
				"fix",
				"declarations",
				`/declarations/${id}`,
				"Signature › Déclarations",
				"Cochez cette déclaration, ou retirez le dossier.",
			);
	return found;
}

function answerOf(held: Held, n: number): Answer {
	const { figures, budget } = computed(
		held.dossier,
		CALL.categories.map(({ id }) => id),
	);
	return {
		n,
		rev: held.rev,
		// By their pointers, as the program tells them.
		fields: Object.fromEntries(
			[...held.dossier.fields].sort(([a], [b]) => (a < b ? -1 : 1)).map(([at, text]) => [at, stateOf(text)]),
		),
		lists: Object.fromEntries(held.dossier.lists),
		figures,
		budget,
		can_undo: held.past.at(-1)?.label ?? null,
		can_redo: held.future.at(-1)?.label ?? null,
		kept: null,
	};
}

/** An answer after a change: what is gone is told too. */
function told(id: string, held: Held, before: Dossier, n: number): Answer {
	held.rev += 1;
	const answer = answerOf(held, n);
	for (const at of before.fields.keys()) if (!held.dossier.fields.has(at)) answer.fields[at] = null;
	only(answer, held);
	emit("save_state", { draft_id: id, state: { kind: "saving" } });
	setTimeout(() => emit("save_state", { draft_id: id, state: { kind: "saved", at: "14:02" } }), 150);
	return answer;
}

/** A change made by the program itself, as one edit. */
function changed(id: string, held: Held, label: string, change: (dossier: Dossier) => void): Answer {
	const before = copy(held.dossier);
	change(held.dossier);
	held.past.push({ label, group: crypto.randomUUID(), before });
	held.future = [];
	return told(id, held, before, 0);
}

/** Leaves in an answer what changed since the last one, as the program does. */
function only(answer: Answer, held: Held): void {
	const last = held.told;
	held.told = { fields: { ...answer.fields }, figures: { ...answer.figures }, lists: { ...answer.lists } };
	if (!last) return;
	for (const [at, state] of Object.entries(answer.fields)) {
		if (state && last.fields[at]?.text === state.text) delete answer.fields[at];
	}
	for (const [key, text] of Object.entries(answer.figures))
		if (last.figures[key] === text) delete answer.figures[key];
	for (const [at, ids] of Object.entries(answer.lists)) if (last.lists[at] === ids) delete answer.lists[at];
}

function card(id: string, { dossier, trashed }: Held): DraftCard {
	const { figures } = computed(dossier, []);
	const findings = findingsOf(dossier);
	const count = (severity: string) => findings.filter((one) => one.severity === severity).length;
	const text = (at: string) => dossier.fields.get(at) ?? null;
	return {
		id,
		title: text("/identity/title"),
		acronym: text("/identity/acronym"),
		call: CALL.id,
		call_title: CALL.title,
		region: text("/identity/region/name"),
		modified: "6 septembre 2016 à 14 h 02",
		modified_at: "2016-09-06T12:02:00Z",
		total: figures.total ?? "",
		total_amount: "0.00",
		grant: figures.grant ?? "",
		grant_amount: "0.00",
		blocking: count("blocking"),
		fix: count("fix"),
		note: count("note"),
		progress: text("/identity/title") ? Math.max(4, 100 - 6 * findings.length) : 0,
		time_left: "Il reste 12 jours",
		damaged: null,
		trashed,
	};
}

const DEADLINE = "28 septembre 2016 à 17 h (heure de Paris)";
const cards = (trashed: boolean) =>
	[...drafts].filter(([, held]) => held.trashed === trashed).map(([id, held]) => card(id, held));

// biome-ignore lint/suspicious/noExplicitAny: the arguments of every command of the contract
type Args = any;

const COMMANDS: Record<string, (args: Args, held: Held) => unknown> = {
	set_zoom: () => null,
	home: () => ({
		drafts: cards(false),
		calls: [
			{
				id: CALL.id,
				revision: 1,
				title: CALL.title,
				deadline: DEADLINE,
				deadline_at: "2016-09-28T15:00:00Z",
				time_left: "Il reste 12 jours",
				sha256: "",
			},
		],
		trashed: cards(true).length,
		data_folder: "/home/agent/Amorce",
		author: null,
		read_only: null,
	}),
	trash: () => cards(true),
	create_draft: () => hold(emptyDossier()),
	create_example: () => hold(flatten(exampleJson)),
	duplicate_draft: (_, held) => hold(copy(held.dossier)),
	trash_draft: ({ draftId }, held) => {
		held.trashed = true;
		emit("placed", { draft_id: draftId, place: "trash" });
		return null;
	},
	remake_draft: ({ draftId }, held) => {
		const id = crypto.randomUUID();
		drafts.delete(draftId);
		drafts.set(id, { ...held, trashed: false });
		return id;
	},
	abandon_draft: ({ draftId }) => void drafts.delete(draftId),
	untrash_draft: ({ draftId }, held) => {
		held.trashed = false;
		emit("placed", { draft_id: draftId, place: "home" });
		return null;
	},
	dismiss_loss: () => null,
	purge_draft: ({ draftId }) => void drafts.delete(draftId),
	rename_draft: ({ title }, held) => void held.dossier.fields.set("/identity/title", title),
	open_file: () => null,
	open_draft: ({ draftId }, held): DossierView => {
		const { n: _, ...answer } = answerOf(held, 0);
		return {
			...answer,
			id: draftId,
			findings: findingsOf(held.dossier),
			limits: { "/costs": 5_000, "/funding": 1_000 },
			call: CALL,
			specs: SPECS,
			saved: { kind: "saved", at: "14:02" },
			time_left: "Il reste 12 jours",
			deadline: DEADLINE,
			regions: regionsJson.regions,
		} as unknown as DossierView;
	},
	close_draft: () => null,
	edit: ({ draftId, edit }: { draftId: string; edit: EditRequest }, held) => {
		const before = copy(held.dossier);
		for (const op of edit.ops) perform(held.dossier, op);
		if (held.past.at(-1)?.group !== edit.group)
			held.past.push({ label: edit.label, group: edit.group, before });
		held.future = [];
		return told(draftId, held, before, edit.n);
	},
	undo: ({ draftId }, held) => {
		const last = held.past.pop();
		const before = held.dossier;
		if (last) {
			held.future.push({ ...last, before: held.dossier });
			held.dossier = last.before;
		}
		return told(draftId, held, before, 0);
	},
	redo: ({ draftId }, held) => {
		const next = held.future.pop();
		const before = held.dossier;
		if (next) {
			held.past.push({ ...next, before: held.dossier });
			held.dossier = next.before;
		}
		return told(draftId, held, before, 0);
	},
	findings: (_, held) => ({ rev: held.rev, runs: [{ new: findingsOf(held.dossier) }] }),
	arrange_costs: ({ view }, { dossier, rev }) =>
		arranged(
			dossier,
			view,
			rev,
			findingsOf(dossier).map(({ pointer }) => pointer),
		),
	sum_costs: ({ cells }, { dossier }) => summed(dossier, cells),
	trace: ({ key }, { dossier }) => {
		const { figures } = computed(dossier, []);
		const lines = (dossier.lists.get("/costs") ?? []).slice(0, 8);
		return {
			title: key,
			formula: `Somme des lignes = ${figures[key] ?? figures.total}`,
			rounding: "Arrondi au centime, une fois par ligne.",
			lines: lines.map((id) => ({
				pointer: null,
				key: `lines/${id}/amount`,
				label: dossier.fields.get(`/costs/${id}/label`) ?? "",
				figure: figures[`lines/${id}/amount`] ?? "",
			})),
		};
	},
	figure_svg: () => ({
		svg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 120" width="600" height="120"><rect x="160" y="20" width="380" height="28" fill="#000091"/><rect x="160" y="64" width="220" height="28" fill="#6a6af4"/><text x="8" y="40" font-size="15" fill="#161616">Temps des agents</text><text x="8" y="84" font-size="15" fill="#161616">Prestations</text></svg>',
		title: "Dépenses par poste",
		description: "Dépenses par poste",
		head: ["Poste", "Montant"],
		rows: [
			[
				{ text: "Temps des agents", key: null, label: "" },
				{ text: "380 000,00 €", key: "categories/staff/amount", label: "Temps des agents, montant" },
			],
		],
	}),
	budget_table: ({ name, unit }, { dossier }) => budgetTable(dossier, name, unit),
	financing_plan: (_, { dossier }) => financingPlan(dossier),
	scenarios: (_, { dossier }) => aside.scenarios(dossier),
	compare_scenarios: ({ left, right }, { dossier }) => aside.compareScenarios(dossier, left, right),
	keep_scenario: ({ draftId, name, note }, held) =>
		changed(draftId, held, "Scénario gardé", (dossier) => aside.keep(dossier, name, note)),
	adopt_scenario: ({ draftId, scenario, keepAs }, held) =>
		changed(draftId, held, "Scénario adopté", (dossier) => {
			if (keepAs !== null) aside.keep(dossier, keepAs, "");
			aside.adopt(dossier, scenario);
		}),
	text_figures: (_, { dossier }) => aside.textFigures(dossier),
	section_reading: ({ section }, { dossier }) => aside.sectionReading(dossier, section),
	agent_times: (_, { dossier }) => aside.agentTimes(dossier),
	daily_cost: ({ request }, { dossier }) => aside.dailyCost(dossier, request),
	set_daily_cost: ({ draftId, request }, held) =>
		changed(draftId, held, "Coût d’une journée", (dossier) => aside.setDailyCost(dossier, request)),
	choose_cost_file: (_, { dossier }) => costFile(dossier),
	look_at_pasted: ({ text }, { dossier }) =>
		text.startsWith("Libellé\t") ? { ...costFile(dossier), sheets: ["lignes"] } : null,
	pasted_totals: ({ block, amounts }) => pastedTotals(block, amounts),
	look_at_costs: ({ sheet, fields }, { dossier }) => costFile(dossier, sheet, fields),
	take_costs: ({ draftId, fields, rows, instead }, held) => ({
		lines: rows.length,
		aside: [],
		answer: changed(draftId, held, "Import de lignes", (dossier) =>
			takeCosts(dossier, fields, rows, instead),
		),
	}),
	export_cost_template: () => ({ path: "/home/agent/Documents/lignes-de-depense.xlsx", reference: null }),
	export_budget: ({ ending }) => ({ path: `/home/agent/Documents/LIT-2016-24.${ending}`, reference: null }),
	attach_file: () => null,
	replace_annex_file: () => null,
	extract_annex: () => "/home/agent/Documents/lettre.pdf",
	preview_export: (_, { dossier }) => ({
		blocking: findingsOf(dossier).filter((one) => one.severity === "blocking"),
		fix: findingsOf(dossier).filter((one) => one.severity === "fix"),
		contents: "Noms des porteurs, des représentants et des signataires ; aucun nom à côté d’un coût.",
		tables: "Chaque dépense a sa ligne ; 3 lignes y nomment un agent à côté de ce qu’il coûte.",
		data: "Le fichier contient tout le brouillon : agents, courriels, coûts de chacun, commentaires et scénarios.",
		file_name: "LIT-2016-24-projet.pdf",
		fingerprint: "9f2c4b7de01a8c33",
		reference: "LIT-2016-24-9f2c4b-1",
	}),
	export_pdf: () => ({ path: "/home/agent/Documents/LIT-2016-24-projet.pdf", reference: null, fix: [] }),
	export_json: () => ({ path: "/home/agent/Documents/LIT-2016-24.json", reference: null, fix: [] }),
};

export async function invoke(name: string, args: Args = {}): Promise<unknown> {
	const command = COMMANDS[name];
	const held = drafts.get(args.draftId);
	if (!command || (args.draftId && !held))
		throw { code: "not_found", message: `Rien de tel\u00a0: ${name}`, field: null, hints: [] };
	// As over a wire: the answer never comes within the keystroke that asked.
	await new Promise((resolve) => setTimeout(resolve));
	return command(args, held as Held);
}
