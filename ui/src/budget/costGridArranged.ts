/**
 * The lines as the program arranges them for a view: asked for when the view changes, when lines come or go,
 * and when the person asks. Never while one types: a row does not leave the fingers. Nor do sorted lines change places
 * for others that come or go: only asking puts them in order again. A line whose group was changed goes there once its
 * cell is left (`useRegrouped`), and no button of the mouse is pressed.
 */
import { useCallback, useEffect, useRef, useState } from "react";
import type { CostArrangement } from "../bindings/CostArrangement";
import { useDossier, useList } from "../dossier/hooks";
import { ipc } from "../ipc";
import { type CostGridView, isArranged, isFiltered } from "./costGridView";
import { whenReleased } from "./released";
import { settled } from "./settled";
import { useRegrouped } from "./useRegrouped";

export function useArranged(view: CostGridView) {
	const dossier = useDossier();
	const ids = useList("/costs");
	const [arranged, setArranged] = useState<CostArrangement | null>(null);
	const [asked, setAsked] = useState(0);
	/**
	 * Lines made under these filters stay in sight, though they hold nothing yet; so do those that were in sight when
	 * others came or went, though what was typed or pasted in them passes no more.
	 */
	const made = useRef({ known: ids, keep: [] as string[], shown: [] as string[], regrouped: 0 });
	/** The order of the sorted lines, and the wish that it is of. */
	const sorted = useRef({ wish: "", lines: [] as readonly string[] });
	/** The state of the dossier at which nothing was kept where it does not belong any more. */
	const [since, setSince] = useState(Number.POSITIVE_INFINITY);
	const { group, order, category, bearer, kind, with_finding, search } = view;
	const wanted = isArranged(view);
	/** Until the first answer no line is shown: one that a filter hides would come, take the focus, and go. */
	const [waiting, setWaiting] = useState(wanted);
	const filtered = isFiltered(view);
	const { regrouped, isAstray } = useRegrouped(group, arranged);

	// biome-ignore lint/correctness/useExhaustiveDependencies: other filters, and asking again, let go of what was kept
	useEffect(() => {
		made.current.keep = [];
		made.current.shown = [];
	}, [category, bearer, kind, with_finding, search, asked]);

	useEffect(() => {
		const { known, keep: kept, shown, regrouped: before } = made.current;
		made.current.regrouped = regrouped;
		if (filtered && (ids !== known || regrouped !== before)) {
			const [had, stay] = [new Set(known), new Set([...kept, ...shown])];
			made.current.keep = ids.filter((id) => stay.has(id) || !had.has(id));
		}
		made.current.known = ids;
		if (!wanted) {
			sorted.current.wish = "";
			setWaiting(false);
			return setArranged(null);
		}
		let isOver = false;
		const { keep } = made.current;
		const wish = JSON.stringify([group, order, category, bearer, kind, with_finding, search, asked]);
		ipc
			.arrangeCosts(dossier.id, { group, order, category, bearer, kind, with_finding, search, keep })
			.then(async (found) => {
				if (regrouped !== before) await whenReleased();
				if (isOver) return;
				dossier.takeFigures(found.rev, found.figures);
				const shown = found.groups.flatMap(({ lines }) => lines);
				made.current.shown = shown;
				const isNew = sorted.current.wish !== wish;
				if (isNew) {
					sorted.current = { wish, lines: shown };
					setSince(keep.length === 0 ? found.rev : 0);
				} else if (order) {
					const here = new Set(shown);
					sorted.current.lines = settled(
						sorted.current.lines,
						ids.filter((id) => here.has(id)),
					);
				}
				setArranged(order ? inOrder(found, sorted.current.lines) : found);
			})
			.finally(() => setWaiting(false));
		return () => {
			isOver = true;
		};
	}, [
		dossier,
		ids,
		wanted,
		filtered,
		group,
		order,
		category,
		bearer,
		kind,
		with_finding,
		search,
		asked,
		regrouped,
	]);

	const again = useCallback(() => setAsked((times) => times + 1), []);
	return { arranged: wanted ? arranged : null, waiting: wanted && waiting, again, since, isAstray };
}

function inOrder(found: CostArrangement, order: readonly string[]): CostArrangement {
	const places = new Map(order.map((id, place) => [id, place]));
	const placeOf = (id: string) => places.get(id) ?? order.length;
	const groups = found.groups.map((group) => ({
		...group,
		lines: [...group.lines].sort((a, b) => placeOf(a) - placeOf(b)),
	}));
	return { ...found, groups };
}
