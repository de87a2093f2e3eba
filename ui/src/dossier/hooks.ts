/** How a component reads the open dossier: each hook hears only of what it reads. */
import { createContext, useCallback, useContext, useSyncExternalStore } from "react";
import type { BudgetState } from "../bindings/BudgetState";
import type { FindingView } from "../bindings/FindingView";
import type { SaveState } from "../bindings/SaveState";
import type { Part } from "../route";
import type { OpenDossier, ShownField } from "./openDossier";
import { type Parties, partiesOf } from "./parties";

export const DossierContext = createContext<OpenDossier | null>(null);

export function useDossier(): OpenDossier {
	const dossier = useContext(DossierContext);
	if (!dossier) throw new Error("useDossier outside of a dossier's frame");
	return dossier;
}

function useTold<T>(key: string, read: (dossier: OpenDossier) => T): T {
	const dossier = useDossier();
	const listen = useCallback(
		(listener: () => void) => dossier.listeners.listen(key, listener),
		[dossier, key],
	);
	return useSyncExternalStore(listen, () => read(dossier));
}

export const useField = (pointer: string): ShownField =>
	useTold(`f:${pointer}`, (dossier) => dossier.field(pointer));

export const useList = (pointer: string): readonly string[] =>
	useTold(`l:${pointer}`, (dossier) => dossier.list(pointer));

/** A computed figure, in French form; null where the program gives none. */
export const useFigure = (key: string): string | null =>
	useTold(`g:${key}`, (dossier) => dossier.figure(key));

/** The figures that begin so; told again when one appears or goes. */
export function useFigureKeys(prefix: string): string[] {
	const dossier = useDossier();
	useTold("figures", () => dossier.listeners.version("figures"));
	return dossier.figureKeys(prefix);
}

export const useBudget = (): BudgetState => useTold("budget", (dossier) => dossier.budget);
/** The parts of the dossier in which something stands. */
export const useBegun = (): readonly Part[] => useTold("begun", (dossier) => dossier.begun);
export const useFindings = (): readonly FindingView[] => useTold("findings", (dossier) => dossier.findings);
export const useSaved = (): SaveState => useTold("saved", (dossier) => dossier.saved);
export const useUndoState = () => useTold("undo", (dossier) => dossier.undoState);
/** Counts the changes that the program has told of. */
export const useRevision = (): number => useTold("revision", (dossier) => dossier.revision);
export const useParties = (): Parties => useTold("parties", partiesOf);
/** Heard of only while `listening`: a grid has hundreds of fields, of which one is being typed in. */
export const useEpoch = (listening: boolean): number =>
	useTold("epoch", (dossier) => (listening ? dossier.epoch : 0));

/** How many months the budget's tables have, and how many of them the call finances. */
export function useTableMonths(): { months: number; window: number } {
	const months = useTold("budget", (dossier) => dossier.budget.months);
	const window = useTold("budget", (dossier) => dossier.budget.base_months);
	return { months, window };
}
export const useFailure = (): string | null => useTold("failure", (dossier) => dossier.failure);
