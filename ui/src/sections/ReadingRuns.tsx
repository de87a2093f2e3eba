/** What stands within a line of a text as it reads: words, live figures, calls of notes, images. */
import { type ReactNode, useContext } from "react";
import type { ReadingRun } from "../bindings/ReadingRun";
import { ShowTrace } from "../budget/showTrace";
import { words } from "../words";

const w = words.textFigures;

/** Goes to a heading, a note or its call within the same text. */
export function leadTo(from: HTMLElement, place: string): void {
	const text = from.closest(".reading__text");
	const found = [...(text?.querySelectorAll<HTMLElement>("[data-reading]") ?? [])].find(
		(element) => element.dataset.reading === place,
	);
	found?.focus();
	found?.scrollIntoView({ block: "nearest" });
}

export function ReadingRuns({ runs }: { runs: ReadingRun[] }) {
	return runs.map((run, i) => <Run key={i} run={run} />);
}

function Run({ run }: { run: ReadingRun }) {
	let shown: ReactNode = <What run={run} />;
	if (run.link) shown = <Linked link={run.link}>{shown}</Linked>;
	if (run.lang) shown = <span lang={run.lang}>{shown}</span>;
	if (run.italic) shown = <em>{shown}</em>;
	if (run.bold) shown = <strong>{shown}</strong>;
	return shown;
}

function What({ run }: { run: ReadingRun }) {
	const { kind, text, label, key } = run;
	switch (kind) {
		case "words":
			return text;
		case "figure":
			return <LiveFigure text={text} label={label} trace={key} />;
		case "unknown":
			return (
				<span className="reading__figure reading__figure--unknown" title={label}>
					{text}
					<span className="fr-sr-only">{` (${label})`}</span>
				</span>
			);
		case "note":
			return (
				<sup>
					<button
						type="button"
						className="reading__call"
						aria-label={w.note(text)}
						data-reading={`call ${text}`}
						onClick={(event) => leadTo(event.currentTarget, `note ${text}`)}
					>
						{text}
					</button>
				</sup>
			);
		case "image":
			return <span className="reading__image">{w.image(label, text)}</span>;
	}
}

type FigureProps = { text: string; label: string; trace: string | null };

function LiveFigure({ text, label, trace }: FigureProps) {
	const showTrace = useContext(ShowTrace);
	if (trace === null) {
		return (
			<span className="reading__figure" title={label}>
				{text}
			</span>
		);
	}
	return (
		<button
			type="button"
			className="reading__figure"
			title={`${label}. ${words.budget.whence}`}
			aria-label={words.budget.whenceOf(text, label)}
			onClick={() => showTrace({ key: trace, label, text })}
		>
			{text}
		</button>
	);
}

type LinkedProps = { link: NonNullable<ReadingRun["link"]>; children: ReactNode };

function Linked({ link, children }: LinkedProps) {
	if (link.to === "address") {
		return (
			<span className="reading__link" title={w.linkTo(link.address)}>
				{children}
				<span className="fr-sr-only">{` (${w.linkTo(link.address)})`}</span>
			</span>
		);
	}
	return (
		<button
			type="button"
			className="reading__link"
			onClick={(event) => leadTo(event.currentTarget, `#${link.id}`)}
		>
			{children}
		</button>
	);
}
