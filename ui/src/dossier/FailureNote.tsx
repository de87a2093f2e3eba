import { Alert } from "../components/Alert";
import { useDossier, useFailure } from "./hooks";

/** Why the last edit that belongs to no one field was refused: a line not added, an undo not done. */
export function FailureNote() {
	const dossier = useDossier();
	const failure = useFailure();
	if (!failure) return null;
	return (
		<Alert severity="error" announced onClose={() => dossier.dismissFailure()} testId="edit-failure">
			{failure}
		</Alert>
	);
}
