/**
 * A dialog over the screen: the browser's own `<dialog>`, which keeps the focus inside, closes on
 * Escape and gives the focus back.
 */
import { type ReactNode, useId, useLayoutEffect, useRef } from "react";
import { words } from "../words";
import { Button } from "./Button";

type Props = {
	title: string;
	onClose: () => void;
	children: ReactNode;
	/** The buttons, the main one first; one with `data-first` gets the focus, where it can be pressed. */
	actions?: ReactNode;
	/** `side` stands at the right, beside what it explains; `wide` has room for a table. */
	place?: "centre" | "side" | "wide";
	testId?: string;
};

export function Dialog({ title, onClose, children, actions, place = "centre", testId }: Props) {
	const ref = useRef<HTMLDialogElement>(null);
	const titleId = useId();
	// Before the element goes: closing is what gives the focus back to where it was.
	useLayoutEffect(() => {
		const dialog = ref.current;
		if (dialog && !dialog.open) dialog.showModal();
		const first = dialog?.querySelector<HTMLElement>("[data-first]:enabled");
		const fields = dialog?.querySelectorAll<HTMLElement>(
			".dialog__body :is(input, select, textarea):enabled",
		);
		const field = [...(fields ?? [])].find((one) => one.closest("details:not([open])") === null);
		// Where nothing can be said or done, Enter is not to press what closes it.
		const read = dialog?.querySelector<HTMLElement>(".dialog__body > [tabindex='-1']");
		(first ?? field ?? read)?.focus();
		return () => dialog?.close();
	}, []);
	return (
		// biome-ignore lint/a11y/useKeyWithClickEvents: a click beside it closes it, as Escape does
		<dialog
			ref={ref}
			className={`dialog dialog--${place}`}
			aria-labelledby={titleId}
			data-testid={testId}
			onCancel={(event) => {
				event.preventDefault();
				onClose();
			}}
			onClick={(event) => {
				if (event.target === ref.current) onClose();
			}}
		>
			<div className="dialog__frame">
				<div className="dialog__head">
					<h2 id={titleId}>{title}</h2>
					<Button kind="quiet" icon="close-line" iconOnly onClick={onClose}>
						{words.common.close}
					</Button>
				</div>
				<div className="dialog__body">{children}</div>
				{actions && <div className="dialog__actions">{actions}</div>}
			</div>
		</dialog>
	);
}
