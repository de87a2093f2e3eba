/** What the grid has no column for: the agent, the provider, a note. */
import { Dialog } from "../components/Dialog";
import { FieldInput } from "../dossier/FieldInput";
import { useField } from "../dossier/hooks";
import { words } from "../words";
import { DailyCostButton } from "./DailyCost";
import { Figure } from "./Figure";

export function CostDetails({ id, onClose }: { id: string; onClose: () => void }) {
	const at = `/costs/${id}`;
	const label = useField(`${at}/label`).text || words.costs.unnamed;
	const kind = useField(`${at}/basis/kind`).text;
	const w = words.costs;
	return (
		<Dialog title={label} place="side" onClose={onClose} testId="cost-details">
			<p className="trace__figure">
				<Figure id={`lines/${id}/amount`} label={w.amount} />
			</p>
			<p className="quiet">
				{w.inBaseIs} <Figure id={`lines/${id}/base`} label={w.inBase} />
			</p>
			<FieldInput pointer={`${at}/label`} label={w.label} />
			{kind.startsWith("time") && (
				<>
					<FieldInput pointer={`${at}/agent`} label={w.agent} help={w.agentHelp} empty={w.noAgent} />
					<div>
						<DailyCostButton about={{ line: id }} />
					</div>
				</>
			)}
			{!kind.startsWith("time") && (
				<>
					<FieldInput pointer={`${at}/provider/name`} label={w.provider} />
					<FieldInput pointer={`${at}/provider/siret`} label={w.providerSiret} width="medium" />
				</>
			)}
			<FieldInput pointer={`${at}/note`} label={w.note} help={w.noteHelp} rows={4} />
		</Dialog>
	);
}
