/** A choice of one among a few that all stay in sight: arrows go from one to the next. */
import { useId } from "react";
import "./segmented.css";

type Option<K extends string> = { key: K; label: string };

type Props<K extends string> = {
	label: string;
	options: Option<K>[];
	chosen: K;
	onChoose: (key: K) => void;
	testId?: string;
};

export function Segmented<K extends string>({ label, options, chosen, onChoose, testId }: Props<K>) {
	const name = useId();
	return (
		<fieldset className="segmented" data-testid={testId}>
			<legend className="segmented__label">{label}</legend>
			<div className="segmented__options">
				{options.map(({ key, label: text }) => (
					<label key={key} className="segmented__option" data-testid={testId && `${testId}-${key}`}>
						<input
							type="radio"
							name={name}
							value={key}
							checked={key === chosen}
							onChange={() => onChoose(key)}
						/>
						<span>{text}</span>
					</label>
				))}
			</div>
		</fieldset>
	);
}
