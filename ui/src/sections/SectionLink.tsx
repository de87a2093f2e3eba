import { useDossier, useField } from "../dossier/hooks";
import { words } from "../words";

type Props = { id: string; title: string; chosen: boolean; onChoose: () => void };

export function SectionLink({ id, title, chosen, onChoose }: Props) {
	const dossier = useDossier();
	const pointer = `/sections/${id}/status`;
	const status = useField(pointer);
	const spec = dossier.spec(pointer);
	const code = status.missing ? (spec?.default ?? "todo") : status.text;
	const label = spec?.choices.find(({ value }) => value === code)?.label ?? code;
	return (
		<button
			type="button"
			className="sections__link"
			aria-current={chosen ? "true" : undefined}
			onClick={onChoose}
			data-testid={`section-${id}`}
		>
			<span className="sections__name">{title}</span>
			<span className={`sections__status sections__status--${code}`}>
				<span className="fr-sr-only">{words.sections.statusIs}</span>
				{label}
			</span>
		</button>
	);
}
