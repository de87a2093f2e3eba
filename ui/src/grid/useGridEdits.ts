/** What can be done to the rows of a grid. Each gesture is one edit, hence one undo. */
import { type ClipboardEvent, useMemo } from "react";
import { choicesOf } from "../dossier/choices";
import { useDossier } from "../dossier/hooks";
import { partiesOf } from "../dossier/parties";
import { words } from "../words";
import type { GridDefinition } from "./columns";
import { isBlock, parseBlock } from "./paste";
import { pasteOps } from "./pasteOps";

export type GridEdits = {
	add: () => void;
	duplicate: (row: number) => void;
	remove: (row: number) => void;
	shift: (row: number, by: -1 | 1) => void;
	onPaste: (event: ClipboardEvent) => void;
};

export function useGridEdits(
	grid: GridDefinition,
	focusCell: (row: number, column: number) => void,
): GridEdits {
	const dossier = useDossier();
	return useMemo(() => {
		const ids = () => dossier.list(grid.list);
		const pointer = (row: number) => `${grid.list}/${ids()[row]}`;
		/** The fields of a row that hold something, by their path under it. */
		const fieldsOf = (row: number, paths: string[]) => {
			const held = paths.map((path) => [path, dossier.field(`${pointer(row)}/${path}`)] as const);
			return Object.fromEntries(
				held.filter(([, field]) => !field.missing).map(([path, { text }]) => [path, text]),
			);
		};
		return {
			add: async () => {
				const last = ids().length - 1;
				const fields = last < 0 ? {} : fieldsOf(last, grid.inherited);
				const id = await dossier.add(grid.list, words.grid.added(grid.one), fields);
				if (id) focusCell(ids().indexOf(id), 0);
			},
			duplicate: async (row) => {
				const after = ids()[row];
				if (after === undefined) return;
				const fields = dossier.textsUnder(pointer(row));
				const id = await dossier.add(grid.list, words.grid.duplicated(grid.one), fields, { after });
				if (id) focusCell(ids().indexOf(id), 0);
			},
			remove: async (row) => {
				if (ids()[row] === undefined) return;
				const taken = await dossier.edit(words.grid.removed(grid.one), [
					{ op: "remove", pointer: pointer(row) },
				]);
				if (taken && ids().length > 0) focusCell(Math.min(row, ids().length - 1), 0);
			},
			shift: async (row, by) => {
				const neighbour = ids()[row + by];
				if (neighbour === undefined) return;
				const focused = (document.activeElement as HTMLElement | null)?.dataset.cell?.split(":")[1];
				const position = by < 0 ? { before: neighbour } : { after: neighbour };
				const op = { op: "move" as const, pointer: pointer(row), position };
				if (await dossier.edit(words.grid.moved(grid.one), [op])) focusCell(row + by, Number(focused ?? 0));
			},
			onPaste: (event) => {
				const cell = (event.target as HTMLElement).closest<HTMLElement>("[data-cell]");
				const block = parseBlock(event.clipboardData.getData("text/plain"));
				if (!cell || !isBlock(block)) return;
				event.preventDefault();
				const [row = 0, column = 0] = (cell.dataset.cell ?? "").split(":").map(Number);
				const parties = partiesOf(dossier);
				const ops = pasteOps(grid, { row, column }, block, {
					ids: ids(),
					text: (at) => dossier.field(at).text,
					spec: (at) => dossier.spec(at),
					choices: (spec) => choicesOf(dossier, parties, spec).choices,
					newId: () => crypto.randomUUID(),
				});
				if (ops.length > 0) void dossier.edit(words.grid.pasted(block.length), ops);
			},
		};
	}, [dossier, grid, focusCell]);
}
