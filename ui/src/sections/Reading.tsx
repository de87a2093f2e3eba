/**
 * A text as it reads: the tree that the program read it into, drawn. Nothing of a text is ever given to the browser as
 * a document: raw HTML arrives as words, and an address is shown, not followed.
 */
import { useCallback } from "react";
import { Traces } from "../budget/Traces";
import { useView } from "../dossier/useView";
import { ipc } from "../ipc";
import { words } from "../words";
import { ReadingBlocks } from "./ReadingBlocks";
import "./reading.css";

const w = words.textFigures;

export function Reading({ section }: { section: string }) {
	const reading = useView(useCallback((draftId: string) => ipc.sectionReading(draftId, section), [section]));
	if (!reading || reading.blocks.length === 0) return null;
	return (
		<section className="reading" aria-label={w.reading} data-testid="reading">
			<h3 className="reading__title">{w.reading}</h3>
			<p className="quiet">{w.readingHelp(reading.figures)}</p>
			<Traces>
				<div className="reading__text">
					<ReadingBlocks blocks={reading.blocks} />
				</div>
			</Traces>
		</section>
	);
}
