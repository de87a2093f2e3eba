/** A text as it reads: its figures of the budget live, those that name nothing marked. */
import { useCallback } from "react";
import { useView } from "../dossier/useView";
import { ipc } from "../ipc";
import { words } from "../words";

const w = words.textFigures;

export function Reading({ section }: { section: string }) {
	const reading = useView(useCallback((draftId: string) => ipc.sectionReading(draftId, section), [section]));
	// Without a figure, the text reads as it is typed.
	if (!reading || reading.figures === 0) return null;
	let at = 0;
	return (
		<section className="reading" aria-label={w.reading} data-testid="reading">
			<h3 className="reading__title">{w.reading}</h3>
			<p className="quiet">{w.readingHelp(reading.figures)}</p>
			<div className="reading__text">
				{reading.pieces.map(({ kind, text, label }) => {
					const key = at;
					at += text.length + 1;
					if (kind === "words") return <span key={key}>{text}</span>;
					const unknown = kind === "unknown";
					return (
						<span
							key={key}
							className={unknown ? "reading__figure reading__figure--unknown" : "reading__figure"}
							title={label}
						>
							{text}
							{unknown && <span className="fr-sr-only">{` (${label})`}</span>}
						</span>
					);
				})}
			</div>
		</section>
	);
}
