import { Badge } from "../components/Badge";
import { Fieldset } from "../components/Fieldset";
import { FieldInput } from "../dossier/FieldInput";
import { useField, useList } from "../dossier/hooks";
import { ItemCard } from "../dossier/ItemCard";
import { words } from "../words";
import { Agents } from "./Agents";

export function Carrier({ id, rank, open }: { id: string; rank: number; open: boolean }) {
	const at = `/carriers/${id}`;
	const name = useField(`${at}/name`).text || words.carriers.unnamed(rank);
	const agents = useList(`${at}/agents`);
	const filing = useField("/identity/filing_carrier").text === id;
	const w = words.carriers;
	return (
		<ItemCard
			list="/carriers"
			id={id}
			name={name}
			kind={w.one}
			openAtFirst={open}
			summary={
				<>
					{filing && <Badge tone="info">{w.filing}</Badge>}
					<span className="quiet">{w.agentCount(agents.length)}</span>
				</>
			}
		>
			<div className="fieldset__fields">
				<FieldInput pointer={`${at}/name`} label={w.name} help={w.nameHelp} />
				<FieldInput pointer={`${at}/role`} label={w.role} rows={3} />
			</div>
			<Fieldset title={w.head} level={3}>
				<FieldInput pointer={`${at}/head/name`} label={w.headName} width="medium" />
				<FieldInput pointer={`${at}/head/quality`} label={w.headQuality} width="medium" />
				<FieldInput pointer={`${at}/letter`} label={w.letter} help={w.letterHelp} width="medium" />
			</Fieldset>
			<Agents carrier={id} />
			<Fieldset title={w.identifiers} level={3}>
				<FieldInput pointer={`${at}/address`} label={w.address} />
				<FieldInput pointer={`${at}/siret`} label={w.siret} width="medium" />
				<FieldInput pointer={`${at}/other_id`} label={w.otherId} width="medium" />
				<FieldInput pointer={`${at}/vat_recovered`} label={w.vat} help={w.vatHelp} width="short" />
			</Fieldset>
		</ItemCard>
	);
}
