/** Keeps the present budget as a scenario, under a name. */
import { useState } from "react";
import { Button } from "../components/Button";
import { Dialog } from "../components/Dialog";
import { ErrorNote } from "../components/ErrorNote";
import { Field } from "../components/Field";
import { TextArea } from "../components/TextArea";
import { useDossier } from "../dossier/hooks";
import { ipc } from "../ipc";
import { useAction } from "../useAction";
import { words } from "../words";

const w = words.scenarios;

export function KeepDialog({ onClose }: { onClose: () => void }) {
	const dossier = useDossier();
	const [name, setName] = useState("");
	const [note, setNote] = useState("");
	const { run, running, error } = useAction();
	const keep = () =>
		void run(async () => {
			dossier.apply(await ipc.keepScenario(dossier.id, name, note));
			onClose();
		});
	return (
		<Dialog
			title={w.keepTitle}
			onClose={onClose}
			testId="keep-dialog"
			actions={
				<>
					<Button
						kind="primary"
						type="submit"
						form="keep-scenario"
						disabled={running}
						data-testid="keep-confirm"
					>
						{w.keepConfirm}
					</Button>
					<Button onClick={onClose}>{words.common.cancel}</Button>
				</>
			}
		>
			<form
				id="keep-scenario"
				className="scenarios__form"
				onSubmit={(event) => {
					event.preventDefault();
					keep();
				}}
			>
				<Field label={w.name} help={w.nameHelp} value={name} onChange={setName} />
				<TextArea label={w.note} help={w.noteHelp} rows={2} value={note} onChange={setNote} />
				<ErrorNote error={error} />
			</form>
		</Dialog>
	);
}
