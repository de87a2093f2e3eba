/**
 * The edits of one dossier on their way to the program: one at a time, in order, numbered.
 * Typing never waits: while an edit is under way, what is typed meanwhile in one field becomes one
 * edit. The queue knows no field and no screen; it tells its owner what came back.
 */
import type { Answer } from "../bindings/Answer";
import type { EditRequest } from "../bindings/EditRequest";
import type { OpRequest } from "../bindings/OpRequest";
import { spliceBetween } from "../splice";

export type Transport = {
	edit: (edit: EditRequest) => Promise<Answer>;
	undo: () => Promise<Answer>;
	redo: () => Promise<Answer>;
};

/** One entry of the queue. `typing` holds the text reached so far, and is read when its turn comes. */
export type Entry = { group: string; label: string } & (
	| { kind: "typing"; pointer: string; text: string }
	| { kind: "prose"; pointer: string; text: string }
	| { kind: "ops"; ops: OpRequest[] }
	| { kind: "undo" }
	| { kind: "redo" }
);

export type QueueOwner = {
	/** The revision of the dossier that the screen shows. */
	revision: () => number;
	/** The text of a prose that the program has, and the revision at which it was so. */
	proseBase: (pointer: string) => { text: string; rev: number };
	/** The entry is dealt with; null where nothing had to be sent, or nothing usable came back. */
	answered: (entry: Entry, answer: Answer | null) => void;
	failed: (entry: Entry, error: unknown) => void;
	/** The queue has filled, or has emptied. */
	busy: (busy: boolean) => void;
};

type Waiting = { entry: Entry; done: (ok: boolean) => void };

export class EditQueue {
	#waiting: Waiting[] = [];
	#running = false;
	#number = 0;

	constructor(
		private readonly transport: Transport,
		private readonly owner: QueueOwner,
	) {}

	get isBusy(): boolean {
		return this.#running;
	}

	/** Resolves to whether the program took the edit. */
	push(entry: Entry): Promise<boolean> {
		const last = this.#waiting.at(-1);
		if (last && coalesce(last.entry, entry)) {
			const before = last.done;
			return new Promise((resolve) => {
				last.done = (ok) => {
					before(ok);
					resolve(ok);
				};
			});
		}
		return new Promise((done) => {
			this.#waiting.push({ entry, done });
			if (!this.#running) void this.#run();
		});
	}

	/** Whether an edit of this field still waits behind the one under way. */
	waitsFor(pointer: string): boolean {
		return this.#waiting.some(({ entry }) => "pointer" in entry && entry.pointer === pointer);
	}

	/** What waits for this field is to reach another text: someone else wrote in it meanwhile. */
	retarget(pointer: string, text: string): void {
		for (const { entry } of this.#waiting) {
			if (entry.kind === "prose" && entry.pointer === pointer) entry.text = text;
		}
	}

	async #run(): Promise<void> {
		this.#running = true;
		this.owner.busy(true);
		for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
			next.done(await this.#send(next.entry));
		}
		this.#running = false;
		this.owner.busy(false);
	}

	async #send(entry: Entry): Promise<boolean> {
		try {
			this.owner.answered(entry, await this.#transmit(entry));
			return true;
		} catch (error) {
			this.owner.failed(entry, error);
			return false;
		}
	}

	/** Null where there is nothing to say: a text typed, then taken back, before its turn came. */
	async #transmit(entry: Entry): Promise<Answer | null> {
		if (entry.kind === "undo") return this.transport.undo();
		if (entry.kind === "redo") return this.transport.redo();
		let base = this.owner.revision();
		let ops: OpRequest[];
		if (entry.kind === "prose") {
			const known = this.owner.proseBase(entry.pointer);
			const splice = spliceBetween(known.text, entry.text);
			if (!splice) return null;
			base = known.rev;
			ops = [{ op: "splice", pointer: entry.pointer, ...splice }];
		} else if (entry.kind === "typing") {
			ops = [{ op: "input", pointer: entry.pointer, text: entry.text }];
		} else {
			ops = entry.ops;
		}
		this.#number += 1;
		const n = this.#number;
		const answer = await this.transport.edit({ n, group: entry.group, label: entry.label, base, ops });
		// An answer to another edit says nothing about this one.
		return answer.n === n ? answer : null;
	}
}

/** Lets `waiting` take in `next` where both are one run of typing in one field. */
function coalesce(waiting: Entry, next: Entry): boolean {
	if (waiting.kind !== "typing" && waiting.kind !== "prose") return false;
	if (next.kind !== waiting.kind || next.pointer !== waiting.pointer || next.group !== waiting.group) {
		return false;
	}
	waiting.text = next.text;
	return true;
}
