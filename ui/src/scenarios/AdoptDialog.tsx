/** Before a scenario takes the budget's place: what happens, and whether the present one is kept. */
import { useState } from "react";
import type { ScenarioCard } from "../bindings/ScenarioCard";
import { Button } from "../components/Button";
import { Checkbox } from "../components/Checkbox";
import { Dialog } from "../components/Dialog";
import { ErrorNote } from "../components/ErrorNote";
import { Field } from "../components/Field";
import { useDossier } from "../dossier/hooks";
import { ipc } from "../ipc";
import { useAction } from "../useAction";
import { words } from "../words";

const w = words.scenarios;

type Props = {
	scenario: ScenarioCard;
	/** Whether a scenario holds the present budget already: nothing would be lost. */
	kept: boolean;
	onClose: () => void;
};

export function AdoptDialog({ scenario, kept, onClose }: Props) {
	const dossier = useDossier();
	const [keeps, setKeeps] = useState(!kept);
	const [name, setName] = useState<string>(w.before);
	const { run, running, error } = useAction();
	const adopt = () =>
		void run(async () => {
			dossier.apply(await ipc.adoptScenario(dossier.id, scenario.id, keeps ? name : null));
			onClose();
		});
	return (
		<Dialog
			title={w.adoptTitle(scenario.name)}
			onClose={onClose}
			testId="adopt-dialog"
			actions={
				<>
					<Button
						kind="primary"
						type="submit"
						form="adopt-scenario"
						disabled={running}
						data-testid="adopt-confirm"
					>
						{w.adoptConfirm}
					</Button>
					<Button onClick={onClose}>{words.common.cancel}</Button>
				</>
			}
		>
			<form
				id="adopt-scenario"
				className="scenarios__form"
				onSubmit={(event) => {
					event.preventDefault();
					adopt();
				}}
			>
				<p>{w.adoptHelp}</p>
				<Checkbox
					label={w.keepBefore}
					help={kept ? w.isKept : undefined}
					checked={keeps}
					onChange={setKeeps}
				/>
				{keeps && <Field label={w.name} value={name} onChange={setName} />}
				<ErrorNote error={error} />
			</form>
		</Dialog>
	);
}
