import { expect, test } from "vitest";
import { readSvg } from "../src/budget/readSvg";

const SVG = (inside: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">${inside}</svg>`;

test("a drawing comes in with its marks and its words", () => {
	const svg = readSvg(
		SVG('<title>Dépenses</title><rect width="4" fill="#000091"/><text x="1">Atelier</text>'),
	);
	expect(svg?.outerHTML).toContain('<rect width="4" fill="#000091"');
	expect(svg?.textContent).toBe("DépensesAtelier");
});

test("nothing in it runs, leads anywhere or restyles the page", () => {
	const svg = readSvg(
		SVG(
			'<script>x()</script><style>*{}</style><a href="x"><rect onclick="x()" style="x"/></a><foreignObject/>',
		),
	);
	expect(svg?.innerHTML).not.toMatch(/script|style|href|onclick|foreignObject|<a/);
});

test("what is no drawing is none", () => {
	expect(readSvg("<p>bonjour</p>")).toBeNull();
	expect(readSvg("pas du tout <")).toBeNull();
});
