/** How much of what was typed for the budget could not be read, and the way to the first of it; nothing where all was. */
import { useBudget } from "../dossier/hooks";
import { goToField } from "../route";

export function Unread() {
	const { unread_at: at, unread_text: text } = useBudget();
	if (at === null) return null;
	return (
		<button type="button" className="fr-link unread" onClick={() => goToField(at)}>
			{text}
		</button>
	);
}
