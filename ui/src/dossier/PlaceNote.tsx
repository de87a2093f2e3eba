/** Says that the draft was taken from under the window: put in the trash, or deleted, from elsewhere. */
import { useEffect, useState } from "react";
import type { DraftPlace } from "../bindings/DraftPlace";
import { Alert } from "../components/Alert";
import { Button } from "../components/Button";
import { ErrorNote } from "../components/ErrorNote";
import { ipc, onPlaced } from "../ipc";
import { go, openDossier } from "../route";
import { useAction } from "../useAction";
import { words } from "../words";
import { useDossier } from "./hooks";

/** Where the open draft is; it outlives the parts that are shown one after the other. */
export function usePlace(): DraftPlace {
	const { id } = useDossier();
	const [place, setPlace] = useState<DraftPlace>("home");
	useEffect(() => onPlaced((event) => event.draft_id === id && setPlace(event.place)), [id]);
	return place;
}

export function PlaceNote({ place }: { place: DraftPlace }) {
	const { id } = useDossier();
	const { run, running, error, clear } = useAction();

	// The program tells that it is back.
	const restore = async () => void (await ipc.untrashDraft(id));
	const remake = async () => openDossier(await ipc.remakeDraft(id));
	const abandon = async () => {
		await ipc.abandonDraft(id);
		go({ screen: "home" });
	};

	if (place === "home") return null;
	if (place === "gone")
		return (
			<Alert severity="error" title={words.dossier.gone} announced testId="draft-gone">
				<p>{words.dossier.goneMeans}</p>
				<div className="row">
					<Button kind="primary" disabled={running} onClick={() => void run(remake)}>
						{words.dossier.remake}
					</Button>
					<Button kind="quiet" disabled={running} onClick={() => void run(abandon)}>
						{words.dossier.abandon}
					</Button>
				</div>
				<ErrorNote error={error} onClose={clear} />
			</Alert>
		);
	return (
		<Alert severity="warning" title={words.dossier.trashed} announced testId="draft-trashed">
			<p>{words.dossier.trashedMeans}</p>
			<Button disabled={running} onClick={() => void run(restore)}>
				{words.trash.restore}
			</Button>
			<ErrorNote error={error} onClose={clear} />
		</Alert>
	);
}
