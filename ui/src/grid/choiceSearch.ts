/**
 * Choosing by typing in the lists of a grid: the first choice that begins with what was typed, or else has a word that
 * does, whatever its case and accents. Backspace takes the last letter back. The browser's own search ends at the first
 * space, for which WebKitGTK opens the list, and that takes all that follows.
 */
import { words } from "../words";
import type { Board, Notice } from "./board";
import { fold } from "./fold";

/** In milliseconds: what is typed after such a pause is another search. */
const PAUSE_MS = 1_500;

/** Keys that only change the next one. */
const SILENT = new Set(["Shift", "CapsLock", "AltGraph", "Dead"]);

type Pressed = { key: string; ctrlKey: boolean; altKey: boolean; metaKey: boolean };

export class ChoiceSearch {
	#list: HTMLSelectElement | null = null;
	#typed = "";
	/** What was chosen before the search. */
	#start = "";
	#last = 0;
	#said: Notice | null = null;

	constructor(readonly board: Board) {}

	/** Whether a key was one of a search in this list: it is then nobody else's. */
	take({ key, ctrlKey, altKey, metaKey }: Pressed, list: HTMLSelectElement): boolean {
		if (SILENT.has(key)) return false;
		const now = Date.now();
		const isRunning = this.#list === list && now - this.#last < PAUSE_MS;
		const isPlain = !ctrlKey && !altKey && !metaKey;
		if (key === "Backspace" && isPlain && isRunning) {
			this.#last = now;
			this.#shorten(list);
			return true;
		}
		const isLetter = isPlain && [...key].length === 1;
		// A space that begins nothing opens the list.
		if (!isLetter || (key === " " && !isRunning)) {
			this.#end();
			return false;
		}
		if (!isRunning) this.#start = list.value;
		this.#typed = isRunning ? this.#typed + key : key;
		this.#list = list;
		this.#last = now;
		this.#choose(list);
		return true;
	}

	/** The focus is there now: elsewhere than in the list that is searched, the search is over. */
	arrive(target: Element): void {
		if (target !== this.#list) this.#end();
	}

	/** What it said of a cell is over with it: the cell may hold something else from here on. */
	#end(): void {
		this.#list = null;
		this.#unsay();
	}

	#unsay(): void {
		if (this.#said && this.board.notice === this.#said) this.board.say(null);
		this.#said = null;
	}

	/** Without a letter left, what was chosen before is chosen again. */
	#shorten(list: HTMLSelectElement): void {
		this.#typed = [...this.#typed].slice(0, -1).join("");
		const before = [...list.options].findIndex(({ value }) => value === this.#start);
		if (this.#typed === "") this.#take(list, before);
		else this.#choose(list);
	}

	#choose(list: HTMLSelectElement): void {
		const { board } = this;
		const options = [...list.options];
		const among = (nameOf: (option: HTMLOptionElement) => string) => {
			const names = options.map((option) => (isUnknown(option) ? "" : fold(nameOf(option))));
			return found(names, fold(this.#typed), list.selectedIndex);
		};
		const seen = among(({ text }) => text);
		// What a cell has no room for can be typed all the same.
		const at = seen < 0 ? among(({ title }) => title) : seen;
		if (at < 0) {
			const kept = list.selectedOptions[0]?.text ?? "";
			const said = words.grid.noChoice(list.getAttribute("aria-label") ?? "", this.#typed, kept);
			board.say(said, null, "info", true);
			this.#said = board.notice;
			return;
		}
		this.#take(list, at);
	}

	#take(list: HTMLSelectElement, at: number): void {
		this.#unsay();
		if (at < 0 || at === list.selectedIndex) return;
		list.selectedIndex = at;
		// What a browser tells of a choice that is made in it.
		list.dispatchEvent(new Event("input", { bubbles: true }));
		list.dispatchEvent(new Event("change", { bubbles: true }));
	}
}

/** What is shown though it is no choice, such as a name that was pasted. */
const isUnknown = (option: HTMLOptionElement) => option.dataset.unknown !== undefined;

/** Which choice is meant; -1 where none is. One letter again and again goes from one to the next. */
function found(labels: readonly string[], typed: string, current: number): number {
	const first = labels.findIndex((label) => label.startsWith(typed));
	const [letter = ""] = typed;
	if (first >= 0) return first;
	const words = ` ${signless(typed)}`;
	const inside = () =>
		words === " " ? -1 : labels.findIndex((label) => ` ${signless(label)}`.includes(words));
	if ([...typed].some((one) => one !== letter)) return inside();
	const all = labels.flatMap((label, i) => (label.startsWith(letter) ? [i] : []));
	return all.find((i) => i > current) ?? all[0] ?? inside();
}

/** Words alone, as apostrophes, brackets and commas divide them. */
const signless = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, " ").trimStart();
