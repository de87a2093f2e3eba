/** Any field of the dossier, drawn from its declaration. */
import type { ComponentProps } from "react";
import { characters } from "../characters";
import { Checkbox } from "../components/Checkbox";
import { Field } from "../components/Field";
import { Select } from "../components/Select";
import { TextArea } from "../components/TextArea";
import { words } from "../words";
import { useChoices } from "./choices";
import { useDossier } from "./hooks";
import { MonthField } from "./MonthField";
import { isNote } from "./specs";
import { useFieldFinding } from "./useFieldFinding";
import { useTyping } from "./useTyping";

type Props = {
	pointer: string;
	/** Where the declared label would repeat what stands around. */
	label?: string;
	help?: string;
	rows?: number;
	width?: "short" | "medium" | "full";
	/** The words of the empty choice. */
	empty?: string;
};

const DECIMAL = new Set(["amount", "quantity", "percent"]);

export function FieldInput({ pointer, label, help, rows, width, empty }: Props) {
	const dossier = useDossier();
	const spec = dossier.spec(pointer);
	const { missing, ...typing } = useTyping(pointer);
	const warning = useFieldFinding(pointer, missing);
	const choices = useChoices(pointer);
	const shown = label ?? spec?.label ?? words.dossier.field;
	const frame = { label: shown, help, warning, width: width ?? ("full" as const), pointer, ...typing };
	switch (spec?.kind) {
		case "prose":
			return <Lines frame={frame} rows={rows ?? 4} max={spec.max} />;
		case "flag":
			return (
				<Checkbox
					label={shown}
					help={help}
					pointer={pointer}
					error={typing.error}
					checked={(missing ? spec.default : typing.value) === "true"}
					onChange={(checked) => typing.onChange(String(checked))}
				/>
			);
		case "choice":
		case "reference":
			return (
				<Select
					{...frame}
					{...choices}
					value={missing ? (spec.default ?? "") : typing.value}
					empty={spec.default === null ? (empty ?? words.common.choose) : null}
				/>
			);
		case "year_month":
			return <MonthField {...frame} />;
		case "date":
			return <Field {...frame} type="date" />;
		case "integer":
			return <Field {...frame} inputMode="numeric" />;
		case "line":
			if (isNote(spec)) return <Lines frame={frame} rows={rows ?? 2} max={spec.max} />;
			return <Field {...frame} />;
		default:
			return <Field {...frame} inputMode={spec && DECIMAL.has(spec.kind) ? "decimal" : "text"} />;
	}
}

/** From this share of the limit on, the count is worth showing. */
const NEAR = 0.8;

type LinesProps = {
	frame: Omit<ComponentProps<typeof TextArea>, "rows" | "foot">;
	rows: number;
	max: number | null;
};

function Lines({ frame, rows, max }: LinesProps) {
	const length = characters(frame.value);
	const foot = max !== null && length > max * NEAR && (
		<p className={`counter ${length > max ? "counter--over" : ""}`}>
			{length > max ? words.sections.over(length, max) : words.sections.count(length, max)}
		</p>
	);
	return <TextArea {...frame} rows={rows} foot={foot} />;
}
