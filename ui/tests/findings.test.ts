import { beforeEach, expect, test, vi } from "vitest";
import type { FindingsChange } from "../src/bindings/FindingsChange";
import type { FindingView } from "../src/bindings/FindingView";
import { Findings } from "../src/dossier/findings";

const finding = (pointer: string): FindingView => ({
	rule: "costs.category",
	severity: "fix",
	pointer,
	message: `Sans catégorie : ${pointer}`,
	hints: [],
	place: pointer,
});
const [first, second, third] = ["/costs/1", "/costs/2", "/costs/3"].map(finding) as [
	FindingView,
	FindingView,
	FindingView,
];

const ask = vi.fn<(since: number) => Promise<FindingsChange>>();
const changed = vi.fn();
let findings: Findings;
/** A question is put after the next frame, and answered after that. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 60));

beforeEach(() => {
	vi.resetAllMocks();
	findings = new Findings({ rev: 1, all: [first, second] }, ask, changed);
});

test("they are asked for behind the answer, and told as what became of those shown", async () => {
	ask.mockResolvedValue({ rev: 2, runs: [{ kept: { from: 1, count: 1 } }, { new: [third] }] });
	findings.follow(2);
	expect(ask).not.toHaveBeenCalled();
	await settle();
	expect(ask.mock.calls).toEqual([[1]]);
	expect(findings.all).toEqual([second, third]);
	expect(changed).toHaveBeenCalledOnce();
});

test("where none changed, the list stays the same and nobody is told", async () => {
	const before = findings.all;
	ask.mockResolvedValue({ rev: 2, runs: null });
	findings.follow(2);
	await settle();
	expect(findings.all).toBe(before);
	expect(changed).not.toHaveBeenCalled();
});

test("one question at a time: what is typed meanwhile is asked for once, after it", async () => {
	let answer = (_: FindingsChange) => {};
	ask.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
	ask.mockResolvedValueOnce({ rev: 4, runs: [] });
	findings.follow(2);
	await settle();
	findings.follow(3);
	findings.follow(4);
	await settle();
	expect(ask).toHaveBeenCalledTimes(1);
	answer({ rev: 2, runs: null });
	await settle();
	expect(ask.mock.calls).toEqual([[1], [2]]);
	expect(findings.all).toEqual([]);
});

test("a question that fails leaves what was told, and the next change asks again", async () => {
	ask.mockRejectedValueOnce(new Error("no answer"));
	findings.follow(2);
	await settle();
	expect(findings.all).toEqual([first, second]);
	ask.mockResolvedValueOnce({ rev: 3, runs: [] });
	findings.follow(3);
	await settle();
	expect(ask.mock.calls).toEqual([[1], [1]]);
	expect(findings.all).toEqual([]);
});

test("a draft that was closed meanwhile says nothing new, and is not asked for ever", async () => {
	ask.mockResolvedValue({ rev: 1, runs: null });
	findings.follow(2);
	await settle();
	expect(ask).toHaveBeenCalledTimes(1);
});

test("an answer that comes after the whole dossier was read again is dropped", async () => {
	let answer = (_: FindingsChange) => {};
	ask.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
	findings.follow(2);
	await settle();
	findings.reset({ rev: 5, all: [third] });
	answer({ rev: 2, runs: [{ kept: { from: 0, count: 1 } }] });
	await settle();
	expect(findings.all).toEqual([third]);
});
