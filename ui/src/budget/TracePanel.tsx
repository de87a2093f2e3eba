/** « D’où vient ce chiffre ? »: the sum in words, its rounding, and the lines that make it, as links. */
import { useEffect, useState } from "react";
import type { TraceLineView } from "../bindings/TraceLineView";
import type { TraceView } from "../bindings/TraceView";
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
	const dossier = useDossier();
	const figure = useFigure(traced.key);
	const [trace, setTrace] = useState<TraceView | null>(null);
	const { run, error } = useAction();
	useEffect(() => {
		void run(async () => setTrace(await ipc.trace(dossier.id, traced.key)));
	}, [run, dossier, traced.key]);
	return (
		<Dialog title={words.budget.whence} place="side" onClose={onClose} testId="trace-panel">
			<p className="trace__title">{trace?.title ?? traced.label}</p>
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
									<li key={`${line.pointer} ${line.label}`}>
										<Line line={line} onLeave={onClose} />
										<span className="trace__line-figure">{line.figure}</span>
									</li>
								))}
							</ul>
						</>
					)}
				</>
			)}
		</Dialog>
	);
}

/** A line that stands somewhere is a link to it. */
function Line({ line: { pointer, label }, onLeave }: { line: TraceLineView; onLeave: () => void }) {
	if (pointer === null || !partOf(pointer)) return <span>{label}</span>;
	const follow = () => {
		onLeave();
		goToField(pointer);
	};
	return (
		<button type="button" className="fr-link" onClick={follow}>
			{label}
		</button>
	);
}
