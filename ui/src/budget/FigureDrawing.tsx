/** A figure that the program draws, and the same figures as a table. */
import { useEffect, useRef, useState } from "react";
import type { FigureView } from "../bindings/FigureView";
import { Table } from "../components/Table";
import { useDossier, useFigure } from "../dossier/hooks";
import { ipc } from "../ipc";
import { words } from "../words";
import { readSvg } from "./readSvg";

/** The drawing follows the total after a rest: drawing at each keystroke would serve nobody. */
const REST_MS = 400;

export function FigureDrawing({ figure }: { figure: string }) {
	const dossier = useDossier();
	const total = useFigure("total");
	const place = useRef<HTMLDivElement>(null);
	const [view, setView] = useState<FigureView | null>(null);
	const drawn = view !== null;

	// biome-ignore lint/correctness/useExhaustiveDependencies: the total stands for all that the drawing shows
	useEffect(() => {
		let left = false;
		const draw = () =>
			ipc.figureSvg(dossier.id, figure).then(
				(next) => !left && setView(next),
				// The tables say the same: a drawing that fails takes nothing away.
				() => undefined,
			);
		const timer = setTimeout(draw, drawn ? REST_MS : 0);
		return () => {
			left = true;
			clearTimeout(timer);
		};
	}, [dossier, figure, total]);

	useEffect(() => {
		const svg = view && readSvg(view.svg);
		if (svg) place.current?.replaceChildren(svg);
		else place.current?.replaceChildren();
	}, [view]);

	if (!view) return null;
	return (
		<figure className="drawing">
			<figcaption>{view.title}</figcaption>
			<div ref={place} className="drawing__paper" />
			<details>
				<summary>{words.synthesis.asTable}</summary>
				<Table
					caption={view.description || view.title}
					hideCaption
					columns={view.head.map((header, i) => ({ key: header, header, figures: i > 0 }))}
					rows={view.rows.map((cells) => ({ key: cells.join(), cells }))}
				/>
			</details>
		</figure>
	);
}
