import type { Choices } from "../dossier/choices";
import { fold } from "./fold";

const remembered = new WeakMap<Choices, Map<string, string>>();

/** What a chosen value is called; the value itself where two choices have one name: only it says which. */
export function choiceName(all: Choices, value: string): string {
	const names = remembered.get(all) ?? namesOf(all);
	remembered.set(all, names);
	return names.get(value) ?? value;
}

function namesOf({ choices }: Choices): Map<string, string> {
	const times = new Map<string, number>();
	for (const { label } of choices) times.set(fold(label), (times.get(fold(label)) ?? 0) + 1);
	const alone = choices.filter(({ label }) => times.get(fold(label)) === 1);
	return new Map(alone.map(({ value, label }) => [value, label]));
}
