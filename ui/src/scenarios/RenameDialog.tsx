/** A scenario's name and note: fields of the dossier like any other, taken back by undo. */
import { Dialog } from "../components/Dialog";
import { FieldInput } from "../dossier/FieldInput";
import { words } from "../words";

const w = words.scenarios;

export function RenameDialog({ id, onClose }: { id: string; onClose: () => void }) {
	return (
		<Dialog title={w.renameTitle} onClose={onClose} testId="rename-dialog">
			<FieldInput pointer={`/scenarios/${id}/name`} label={w.name} />
			<FieldInput pointer={`/scenarios/${id}/note`} label={w.note} rows={2} />
		</Dialog>
	);
}
