/**
 * The lines as the program arranges them for a view: asked for when the view changes, when lines come or go,
 * and when the person asks. Never while one types: a row does not leave the fingers.
 */
import { useCallback, useEffect, useRef, useState } from "react";
import type { CostArrangement } from "../bindings/CostArrangement";
import { useDossier, useList } from "../dossier/hooks";
import { ipc } from "../ipc";
import { type CostGridView, isArranged, isFiltered } from "./costGridView";

export function useArranged(view: CostGridView) {
	const dossier = useDossier();
	const ids = useList("/costs");
	const [arranged, setArranged] = useState<CostArrangement | null>(null);
	const [asked, setAsked] = useState(0);
	/**
	 * Lines made under these filters stay in sight, though they hold nothing yet; so do those that were in sight when
	 * others came or went, though what was typed or pasted in them passes no more.
	 */
	const made = useRef({ known: ids, keep: [] as string[], shown: [] as string[] });
	const { group, order, category, bearer, kind, with_finding, search } = view;
	const wanted = isArranged(view);
	/** Until the first answer no line is shown: one that a filter hides would come, take the focus, and go. */
	const [waiting, setWaiting] = useState(wanted);
	const filtered = isFiltered(view);

	// biome-ignore lint/correctness/useExhaustiveDependencies: other filters, and asking again, let go of what was kept
	useEffect(() => {
		made.current.keep = [];
		made.current.shown = [];
	}, [category, bearer, kind, with_finding, search, asked]);

	// biome-ignore lint/correctness/useExhaustiveDependencies: `asked` is the person's wish to see them arranged again
	useEffect(() => {
		const { known, keep: kept, shown } = made.current;
		if (filtered && ids !== known) {
			const [before, stay] = [new Set(known), new Set([...kept, ...shown])];
			made.current.keep = ids.filter((id) => stay.has(id) || !before.has(id));
		}
		made.current.known = ids;
		if (!wanted) {
			setWaiting(false);
			return setArranged(null);
		}
		let isOver = false;
		const { keep } = made.current;
		ipc
			.arrangeCosts(dossier.id, { group, order, category, bearer, kind, with_finding, search, keep })
			.then((found) => {
				if (isOver) return;
				dossier.takeFigures(found.rev, found.figures);
				made.current.shown = found.groups.flatMap(({ lines }) => lines);
				setArranged(found);
			})
			.finally(() => setWaiting(false));
		return () => {
			isOver = true;
		};
	}, [dossier, ids, wanted, filtered, group, order, category, bearer, kind, with_finding, search, asked]);

	const again = useCallback(() => setAsked((times) => times + 1), []);
	return { arranged: wanted ? arranged : null, waiting: wanted && waiting, again };
}
