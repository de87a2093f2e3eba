import type { ChoiceView } from "../bindings/ChoiceView";
import { words } from "../words";
import { FieldFrame, type FieldProps } from "./Field";

/** `full`: its whole name, where its label is a shorter one. */
export type Choice = ChoiceView & { full?: string };
export type ChoiceGroup = { label: string; choices: Choice[] };

type Props = FieldProps & {
	value: string;
	choices: Choice[];
	groups?: ChoiceGroup[];
	/** The words of the empty choice; null where there must be a choice. */
	empty?: string | null;
	onChange: (value: string) => void;
	pointer?: string;
};

export function Select({ value, choices, groups, empty, onChange, pointer, ...frame }: Props) {
	return (
		<FieldFrame {...frame} group="select">
			{({ id, describedBy }) => (
				<select
					id={id}
					className={`fr-select ${frame.error ? "fr-select--error" : ""}`}
					value={value}
					title={chosenOf(value, choices, groups)}
					aria-describedby={describedBy}
					aria-invalid={frame.error ? true : undefined}
					data-pointer={pointer}
					onChange={(event) => onChange(event.target.value)}
				>
					<Options value={value} choices={choices} groups={groups} empty={empty} />
				</select>
			)}
		</FieldFrame>
	);
}

/** The whole of the choice, which its list may have no room for. */
export function chosenOf(
	value: string,
	choices: Choice[],
	groups?: ChoiceGroup[] | undefined,
): string | undefined {
	const all = groups ? groups.flatMap((group) => group.choices) : choices;
	return all.find((choice) => choice.value === value)?.label;
}

type OptionsProps = Pick<Props, "value" | "choices" | "empty"> & { groups: ChoiceGroup[] | undefined };

/** A value that is no choice any more, or never was one, is shown as it is: nothing typed disappears. */
export function Options({ value, choices, groups, empty }: OptionsProps) {
	const all = groups ? groups.flatMap((group) => group.choices) : choices;
	const unknown = value !== "" && !all.some((choice) => choice.value === value);
	return (
		<>
			{empty !== null && <option value="">{empty ?? words.common.choose}</option>}
			{unknown && (
				<option value={value} data-unknown>
					{words.common.unknownChoice(value)}
				</option>
			)}
			{groups?.map((group) => (
				<optgroup key={group.label} label={group.label}>
					{group.choices.map(option)}
				</optgroup>
			))}
			{!groups && choices.map(option)}
		</>
	);
}

const option = (choice: Choice) => (
	<option key={choice.value} value={choice.value} title={choice.full}>
		{choice.label}
	</option>
);
