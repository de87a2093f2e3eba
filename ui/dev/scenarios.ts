/** Texts, scenarios and time of the double: good enough to look at and to press. Development only. */
import type { AgentTimesView } from "../src/bindings/AgentTimesView";
import type { DailyCostRequest } from "../src/bindings/DailyCostRequest";
import type { DailyCostView } from "../src/bindings/DailyCostView";
import type { ReadingBlock } from "../src/bindings/ReadingBlock";
import type { ReadingRun } from "../src/bindings/ReadingRun";
import type { ScenarioComparison } from "../src/bindings/ScenarioComparison";
import type { ScenariosView } from "../src/bindings/ScenariosView";
import type { SectionReading } from "../src/bindings/SectionReading";
import type { TextFigureGroup } from "../src/bindings/TextFigureGroup";
import type { Dossier } from "./dossier";
import { computed, euros, number } from "./figures";

const NAMES: Record<string, string> = {
	total: "Total des dépenses",
	grant: "Subvention demandée",
	in_kind: "Contributions valorisées",
};

export function textFigures(dossier: Dossier): TextFigureGroup[] {
	const { figures } = computed(dossier, []);
	const whole = Object.entries(NAMES).map(([key, label]) => ({
		field: `{{budget.${key}}}`,
		label,
		value: figures[key] ?? "",
	}));
	const lines = (dossier.lists.get("/costs") ?? []).map((id) => ({
		field: `{{budget.lines/${id}.amount}}`,
		label: dossier.fields.get(`/costs/${id}/label`) ?? "",
		value: figures[`lines/${id}/amount`] ?? "",
	}));
	return [
		{ title: "Ensemble du budget", long: false, figures: whole },
		{ title: "Dépenses une par une", long: true, figures: lines },
	];
}

/** Paragraphs, headings and figures only: the program reads the rest. */
export function sectionReading(dossier: Dossier, section: string): SectionReading {
	const { figures } = computed(dossier, []);
	const text = dossier.fields.get(`/sections/${section}/text`) ?? "";
	let cited = 0;
	const run = (piece: string): ReadingRun => {
		const plain = { key: null, bold: false, italic: false, link: null, lang: null };
		if (!piece.startsWith("{{")) return { ...plain, kind: "words", text: piece, label: "" };
		cited += 1;
		const name = /^\{\{budget\.(.*)\}\}$/.exec(piece)?.[1] ?? "";
		const value = figures[name];
		return value
			? { ...plain, kind: "figure", text: value, label: NAMES[name] ?? "", key: name }
			: { ...plain, kind: "unknown", text: piece, label: "Ne désigne aucun chiffre du budget" };
	};
	const runs = (line: string) =>
		line
			.split(/(\{\{[^}\n]*\}\})/)
			.filter(Boolean)
			.map(run);
	const blocks = text
		.split(/\n{2,}/)
		.filter((block) => block.trim() !== "")
		.map((block): ReadingBlock => {
			const [, signs, head] = /^(#{1,6}) (.*)$/.exec(block) ?? [];
			return signs && head
				? { kind: "heading", level: signs.length, id: head, text: runs(head) }
				: { kind: "paragraph", text: runs(block) };
		});
	return { blocks, figures: cited };
}

const PARTS = ["/costs", "/funding", "/grant", "/self_financing"];

/** The budget under one place, put under another. */
function copyBudget({ fields, lists }: Dossier, from: string, to: string): void {
	const moved = (at: string) => to + at.slice(from.length);
	const held = (at: string, root: string) =>
		PARTS.some((part) => at === root + part || at.startsWith(`${root + part}/`));
	for (const at of [...fields.keys()]) if (held(at, to)) fields.delete(at);
	for (const [at, text] of [...fields]) if (held(at, from)) fields.set(moved(at), text);
	for (const [at, ids] of [...lists]) if (held(at, from)) lists.set(moved(at), [...ids]);
}

export function keep(dossier: Dossier, name: string, note: string): void {
	if (name.trim() === "")
		throw { code: "bad_input", message: "Donnez un nom au scénario.", field: "/scenarios", hints: [] };
	const id = crypto.randomUUID();
	dossier.lists.set("/scenarios", [...(dossier.lists.get("/scenarios") ?? []), id]);
	dossier.fields.set(`/scenarios/${id}/name`, name);
	if (note) dossier.fields.set(`/scenarios/${id}/note`, note);
	copyBudget(dossier, "", `/scenarios/${id}`);
}

export const adopt = (dossier: Dossier, id: string) => copyBudget(dossier, `/scenarios/${id}`, "");

/** The dossier with a scenario's budget. */
function seen(dossier: Dossier, id: string | null): Dossier {
	const view = { fields: new Map(dossier.fields), lists: new Map(dossier.lists) };
	if (id) adopt(view, id);
	return view;
}

/** A figure of a scenario, or of the present budget. */
const cell = (scenario: string | null, key: string, text: string | undefined) => ({
	text: text ?? "",
	key: scenario ? `scenarios/${scenario}/${key}` : key,
	label: NAMES[key] ?? key,
});

const shown = (dossier: Dossier, scenario: string | null) => {
	const { figures } = computed(dossier, []);
	const figure = (key: string) => cell(scenario, key, figures[key]);
	return {
		costs: (dossier.lists.get("/costs") ?? []).length,
		total: figure("total"),
		grant: figure("grant"),
		self_financing: figure("self_financing"),
		balance: figure("balance"),
	};
};

export function scenarios(dossier: Dossier): ScenariosView {
	const present = shown(dossier, null);
	const cards = (dossier.lists.get("/scenarios") ?? []).map((id) => {
		const figures = shown(seen(dossier, id), id);
		const name = dossier.fields.get(`/scenarios/${id}/name`) ?? "Scénario sans nom";
		return {
			id,
			name,
			at: "6 septembre 2016 à 14 h 02",
			...figures,
			is_present: figures.total.text === present.total.text,
		};
	});
	const is_kept = cards.some((card) => card.is_present);
	return { banner: "Le dossier montre le budget présent.", ...present, is_kept, scenarios: cards };
}

export function compareScenarios(
	dossier: Dossier,
	left: string | null,
	right: string | null,
): ScenarioComparison {
	const [a, b] = [computed(seen(dossier, left), []).figures, computed(seen(dossier, right), []).figures];
	const name = (id: string | null) => (id && dossier.fields.get(`/scenarios/${id}/name`)) || "Budget présent";
	const row = (key: string, label: string) => {
		const change = number(b[key]) - number(a[key]);
		const difference = change === 0 ? null : `${change > 0 ? "+" : ""}${euros(change)}`;
		const side = (id: string | null, text: string | undefined) => (text ? cell(id, key, text) : null);
		const both = `differences/${left ?? "*"}/${right ?? "*"}/${key}`;
		return {
			label,
			left: side(left, a[key]),
			right: side(right, b[key]),
			difference: difference === null ? null : { text: difference, key: both, label: `${label}, différence` },
		};
	};
	const label = (id: string) => dossier.fields.get(`/costs/${id}/label`) ?? id;
	const lines = (side: string | null) => seen(dossier, side).lists.get("/costs") ?? [];
	const gone = lines(left).filter((id) => !lines(right).includes(id));
	return {
		left: name(left),
		right: name(right),
		summary: `${gone.length} dépenses retirées`,
		figures: Object.entries(NAMES).map(([key, text]) => row(key, text)),
		categories: [],
		bearers: [],
		funding: [],
		costs: gone.map((id) => ({
			id,
			change: "removed",
			figure: row(`lines/${id}/amount`, label(id)),
			details: [],
		})),
		same_costs: lines(right).length,
	};
}

export function agentTimes({ fields, lists }: Dossier): AgentTimesView {
	const agents = new Map<string, number>();
	for (const id of lists.get("/costs") ?? []) {
		const agent = fields.get(`/costs/${id}/agent`);
		if (agent) agents.set(agent, (agents.get(agent) ?? 0) + number(fields.get(`/costs/${id}/basis/days`)));
	}
	return {
		years: [{ year: 1, possible: "210 j possibles" }],
		summary: "Aucun agent ne donne plus de jours que n’en compte l’année.",
		agents: [...agents].map(([agent, days]) => {
			const at = [...fields.keys()].find((key) => key.endsWith(`/agents/${agent}/name`)) ?? "";
			const over = days > 210;
			return {
				agent,
				pointer: at,
				name: fields.get(at) ?? "Agent sans nom",
				carrier: fields.get(at.replace(/\/agents.*/, "/name")) ?? "",
				years: [
					{ days: `${days} j`, key: `agents/${agent}/1`, excess: over ? `${days - 210} j de trop` : null },
				],
				is_over: over,
			};
		}),
	};
}

const linesOf = ({ fields, lists }: Dossier, { line, agent }: DailyCostRequest) =>
	line ? [line] : (lists.get("/costs") ?? []).filter((id) => fields.get(`/costs/${id}/agent`) === agent);

export function dailyCost(dossier: Dossier, request: DailyCostRequest): DailyCostView {
	const cost = number(request.yearly) / number(request.days);
	const ready = request.yearly !== "" && number(request.days) > 0;
	const formula = ready ? `${request.yearly} € ÷ ${request.days} jours = ${euros(cost)} par jour` : null;
	return {
		yearly: "",
		days: dossier.fields.get("/project/working_days") ?? "",
		formula,
		rounding: null,
		note: formula && `Coût annuel chargé de ${formula}. Source : ${request.source}`,
		error: null,
		no_yearly: null,
		lines: linesOf(dossier, request).map((id) => dossier.fields.get(`/costs/${id}/label`) ?? ""),
	};
}

export function setDailyCost(dossier: Dossier, request: DailyCostRequest): void {
	for (const id of linesOf(dossier, request)) {
		const cost = number(request.yearly) / number(request.days);
		dossier.fields.set(`/costs/${id}/basis/daily_cost`, String(Math.round(cost * 1e4) / 1e4));
		dossier.fields.set(`/costs/${id}/note`, dailyCost(dossier, request).note ?? "");
	}
}
