/**
 * What the checks say of one field, to be shown beside it. A field that is only empty keeps quiet, unless
 * one came to it for that: an unfinished dossier must not be a wall of reproaches.
 */
import { useCallback, useSyncExternalStore } from "react";
import { useTarget } from "../route";
import { useDossier } from "./hooks";

export function useFieldFinding(pointer: string, missing: boolean): string | null {
	const dossier = useDossier();
	const target = useTarget();
	const listen = useCallback(
		(listener: () => void) => dossier.listeners.listen("findings", listener),
		[dossier],
	);
	const message = useSyncExternalStore(
		listen,
		() => dossier.findings.find((finding) => finding.pointer === pointer)?.message ?? null,
	);
	const cameForIt = target?.forFinding === true && target.pointer === pointer;
	return missing && !cameForIt ? null : message;
}
