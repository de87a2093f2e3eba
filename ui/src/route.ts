/**
 * Where the user is: a screen, and in a dossier a part and the field to go to. Kept in memory only:
 * the program always opens on Accueil.
 */
import { useSyncExternalStore } from "react";

export const PARTS = [
	"identity",
	"carriers",
	"partners",
	"sections",
	"budget",
	"annexes",
	"signature",
	"verification",
	"export",
] as const;

export type Part = (typeof PARTS)[number];

/**
 * A field to go to, for what a finding says of it or only to write there. Each going is a new object, so
 * that going there twice is seen twice.
 */
export type Target = { pointer: string; forFinding: boolean };

export type Route =
	| { screen: "home" }
	| { screen: "trash" }
	| { screen: "dossier"; draftId: string; part: Part; target: Target | null };

let route: Route = { screen: "home" };
const listeners = new Set<() => void>();

export function go(next: Route): void {
	route = next;
	for (const listener of listeners) listener();
}

const lastPart = new Map<string, Part>();

/** Opens a dossier, on the part where it was left. */
export function openDossier(draftId: string): void {
	go({ screen: "dossier", draftId, part: lastPart.get(draftId) ?? "identity", target: null });
}

export function goToPart(part: Part): void {
	if (route.screen !== "dossier") return;
	lastPart.set(route.draftId, part);
	go({ ...route, part, target: null });
}

/** Goes to the field of a pointer, on the part that shows it. */
export function goToField(pointer: string, forFinding = false): void {
	const part = partOf(pointer);
	if (route.screen !== "dossier" || !part) return;
	lastPart.set(route.draftId, part);
	go({ ...route, part, target: { pointer, forFinding } });
}

const PART_OF: Record<string, Part> = {
	identity: "identity",
	project: "identity",
	carriers: "carriers",
	partners: "partners",
	missing_kinds: "partners",
	sections: "sections",
	costs: "budget",
	funding: "budget",
	grant: "budget",
	self_financing: "budget",
	annexes: "annexes",
	declarations: "signature",
	signatures: "signature",
	pdf: "export",
};

/** The part that shows a field; null for what has no screen. */
export function partOf(pointer: string): Part | null {
	return PART_OF[pointer.split("/")[1] ?? ""] ?? null;
}

export function useRoute(): Route {
	return useSyncExternalStore(
		(listener) => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		() => route,
	);
}

/** The field to go to, while its part is shown. */
export function useTarget(): Target | null {
	const current = useRoute();
	return current.screen === "dossier" ? current.target : null;
}
