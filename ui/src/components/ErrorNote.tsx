/** What a command refused, with what can be done about it. */
import type { AppError } from "../bindings/AppError";
import { Alert } from "./Alert";

type Props = {
	error: AppError | null;
	onClose?: () => void;
	/** Nobody has just asked for what was refused. */
	unasked?: boolean;
};

export function ErrorNote({ error, onClose, unasked = false }: Props) {
	if (!error) return null;
	return (
		<Alert
			severity="error"
			announced
			answers={!unasked}
			{...(onClose ? { onClose } : {})}
			testId="error-note"
		>
			<p>{error.message}</p>
			{error.hints.map((hint) => (
				<p key={hint}>{hint}</p>
			))}
		</Alert>
	);
}
