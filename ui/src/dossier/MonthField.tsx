/** A month of a year, as two small fields: the month by its name, the year by its digits. */
import { useId, useState } from "react";
import { words } from "../words";

type Props = {
	label: string;
	help?: string | undefined;
	value: string;
	error?: string | null | undefined;
	warning?: string | null | undefined;
	pointer: string;
	onChange: (text: string) => void;
	onFocus: () => void;
	onBlur: () => void;
};

export function MonthField({
	label,
	help,
	value,
	error,
	warning,
	pointer,
	onChange,
	onFocus,
	onBlur,
}: Props) {
	const id = useId();
	const [draft, setDraft] = useState<{ year: string; month: string } | null>(null);
	const [, knownYear = "", knownMonth = ""] = /^(\d{4})-(\d{2})$/.exec(value) ?? [];
	const { year, month } = draft ?? { year: knownYear, month: knownMonth };

	const change = (next: { year: string; month: string }) => {
		setDraft(next);
		if (/^\d{4}$/.test(next.year) && next.month) onChange(`${next.year}-${next.month}`);
		else if (!next.year && !next.month) onChange("");
	};
	const leave = () => {
		// A month whose other half is still missing waits here; one that is whole is the program's.
		if (Boolean(year) === Boolean(month)) setDraft(null);
		onBlur();
	};
	return (
		<fieldset className="fr-input-group field month" onFocus={onFocus} onBlur={leave}>
			<legend className="fr-label">
				{label}
				{help && <span className="fr-hint-text">{help}</span>}
			</legend>
			<div className="month__parts">
				<select
					className="fr-select"
					aria-label={words.month.month}
					value={month}
					data-pointer={pointer}
					aria-describedby={`${id}-messages`}
					onChange={(event) => change({ year, month: event.target.value })}
				>
					<option value="">{words.month.month}</option>
					{words.month.names.map((name, i) => (
						<option key={name} value={String(i + 1).padStart(2, "0")}>
							{name}
						</option>
					))}
				</select>
				<input
					className="fr-input"
					aria-label={words.month.year}
					placeholder={words.month.year}
					inputMode="numeric"
					maxLength={4}
					value={year}
					aria-describedby={`${id}-messages`}
					onChange={(event) => change({ year: event.target.value.replace(/\D/g, ""), month })}
				/>
			</div>
			<div id={`${id}-messages`} className="field__messages">
				{error && <p className="fr-error-text">{error}</p>}
				{!error && warning && <p className="field__warning">{warning}</p>}
			</div>
		</fieldset>
	);
}
