/**
 * What the checks say of the cells of a line. A line that holds nothing of its own keeps quiet: an unfinished grid is no
 * wall of reproaches. Once something stands in it, what it lacks is marked: it counts for less than it should.
 */
import { useCallback, useSyncExternalStore } from "react";
import type { FindingView } from "../bindings/FindingView";
import { useDossier, useField } from "../dossier/hooks";
import type { OpenDossier } from "../dossier/openDossier";
import type { GridColumn, GridDefinition } from "./columns";

type Told = {
	/** The first message of each field. */
	fields: Map<string, string>;
	/** The first message of each rule about each item. */
	rules: Map<string, string>;
};

const indexed = new WeakMap<readonly FindingView[], Told>();

const itemOf = (pointer: string) => pointer.split("/").slice(0, 3).join("/");

/** Made once for each telling of the findings. */
function toldBy(findings: readonly FindingView[]): Told {
	const known = indexed.get(findings);
	if (known) return known;
	const made: Told = { fields: new Map(), rules: new Map() };
	for (const { pointer, rule, message } of findings) {
		if (!made.fields.has(pointer)) made.fields.set(pointer, message);
		const about = `${rule} ${itemOf(pointer)}`;
		if (!made.rules.has(about)) made.rules.set(about, message);
	}
	indexed.set(findings, made);
	return made;
}

function useTold(read: (dossier: OpenDossier) => string | null): string | null {
	const dossier = useDossier();
	const listen = useCallback(
		(listener: () => void) => dossier.listeners.listen("findings", listener),
		[dossier],
	);
	return useSyncExternalStore(listen, () => read(dossier));
}

/** `quiet`: the field is missing, in a line that holds nothing. */
export const useCellFinding = (pointer: string, quiet: boolean): string | null =>
	useTold(({ findings }) => (quiet ? null : (toldBy(findings).fields.get(pointer) ?? null)));

/** Why the figure of a column could not be computed for a line. */
export function useFigureFinding(
	grid: GridDefinition,
	column: GridColumn | undefined,
	id: string,
	begun: boolean,
): string | null {
	const at = `${grid.list}/${id}`;
	const kind = useField(grid.kindPath ? `${at}/${grid.kindPath}` : at).text;
	return useTold(({ findings }) => {
		const computed = column?.computed;
		if (!computed || !begun) return null;
		const { rules } = toldBy(findings);
		const own = rules.get(`${computed.rule} ${at}`);
		if (own !== undefined) return own;
		const elsewhere = computed.elsewhere(kind);
		return elsewhere && rules.has(`${computed.rule} ${elsewhere.at}`) ? elsewhere.said : null;
	});
}

/** The fields in which a line of this kind holds what it did not take after another. */
const ownPaths = ({ columns, inherited }: GridDefinition, kind: string): string[] =>
	columns.flatMap(({ path }) => path?.(kind) ?? []).filter((path) => !inherited.includes(path));

/** Whether something stands in a line that it did not take after another. */
export function useBegun(grid: GridDefinition, id: string): boolean {
	const dossier = useDossier();
	const at = `${grid.list}/${id}`;
	const kind = useField(grid.kindPath ? `${at}/${grid.kindPath}` : at).text;
	const listen = useCallback(
		(listener: () => void) => {
			const stops = ownPaths(grid, kind).map((path) => dossier.listeners.listen(`f:${at}/${path}`, listener));
			return () => {
				for (const stop of stops) stop();
			};
		},
		[dossier, grid, at, kind],
	);
	return useSyncExternalStore(listen, () =>
		ownPaths(grid, kind).some((path) => dossier.field(`${at}/${path}`).text !== ""),
	);
}
