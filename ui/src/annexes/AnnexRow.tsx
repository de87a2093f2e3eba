import { Button } from "../components/Button";
import { FieldInput } from "../dossier/FieldInput";
import { useField, useFindings } from "../dossier/hooks";
import { ListActions } from "../dossier/ListActions";
import { useFieldFinding } from "../dossier/useFieldFinding";
import { words } from "../words";

type Props = { id: string; onExtract: () => void; onReplace: () => void };

export function AnnexRow({ id, onExtract, onReplace }: Props) {
	const at = `/annexes/${id}`;
	const file = useField(`${at}/file`).text;
	const wrong = useFieldFinding(`${at}/file`, false);
	const isLost = useIsLost(`${at}/file`);
	const w = words.annexes;
	return (
		<li className="rows__row annex" data-pointer={at} data-list="/annexes" data-id={id} data-testid="annex">
			<div className="rows__main">
				<strong>{file || w.noFile}</strong>
				{wrong && (
					<p className="field__warning" data-testid="annex-wrong">
						{wrong}
					</p>
				)}
			</div>
			<div className="annex__fields">
				<FieldInput pointer={`${at}/title`} label={w.title} />
				<FieldInput pointer={`${at}/kind`} label={w.kind} />
				<FieldInput pointer={`${at}/owner`} label={w.owner} empty={w.noOwner} />
			</div>
			{!isLost && (
				<Button icon="download-line" onClick={onExtract} data-testid="extract">
					{w.extract}
				</Button>
			)}
			<Button
				kind="secondary"
				icon="attachment-line"
				onClick={onReplace}
				data-pointer={`${at}/file`}
				data-testid="replace"
			>
				{isLost ? w.again : w.replace}
			</Button>
			<ListActions list="/annexes" id={id} name={file || w.noFile} added={w.one} />
		</li>
	);
}

/** Whether the bytes of a file are not here. */
const useIsLost = (pointer: string): boolean =>
	useFindings().some((finding) => finding.pointer === pointer && finding.rule === "annexes.bytes_absent");
