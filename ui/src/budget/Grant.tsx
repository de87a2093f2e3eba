/** The grant that is asked for, and who pays what is left once all have given. */
import { Alert } from "../components/Alert";
import { Button } from "../components/Button";
import { Fieldset } from "../components/Fieldset";
import { FieldInput } from "../dossier/FieldInput";
import { useBudget, useDossier } from "../dossier/hooks";
import { words } from "../words";

const w = words.plan;

export function Grant() {
	const { window_months } = useBudget();
	return (
		<Fieldset title={w.grantTitle} help={w.grantHelp(window_months)}>
			<FieldInput pointer="/grant/requested" label={w.requested} help={w.requestedHelp} width="medium" />
			<FieldInput
				pointer="/self_financing/funder"
				label={words.funding.restFunder}
				help={words.funding.restHelp}
				width="medium"
				empty={words.funding.nobody}
			/>
			<UsefulGrant />
		</Fieldset>
	);
}

/** Where the grant asked passes what the project can spend, or its ceiling: the useful one, in a click. */
function UsefulGrant() {
	const dossier = useDossier();
	const { useful_offer: offer, grant_over } = useBudget();
	if (offer === null && !grant_over) return null;
	return (
		<div className="field--full">
			<Alert severity={grant_over ? "error" : "info"} testId="useful-grant">
				<p>{grant_over ? w.over : w.useful}</p>
				{offer !== null && (
					<Button
						kind="secondary"
						data-testid="take-offer"
						onClick={() =>
							void dossier.edit(w.requested, [{ op: "input", pointer: "/grant/requested", text: offer }])
						}
					>
						{w.takeOffer(offer)}
					</Button>
				)}
			</Alert>
		</div>
	);
}
