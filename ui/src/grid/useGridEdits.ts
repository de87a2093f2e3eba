/** What can be done to the rows and cells of a grid. Each gesture is one edit, hence one undo. */
import { useMemo } from "react";
import type { OpRequest } from "../bindings/OpRequest";
import type { PositionRequest } from "../bindings/PositionRequest";
import { focusAfter } from "../components/useKeptFocus";
import { choicesOf } from "../dossier/choices";
import { partiesOf } from "../dossier/parties";
import { runOf } from "../dossier/useTyping";
import { words } from "../words";
import type { Board } from "./board";
import type { GridColumn } from "./columns";
import { sameNumber } from "./copy";
import { refusal } from "./limits";
import { type Dropped, type GridReader, pasteOps } from "./pasteOps";
import type { Range } from "./selection";

/** So many values that were not taken are named, with their cells. */
const NAMED = 4;

const painted = () => new Promise((done) => requestAnimationFrame(done));

export type GridEdits = ReturnType<typeof gridEdits>;

export const useGridEdits = (board: Board): GridEdits => useMemo(() => gridEdits(board), [board]);

function gridEdits(board: Board) {
	const { dossier, grid } = board;

	/** The fields of a row that hold something, by their path under it. */
	const fieldsOf = (row: number, paths: string[]) => {
		const held = paths.map((path) => [path, dossier.field(`${board.pointer(row)}/${path}`)] as const);
		return Object.fromEntries(
			held.filter(([, field]) => !field.missing).map(([path, { text }]) => [path, text]),
		);
	};
	const limit = () => dossier.limitOf(grid.list);
	const isRoomFor = (more: number, said = words.grid.tooMany) => {
		if (dossier.list(grid.list).length + more <= limit()) return true;
		board.say(said(limit()));
		return false;
	};
	const edit = async (label: string, ops: OpRequest[]) => {
		const isTaken = await dossier.edit(label, ops);
		if (isTaken) board.done();
		return isTaken;
	};
	/** A line beside another, which it takes after; the first one where there is none. */
	const addBeside = async (row: number, where: "before" | "after") => {
		if (!isRoomFor(1, words.grid.full)) return;
		const beside = board.lines[row];
		const position =
			beside === undefined ? "last" : where === "before" ? { before: beside } : { after: beside };
		const fields = beside === undefined ? board.firstRow : fieldsOf(row, grid.inherited);
		const id = crypto.randomUUID();
		const ops: OpRequest[] = [{ op: "add", list: grid.list, id, position, fields }];
		if (await edit(words.grid.added(grid.one), ops)) board.focusLine(id, 0);
	};
	/** Whether the program could not read what a field holds, or what it refers to is nowhere. */
	const isUnread = (pointer: string) => {
		const { text, error } = dossier.field(pointer);
		if (error !== null) return true;
		const spec = dossier.spec(pointer);
		if (text === "" || spec?.kind !== "reference") return false;
		return !choicesOf(dossier, partiesOf(dossier), spec).choices.some(({ value }) => value === text);
	};
	const reader = (): GridReader => {
		const parties = partiesOf(dossier);
		return {
			columns: board.columns,
			ids: board.lines,
			text: (at) => dossier.field(at).text,
			spec: (at) => dossier.spec(at),
			choices: (spec) => choicesOf(dossier, parties, spec).choices,
			newId: () => crypto.randomUUID(),
		};
	};
	/** A block that comes before the last one is on screen waits for its rows, or they would be added twice. */
	let before: Promise<unknown> = Promise.resolve();
	const put = (
		labelOf: (lines: number) => string,
		at: Range,
		block: readonly (readonly string[])[],
		said: readonly string[] = [],
	) => {
		const done = before.then(() => place(labelOf, at, block, said));
		before = done.then(painted, painted);
		return done;
	};
	/** A cell of a line as its label has it, where the line now stands. */
	const nameOf = (header: string, id: string | null) => {
		const row = id === null ? -1 : board.lines.indexOf(id);
		if (row >= 0) return words.grid.cell(header, row + 1);
		const first = board.columns[0]?.path?.("");
		return words.grid.cellOf(header, first ? dossier.field(`${grid.list}/${id}/${first}`).text : "");
	};
	const nameOfField = (pointer: string) => {
		const [id = "", ...path] = pointer.slice(grid.list.length + 1).split("/");
		const kind = dossier.field(`${grid.list}/${id}/${grid.kindPath}`).text;
		const column = board.columns.find((one) => one.path?.(kind) === path.join("/"));
		return nameOf(column?.header ?? "", id);
	};
	const placeOfDropped = ({ header, line }: Dropped) => nameOf(header ?? words.grid.beyond, line);
	/** Whether what was pasted in the place of a figure is what the program now computes there. */
	const isComputed = ({ figure, line, text }: Dropped) => {
		const computed = figure && line !== null ? dossier.figure(figure(line)) : null;
		return computed !== null && sameNumber(computed, text);
	};
	/** What could not be read, and what had no cell to go to. */
	const lackingSaid = (unread: readonly string[], dropped: readonly Dropped[]) => {
		const named = dropped.slice(0, NAMED).map((one) => ({ where: placeOfDropped(one), text: one.text }));
		const whys = new Set(
			dropped.map(({ header, figure }) => {
				if (figure) return words.grid.computed;
				return (header !== null && grid.noPlace) || words.grid.noColumn;
			}),
		);
		const why = [...whys].join(words.grid.or);
		return [
			unread.length > 0 ? words.grid.unread(unread.slice(0, NAMED).map(nameOfField), unread.length) : "",
			dropped.length > 0 ? words.grid.dropped(named, dropped.length, why) : "",
		].filter((text) => text !== "");
	};
	/**
	 * Puts a block into the cells, and says what of it could not be read or had no cell to go to. Returns the lines that
	 * hold it, or null where it was refused.
	 */
	const place = async (
		labelOf: (lines: number) => string,
		at: Range,
		block: readonly (readonly string[])[],
		also: readonly string[],
	) => {
		const { ops, dropped: all } = pasteOps(grid, { row: at.top, column: at.left }, block, reader());
		const added = ops.flatMap((op) => (op.op === "add" ? [op.id] : []));
		if (!isRoomFor(added.length)) return null;
		const lines = [...board.lines.slice(at.top, at.top + block.length), ...added];
		const label = labelOf(lines.length);
		if (ops.length > 0 && !(await dossier.edit(label, ops))) return null;
		const unread = ops.flatMap(pointersOf).filter(isUnread);
		const dropped = all.filter((one) => !isComputed(one));
		const isLacking = unread.length + dropped.length > 0;
		const said = () => [...lackingSaid(unread, dropped), ...also].join(" ");
		const severity = isLacking ? "error" : "info";
		const done = ops.length > 0 ? label : null;
		const isMore = dropped.length > NAMED;
		const each = () => dropped.map((one) => words.grid.valueOf(placeOfDropped(one), one.text));
		// What was not taken stands there alone: it is told until its undo, by the rows that its lines then have.
		const told = dropped.length > 0 ? [] : lines;
		board.say(
			isLacking || also.length > 0 ? said : null,
			done,
			severity,
			done === null,
			told,
			isMore ? each : null,
		);
		return lines;
	};

	return {
		isRoomFor,
		put,
		/** A row under the last one that is shown. */
		add: () => addBeside(board.lines.length - 1, "after"),
		insert: async (where: "before" | "after", at?: number) => {
			const rows = board.rowsAround(at);
			if (rows) await addBeside(where === "before" ? rows.top : rows.bottom, where);
		},
		/** Copies of the selected rows, under them. */
		duplicate: async (at?: number) => {
			const rows = board.rowsAround(at);
			if (!rows || !isRoomFor(rows.bottom - rows.top + 1, words.grid.full)) return;
			let after = board.lines[rows.bottom];
			const ops: OpRequest[] = [];
			for (let row = rows.top; row <= rows.bottom && after !== undefined; row += 1) {
				const id = crypto.randomUUID();
				const fields = dossier.textsUnder(board.pointer(row));
				ops.push({ op: "add", list: grid.list, id, position: { after }, fields });
				after = id;
			}
			const [first] = ops;
			if (first?.op !== "add") return;
			if (await edit(words.grid.duplicated(grid.one, ops.length), ops)) board.focusLine(first.id, 0);
		},
		remove: async (at?: number) => {
			const rows = board.rowsAround(at);
			if (!rows) return;
			const ops = board.lines
				.slice(rows.top, rows.bottom + 1)
				.map((id): OpRequest => ({ op: "remove", pointer: `${grid.list}/${id}` }));
			const next = board.lines[rows.bottom + 1] ?? board.lines[rows.top - 1];
			const column = board.active?.column ?? 0;
			if (ops.length === 0 || !(await edit(words.grid.removed(grid.one, ops.length), ops))) return;
			board.selection.clear();
			if (next !== undefined) board.focusLine(next, column);
			else focusAfter(grid.list);
		},
		/** The selected rows one further up or down: the neighbour goes to their other side. */
		shift: async (by: -1 | 1, at?: number) => {
			if (board.isSorted) return board.say(words.grid.sorted);
			const rows = board.rowsAround(at);
			const neighbour = rows && board.lines[by < 0 ? rows.top - 1 : rows.bottom + 1];
			const other = rows && board.lines[by < 0 ? rows.bottom : rows.top];
			const id = rows && board.lines[rows.top];
			if (!rows || !other || !id) return;
			const isGrouped = board.drawnRow(0) > 0;
			if (!neighbour) return isGrouped ? board.say(words.grid.groupEdge) : undefined;
			const [top, bottom] = by < 0 ? [rows.top - 1, rows.bottom] : [rows.top, rows.bottom + 1];
			if (!board.isOneGroup(top, bottom)) return board.say(words.grid.groupEdge);
			const column = board.active?.column ?? 0;
			const { anchor, isMany } = board.selection;
			const focused = (isMany && anchor && board.lines[anchor.row]) || id;
			const position = by < 0 ? { after: other } : { before: other };
			const pointer = `${grid.list}/${neighbour}`;
			const label = words.grid.moved(grid.one, rows.bottom - rows.top + 1);
			if (!(await edit(label, [{ op: "move", pointer, position }]))) return;
			board.focusLine(focused, column);
		},
		/** The selected rows before or after another, as the mouse dropped them. */
		moveTo: async (rows: { top: number; bottom: number }, target: number, where: "before" | "after") => {
			if (board.isSorted) return board.say(words.grid.sorted);
			const id = board.lines[target];
			if (id === undefined || (target >= rows.top && target <= rows.bottom)) return;
			if (!board.isOneGroup(Math.min(rows.top, target), Math.max(rows.bottom, target))) {
				return board.say(words.grid.groupEdge);
			}
			const moving = board.lines.slice(rows.top, rows.bottom + 1);
			let after = id;
			const ops = moving.map((one, i): OpRequest => {
				const position: PositionRequest = where === "before" && i === 0 ? { before: id } : { after };
				after = one;
				return { op: "move", pointer: `${grid.list}/${one}`, position };
			});
			board.selection.clear();
			if (await edit(words.grid.moved(grid.one, ops.length), ops)) board.focusLine(moving[0] ?? id, 0);
		},
		/** Ctrl+D: the first selected row goes down over the others; a row alone takes the one above. */
		fill: async () => {
			const range = board.range();
			if (!range) return;
			const isAlone = range.top === range.bottom;
			const source = isAlone ? range.top - 1 : range.top;
			if (source < 0) return;
			const target = isAlone ? range : { ...range, top: range.top + 1 };
			const shown = board.columns.slice(range.left, range.right + 1);
			const held = shown.map((_, i) => {
				const pointer = board.fieldAt({ row: source, column: range.left + i });
				return pointer ? dossier.field(pointer) : null;
			});
			const kinds = shown.some((column) => grid.kindPath !== null && column.path?.("") === grid.kindPath);
			/** What is usual for a row of the source's kind is said where another kind has another usual value. */
			const usual = (column: GridColumn | undefined, row: number) => {
				const value = column?.missing?.(board.kind(source)) ?? "";
				return kinds || value === column?.missing?.(board.kind(row)) ? "" : value;
			};
			const height = target.bottom - target.top + 1;
			const block = Array.from({ length: height }, (_, down) =>
				held.map((from, i) => (from?.missing ? usual(shown[i], target.top + down) : (from?.text ?? ""))),
			);
			const why = refusal(block.slice(0, 1), height);
			if (why) return board.say(why);
			await put(words.grid.filled, target, block);
		},
		/** Empties the selected cells. */
		clear: async (label?: string) => {
			const range = board.range();
			if (!range) return;
			const ops: OpRequest[] = [];
			const kinds: OpRequest[] = [];
			for (let row = range.top; row <= range.bottom; row += 1) {
				for (let column = range.left; column <= range.right; column += 1) {
					const pointer = board.fieldAt({ row, column });
					if (!pointer || dossier.field(pointer).missing) continue;
					const op: OpRequest = { op: "input", pointer, text: "" };
					// A row without its kind has no fields: the kind goes last.
					(grid.kindPath && pointer.endsWith(`/${grid.kindPath}`) ? kinds : ops).push(op);
				}
			}
			const all = [...ops, ...kinds];
			const [only] = all;
			if (all.length === 1 && only?.op === "input" && label === undefined) {
				// One is still in that cell: it is emptied as by typing.
				return dossier.type(only.pointer, "", runOf(only.pointer));
			}
			if (all.length > 0) await edit(label ?? words.grid.cleared(all.length), all);
		},
	};
}

function pointersOf(op: OpRequest): string[] {
	if (op.op === "input") return [op.pointer];
	if (op.op === "add") return Object.keys(op.fields).map((path) => `${op.list}/${op.id}/${path}`);
	return [];
}
