/**
 * The carriers, partners, funders and agents as choices by name, for every field that refers to one.
 * Someone without a name yet is still a choice: « Porteur 2, sans nom ».
 */
import type { ChoiceView as Choice } from "../bindings/ChoiceView";
import { words } from "../words";
import type { OpenDossier } from "./openDossier";

export type Parties = {
	carriers: Choice[];
	partners: Choice[];
	/** Cash, by who gives it, of somebody who is neither: an annex may be theirs, no cost is. */
	funders: Choice[];
	agents: (Choice & { carrier: string })[];
};

const remembered = new WeakMap<OpenDossier, { version: number; parties: Parties }>();

/** The same object until a name or a list changes. */
export function partiesOf(dossier: OpenDossier): Parties {
	const version = dossier.listeners.version("parties");
	const known = remembered.get(dossier);
	if (known?.version === version) return known.parties;
	const carriers = named(dossier, "/carriers", words.carriers.unnamed);
	const partners = named(dossier, "/partners", words.partners.unnamed);
	const parties = {
		carriers,
		partners,
		funders: fundersOf(dossier, [...carriers, ...partners]),
		agents: carriers.flatMap((carrier) => agentsOf(dossier, carrier.value)),
	};
	remembered.set(dossier, { version, parties });
	return parties;
}

function named(dossier: OpenDossier, list: string, unnamed: (rank: number) => string): Choice[] {
	return dossier.list(list).map((id, i) => ({
		value: id,
		label: dossier.field(`${list}/${id}/name`).text.trim() || unnamed(i + 1),
	}));
}

/** Those of carriers and partners, and those of nobody yet, only where an annex is held to be theirs. */
function fundersOf(dossier: OpenDossier, bearers: readonly Choice[]): Choice[] {
	const held = new Set(dossier.list("/annexes").map((id) => dossier.field(`/annexes/${id}/owner`).text));
	const all = dossier.list("/funding").flatMap((id, i) => {
		const bearer = dossier.field(`/funding/${id}/funder`).text;
		const name = dossier.field(`/funding/${id}/funder_name`).text.trim();
		if (!held.has(id) && (bearer !== "" || name === "")) return [];
		const known = bearers.find(({ value }) => value === bearer)?.label;
		return [{ value: id, label: known ?? (name || words.funding.unnamed), rank: i + 1 }];
	});
	const shared = (label: string) => all.filter((one) => one.label === label).length > 1;
	return all.map(({ value, label, rank }) => ({
		value,
		label: shared(label) ? words.funding.nth(label, rank) : label,
	}));
}

function agentsOf(dossier: OpenDossier, carrier: string): Parties["agents"] {
	const list = `/carriers/${carrier}/agents`;
	return dossier.list(list).map((id, i) => {
		const name = dossier.field(`${list}/${id}/name`).text.trim();
		const role = dossier.field(`${list}/${id}/function`).text.trim();
		const label = [name, role].filter(Boolean).join(", ") || words.carriers.unnamedAgent(i + 1);
		return { value: id, label, carrier };
	});
}
