/** One justification for each kind of partner that the call demands and the dossier has not. */
import { Fieldset } from "../components/Fieldset";
import { FieldInput } from "../dossier/FieldInput";
import { useDossier } from "../dossier/hooks";
import { words } from "../words";
import { useKinds } from "./useKinds";

export function MissingKinds() {
	const dossier = useDossier();
	const present = useKinds();
	const absent = dossier.call.partner_kinds.filter((kind) => {
		const justified = !dossier.field(`/missing_kinds/${kind.id}`).missing;
		return (kind.demanded && !present.includes(kind.id)) || justified;
	});
	if (absent.length === 0) return null;
	return (
		<Fieldset title={words.partners.missingTitle} help={words.partners.missingHelp}>
			{absent.map((kind) => (
				<FieldInput
					key={kind.id}
					pointer={`/missing_kinds/${kind.id}`}
					label={kind.name}
					help={kind.examples}
					rows={2}
				/>
			))}
		</Fieldset>
	);
}
