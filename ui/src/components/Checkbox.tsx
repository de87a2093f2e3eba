import { type ReactNode, useId } from "react";

type Props = {
	label: ReactNode;
	help?: string | undefined;
	checked: boolean;
	onChange: (checked: boolean) => void;
	pointer?: string;
	error?: string | null | undefined;
};

export function Checkbox({ label, help, checked, onChange, pointer, error }: Props) {
	const id = useId();
	return (
		<div className="fr-checkbox-group fr-checkbox-group--sm field field--full">
			<input
				id={id}
				type="checkbox"
				checked={checked}
				data-pointer={pointer}
				aria-describedby={error ? `${id}-messages` : undefined}
				onChange={(event) => onChange(event.target.checked)}
			/>
			<label className="fr-label" htmlFor={id}>
				{label}
				{help && <span className="fr-hint-text">{help}</span>}
			</label>
			{error && (
				<p id={`${id}-messages`} className="fr-error-text">
					{error}
				</p>
			)}
		</div>
	);
}
