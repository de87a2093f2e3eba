import { expect, test } from "vitest";
import { french, typeset } from "../src/typography";
import { words } from "../src/words";

test("French spaces are put in", () => {
	expect(french("Vraiment ? « Oui » : 50 %")).toBe("Vraiment\u202f? «\u00a0Oui\u00a0»\u00a0: 50\u00a0%");
});

test("functions of the catalogue are set too", () => {
	expect(typeset({ ask: (what: string) => `${what} ?` }).ask("Quoi")).toBe("Quoi\u202f?");
});

test("no text of the catalogue keeps a plain space where French wants another, nor a straight apostrophe", () => {
	const texts: string[] = [];
	const walk = (value: unknown) => {
		if (typeof value === "string") texts.push(value);
		else if (typeof value === "object" && value !== null) Object.values(value).map(walk);
	};
	walk(words);
	expect(texts.length).toBeGreaterThan(200);
	for (const text of texts) expect(text).not.toMatch(/ [;:!?»%€]|« |'/);
});
