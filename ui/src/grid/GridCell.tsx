/** One cell of a grid: an input, a select or a box, drawn from the declaration of its field. */
import { memo, useState } from "react";
import type { ChoiceView } from "../bindings/ChoiceView";
import { type Choice, Options } from "../components/Select";
import { acronymFirst } from "../dossier/acronym";
import { type Choices, choicesOf } from "../dossier/choices";
import { useDossier, useParties } from "../dossier/hooks";
import { isNote } from "../dossier/specs";
import { useTyping } from "../dossier/useTyping";
import type { GridColumn } from "./columns";
import { useCellFinding } from "./useCellFinding";
import { WHY } from "./useReason";

type Props = {
	pointer: string;
	label: string;
	figures: boolean;
	unit: string | null;
	short: GridColumn["short"];
	/** What is shown while the field is missing. */
	missing: string | null;
	/** One of very many: a list of choices holds only the chosen one until it is gone to. */
	lean: boolean;
	/** In a line that holds something: what is missing in it is marked. */
	begun: boolean;
};

export const GridCell = memo(function GridCell(props: Props) {
	const { pointer, label, figures, unit, short, missing, lean, begun } = props;
	const dossier = useDossier();
	const { value, error, missing: isMissing, onChange, onFocus, onBlur } = useTyping(pointer);
	const spec = dossier.spec(pointer);
	const shown = isMissing ? (missing ?? spec?.default ?? "") : value;
	const finding = useCellFinding(pointer, isMissing && !begun);
	const wrong = error ?? finding;
	const common = {
		"data-pointer": pointer,
		"aria-label": label,
		"aria-invalid": error ? (true as const) : undefined,
		"data-finding": finding && !error ? true : undefined,
		title: wrong ?? undefined,
		"aria-describedby": wrong ? WHY : undefined,
		onFocus,
		onBlur,
	};
	// A word that is no yes or no is shown as it was typed.
	if (spec?.kind === "flag" && !error) {
		return (
			<input
				type="checkbox"
				className="box grid__box"
				{...common}
				checked={shown === "true"}
				onChange={(event) => onChange(String(event.target.checked))}
			/>
		);
	}
	if (spec?.kind === "choice" || spec?.kind === "reference") {
		return <SelectCell {...{ common, pointer, short, lean, onChange }} value={shown} />;
	}
	if (spec && (isNote(spec) || spec.kind === "prose")) {
		// A line of several lines keeps them, though one is seen: an input would join them.
		return (
			<textarea
				className="grid__input grid__input--note"
				rows={1}
				spellCheck={false}
				{...common}
				title={wrong ?? (shown || undefined)}
				value={shown}
				onChange={(event) => onChange(event.target.value)}
			/>
		);
	}
	return (
		<span
			className={`grid__text ${figures ? "grid__text--figures" : ""} ${figures && unit ? "grid__text--unit" : ""}`}
		>
			<input
				type="text"
				className="grid__input"
				autoComplete="off"
				spellCheck={false}
				{...common}
				title={wrong ?? (figures ? undefined : shown || undefined)}
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
	short: GridColumn["short"];
	lean: boolean;
	onChange: (text: string) => void;
};

function SelectCell({ common, pointer, value, short, lean, onChange }: SelectProps) {
	const [asked, setAsked] = useState(false);
	const ask = () => setAsked(true);
	const dossier = useDossier();
	const parties = useParties();
	const spec = dossier.spec(pointer);
	const all: Choices = spec ? shortened(choicesOf(dossier, parties, spec), short) : { choices: [] };
	const chosen = all.choices.find((choice) => choice.value === value);
	const choices: Choices = lean && !asked ? { choices: chosen ? [chosen] : [] } : all;
	// A name that is nobody's: the program keeps it as it was typed.
	const isUnknown = value !== "" && !chosen;
	return (
		<select
			className="grid__select"
			{...common}
			aria-invalid={isUnknown || (common["aria-invalid"] as true | undefined)}
			title={(common.title as string | undefined) ?? chosen?.full}
			value={value}
			onPointerDownCapture={ask}
			onFocusCapture={ask}
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

/** The choices of a field stand in one column, which has one set of short names. */
const remembered = new WeakMap<Choices, Choices>();

/** A cell has room for a few letters: « Direction… (DREAL) » begins with DREAL there. */
export function shortened(full: Choices, names: GridColumn["short"]): Choices {
	const known = remembered.get(full);
	if (known) return known;
	const short = ({ value, label }: ChoiceView): Choice => ({
		value,
		label: names?.[value] ?? acronymFirst(label),
		full: label,
	});
	const made: Choices = { choices: full.choices.map(short) };
	if (full.groups) {
		made.groups = full.groups.map((group) => ({ ...group, choices: group.choices.map(short) }));
	}
	remembered.set(full, made);
	return made;
}
