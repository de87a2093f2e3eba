import type { ReactNode } from "react";
import { words } from "../words";
import { Button } from "./Button";

type Props = {
	severity: "error" | "warning" | "info" | "success";
	title?: string;
	children: ReactNode;
	/** Said at once by a screen reader; for what has just happened, not for what stands there. */
	announced?: boolean;
	onClose?: () => void;
	testId?: string;
};

export function Alert({ severity, title, children, announced, onClose, testId }: Props) {
	const role = announced ? (severity === "error" ? "alert" : "status") : undefined;
	return (
		<div
			className={`fr-alert fr-alert--${severity} ${title ? "" : "fr-alert--sm"} alert`}
			role={role}
			data-testid={testId}
		>
			{title && <p className="fr-alert__title">{title}</p>}
			<div className="alert__body">{children}</div>
			{onClose && (
				<Button kind="quiet" icon="close-line" iconOnly onClick={onClose}>
					{words.common.close}
				</Button>
			)}
		</div>
	);
}
