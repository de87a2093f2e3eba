/**
 * What is to be said of the open dossier. It is asked for once an answer is on screen, one question at a time:
 * looking for what is missing takes the program as long as all the figures, and holds no key up.
 */
import type { FindingsChange } from "../bindings/FindingsChange";
import type { FindingView } from "../bindings/FindingView";

/** All findings, as they were told at a revision. */
type Told = { rev: number; all: readonly FindingView[] };

export class Findings {
	#told: Told;
	/** The revision that the dossier has reached. */
	#reached: number;
	#asking = false;

	constructor(
		told: Told,
		private readonly ask: (since: number) => Promise<FindingsChange>,
		/** They are others than they were. */
		private readonly changed: () => void,
	) {
		this.#told = told;
		this.#reached = told.rev;
	}

	/** The same list until one changes. */
	get all(): readonly FindingView[] {
		return this.#told.all;
	}

	/** The dossier has reached this revision. */
	follow(revision: number): void {
		this.#reached = Math.max(this.#reached, revision);
		if (this.#asking || this.#told.rev >= this.#reached) return;
		this.#asking = true;
		afterPaint(() => void this.#look());
	}

	/** The whole dossier was read again. */
	reset(told: Told): void {
		this.#told = told;
		this.changed();
	}

	async #look(): Promise<void> {
		const { rev } = this.#told;
		try {
			const change = await this.ask(rev);
			// Another telling came first: this one speaks of what is no longer shown.
			if (this.#told.rev === rev) this.#take(change);
		} catch {
			// They stay as they were told; the next change asks again.
		}
		this.#asking = false;
		if (this.#told.rev !== rev) this.follow(this.#reached);
	}

	#take({ rev, runs }: FindingsChange): void {
		const { all } = this.#told;
		const now = runs?.flatMap((run) =>
			"new" in run ? run.new : all.slice(run.kept.from, run.kept.from + run.kept.count),
		);
		this.#told = { rev, all: now ?? all };
		if (now) this.changed();
	}
}

/** What is asked for in a frame's own turn comes back before that frame is shown, and is drawn with it. */
function afterPaint(then: () => void): void {
	requestAnimationFrame(() => setTimeout(then));
}
