/**
 * How a person wants to see the costs of one draft: what they are put together and sorted by, what is left
 * out, which columns are shown and how wide. This machine remembers it, draft by draft.
 */
import { useCallback, useState } from "react";
import type { CostView } from "../bindings/CostView";
import { COST_GRID } from "./costGrid";

export type CostGridView = Omit<CostView, "keep"> & {
	hidden: string[];
	/** In rem, where they are not as declared. */
	widths: Record<string, number>;
};

export const PLAIN_VIEW: CostGridView = {
	group: null,
	order: null,
	category: null,
	bearer: null,
	kind: null,
	with_finding: false,
	search: "",
	hidden: [],
	widths: {},
};

/** In rem. */
const NARROWEST = 2.5;
const WIDEST = 40;

const key = (draft: string) => `amorce.costs.${draft}`;

function remembered(draft: string): CostGridView {
	try {
		const kept: unknown = JSON.parse(localStorage.getItem(key(draft)) ?? "{}");
		return typeof kept === "object" ? { ...PLAIN_VIEW, ...kept } : PLAIN_VIEW;
	} catch {
		return PLAIN_VIEW;
	}
}

function keep(draft: string, view: CostGridView): void {
	try {
		localStorage.setItem(key(draft), JSON.stringify(view));
	} catch {
		// Without a place to keep it, the view lasts as long as the screen.
	}
}

export function useCostGridView(draft: string) {
	const [view, setView] = useState(() => remembered(draft));
	const change = useCallback(
		(changed: Partial<CostGridView>) =>
			setView((before) => {
				const next = { ...before, ...changed };
				keep(draft, next);
				return next;
			}),
		[draft],
	);
	return [view, change] as const;
}

/** Whether lines are left out. */
export const isFiltered = ({ category, bearer, kind, with_finding, search }: CostGridView) =>
	category !== null || bearer !== null || kind !== null || with_finding || search.trim() !== "";

/** The fields of a line that the filters ask for. */
export const filteredFields = ({ category, bearer, kind }: CostGridView): Record<string, string> => ({
	...(category && { category }),
	...(bearer && { bearer }),
	...(kind && { "basis/kind": kind }),
});

/** Whether the lines are shown otherwise than in the order of the dossier. */
export const isArranged = (view: CostGridView) =>
	view.group !== null || view.order !== null || isFiltered(view);

export const columnsOf = ({ hidden, widths }: CostGridView) =>
	COST_GRID.columns
		.filter((column) => column.fixed || !hidden.includes(column.key))
		.map((column) => ({ ...column, width: widths[column.key] ?? column.width }));

export const widened = ({ widths }: CostGridView, column: string, width: number) => ({
	...widths,
	[column]: Math.max(NARROWEST, Math.min(WIDEST, width)),
});
