/** The grant that is asked for, and the one that the project can spend. */
import { Alert } from "../components/Alert";
import { Button } from "../components/Button";
import { Fieldset } from "../components/Fieldset";
import { FieldInput } from "../dossier/FieldInput";
import { useBudget, useDossier } from "../dossier/hooks";
import { words } from "../words";

const w = words.plan;

const REQUESTED = "/grant/requested";

export function Grant() {
	const { base } = useBudget();
	return (
		<Fieldset title={w.grantTitle} help={w.grantHelp(base)}>
			<FieldInput pointer={REQUESTED} label={w.requested} help={w.requestedHelp} width="medium" />
		</Fieldset>
	);
}

/**
 * Where the grant passes what the project can spend, or its ceiling, or leaves some: the useful one, in a click. Where
 * the co-financing alone passes the costs, no grant mends the plan, and none is offered.
 */
export function UsefulGrant() {
	const dossier = useDossier();
	const { useful_offer: offer, excess_funding: excess, grant } = useBudget();
	const take = async (amount: string) => {
		const isTaken = await dossier.edit(w.requested, [{ op: "input", pointer: REQUESTED, text: amount }]);
		// The button goes with its reason: the focus goes on in the field that it filled.
		if (isTaken) document.querySelector<HTMLElement>(`[data-pointer="${REQUESTED}"]`)?.focus();
	};
	if (excess !== null) {
		return (
			<Alert severity="error" testId="useful-grant">
				<p>{w.excessFunding(excess)}</p>
				{grant === "above_ceiling" && <p>{w.grantStands[grant]}</p>}
			</Alert>
		);
	}
	if (grant === "useful") return null;
	return (
		<Alert severity={grant === "above_ceiling" ? "error" : "info"} testId="useful-grant">
			<p>{w.grantStands[grant]}</p>
			{offer !== null && (
				<Button kind="secondary" data-testid="take-offer" onClick={() => void take(offer)}>
					{w.takeOffer(offer)}
				</Button>
			)}
		</Alert>
	);
}
