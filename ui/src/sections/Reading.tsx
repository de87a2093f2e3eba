/**
 * A text as it reads: the tree that the program read it into, drawn. Nothing of a text is ever given to the browser as
 * a document: raw HTML arrives as words, and an address is shown, not followed.
 */
import { useCallback, useRef } from "react";
import { Traces } from "../budget/Traces";
import { useView } from "../dossier/useView";
import { ipc } from "../ipc";
import { words } from "../words";
import { ReadingText } from "./ReadingBlocks";
import { useFollow } from "./useFollow";
import "./reading.css";

const w = words.textFigures;

export function Reading({ section }: { section: string }) {
	const reading = useView(useCallback((draftId: string) => ipc.sectionReading(draftId, section), [section]));
	const page = useRef<HTMLElement>(null);
	useFollow(page, `/sections/${section}/text`, reading);
	if (!reading) return <div className="reading" />;
	const isEmpty = reading.blocks.length === 0;
	return (
		<div className={isEmpty ? "reading reading--empty" : "reading"} data-testid="reading">
			<h3 className="reading__title" id="reading-title">
				{w.reading}
			</h3>
			<section
				className="reading__page"
				ref={page}
				aria-labelledby="reading-title"
				// biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard scrolls only what has the focus
				tabIndex={0}
			>
				{isEmpty ? (
					<p className="quiet">{w.readingEmpty}</p>
				) : (
					<Traces>
						<div className="reading__text">
							<ReadingText blocks={reading.blocks} />
						</div>
					</Traces>
				)}
			</section>
			{!isEmpty && <p className="quiet reading__foot">{w.readingHelp(reading.figures)}</p>}
		</div>
	);
}
