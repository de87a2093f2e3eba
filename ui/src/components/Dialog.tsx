/**
 * A dialog over the screen: the browser's own `<dialog>`, which keeps the focus inside, closes on
 * Escape and gives the focus back.
 */
import { type ReactNode, useEffect, useId, useRef } from "react";
import { words } from "../words";
import { Button } from "./Button";

type Props = {
	title: string;
	onClose: () => void;
	children: ReactNode;
	/** The buttons, the main one first. */
	actions?: ReactNode;
	/** `side` stands at the right, beside what it explains. */
	place?: "centre" | "side";
	testId?: string;
};

export function Dialog({ title, onClose, children, actions, place = "centre", testId }: Props) {
	const ref = useRef<HTMLDialogElement>(null);
	const titleId = useId();
	useEffect(() => {
		const dialog = ref.current;
		if (dialog && !dialog.open) dialog.showModal();
		return () => dialog?.close();
	}, []);
	return (
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
			onKeyDown={(event) => event.stopPropagation()}
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
