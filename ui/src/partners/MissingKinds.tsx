/** One justification for each kind of partner that the call demands and the dossier has not. */
import { useCallback, useSyncExternalStore } from "react";
import { Fieldset } from "../components/Fieldset";
import { FieldInput } from "../dossier/FieldInput";
import { useDossier, useList } from "../dossier/hooks";
import { words } from "../words";

export function MissingKinds() {
	const dossier = useDossier();
	const partners = useList("/partners");
	const listen = useCallback(
		(listener: () => void) => {
			const stops = partners.map((id) => dossier.listeners.listen(`f:/partners/${id}/kind`, listener));
			return () => {
				for (const stop of stops) stop();
			};
		},
		[dossier, partners],
	);
	// One string, so that a change of another kind of field draws nothing again.
	const present = useSyncExternalStore(listen, () =>
		partners.map((id) => dossier.field(`/partners/${id}/kind`).text).join("\n"),
	).split("\n");
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
