/**
 * The choices of a field: those of its declaration, or of the call, or the people of the dossier where
 * it refers to one.
 */
import type { FieldSpecView as FieldSpec } from "../bindings/FieldSpecView";
import type { Choice, ChoiceGroup } from "../components/Select";
import { words } from "../words";
import { useDossier, useParties } from "./hooks";
import type { OpenDossier } from "./openDossier";
import type { Parties } from "./parties";

export type Choices = { choices: Choice[]; groups?: ChoiceGroup[] };

const byName = ({ id, name }: { id: string; name: string }): Choice => ({ value: id, label: name });

const NONE: Choices = { choices: [] };

const remembered = new WeakMap<Parties, Map<string, Choices>>();

export function useChoices(pointer: string): Choices {
	const dossier = useDossier();
	const parties = useParties();
	const spec = dossier.spec(pointer);
	return spec ? choicesOf(dossier, parties, spec) : NONE;
}

/** The same object until a name changes: a grid draws hundreds of selects from it. */
export function choicesOf(dossier: OpenDossier, parties: Parties, spec: FieldSpec): Choices {
	const known = remembered.get(parties) ?? new Map<string, Choices>();
	remembered.set(parties, known);
	const found = known.get(spec.pattern) ?? find(dossier, parties, spec);
	known.set(spec.pattern, found);
	return found;
}

function find({ call }: OpenDossier, parties: Parties, spec: FieldSpec): Choices {
	const { carriers, partners, funders, agents } = parties;
	// What the call names in its own words, and the one body that cannot be a partner.
	switch (spec.pattern) {
		case "/partners/*/kind":
			return { choices: call.partner_kinds.map(byName) };
		case "/funding/*/status":
			return { choices: call.funding_statuses.map(byName) };
		case "/identity/filing_carrier":
			return { choices: carriers };
	}
	switch (spec.target) {
		case "category":
			return { choices: call.categories.map(byName) };
		case "annex_kind":
			return { choices: call.annex_kinds.map(byName) };
		case "agent":
			return { choices: agents };
		case "bearer":
			return grouped(carriers, partners, []);
		case "annex_owner":
			return grouped(carriers, partners, funders);
		default:
			return { choices: spec.choices };
	}
}

function grouped(carriers: Choice[], partners: Choice[], funders: Choice[]): Choices {
	const groups = [
		{ label: words.carriers.group, choices: carriers },
		{ label: words.partners.group, choices: partners },
		{ label: words.funding.group, choices: funders },
	].filter((group) => group.choices.length > 0);
	return { choices: groups.flatMap((group) => group.choices), groups };
}
