/**
 * A cell of a row that has only just come into sight, by scrolling or with many others: what it says, without its
 * control. A control costs a browser ten times a word, and nobody types in a row that still moves; the row gets its
 * own as soon as it rests.
 */
import type { ReactNode } from "react";
import { choicesOf } from "../dossier/choices";
import { partiesOf } from "../dossier/parties";
import type { Board } from "./board";
import type { GridColumn } from "./columns";
import { shortened } from "./GridCell";

export function lightCell(
	board: Board,
	column: GridColumn,
	id: string,
	kind: string,
	label: string,
): ReactNode {
	const { dossier, grid } = board;
	if (column.bar) return null;
	if (column.figure) return <span className="grid__light">{dossier.figure(column.figure(id))}</span>;
	const path = column.path?.(kind);
	if (!path) return null;
	const pointer = `${grid.list}/${id}/${path}`;
	const spec = dossier.spec(pointer);
	const field = dossier.field(pointer);
	const shown = field.missing ? (column.missing?.(kind) ?? spec?.default ?? "") : field.text;
	if (spec?.kind === "flag" && !field.error) {
		return (
			<input
				type="checkbox"
				className="box grid__box grid__light"
				aria-label={label}
				readOnly
				tabIndex={-1}
				checked={shown === "true"}
			/>
		);
	}
	if (spec?.kind === "choice" || spec?.kind === "reference") {
		const { choices } = shortened(choicesOf(dossier, partiesOf(dossier), spec), column.short);
		const chosen = choices.find((choice) => choice.value === shown)?.label ?? shown;
		return <span className="grid__light grid__light--text">{chosen || "—"}</span>;
	}
	const unit = column.unit?.(kind) ?? null;
	if (!column.figures) return <span className="grid__light grid__light--text">{shown}</span>;
	return (
		<span className={`grid__light ${unit ? "grid__light--unit" : "grid__light--text"}`}>
			{shown}
			{unit && <span className="grid__unit">{unit}</span>}
		</span>
	);
}
