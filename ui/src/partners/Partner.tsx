import { Badge } from "../components/Badge";
import { Fieldset } from "../components/Fieldset";
import { FieldInput } from "../dossier/FieldInput";
import { useDossier, useField } from "../dossier/hooks";
import { ItemCard } from "../dossier/ItemCard";
import { words } from "../words";

export function Partner({ id, rank, open }: { id: string; rank: number; open: boolean }) {
	const dossier = useDossier();
	const at = `/partners/${id}`;
	const name = useField(`${at}/name`).text || words.partners.unnamed(rank);
	const kind = useField(`${at}/kind`).text;
	const kindName = dossier.call.partner_kinds.find((one) => one.id === kind)?.name;
	const w = words.partners;
	return (
		<ItemCard
			list="/partners"
			id={id}
			name={name}
			kind={w.one}
			openAtFirst={open}
			summary={<Badge>{kindName ?? w.noKind}</Badge>}
		>
			<div className="fieldset__fields">
				<FieldInput pointer={`${at}/name`} label={w.name} />
				<FieldInput pointer={`${at}/kind`} label={w.kind} width="medium" />
				<FieldInput pointer={`${at}/legal_form`} label={w.legalForm} width="medium" />
				<FieldInput pointer={`${at}/role`} label={w.role} rows={3} />
				<FieldInput
					pointer={`${at}/contribution`}
					label={w.contribution}
					help={w.contributionHelp}
					rows={3}
				/>
			</div>
			<Fieldset title={w.representative} level={3}>
				<FieldInput pointer={`${at}/representative/name`} label={w.personName} width="medium" />
				<FieldInput pointer={`${at}/representative/quality`} label={w.quality} width="medium" />
				<FieldInput pointer={`${at}/letter`} label={w.letter} width="medium" />
			</Fieldset>
			<Fieldset title={w.contact} level={3}>
				<FieldInput pointer={`${at}/contact/name`} label={w.personName} width="medium" />
				<FieldInput pointer={`${at}/contact/email`} label={words.identity.email} width="medium" />
				<FieldInput pointer={`${at}/contact/phone`} label={words.identity.phone} width="medium" />
			</Fieldset>
			<Fieldset title={w.identifiers} help={w.identifiersHelp} level={3}>
				<FieldInput pointer={`${at}/address`} label={words.carriers.address} />
				<FieldInput pointer={`${at}/siret`} label={words.carriers.siret} width="medium" />
				<FieldInput pointer={`${at}/rna`} label={w.rna} width="medium" />
				<FieldInput pointer={`${at}/other_id`} label={words.carriers.otherId} width="medium" />
				<FieldInput
					pointer={`${at}/vat_recovered`}
					label={words.carriers.vat}
					help={w.vatHelp}
					width="short"
				/>
			</Fieldset>
		</ItemCard>
	);
}
