/** The frame of every input: its label, its help, what is wrong with it, tied together for all readers. */
import { type ClipboardEventHandler, type KeyboardEventHandler, type ReactNode, useId } from "react";
import { useKeptCaret } from "./useKeptCaret";

export type FieldProps = {
	label: string;
	help?: string | undefined;
	error?: string | null | undefined;
	/** Worth a look, though it could be read. */
	warning?: string | null | undefined;
	width?: "short" | "medium" | "full";
};

type FrameProps = FieldProps & {
	group: "input" | "select";
	children: (ids: { id: string; describedBy: string | undefined }) => ReactNode;
	foot?: ReactNode;
};

export function FieldFrame({ label, help, error, warning, width, group, children, foot }: FrameProps) {
	const id = useId();
	const messages = `${id}-messages`;
	const state = error ? `fr-${group}-group--error` : "";
	return (
		<div className={`fr-${group}-group ${state} field field--${width ?? "full"}`}>
			<label className="fr-label" htmlFor={id}>
				{label}
				{help && <span className="fr-hint-text">{help}</span>}
			</label>
			{children({ id, describedBy: error || warning || foot ? messages : undefined })}
			<div id={messages} className="field__messages">
				{error && <p className="fr-error-text">{error}</p>}
				{!error && warning && <p className="field__warning">{warning}</p>}
				{foot}
			</div>
		</div>
	);
}

type InputProps = FieldProps & {
	value: string;
	onChange: (text: string) => void;
	onFocus?: () => void;
	onBlur?: () => void;
	onPaste?: ClipboardEventHandler;
	onKeyDown?: KeyboardEventHandler;
	pointer?: string;
	type?: "text" | "date" | "month" | "email";
	inputMode?: "text" | "decimal" | "numeric" | "email";
};

export function Field({
	value,
	onChange,
	onFocus,
	onBlur,
	onPaste,
	onKeyDown,
	pointer,
	type,
	inputMode,
	...frame
}: InputProps) {
	const text = useKeptCaret<HTMLInputElement>(value);
	return (
		<FieldFrame {...frame} group="input">
			{({ id, describedBy }) => (
				<input
					ref={text}
					id={id}
					className={`fr-input ${frame.error ? "fr-input--error" : ""}`}
					type={type ?? "text"}
					inputMode={inputMode}
					value={value}
					aria-describedby={describedBy}
					aria-invalid={frame.error ? true : undefined}
					data-pointer={pointer}
					autoComplete="off"
					spellCheck={inputMode === undefined || inputMode === "text"}
					onChange={(event) => onChange(event.target.value)}
					onFocus={onFocus}
					onBlur={onBlur}
					onPaste={onPaste}
					onKeyDown={onKeyDown}
				/>
			)}
		</FieldFrame>
	);
}
