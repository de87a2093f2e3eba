/** The keys that work everywhere in a dossier. Undo is ours, in the browser's place: it goes back in the
 * dossier, over all its fields. */
import { useEffect, useRef } from "react";
import { goToPart, PARTS } from "../route";
import type { OpenDossier } from "./openDossier";

/** What is done next is done in the part that is shown. */
export const focusPart = (): void => document.getElementById("part")?.focus();

export function useShortcuts(dossier: OpenDossier, showHelp: () => void): void {
	const help = useRef(showHelp);
	help.current = showHelp;
	useEffect(() => {
		const onKeyDown = (event: KeyboardEvent) => {
			const key = event.key.toLowerCase();
			const command = event.ctrlKey || event.metaKey;
			// Behind a dialog nothing is to change unseen, nor is it left with what was typed; its own keys are the browser's.
			if (document.querySelector("dialog[open]") !== null) return;
			if (command && !event.altKey && key === "z") {
				event.preventDefault();
				if (event.shiftKey) dossier.redo();
				else dossier.undo();
			} else if (command && !event.altKey && key === "y") {
				event.preventDefault();
				dossier.redo();
			} else if (event.altKey && !command && /^Digit[1-9]$/.test(event.code)) {
				// By the key's place: on a French keyboard, digits ask for Maj.
				const part = PARTS[Number(event.code.slice(5)) - 1];
				if (!part) return;
				event.preventDefault();
				goToPart(part);
				focusPart();
			} else if (event.key === "F1" || (event.key === "?" && !isTyping(event.target))) {
				event.preventDefault();
				help.current();
			}
		};
		window.addEventListener("keydown", onKeyDown);
		return () => window.removeEventListener("keydown", onKeyDown);
	}, [dossier]);
}

function isTyping(target: EventTarget | null): boolean {
	return target instanceof HTMLElement && target.matches("input:not([type=checkbox]), textarea, select");
}
