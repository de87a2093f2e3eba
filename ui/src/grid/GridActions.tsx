import { type Action, Menu } from "../components/Menu";
import { words } from "../words";
import type { GridEdits } from "./useGridEdits";

type Props = { row: number; edits: GridEdits; onDetails?: () => void };

export function GridActions({ row, edits, onDetails }: Props) {
	const actions: Action[] = [
		{
			label: words.grid.duplicate,
			icon: "draft-line",
			onSelect: () => edits.duplicate(row),
			testId: "row-duplicate",
		},
		{ label: words.list.up, icon: "arrow-up-line", onSelect: () => edits.shift(row, -1) },
		{ label: words.list.down, icon: "arrow-down-line", onSelect: () => edits.shift(row, 1) },
		{
			label: words.list.remove,
			icon: "delete-bin-line",
			onSelect: () => edits.remove(row),
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
