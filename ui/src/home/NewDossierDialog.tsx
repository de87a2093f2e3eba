import { useState } from "react";
import type { CallCard } from "../bindings/CallCard";
import { Button } from "../components/Button";
import { Dialog } from "../components/Dialog";
import { Select } from "../components/Select";
import { words } from "../words";
import { callApart, callName } from "./callName";

type Props = { calls: CallCard[]; onClose: () => void; onCreate: (callId: string) => void };

/** Asks for the call, where this machine knows several. */
export function NewDossierDialog({ calls, onClose, onCreate }: Props) {
	const [call, setCall] = useState(calls[0]?.id ?? "");
	const chosen = calls.find(({ id }) => id === call);
	return (
		<Dialog
			title={words.home.new}
			onClose={onClose}
			actions={
				<Button kind="primary" onClick={() => onCreate(call)} data-testid="new-create">
					{words.home.create}
				</Button>
			}
		>
			<Select
				label={words.home.chooseCall}
				// The list, closed, has no room for the end of a long name.
				help={(chosen && callApart(chosen, calls)) || undefined}
				value={call}
				empty={null}
				choices={calls.map((one) => ({ value: one.id, label: callName(one, calls) }))}
				onChange={setCall}
			/>
		</Dialog>
	);
}
