/**
 * Light or dark: the machine's choice, or the user's, which this machine remembers. DSFR reads it from
 * `data-fr-theme` on the root element.
 */
import { useSyncExternalStore } from "react";

export type Scheme = "system" | "light" | "dark";

const KEY = "amorce.scheme";
const dark = window.matchMedia("(prefers-color-scheme: dark)");
const listeners = new Set<() => void>();
let scheme: Scheme = remembered();

function remembered(): Scheme {
	try {
		const kept = localStorage.getItem(KEY);
		return kept === "light" || kept === "dark" ? kept : "system";
	} catch {
		return "system";
	}
}

function show(): void {
	const root = document.documentElement;
	root.dataset.frScheme = scheme;
	root.dataset.frTheme = scheme === "system" ? (dark.matches ? "dark" : "light") : scheme;
}

/** Call before the first drawing, so that a dark screen never flashes white. */
export function startTheme(): void {
	show();
	dark.addEventListener("change", show);
}

export function chooseScheme(next: Scheme): void {
	scheme = next;
	try {
		localStorage.setItem(KEY, next);
	} catch {
		// Without a place to keep it, the choice lasts as long as the window.
	}
	show();
	for (const listener of listeners) listener();
}

export function useScheme(): Scheme {
	return useSyncExternalStore(
		(listener) => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		() => scheme,
	);
}
