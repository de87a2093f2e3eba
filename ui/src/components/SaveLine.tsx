/** The one line that says whether what was typed is on the disk. */
import { useEffect, useState } from "react";
import type { SaveState } from "../bindings/SaveState";
import { words } from "../words";
import { Icon } from "./Icon";

/** How long typing rests, in milliseconds, before « Enregistré » is shown. */
const REST = 400;

export function SaveLine({ state: now }: { state: SaveState }) {
	const state = useRested(now);
	return (
		<p className={`save-line save-line--${state.kind}`} role="status" data-testid="save-state">
			{state.kind === "saved" && <Icon name="check-line" />}
			{state.kind === "not_saved" && <Icon name="error-warning-fill" />}
			{text(state)}
		</p>
	);
}

/** At each key it would change twice, and be read aloud twice: « Enregistré » waits until no key follows. */
function useRested(state: SaveState): SaveState {
	const [shown, setShown] = useState(state);
	useEffect(() => {
		if (state.kind !== "saved") return setShown(state);
		const rested = setTimeout(() => setShown(state), REST);
		return () => clearTimeout(rested);
	}, [state]);
	return state.kind === "saved" ? shown : state;
}

function text(state: SaveState): string {
	if (state.kind === "saved") return words.save.saved(state.at);
	if (state.kind === "saving") return words.save.saving;
	return words.save.notSaved;
}
