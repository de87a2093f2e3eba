/** Why what was typed is not on the disk, until it is; the header only says that it is not. */
import { useEffect, useState } from "react";
import { Alert } from "../components/Alert";
import { words } from "../words";
import { useSaved } from "./hooks";

export function SaveNote() {
	const saved = useSaved();
	const [reason, setReason] = useState<string | null>(null);
	useEffect(() => {
		// A try that is under way says nothing of what came of the last one.
		if (saved.kind !== "saving") setReason(saved.kind === "not_saved" ? saved.reason : null);
	}, [saved]);
	if (reason === null) return null;
	return (
		<Alert severity="error" title={words.save.notSaved} announced testId="not-saved">
			<p>{reason}</p>
			<p>{words.save.notSavedMeans}</p>
		</Alert>
	);
}
