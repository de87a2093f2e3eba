import fc from "fast-check";
import { expect, test } from "vitest";
import { applySplice, rebase, spliceBetween } from "../src/splice";

const text = fc.string({ unit: "grapheme", maxLength: 30 });

const isCut = (whole: string, at: number) => {
	const before = whole.charCodeAt(at - 1);
	const after = whole.charCodeAt(at);
	return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
};

test("a splice turns the text before into the text after", () => {
	fc.assert(
		fc.property(text, text, (before, after) => {
			const splice = spliceBetween(before, after);
			expect(splice === null ? before : applySplice(before, splice)).toBe(after);
		}),
	);
});

test("a splice is null only between equal texts", () => {
	fc.assert(
		fc.property(text, text, (before, after) => {
			expect(spliceBetween(before, after) === null).toBe(before === after);
		}),
	);
});

test("what was typed in the middle of a text is found again, and nothing else", () => {
	fc.assert(
		fc.property(text, text, fc.string({ minLength: 1, maxLength: 5 }), (head, tail, typed) => {
			const splice = spliceBetween(head + tail, head + typed + tail);
			expect(splice?.delete).toBeLessThanOrEqual(1);
			expect(splice?.insert.length).toBeLessThanOrEqual(typed.length + 1);
		}),
	);
});

test("a splice never cuts a character of two units in two", () => {
	fc.assert(
		fc.property(text, text, (before, after) => {
			const splice = spliceBetween(before, after);
			if (!splice) return;
			expect(isCut(before, splice.at)).toBe(false);
			expect(isCut(before, splice.at + splice.delete)).toBe(false);
		}),
	);
	expect(spliceBetween("😀", "😁")).toEqual({ at: 0, delete: 2, insert: "😁" });
});

test("a repeated letter is one insertion", () => {
	expect(spliceBetween("aaa", "aaaa")).toEqual({ at: 3, delete: 0, insert: "a" });
});

test("what I type after another’s words, and before them, stands beside them", () => {
	expect(rebase("le budget total", "le budget", "Voici le budget")).toBe("Voici le budget total");
	expect(rebase("Oui, le budget", "le budget", "le budget de 2017")).toBe("Oui, le budget de 2017");
});

test("where both wrote in one place, what is being typed stays", () => {
	expect(rebase("le grand budget", "le budget", "le petit budget")).toContain("grand");
	expect(rebase("mes mots", "x", "leurs mots")).toBe("mes mots");
});
