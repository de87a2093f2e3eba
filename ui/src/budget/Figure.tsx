/** A computed figure, which says on request how it was obtained. */
import { useContext } from "react";
import type { TableCellView } from "../bindings/TableCellView";
import { useFigure } from "../dossier/hooks";
import { words } from "../words";
import { ShowTrace } from "./showTrace";

type Props = { id: string; label: string };

export function Figure({ id, label }: Props) {
	const text = useFigure(id);
	if (text === null) return <span className="quiet">—</span>;
	return <TracedFigure id={id} label={label} text={text} />;
}

/** The same where its text is told with it: a cell of a table, a line of the plan. */
export function TracedFigure({ id, label, text }: Props & { text: string }) {
	const showTrace = useContext(ShowTrace);
	return (
		<button
			type="button"
			className="figure"
			title={words.budget.whence}
			aria-label={words.budget.whenceOf(text, label)}
			data-testid={`figure-${id}`}
			onClick={() => showTrace({ key: id, label, text })}
		>
			{text}
		</button>
	);
}

/** What stands in a table: a figure where something was computed, else its words. */
export function Cell({ cell: { key, label, text } }: { cell: TableCellView }) {
	return key === null ? text : <TracedFigure id={key} label={label} text={text} />;
}
