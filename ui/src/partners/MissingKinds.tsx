/**
 * One justification for each kind of partner that the call demands and the dossier has not. Before the first partner
 * all are missing, and none is asked about: the fields wait until one comes to them.
 */
import { useEffect, useState } from "react";
import { Button } from "../components/Button";
import { Fieldset } from "../components/Fieldset";
import { FieldInput } from "../dossier/FieldInput";
import { useDossier, useList } from "../dossier/hooks";
import { goToField, useTarget } from "../route";
import { words } from "../words";
import { useKinds } from "./useKinds";

export function MissingKinds() {
	const dossier = useDossier();
	const partners = useList("/partners");
	const target = useTarget();
	const [isAskedFor, setAskedFor] = useState(false);
	const isAimed = target?.pointer.startsWith("/missing_kinds/") ?? false;
	useEffect(() => {
		if (isAimed) setAskedFor(true);
	}, [isAimed]);
	const present = useKinds();
	const isJustified = (kind: string) => !dossier.field(`/missing_kinds/${kind}`).missing;
	const absent = dossier.call.partner_kinds.filter((kind) => {
		return (kind.demanded && !present.includes(kind.id)) || isJustified(kind.id);
	});
	const [first] = absent;
	if (!first) return null;
	const isBegun = partners.length > 0 || absent.some(({ id }) => isJustified(id));
	if (!isBegun && !isAskedFor && !isAimed) {
		return (
			<section className="fieldset" aria-labelledby="missing-kinds">
				<h2 id="missing-kinds">{words.partners.missingTitle}</h2>
				<p className="quiet">{words.partners.missingLater(absent.length)}</p>
				<div>
					<Button onClick={() => goToField(`/missing_kinds/${first.id}`)} data-testid="justify-missing">
						{words.partners.missingNow}
					</Button>
				</div>
			</section>
		);
	}
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
