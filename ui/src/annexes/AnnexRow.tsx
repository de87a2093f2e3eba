import { Button } from "../components/Button";
import { FieldInput } from "../dossier/FieldInput";
import { useDossier, useField } from "../dossier/hooks";
import { ListActions } from "../dossier/ListActions";
import { words } from "../words";

export function AnnexRow({ id, onExtract }: { id: string; onExtract: () => void }) {
	const { call } = useDossier();
	const at = `/annexes/${id}`;
	const file = useField(`${at}/file`).text;
	const kind = useField(`${at}/kind`).text;
	const w = words.annexes;
	const kindName = call.annex_kinds.find((one) => one.id === kind)?.name ?? kind;
	return (
		<li className="rows__row annex" data-pointer={at} data-list="/annexes" data-id={id} data-testid="annex">
			<div className="rows__main">
				<strong>{file || w.noFile}</strong>
				<span className="quiet">{kindName}</span>
			</div>
			<div className="annex__fields">
				<FieldInput pointer={`${at}/title`} label={w.title} />
				<FieldInput pointer={`${at}/owner`} label={w.owner} empty={w.noOwner} />
			</div>
			<Button icon="download-line" onClick={onExtract} data-testid="extract">
				{w.extract}
			</Button>
			<ListActions list="/annexes" id={id} name={file || w.noFile} added={w.one} />
		</li>
	);
}
