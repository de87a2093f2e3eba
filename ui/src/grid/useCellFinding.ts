/** What the checks say of one cell. An empty one keeps quiet: an unfinished grid is no wall of reproaches. */
import { useCallback, useSyncExternalStore } from "react";
import type { FindingView } from "../bindings/FindingView";
import { useDossier } from "../dossier/hooks";

const indexed = new WeakMap<readonly FindingView[], Map<string, string>>();

/** The first message of each field, made once for each telling of the findings. */
function byPointer(findings: readonly FindingView[]): Map<string, string> {
	const known = indexed.get(findings);
	if (known) return known;
	const made = new Map<string, string>();
	for (const { pointer, message } of findings) if (!made.has(pointer)) made.set(pointer, message);
	indexed.set(findings, made);
	return made;
}

export function useCellFinding(pointer: string, missing: boolean): string | null {
	const dossier = useDossier();
	const listen = useCallback(
		(listener: () => void) => dossier.listeners.listen("findings", listener),
		[dossier],
	);
	return useSyncExternalStore(listen, () =>
		missing ? null : (byPointer(dossier.findings).get(pointer) ?? null),
	);
}
