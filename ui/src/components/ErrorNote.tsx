/** What a command refused, with what can be done about it. */
import type { AppError } from "../bindings/AppError";
import { Alert } from "./Alert";

export function ErrorNote({ error, onClose }: { error: AppError | null; onClose?: () => void }) {
	if (!error) return null;
	return (
		<Alert severity="error" announced {...(onClose ? { onClose } : {})} testId="error-note">
			<p>{error.message}</p>
			{error.hints.map((hint) => (
				<p key={hint}>{hint}</p>
			))}
		</Alert>
	);
}
