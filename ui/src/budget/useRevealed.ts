/** Shows the column of the field that one goes to, where it was hidden: what is to be mended must be seen. */
import { useEffect } from "react";
import { useDossier } from "../dossier/hooks";
import { type Target, useTarget } from "../route";
import { COST_GRID } from "./costGrid";
import type { CostGridView } from "./costGridView";

/** Goings that were looked at: a column that is hidden after one has come stays so. */
const arrived = new WeakSet<Target>();

export function useRevealed({ hidden }: CostGridView, change: (view: Partial<CostGridView>) => void): void {
	const dossier = useDossier();
	const target = useTarget();
	useEffect(() => {
		if (!target || arrived.has(target)) return;
		arrived.add(target);
		const [, list, id, ...path] = target.pointer.split("/");
		if (`/${list}` !== COST_GRID.list || id === undefined) return;
		const kind = dossier.field(`/costs/${id}/basis/kind`).text;
		const column = COST_GRID.columns.find((one) => one.path?.(kind) === path.join("/"));
		if (column && hidden.includes(column.key)) change({ hidden: hidden.filter((key) => key !== column.key) });
	}, [target, hidden, change, dossier]);
}
