/** The parts of the grid that decide without a screen: selection, jumps, rows in groups, what is copied. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { COST_GRID } from "../src/budget/costGrid";
import { FUNDING_GRID } from "../src/budget/Funding";
import { plainNumber, writeBlock, writeTable } from "../src/grid/copy";
import { jump } from "../src/grid/jump";
import { parseBlock } from "../src/grid/paste";
import { rowsOf, rowsOfGroups } from "../src/grid/rows";
import { Selection, selectedClass } from "../src/grid/selection";
import { runsOf } from "../src/grid/useWindow";
import { words } from "../src/words";

test("a selection is a rectangle, whichever corner it began at", () => {
	const selection = new Selection();
	selection.at({ row: 5, column: 4 });
	expect(selection.isMany).toBe(false);
	selection.to({ row: 3, column: 6 });
	expect(selection.range).toEqual({ top: 3, bottom: 5, left: 4, right: 6 });
	expect(selection.anchor).toEqual({ row: 5, column: 4 });
	expect(selectedClass(selection.inRow(3), 4, true)).toBe("grid__sel grid__sel--top grid__sel--left");
	expect(selectedClass(selection.inRow(4), 5, true)).toBe("grid__sel");
	expect(selectedClass(selection.inRow(4), 3, true)).toBeNull();
	expect(selection.inRow(6)).toBe("");
});

test("who listens hears of a selection only when it changes", () => {
	const selection = new Selection();
	let heard = 0;
	selection.listen(() => {
		heard += 1;
	});
	selection.at({ row: 1, column: 1 });
	selection.at({ row: 1, column: 1 });
	expect(heard).toBe(1);
});

test("Ctrl and an arrow stop where a block ends, where one begins, and at the edge", () => {
	const filled = (at: number) => [0, 1, 2, 5].includes(at);
	expect(jump(0, 1, 9, filled)).toBe(2);
	expect(jump(2, 1, 9, filled)).toBe(5);
	expect(jump(5, 1, 9, filled)).toBe(9);
	expect(jump(9, -1, 9, filled)).toBe(5);
	expect(jump(0, -1, 9, filled)).toBe(0);
});

test("every drawn row is a head or a line, and each line is found again", () => {
	const sizes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 5 });
	fc.assert(
		fc.property(sizes, (counts) => {
			const groups = counts.map((n, g) => ({
				id: `${g}`,
				name: "",
				figure: "",
				lines: Array.from({ length: n }, (_, i) => `${g}/${i}`),
			}));
			const rows = rowsOfGroups(groups);
			expect(rows.count).toBe(rows.lines.length + groups.length);
			rows.lines.forEach((_, line) => {
				expect(rows.at(rows.of(line))).toEqual({ line });
			});
		}),
	);
	expect(rowsOf(["a", "b"]).at(1)).toEqual({ line: 1 });
});

test("the row that has the focus is drawn wherever one scrolls, and every row has its place", () => {
	const window = fc.record({ first: fc.nat(80), length: fc.integer({ min: 1, max: 20 }) });
	fc.assert(
		fc.property(window, fc.option(fc.nat(99)), ({ first, length }, focused) => {
			const runs = runsOf({ first, end: Math.min(100, first + length) }, 100, focused);
			expect(runs.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(100);
			expect(runs.every((run, i) => run.from === (runs[i - 1]?.to ?? 0))).toBe(true);
			if (focused !== null) {
				expect(runs.find(({ from, to }) => focused >= from && focused < to)?.drawn).toBe(true);
			}
		}),
	);
});

test("what is copied is pasted cell for cell, whatever the cells hold", () => {
	const cell = fc.string({ unit: fc.constantFrom("a", "é", "\t", "\n", '"', "1", " ", "€", "<") });
	const block = fc
		.integer({ min: 2, max: 4 })
		.chain((width) =>
			fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }),
		);
	fc.assert(
		fc.property(block, (rows) => {
			expect(parseBlock(`${writeBlock(rows)}\r\n`)).toEqual(rows);
		}),
	);
});

test("a text processor gets a table that says what the cells say", () => {
	const html = writeTable([["Café & thé <bio>", "1234,50"]], [false, true]);
	const page = new DOMParser().parseFromString(html, "text/html");
	expect([...page.querySelectorAll("td")].map((cell) => cell.textContent)).toEqual([
		"Café & thé <bio>",
		"1234,50",
	]);
});

test("a number is copied as a spreadsheet counts with it, a text as it is", () => {
	expect(plainNumber("12\u202f345,67\u00a0€")).toBe("12345,67");
	expect(plainNumber("12,3,4")).toBe("12,3,4");
	expect(plainNumber("3 ateliers")).toBe("3 ateliers");
});

test("numbers of lines are written as French writes numbers", () => {
	const { grid } = words;
	const thin = "3\u202f055";
	for (const said of [
		grid.cell("Coût", 3055),
		grid.actions(3055),
		grid.selectedPlace(1, 3055, "a", "b"),
		grid.dropped([], 3055, grid.noColumn),
	]) {
		expect(said).toContain(thin);
	}
	expect(words.costs.inBase).not.toContain(":");
});

test("the grids of the budget have their place in a window 1280 pixels wide", () => {
	const BESIDE = 5.5;
	// In pixels, what is left to them there: the costs have the page, the co-financing a frame.
	for (const [{ columns }, place] of [
		[COST_GRID, 1_174],
		[FUNDING_GRID, 1_124],
	] as const) {
		const width = columns.reduce((sum, column) => sum + column.width, BESIDE);
		expect(width * 16).toBeLessThanOrEqual(place);
	}
});
