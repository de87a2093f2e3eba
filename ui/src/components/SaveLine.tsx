/** The one line that says whether what was typed is on the disk. */
import type { SaveState } from "../bindings/SaveState";
import { words } from "../words";
import { Icon } from "./Icon";

export function SaveLine({ state }: { state: SaveState }) {
	return (
		<p className={`save-line save-line--${state.kind}`} role="status" data-testid="save-state">
			{state.kind === "saved" && <Icon name="check-line" />}
			{state.kind === "not_saved" && <Icon name="error-warning-fill" />}
			{text(state)}
		</p>
	);
}

function text(state: SaveState): string {
	if (state.kind === "saved") return words.save.saved(state.at);
	if (state.kind === "saving") return words.save.saving;
	return words.save.notSaved(state.reason);
}
