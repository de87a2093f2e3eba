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
	/** Cash of somebody who is neither: an annex may be theirs, no cost is. */
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
	const parties = {
		carriers,
		partners: named(dossier, "/partners", words.partners.unnamed),
		funders: fundersOf(dossier),
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

function fundersOf(dossier: OpenDossier): Choice[] {
	return dossier.list("/funding").flatMap((id) => {
		const at = `/funding/${id}`;
		const name = dossier.field(`${at}/funder_name`).text.trim();
		return name && dossier.field(`${at}/funder`).text === "" ? [{ value: id, label: name }] : [];
	});
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
