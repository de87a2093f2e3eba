/** A computed figure, which says on request how it was obtained. */
import { useContext } from "react";
import { useFigure } from "../dossier/hooks";
import { words } from "../words";
import { ShowTrace } from "./showTrace";

type Props = { id: string; label: string };

export function Figure({ id, label }: Props) {
	const text = useFigure(id);
	const showTrace = useContext(ShowTrace);
	if (text === null) return <span className="quiet">—</span>;
	return (
		<button
			type="button"
			className="figure"
			title={words.budget.whence}
			data-testid={`figure-${id}`}
			onClick={() => showTrace({ key: id, label })}
		>
			{text}
			<span className="fr-sr-only">{words.budget.whenceOf(label)}</span>
		</button>
	);
}
