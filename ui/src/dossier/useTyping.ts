/**
 * What a person types in one field. While the field has the focus its text is theirs: the program's
 * answer, in canonical form, is shown when they leave. Undo and redo take the text back at once, but not what is
 * typed after they were asked for: the program takes that after them.
 */
import { type ClipboardEvent, useEffect, useRef, useState } from "react";
import { words } from "../words";
import { useDossier, useEpoch, useField } from "./hooks";

/** After such a rest, what is typed is another run: another undo. */
const RUN_ENDS_MS = 3_000;

/**
 * In characters: twice what the longest line takes, and what the program keeps of a text that it cannot read. WebKit
 * takes seconds a key with a line of a few hundred thousand, and cuts it where it pleases.
 */
export const LONGEST_LINE = 10_000;

/** The run of the field that has the focus, or is just about to get it. */
const running = { pointer: "", group: "", isDue: false };

/** The run of a field that is typed in: who takes back what was typed does it in the same undo. */
export const runOf = (pointer: string): string =>
	running.pointer === pointer ? running.group : crypto.randomUUID();

/** Begins the run of a field that gets the focus next: what is done for it first goes with its undo. */
export function beginRun(pointer: string): string {
	Object.assign(running, { pointer, group: crypto.randomUUID(), isDue: true });
	return running.group;
}

function selectAll(pointer: string): void {
	const field = document.activeElement;
	const isIt = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
	if (isIt && field.dataset.pointer === pointer) field.select();
}

/** What is typed, and what had been asked for, and changed by somebody else, by then. */
type Draft = { text: string; asked: number; patches: number };

export function useTyping(pointer: string) {
	const dossier = useDossier();
	const field = useField(pointer);
	const [draft, setDraft] = useState<Draft | null>(null);
	const epoch = useEpoch(draft !== null);
	const [refused, setRefused] = useState<string | null>(null);
	const run = useRef({ group: "", last: 0 });
	const prose = dossier.spec(pointer)?.kind === "prose";
	const begin = () => {
		if (running.pointer !== pointer || !running.isDue) beginRun(pointer);
		running.isDue = false;
		run.current.group = running.group;
	};

	const patches = dossier.patchesOf(pointer);
	const isOwn = draft !== null && draft.asked >= epoch && draft.patches === patches;
	const isPatched = !prose && draft !== null && draft.patches !== patches;
	useEffect(() => {
		// What is typed next takes its place: letters of two people would make a third text, or another number.
		if (isPatched) selectAll(pointer);
	}, [isPatched, pointer]);

	return {
		value: isOwn && !prose ? draft.text : field.text,
		error: refused ?? field.error,
		missing: field.missing,
		onFocus: () => {
			begin();
			run.current.last = Date.now();
		},
		onChange: (text: string) => {
			const now = Date.now();
			const rested = prose && now - run.current.last > RUN_ENDS_MS;
			if (rested || run.current.group === "") begin();
			run.current.last = now;
			setRefused(null);
			setDraft({ text, asked: dossier.asked, patches });
			dossier.type(pointer, text, run.current.group);
		},
		onBlur: () => {
			setDraft(null);
			setRefused(null);
		},
		onPaste: (event: ClipboardEvent) => {
			const text = event.clipboardData.getData("text/plain");
			// An image, files: WebKit would put nothing in the place of what is selected.
			const isTooLong = !prose && text.length > LONGEST_LINE;
			if (text !== "" && !isTooLong) return;
			event.preventDefault();
			setRefused(isTooLong ? words.dossier.pasteTooLong(LONGEST_LINE) : words.dossier.nothingToPaste);
		},
	};
}
