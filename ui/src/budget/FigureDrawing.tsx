/** A figure that the program draws, and the same figures as a table. */
import { useCallback, useEffect, useRef } from "react";
import { Table } from "../components/Table";
import { useView } from "../dossier/useView";
import { ipc } from "../ipc";
import { words } from "../words";
import { Cell } from "./Figure";
import { readSvg } from "./readSvg";

/** The drawing follows the figures after a rest: drawing at each keystroke would serve nobody. */
const REST_MS = 400;

type Drawing = "costs_by_category" | "ceiling_gauge" | "resources" | "spending_by_month" | "flows";

export function FigureDrawing({ figure }: { figure: Drawing }) {
	const place = useRef<HTMLDivElement>(null);
	const view = useView(
		useCallback((draftId: string) => ipc.figureSvg(draftId, figure), [figure]),
		REST_MS,
	);

	useEffect(() => {
		const svg = view && readSvg(view.svg);
		if (svg) place.current?.replaceChildren(svg);
		else place.current?.replaceChildren();
	}, [view]);

	if (!view) return null;
	return (
		<figure className="drawing" data-testid={`drawing-${figure}`}>
			<figcaption>{view.title}</figcaption>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
			<div ref={place} className="drawing__paper" tabIndex={0} />
			<details>
				<summary>{words.synthesis.asTable}</summary>
				<Table
					caption={view.description || view.title}
					hideCaption
					columns={view.head.map((header, i) => ({
						key: header,
						header,
						figures: view.rows.some((row) => row[i]?.key),
					}))}
					rows={view.rows.map((row, i) => ({
						key: `${i} ${row[0]?.text}`,
						cells: row.map((cell, at) => <Cell key={view.head[at]} cell={cell} />),
					}))}
				/>
			</details>
		</figure>
	);
}
