import type { ReactNode } from "react";
import { words } from "../words";
import type { GridColumn, GridGroup } from "./columns";

type Props = {
	group: GridGroup;
	columns: readonly GridColumn[];
	drawn: number;
	figure?: ((key: string, label: string) => ReactNode) | undefined;
};

/** The head of lines that stand together, with their sum. */
export function GridGroupRow({ group, columns, drawn, figure }: Props) {
	const span = Math.min(4, columns.length);
	return (
		<tr aria-rowindex={drawn + 2} className="grid__group" data-testid="grid-group">
			<th scope="rowgroup" colSpan={span} aria-colindex={1} title={group.name}>
				<span className="grid__group-head">
					<span className="grid__group-name">{group.name}</span>{" "}
					<span>{words.grid.group(group.lines.length)}</span>
				</span>
			</th>
			{columns.length > span && <td colSpan={columns.length - span} />}
			<td className="grid__figures grid__kept" aria-colindex={columns.length + 1}>
				{figure?.(group.figure, words.costs.subtotal(group.name))}
			</td>
			<td className="grid__actions" />
		</tr>
	);
}
