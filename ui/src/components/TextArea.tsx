import type { ClipboardEventHandler, ReactNode } from "react";
import { FieldFrame, type FieldProps } from "./Field";
import { useKeptCaret } from "./useKeptCaret";

type Props = FieldProps & {
	value: string;
	onChange: (text: string) => void;
	onFocus?: () => void;
	onBlur?: () => void;
	onPaste?: ClipboardEventHandler;
	pointer?: string;
	rows?: number;
	/** Under the text: a counter. */
	foot?: ReactNode;
};

export function TextArea({
	value,
	onChange,
	onFocus,
	onBlur,
	onPaste,
	pointer,
	rows = 4,
	foot,
	...frame
}: Props) {
	const text = useKeptCaret<HTMLTextAreaElement>(value);
	return (
		<FieldFrame {...frame} group="input" foot={foot}>
			{({ id, describedBy }) => (
				<textarea
					ref={text}
					id={id}
					className={`fr-input prose ${frame.error ? "fr-input--error" : ""}`}
					rows={rows}
					value={value}
					aria-describedby={describedBy}
					aria-invalid={frame.error ? true : undefined}
					data-pointer={pointer}
					spellCheck
					onChange={(event) => onChange(event.target.value)}
					onFocus={onFocus}
					onBlur={onBlur}
					onPaste={onPaste}
				/>
			)}
		</FieldFrame>
	);
}
