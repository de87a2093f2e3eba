/** The fields that hold something, with which parts of the dossier they make begun, known without looking through them. */
import type { FieldState } from "../bindings/FieldState";
import { type Part, partOf } from "../route";

export class FieldMap extends Map<string, FieldState> {
	readonly #inPart = new Map<Part, number>();

	static of(entries: Iterable<[string, FieldState]>): FieldMap {
		const fields = new FieldMap();
		for (const [pointer, state] of entries) fields.set(pointer, state);
		return fields;
	}

	holds(part: Part): boolean {
		return (this.#inPart.get(part) ?? 0) > 0;
	}

	override set(pointer: string, state: FieldState): this {
		if (!this.has(pointer)) this.#count(pointer, 1);
		return super.set(pointer, state);
	}

	override delete(pointer: string): boolean {
		if (this.has(pointer)) this.#count(pointer, -1);
		return super.delete(pointer);
	}

	#count(pointer: string, by: number): void {
		const part = partOf(pointer);
		if (part) this.#inPart.set(part, (this.#inPart.get(part) ?? 0) + by);
	}
}
