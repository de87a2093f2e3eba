import { useEffect } from "react";
import type { DraftCard } from "../bindings/DraftCard";
import { Button } from "../components/Button";
import { words } from "../words";

/** How long the notice offers to take the gesture back; the trash offers it after that. */
const SHOWN_MS = 12_000;

type Props = { draft: DraftCard | null; onUndo: (draft: DraftCard) => void; onClose: () => void };

export function TrashNotice({ draft, onUndo, onClose }: Props) {
	useEffect(() => {
		if (!draft) return;
		const timer = setTimeout(onClose, SHOWN_MS);
		return () => clearTimeout(timer);
	}, [draft, onClose]);
	return (
		<div role="status" className="toast-place">
			{draft && (
				<div className="toast" data-testid="trash-notice">
					<span>{words.home.trashed(draft.title || words.dossier.untitled)}</span>
					<Button kind="secondary" onClick={() => onUndo(draft)} data-testid="trash-undo">
						{words.common.undo}
					</Button>
					<Button kind="quiet" icon="close-line" iconOnly onClick={onClose}>
						{words.common.close}
					</Button>
				</div>
			)}
		</div>
	);
}
