/** One cell of a grid: an input, a select or a box, drawn from the declaration of its field. */
import { memo } from "react";
import { Options } from "../components/Select";
import { choicesOf } from "../dossier/choices";
import { useDossier, useParties } from "../dossier/hooks";
import { useTyping } from "../dossier/useTyping";

type Props = {
	pointer: string;
	/** Row and column, « 3:1 »: how the keys find it. */
	cell: string;
	label: string;
	figures: boolean;
	unit: string | null;
	/** What is shown while the field is missing. */
	missing: string | null;
};

export const GridCell = memo(function GridCell({ pointer, cell, label, figures, unit, missing }: Props) {
	const dossier = useDossier();
	const { value, error, missing: isMissing, onChange, onFocus, onBlur } = useTyping(pointer);
	const spec = dossier.spec(pointer);
	const shown = isMissing ? (missing ?? spec?.default ?? "") : value;
	const common = {
		"data-cell": cell,
		"data-pointer": pointer,
		"aria-label": label,
		"aria-invalid": error ? (true as const) : undefined,
		title: error ?? undefined,
		onFocus,
		onBlur,
	};
	if (spec?.kind === "flag") {
		return (
			<input
				type="checkbox"
				className="grid__box"
				{...common}
				checked={shown === "true"}
				onChange={(event) => onChange(String(event.target.checked))}
			/>
		);
	}
	if (spec?.kind === "choice" || spec?.kind === "reference") {
		return <SelectCell common={common} pointer={pointer} value={shown} onChange={onChange} />;
	}
	return (
		<span className={`grid__text ${figures ? "grid__text--figures" : ""}`}>
			<input
				type="text"
				className="grid__input"
				autoComplete="off"
				spellCheck={false}
				{...common}
				title={error ?? (figures ? undefined : shown || undefined)}
				value={shown}
				onChange={(event) => onChange(event.target.value)}
			/>
			{unit && <span className="grid__unit">{unit}</span>}
		</span>
	);
});

type SelectProps = {
	common: Record<string, unknown>;
	pointer: string;
	value: string;
	onChange: (text: string) => void;
};

function SelectCell({ common, pointer, value, onChange }: SelectProps) {
	const dossier = useDossier();
	const parties = useParties();
	const spec = dossier.spec(pointer);
	const choices = spec ? choicesOf(dossier, parties, spec) : { choices: [] };
	return (
		<select
			className="grid__select"
			{...common}
			value={value}
			onChange={(event) => onChange(event.target.value)}
		>
			<Options
				value={value}
				choices={choices.choices}
				groups={choices.groups}
				empty={spec?.default === null ? "—" : null}
			/>
		</select>
	);
}
