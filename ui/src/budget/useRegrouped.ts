/**
 * When lines that stand in groups are to be put in their groups again, because what they are grouped by was changed: at
 * once after an undo, else when the cell is left in which it was chosen; after a paste, when the line is left, since
 * arrows go on from there. A row does not leave the fingers.
 */
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { CostArrangement } from "../bindings/CostArrangement";
import type { CostGrouping } from "../bindings/CostGrouping";
import { useDossier } from "../dossier/hooks";
import type { OpenDossier } from "../dossier/openDossier";
import { partiesOf } from "../dossier/parties";

/** The group of the lines whose bearer or category is missing or unknown. */
const NOWHERE = "null";

/** `regrouped`: a number that is another each time; `isAstray`: whether a line is still to go to its group. */
export function useRegrouped(by: CostGrouping | null, arranged: CostArrangement | null) {
	const dossier = useDossier();
	const [regrouped, setRegrouped] = useState(0);
	const asked = useRef("");
	const strays = useStrays(by, arranged);
	useEffect(() => {
		if (by === null) return;
		let frame = 0;
		let isUndone = false;
		let isPasted = false;
		const look = () => {
			frame = 0;
			const isDue = isUndone;
			isUndone = false;
			const astray = strays();
			isPasted &&= astray.length > 0;
			// What was asked for at this state of the dossier is what the program has.
			const wish = `${dossier.revision} ${astray.join(" ")}`;
			if (astray.length === 0 || wish === asked.current) return;
			if (!isDue && astray.some((id) => isHeld(id, isPasted ? "" : by))) return;
			asked.current = wish;
			setRegrouped((times) => times + 1);
		};
		const soon = () => {
			if (frame === 0) frame = requestAnimationFrame(look);
		};
		const stops = [
			dossier.listeners.listen("revision", soon),
			dossier.listeners.listen("epoch", () => {
				isPasted = true;
				soon();
			}),
			dossier.listeners.listen("undone", () => {
				isUndone = true;
				soon();
			}),
		];
		document.addEventListener("focusout", soon);
		soon();
		return () => {
			cancelAnimationFrame(frame);
			document.removeEventListener("focusout", soon);
			for (const stop of stops) stop();
		};
	}, [dossier, by, strays]);
	const isAstray = useCallback(() => strays().length > 0, [strays]);
	return { regrouped, isAstray };
}

/** The lines astray, looked for anew where a line's place or somebody's name has changed: not at each key. */
function useStrays(by: CostGrouping | null, arranged: CostArrangement | null): () => string[] {
	const dossier = useDossier();
	return useMemo(() => {
		let [at, found] = ["", [] as string[]];
		return () => {
			if (by === null || arranged === null) return found;
			const now = `${dossier.listeners.version("places")} ${dossier.listeners.version("parties")}`;
			if (now !== at) [at, found] = [now, straysOf(dossier, by, arranged)];
			return found;
		};
	}, [dossier, by, arranged]);
}

/** The lines that stand in a group that is not theirs any more. */
function straysOf(dossier: OpenDossier, by: CostGrouping, { groups }: CostArrangement): string[] {
	const { carriers, partners } = partiesOf(dossier);
	const known =
		by === "bearer"
			? new Set([...carriers, ...partners].map(({ value }) => value))
			: new Set(dossier.call.categories.map(({ id }) => id));
	return groups.flatMap(({ id: group, lines }) =>
		lines.filter((line) => {
			const key = dossier.field(`/costs/${line}/${by}`).text;
			return key !== group && (group !== NOWHERE || known.has(key));
		}),
	);
}

/** Whether the focus is in this field of a line, or anywhere in it. */
const isHeld = (line: string, field: string): boolean => {
	const row = document.activeElement?.closest<HTMLElement>("tr[data-id]");
	const pointer = (document.activeElement as HTMLElement | null)?.dataset.pointer;
	return field === "" ? row?.dataset.id === line : pointer === `/costs/${line}/${field}`;
};
