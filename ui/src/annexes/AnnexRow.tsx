import { Button } from "../components/Button";
import { FieldInput } from "../dossier/FieldInput";
import { useField } from "../dossier/hooks";
import { ListActions } from "../dossier/ListActions";
import { words } from "../words";

export function AnnexRow({ id, onExtract }: { id: string; onExtract: () => void }) {
	const at = `/annexes/${id}`;
	const file = useField(`${at}/file`).text;
	const w = words.annexes;
	return (
		<li className="rows__row annex" data-pointer={at} data-list="/annexes" data-id={id} data-testid="annex">
			<div className="rows__main">
				<strong>{file || w.noFile}</strong>
			</div>
			<div className="annex__fields">
				<FieldInput pointer={`${at}/title`} label={w.title} />
				<FieldInput pointer={`${at}/kind`} label={w.kind} />
				<FieldInput pointer={`${at}/owner`} label={w.owner} empty={w.noOwner} />
			</div>
			<Button icon="download-line" onClick={onExtract} data-testid="extract">
				{w.extract}
			</Button>
			<ListActions list="/annexes" id={id} name={file || w.noFile} added={w.one} />
		</li>
	);
}
