/**
 * What the program told last of the open dossier: fields, the order of lists, figures. Answers may come out of turn,
 * so each of these remembers the revision at which it was told, and an older telling of it is dropped.
 */
import type { Answer } from "../bindings/Answer";
import type { BudgetState } from "../bindings/BudgetState";
import type { DossierView } from "../bindings/DossierView";
import { PARTS, type Part, partOf } from "../route";
import { FieldMap } from "./fieldMap";
import type { Listeners } from "./listeners";

const EMPTY: readonly string[] = [];
/** The lists whose items fields refer to by their names. */
const PARTIES = /^\/(carriers|partners|funding)/;

export class Told {
	readonly fields: FieldMap;
	#lists: Map<string, readonly string[]>;
	#figures: Map<string, string>;
	#budget: BudgetState;
	#undo: { undo: string | null; redo: string | null };
	#rev: number;
	#at = new Map<string, number>();
	#begun: readonly Part[];

	constructor(
		view: DossierView,
		private readonly listeners: Listeners,
		/** A field is not what it was. */
		private readonly changed: (pointer: string) => void,
	) {
		this.fields = FieldMap.of(present(view.fields));
		this.#lists = new Map(present(view.lists));
		this.#figures = new Map(present(view.figures));
		this.#budget = view.budget;
		this.#undo = { undo: view.can_undo, redo: view.can_redo };
		this.#rev = view.rev;
		this.#begun = this.#partsBegun();
	}

	list(pointer: string): readonly string[] {
		return this.#lists.get(pointer) ?? EMPTY;
	}

	figure(key: string): string | null {
		return this.#figures.get(key) ?? null;
	}

	figureKeys(): Iterable<string> {
		return this.#figures.keys();
	}

	get budget(): BudgetState {
		return this.#budget;
	}

	get undo(): { undo: string | null; redo: string | null } {
		return this.#undo;
	}

	get revision(): number {
		return this.#rev;
	}

	/** The parts in which something stands, were it a line without a word. */
	get begun(): readonly Part[] {
		return this.#begun;
	}

	/** Takes in what changed. Each item is compared with the last telling of it: the newer stays. */
	take(answer: Answer): void {
		const newer = (key: string) => {
			if ((this.#at.get(key) ?? 0) > answer.rev) return false;
			this.#at.set(key, answer.rev);
			return true;
		};
		let isStructural = false;
		for (const [pointer, state] of Object.entries(answer.fields)) {
			if (!newer(`f:${pointer}`)) continue;
			isStructural ||= (state === null || state === undefined) === this.fields.has(pointer);
			if (state) this.fields.set(pointer, state);
			else this.fields.delete(pointer);
			this.changed(pointer);
		}
		for (const [pointer, ids] of Object.entries(answer.lists)) {
			if (!newer(`l:${pointer}`) || !ids) continue;
			this.#lists.set(pointer, ids);
			isStructural = true;
			this.listeners.tell(`l:${pointer}`);
			if (PARTIES.test(pointer)) this.listeners.tell("parties");
		}
		if (isStructural) this.#lookAtBegun();
		for (const [key, text] of Object.entries(answer.figures)) {
			if (newer(`g:${key}`)) this.#takeFigure(key, text ?? null);
		}
		if (answer.budget && newer("budget")) {
			this.#budget = answer.budget;
			this.listeners.tell("budget");
		}
		const { undo, redo } = this.#undo;
		if (newer("undo") && (undo !== answer.can_undo || redo !== answer.can_redo)) {
			this.#undo = { undo: answer.can_undo, redo: answer.can_redo };
			this.listeners.tell("undo");
		}
		if (answer.rev > this.#rev) {
			this.#rev = answer.rev;
			this.listeners.tell("revision");
		}
	}

	/** The same of the whole dossier, read again: what is not in it is gone. */
	takeAll(view: DossierView): void {
		const gone: Answer["fields"] = {};
		for (const pointer of this.fields.keys()) if (!(pointer in view.fields)) gone[pointer] = null;
		const { rev, lists, figures, budget, can_undo, can_redo } = view;
		const fields = { ...gone, ...view.fields };
		this.take({ n: 0, rev, fields, lists, figures, budget, can_undo, can_redo, kept: null });
	}

	#takeFigure(key: string, text: string | null): void {
		const isNew = !this.#figures.has(key);
		if (text === null) this.#figures.delete(key);
		else this.#figures.set(key, text);
		this.listeners.tell(`g:${key}`);
		if (isNew || text === null) this.listeners.tell("figures");
	}

	#partsBegun(): Part[] {
		const listed = new Set([...this.#lists].map(([list, ids]) => (ids.length > 0 ? partOf(list) : null)));
		return PARTS.filter((part) => this.fields.holds(part) || listed.has(part));
	}

	#lookAtBegun(): void {
		const begun = this.#partsBegun();
		if (begun.join() === this.#begun.join()) return;
		this.#begun = begun;
		this.listeners.tell("begun");
	}
}

/** The entries of a map as it crosses: a key without a value is no entry. */
function present<T>(map: { [key in string]?: T }): [string, T][] {
	return Object.entries(map).filter((entry): entry is [string, T] => entry[1] !== undefined);
}
