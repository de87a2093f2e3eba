/** Which of the carriers files the dossier; and, while there is none to choose, where they come from. */
import { FieldInput } from "../dossier/FieldInput";
import { useList } from "../dossier/hooks";
import { goToField } from "../route";
import { words } from "../words";

const w = words.identity;

export function FilingCarrier() {
	const isNone = useList("/carriers").length === 0;
	return (
		<>
			<FieldInput
				pointer="/identity/filing_carrier"
				label={w.filingCarrier}
				help={isNone ? w.filingCarrierHelp : undefined}
				width="medium"
			/>
			{isNone && (
				<p className="field--full">
					<button type="button" className="fr-link" onClick={() => goToField("/carriers")}>
						{w.toCarriers}
					</button>
				</p>
			)}
		</>
	);
}
