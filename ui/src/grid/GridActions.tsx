import { type Action, Menu } from "../components/Menu";
import { words } from "../words";
import type { GridEdits } from "./useGridEdits";

type Props = { row: number; edits: GridEdits; onDetails?: () => void };

/** What can be done with a row; with all the selected rows, where it is one of them. */
export function GridActions({ row, edits, onDetails }: Props) {
	const actions: Action[] = [
		{
			label: words.grid.insertAbove,
			icon: "add-line",
			onSelect: () => void edits.insert("before", row),
			testId: "row-insert-above",
		},
		{
			label: words.grid.insertBelow,
			icon: "add-line",
			onSelect: () => void edits.insert("after", row),
			testId: "row-insert-below",
		},
		{
			label: words.grid.duplicate,
			icon: "draft-line",
			onSelect: () => void edits.duplicate(row),
			testId: "row-duplicate",
		},
		{ label: words.list.up, icon: "arrow-up-line", onSelect: () => void edits.shift(-1, row) },
		{ label: words.list.down, icon: "arrow-down-line", onSelect: () => void edits.shift(1, row) },
		{
			label: words.list.remove,
			icon: "delete-bin-line",
			onSelect: () => void edits.remove(row),
			testId: "row-remove",
		},
	];
	if (onDetails) {
		actions.unshift({
			label: words.grid.details,
			icon: "information-line",
			onSelect: onDetails,
			testId: "row-details",
		});
	}
	return <Menu label={words.grid.actions(row + 1)} actions={actions} testId="row-menu" />;
}
