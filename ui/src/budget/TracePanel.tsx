/**
 * « D’où vient ce chiffre ? »: the sum in words, its rounding, and what makes it. A part that is typed
 * somewhere leads there; a part that is computed too says in turn where it comes from.
 */
import { useEffect, useRef, useState } from "react";
import type { TraceLineView } from "../bindings/TraceLineView";
import type { TraceView } from "../bindings/TraceView";
import { Button } from "../components/Button";
import { Dialog } from "../components/Dialog";
import { ErrorNote } from "../components/ErrorNote";
import { useDossier, useFigure } from "../dossier/hooks";
import { ipc } from "../ipc";
import { goToField, partOf } from "../route";
import { useAction } from "../useAction";
import { words } from "../words";
import type { Traced } from "./showTrace";

type Props = { traced: Traced; onClose: () => void };

export function TracePanel({ traced, onClose }: Props) {
	const [path, setPath] = useState([traced]);
	const shown = path.at(-1) ?? traced;
	return (
		<Dialog title={words.budget.whence} place="side" onClose={onClose} testId="trace-panel">
			{path.length > 1 && (
				<div>
					<Button kind="quiet" icon="arrow-left-line" onClick={() => setPath(path.slice(0, -1))}>
						{path.at(-2)?.label}
					</Button>
				</div>
			)}
			<Trace key={shown.key} traced={shown} onLeave={onClose} onFollow={(next) => setPath([...path, next])} />
		</Dialog>
	);
}

type TraceProps = { traced: Traced; onLeave: () => void; onFollow: (next: Traced) => void };

function Trace({ traced, onLeave, onFollow }: TraceProps) {
	const dossier = useDossier();
	// A cell of a table is no figure of the open dossier: its text came with it.
	const figure = useFigure(traced.key) ?? traced.text;
	const [trace, setTrace] = useState<TraceView | null>(null);
	const { run, error } = useAction();
	const title = useRef<HTMLParagraphElement>(null);
	// The figure that one followed is gone with the list it stood in: one goes on from what it led to.
	useEffect(() => {
		const held = document.activeElement;
		if (!held || held === document.body || held instanceof HTMLDialogElement) title.current?.focus();
	}, []);
	useEffect(() => {
		void run(async () => setTrace(await ipc.trace(dossier.id, traced.key)));
	}, [run, dossier, traced.key]);
	return (
		<>
			<p className="trace__title" ref={title} tabIndex={-1}>
				{trace?.title ?? traced.label}
			</p>
			<p className="trace__figure">{figure}</p>
			<ErrorNote error={error} />
			{trace && (
				<>
					<p className="trace__formula">{trace.formula}</p>
					{trace.rounding && <p className="quiet">{trace.rounding}</p>}
					{trace.lines.length > 0 && (
						<>
							<h3 className="trace__lines-title">{words.budget.madeOf}</h3>
							<ul className="trace__lines">
								{trace.lines.map((line) => (
									<li key={`${line.pointer} ${line.key} ${line.label}`}>
										<Name line={line} onLeave={onLeave} />
										<Value line={line} onFollow={onFollow} />
									</li>
								))}
							</ul>
						</>
					)}
				</>
			)}
		</>
	);
}

/** Where a part stands on the screens: its field, or the line whose amount it is. A scenario's stands nowhere. */
function placeOf({ pointer, key }: TraceLineView): string | null {
	const [, line] = /^lines\/([^/]+)\//.exec(key ?? "") ?? [];
	const place = pointer ?? (line ? `/costs/${line}` : null);
	return place !== null && partOf(place) ? place : null;
}

function Name({ line, onLeave }: { line: TraceLineView; onLeave: () => void }) {
	const place = placeOf(line);
	if (place === null) return <span>{line.label}</span>;
	const follow = () => {
		onLeave();
		goToField(place);
	};
	return (
		<button type="button" className="fr-link" onClick={follow}>
			{line.label}
		</button>
	);
}

function Value({ line, onFollow }: { line: TraceLineView; onFollow: (next: Traced) => void }) {
	const { key, label, figure } = line;
	if (key === null) return <span className="trace__line-figure">{figure}</span>;
	return (
		<button
			type="button"
			className="figure trace__line-figure"
			title={words.budget.whence}
			aria-label={words.budget.whenceOf(figure, label)}
			onClick={() => onFollow({ key, label, text: figure })}
		>
			{figure}
		</button>
	);
}
