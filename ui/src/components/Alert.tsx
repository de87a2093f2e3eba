import { type ReactNode, useEffect, useRef } from "react";
import { words } from "../words";
import { Button } from "./Button";

type Props = {
	severity: "error" | "warning" | "info" | "success";
	title?: string;
	children: ReactNode;
	/** Said at once by a screen reader; for what has just happened, not for what stands there. */
	announced?: boolean;
	/** It answers a gesture, made perhaps far below: it is brought into sight, each time that it says another thing. */
	answers?: boolean;
	onClose?: () => void;
	testId?: string;
};

export function Alert({ severity, title, children, announced, answers, onClose, testId }: Props) {
	const box = useRef<HTMLDivElement>(null);
	const said = useRef("");
	useEffect(() => {
		const now = box.current?.textContent ?? "";
		if (!answers || now === said.current) return;
		said.current = now;
		box.current?.scrollIntoView({ block: "nearest" });
	});
	const role = announced ? (severity === "error" ? "alert" : "status") : undefined;
	return (
		<div
			ref={box}
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
