import { beforeEach, expect, test } from "vitest";
import type { Answer } from "../src/bindings/Answer";
import type { EditRequest } from "../src/bindings/EditRequest";
import { EditQueue, type Entry } from "../src/dossier/editQueue";

/** A transport whose answers come when the test says so. */
type Sent = { edit: EditRequest; answer: (rev: number) => void; refuse: (why: string) => void };

let sent: Sent[];
let answered: { entry: Entry; answer: Answer | null }[];
let failed: Entry[];
let busy: boolean[];
let base: { text: string; rev: number };
let queue: EditQueue;

const answerTo = (n: number, rev: number): Answer => ({
	n,
	rev,
	fields: {},
	lists: {},
	figures: {},
	budget: null,
	can_undo: null,
	can_redo: null,
	kept: null,
});

beforeEach(() => {
	sent = [];
	answered = [];
	failed = [];
	busy = [];
	base = { text: "", rev: 1 };
	queue = new EditQueue(
		{
			edit: (edit) =>
				new Promise((resolve, reject) =>
					sent.push({
						edit,
						answer: (rev) => resolve(answerTo(edit.n, rev)),
						refuse: (message) => reject({ code: "storage_full", message }),
					}),
				),
			undo: async () => answerTo(0, 9),
			redo: async () => answerTo(0, 9),
		},
		{
			revision: () => 7,
			proseBase: () => base,
			answered: (entry, answer) => answered.push({ entry, answer }),
			failed: (entry) => failed.push(entry),
			busy: (now) => busy.push(now),
		},
	);
});

const typing = (pointer: string, text: string, group = "g"): Entry => ({
	kind: "typing",
	pointer,
	text,
	group,
	label: "Champ",
});
const settle = () => new Promise((resolve) => setTimeout(resolve));
const ops = (at: number) => sent[at]?.edit.ops;

test("edits leave one at a time, in order, numbered", async () => {
	void queue.push(typing("/a", "1"));
	void queue.push(typing("/b", "2"));
	void queue.push(typing("/c", "3"));
	expect(sent).toHaveLength(1);
	sent[0]?.answer(2);
	await settle();
	expect(sent).toHaveLength(2);
	sent[1]?.answer(3);
	await settle();
	sent[2]?.answer(4);
	await settle();
	expect(sent.map(({ edit }) => edit.n)).toEqual([1, 2, 3]);
	expect(sent.map(({ edit }) => edit.ops[0])).toMatchObject([
		{ pointer: "/a" },
		{ pointer: "/b" },
		{ pointer: "/c" },
	]);
	expect(busy).toEqual([true, false]);
});

test("what is typed in one field while an edit is under way leaves as one edit", async () => {
	void queue.push(typing("/a", "1"));
	void queue.push(typing("/a", "12"));
	void queue.push(typing("/a", "123"));
	expect(queue.waitsFor("/a")).toBe(true);
	sent[0]?.answer(2);
	await settle();
	expect(sent).toHaveLength(2);
	expect(ops(1)).toEqual([{ op: "input", pointer: "/a", text: "123" }]);
	expect(queue.waitsFor("/a")).toBe(false);
});

test("typing in another field, or another run of typing, is another edit", async () => {
	void queue.push(typing("/a", "1"));
	void queue.push(typing("/a", "12"));
	void queue.push(typing("/b", "x"));
	void queue.push(typing("/a", "123"));
	void queue.push(typing("/a", "1234", "another run"));
	for (let at = 0; at < 5; at += 1) {
		sent[at]?.answer(at + 2);
		await settle();
	}
	expect(sent.map(({ edit }) => edit.ops[0])).toMatchObject([
		{ text: "1" },
		{ text: "12" },
		{ text: "x" },
		{ text: "123" },
		{ text: "1234" },
	]);
});

test("prose leaves as the splice from what the program has, with the revision at which it had it", async () => {
	base = { text: "Le budget", rev: 5 };
	void queue.push({ kind: "prose", pointer: "/s", text: "Le grand budget", group: "g", label: "Texte" });
	expect(ops(0)).toEqual([{ op: "splice", pointer: "/s", at: 3, delete: 0, insert: "grand " }]);
	expect(sent[0]?.edit.base).toBe(5);
	void queue.push({ kind: "prose", pointer: "/s", text: "Le grand budget.", group: "g", label: "Texte" });
	void queue.push({ kind: "prose", pointer: "/s", text: "Le grand budget…", group: "g", label: "Texte" });
	base = { text: "Le grand budget", rev: 6 };
	sent[0]?.answer(6);
	await settle();
	expect(sent).toHaveLength(2);
	expect(ops(1)).toEqual([{ op: "splice", pointer: "/s", at: 15, delete: 0, insert: "…" }]);
});

test("a text typed and taken back sends nothing, and is dealt with all the same", async () => {
	base = { text: "Le budget", rev: 5 };
	await queue.push({ kind: "prose", pointer: "/s", text: "Le budget", group: "g", label: "Texte" });
	expect(sent).toHaveLength(0);
	expect(answered).toMatchObject([{ answer: null }]);
});

test("an edit that is refused is told, and the next ones leave all the same", async () => {
	const first = queue.push(typing("/a", "1"));
	const second = queue.push(typing("/b", "2"));
	sent[0]?.refuse("disque plein");
	expect(await first).toBe(false);
	expect(failed).toMatchObject([{ pointer: "/a", text: "1" }]);
	sent[1]?.answer(2);
	expect(await second).toBe(true);
});

test("an answer that bears another number is not taken for this edit’s", async () => {
	const foreign = new EditQueue(
		{ edit: async () => answerTo(99, 3), undo: async () => answerTo(0, 3), redo: async () => answerTo(0, 3) },
		{
			revision: () => 1,
			proseBase: () => base,
			answered: (entry, answer) => answered.push({ entry, answer }),
			failed: (entry) => failed.push(entry),
			busy: () => undefined,
		},
	);
	await foreign.push(typing("/a", "1"));
	expect(answered).toMatchObject([{ answer: null }]);
});

test("undo waits for what was typed before it", async () => {
	void queue.push(typing("/a", "1"));
	const undone = queue.push({ kind: "undo", group: "", label: "" });
	expect(answered).toHaveLength(0);
	sent[0]?.answer(2);
	await undone;
	expect(answered.map(({ entry }) => entry.kind)).toEqual(["typing", "undo"]);
});
