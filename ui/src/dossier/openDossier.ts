/**
 * The open dossier as the screens see it: a flat map of fields, the order of each list, the figures.
 * It keeps what the program answered, and over it what has been typed and is not answered yet.
 * Each field, list and figure has its own listeners, so that one keystroke draws one cell again.
 * It computes nothing: amounts, totals and findings are what the program says.
 */
import type { Answer } from "../bindings/Answer";
import type { BudgetState } from "../bindings/BudgetState";
import type { CallView } from "../bindings/CallView";
import type { DossierView } from "../bindings/DossierView";
import type { FieldSpecView as FieldSpec } from "../bindings/FieldSpecView";
import type { FindingView } from "../bindings/FindingView";
import type { OpRequest } from "../bindings/OpRequest";
import type { PositionRequest as Position } from "../bindings/PositionRequest";
import type { SaveState } from "../bindings/SaveState";
import { appError, ipc } from "../ipc";
import type { Part } from "../route";
import { rebase } from "../splice";
import { words } from "../words";
import { changedBy } from "./changed";
import { EditQueue, type Entry } from "./editQueue";
import { Findings } from "./findings";
import { Listeners } from "./listeners";
import { Specs } from "./specs";
import { Told } from "./told";

/** A field as shown: the text typed last, whether or not it is answered, and what is wrong with it. */
export type ShownField = { text: string; error: string | null; missing: boolean };

/** What was typed in a field and is not answered; `failure` once the program has refused it. */
type Local = { text: string; failure: string | null };

const MISSING: ShownField = { text: "", error: null, missing: true };
/** What somebody is called, wherever fields refer to them; and whose annexes are. */
const NAMES =
	/^\/((carriers|partners)\/[^/]+\/(name|agents\/[^/]+\/(name|function))|funding\/[^/]+\/funder(_name)?|annexes\/[^/]+\/owner)$/;
/** What the lines of costs are grouped by. */
const PLACES = /^\/costs\/[^/]+\/(bearer|category)$/;
const EMPTY: readonly string[] = [];

export class OpenDossier {
	readonly id: string;
	readonly listeners = new Listeners();
	call: CallView;
	regions: DossierView["regions"];
	deadline: string;
	timeLeft: string;

	#specs: Specs;
	#told: Told;
	#limits: DossierView["limits"];
	#findings: Findings;
	#saved: SaveState;
	#local = new Map<string, Local>();
	#proseBase = new Map<string, { text: string; rev: number }>();
	#shown = new Map<string, ShownField>();
	#undone: readonly string[] = EMPTY;
	#asked = 0;
	#epoch = 0;
	#patches = new Map<string, number>();
	#failure: string | null = null;
	#queue: EditQueue;

	constructor(view: DossierView) {
		this.id = view.id;
		this.call = view.call;
		this.regions = view.regions;
		this.deadline = view.deadline;
		this.timeLeft = view.time_left;
		this.#specs = new Specs(view.specs);
		this.#told = new Told(view, this.listeners, (pointer) => this.#changed(pointer));
		this.#limits = view.limits;
		this.#findings = new Findings(
			{ rev: view.rev, all: view.findings },
			(since) => ipc.findings(view.id, since),
			() => this.listeners.tell("findings"),
		);
		this.#saved = view.saved;
		this.#queue = new EditQueue(
			{
				edit: (edit) => ipc.edit(view.id, edit),
				undo: () => ipc.undo(view.id),
				redo: () => ipc.redo(view.id),
			},
			{
				revision: () => this.revision,
				proseBase: (pointer) => this.#baseOf(pointer),
				answered: (entry, answer) => this.#answered(entry, answer),
				failed: (entry, error) => this.#failed(entry, error),
				busy: () => this.listeners.tell("saved"),
			},
		);
	}

	// What the screens read. Each returns the same object until it changes.

	field(pointer: string): ShownField {
		const cached = this.#shown.get(pointer);
		if (cached) return cached;
		const field = this.#told.fields.get(pointer);
		const local = this.#local.get(pointer);
		let shown = MISSING;
		if (local) {
			shown = { text: local.text, error: local.failure ?? field?.error ?? null, missing: local.text === "" };
		} else if (field) {
			shown = { text: field.text, error: field.error, missing: false };
		}
		this.#shown.set(pointer, shown);
		return shown;
	}

	list(pointer: string): readonly string[] {
		return this.#told.list(pointer);
	}

	/** How many items a list may have. */
	limitOf(pointer: string): number {
		return this.#limits[pointer] ?? Number.POSITIVE_INFINITY;
	}

	figure(key: string): string | null {
		return this.#told.figure(key);
	}

	/** The keys of the figures that begin so, in the order of their numbers or of their telling. */
	figureKeys(prefix: string): string[] {
		return [...this.#told.figureKeys()]
			.filter((key) => key.startsWith(prefix))
			.sort((a, b) => a.localeCompare(b, "fr", { numeric: true }));
	}

	/** What stands under an item, by its path there: what a copy of it is made from. */
	textsUnder(pointer: string): Record<string, string> {
		const texts: Record<string, string> = {};
		for (const at of this.#told.fields.keys()) {
			if (at.startsWith(`${pointer}/`)) texts[at.slice(pointer.length + 1)] = this.field(at).text;
		}
		return texts;
	}

	/** The parts in which something stands, were it a line without a word. */
	get begun(): readonly Part[] {
		return this.#told.begun;
	}

	spec(pointer: string): FieldSpec | null {
		return this.#specs.of(pointer);
	}

	labelOf(pointer: string): string {
		return this.spec(pointer)?.label ?? words.dossier.field;
	}

	get budget(): BudgetState {
		return this.#told.budget;
	}

	get findings(): readonly FindingView[] {
		return this.#findings.all;
	}

	get saved(): SaveState {
		return this.#queue.isBusy && this.#saved.kind === "saved" ? SAVING : this.#saved;
	}

	get undoState(): { undo: string | null; redo: string | null } {
		return this.#told.undo;
	}

	/** How many undos, redos and edits of several fields have been asked for. */
	get asked(): number {
		return this.#asked;
	}

	/** How many of these are dealt with: what a field with the focus showed before they were asked is out of date. */
	get epoch(): number {
		return this.#epoch;
	}

	/** How often somebody else changed a field: what it showed before that is out of date. */
	patchesOf(pointer: string): number {
		return this.#patches.get(pointer) ?? 0;
	}

	/** What the last undo or redo brought: items that came or moved, and fields. */
	get undone(): readonly string[] {
		return this.#undone;
	}

	/** Why the last edit that belongs to no field was refused. */
	get failure(): string | null {
		return this.#failure;
	}

	get revision(): number {
		return this.#told.revision;
	}

	// What the screens do.

	/** Says what was typed in a field, of any kind. Never waits. */
	type(pointer: string, text: string, group: string): void {
		const prose = this.spec(pointer)?.kind === "prose";
		if (prose && !this.#proseBase.has(pointer)) {
			this.#proseBase.set(pointer, { text: this.#told.fields.get(pointer)?.text ?? "", rev: this.revision });
		}
		const entry: Entry = {
			kind: prose ? "prose" : "typing",
			pointer,
			text,
			group,
			label: this.labelOf(pointer),
		};
		this.#local.set(pointer, { text, failure: null });
		this.#changed(pointer);
		void this.#queue.push(entry);
	}

	/** Several operations as one edit, one undo. Resolves to whether it was taken. */
	edit(label: string, ops: OpRequest[]): Promise<boolean> {
		this.#asked += 1;
		return this.#queue.push({ kind: "ops", ops, label, group: crypto.randomUUID() });
	}

	/** Adds an item to a list; its id is known at once, the item when the promise resolves. */
	async add(
		list: string,
		label: string,
		fields: Record<string, string> = {},
		position: Position = "last",
	): Promise<string | null> {
		const id = crypto.randomUUID();
		return (await this.edit(label, [{ op: "add", list, id, position, fields }])) ? id : null;
	}

	undo(): void {
		this.#asked += 1;
		void this.#queue.push({ kind: "undo", group: "", label: "" });
	}

	redo(): void {
		this.#asked += 1;
		void this.#queue.push({ kind: "redo", group: "", label: "" });
	}

	dismissFailure(): void {
		this.#fail(null);
	}

	// What the program tells.

	saveState(state: SaveState): void {
		this.#saved = state;
		this.listeners.tell("saved");
		// `saved` above goes by what this window knows; this is only what the program has said, of all that it holds.
		if (state.kind === "saved") this.listeners.tell("on-disk");
	}

	/** Takes in figures that were asked for apart, as they were at a revision. */
	takeFigures(rev: number, figures: Answer["figures"]): void {
		const told = { n: 0, rev, fields: {}, lists: {}, budget: null };
		const { undo, redo } = this.undoState;
		this.apply({ ...told, figures, can_undo: undo, can_redo: redo, kept: null });
	}

	/**
	 * Takes in what somebody else changed in this draft, by the command line. A field with the focus that it
	 * changes shows it at once: what one types next takes its place, seen.
	 */
	patched(answer: Answer): void {
		for (const pointer of Object.keys(answer.fields)) this.#patches.set(pointer, this.patchesOf(pointer) + 1);
		this.apply(answer);
		this.listeners.tell("epoch");
	}

	/** Takes in what changed. */
	apply(answer: Answer): void {
		this.#told.take(answer);
		this.#findings.follow(answer.rev);
	}

	#answered(entry: Entry, answer: Answer | null): void {
		const isBack = entry.kind === "undo" || entry.kind === "redo";
		if (isBack && answer) this.#undone = changedBy(answer, (list) => this.list(list));
		if (answer) this.apply(answer);
		if (isBack) this.listeners.tell("undone");
		if (!("pointer" in entry)) {
			this.#fail(answer?.kept ?? null);
			this.#dealtWith();
			return;
		}
		const { pointer } = entry;
		if (entry.kind === "prose") this.#rebaseProse(pointer, entry.text);
		if (!this.#queue.waitsFor(pointer)) {
			this.#local.delete(pointer);
			this.#proseBase.delete(pointer);
		}
		this.#changed(pointer);
	}

	/** After an answer, the text typed since stands on what the program now holds. */
	#rebaseProse(pointer: string, sent: string): void {
		const merged = this.#told.fields.get(pointer)?.text ?? "";
		const local = this.#local.get(pointer);
		if (local && local.text !== sent && merged !== sent) {
			local.text = rebase(local.text, sent, merged);
			this.#queue.retarget(pointer, local.text);
		}
		this.#proseBase.set(pointer, { text: merged, rev: this.revision });
	}

	/** What the last edit, undo or redo came to, where it was not what one asked for. */
	#fail(why: string | null): void {
		if (why === this.#failure) return;
		this.#failure = why;
		this.listeners.tell("failure");
	}

	#failed(entry: Entry, thrown: unknown): void {
		const error = appError(thrown);
		if (error.code.startsWith("storage")) this.saveState({ kind: "not_saved", reason: error.message });
		if (entry.kind === "typing" || entry.kind === "prose") {
			const local = this.#local.get(entry.pointer);
			if (local && !this.#queue.waitsFor(entry.pointer))
				local.failure = inPlace(error.message, entry.pointer);
			if (error.code === "stale") this.#proseBase.delete(entry.pointer);
			this.#changed(entry.pointer);
			if (error.code === "stale") void this.reload();
			return;
		}
		this.#fail(error.message);
		this.#dealtWith();
	}

	#dealtWith(): void {
		this.#epoch += 1;
		this.listeners.tell("epoch");
	}

	/** Reads the whole dossier again; what was typed and not taken stays on screen. */
	async reload(): Promise<void> {
		const view = await ipc.openDraft(this.id);
		this.#findings.reset({ rev: view.rev, all: view.findings });
		this.#told.takeAll(view);
	}

	#baseOf(pointer: string): { text: string; rev: number } {
		return (
			this.#proseBase.get(pointer) ?? { text: this.#told.fields.get(pointer)?.text ?? "", rev: this.revision }
		);
	}

	#changed(pointer: string): void {
		this.#shown.delete(pointer);
		this.listeners.tell(`f:${pointer}`);
		if (NAMES.test(pointer)) this.listeners.tell("parties");
		if (PLACES.test(pointer)) this.listeners.tell("places");
	}
}

const SAVING: SaveState = { kind: "saving" };

/** What is said of a field, without the pointer that the command line names it by: it is said under the field. */
function inPlace(message: string, pointer: string): string {
	if (!message.startsWith(pointer)) return message;
	const said = message.slice(pointer.length).replace(/^\s*:\s*/, "");
	return said.charAt(0).toUpperCase() + said.slice(1);
}
