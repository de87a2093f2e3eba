/**
 * Finds the declaration of a field from its pointer: the pattern that declares `/costs/l1/basis/days`
 * has a star in the place of the id. Answers are remembered: a grid asks for the same ones again.
 */
import type { FieldSpecView as FieldSpec } from "../bindings/FieldSpecView";

/** A line so long may hold several: a role, a note. It is drawn as a text of several lines. */
const NOTE_FROM = 1_000;

export const isNote = (spec: FieldSpec) => spec.kind === "line" && spec.max !== null && spec.max >= NOTE_FROM;

export class Specs {
	#byLength = new Map<number, { parts: string[]; spec: FieldSpec }[]>();
	#found = new Map<string, FieldSpec | null>();

	constructor(specs: FieldSpec[]) {
		for (const spec of specs) {
			const parts = spec.pattern.split("/");
			const group = this.#byLength.get(parts.length) ?? [];
			group.push({ parts, spec });
			this.#byLength.set(parts.length, group);
		}
	}

	of(pointer: string): FieldSpec | null {
		const known = this.#found.get(pointer);
		if (known !== undefined) return known;
		const parts = pointer.split("/");
		const match = this.#byLength
			.get(parts.length)
			?.find((candidate) => candidate.parts.every((part, i) => part === "*" || part === parts[i]));
		const spec = match?.spec ?? null;
		this.#found.set(pointer, spec);
		return spec;
	}
}
