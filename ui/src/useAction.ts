/** A gesture that takes a moment and can fail: whether it runs, and what went wrong, in French. */
import { useCallback, useState } from "react";
import type { AppError } from "./bindings/AppError";
import { appError } from "./ipc";

export function useAction() {
	const [error, setError] = useState<AppError | null>(null);
	const [running, setRunning] = useState(false);
	const run = useCallback(async (action: () => Promise<void>) => {
		setRunning(true);
		setError(null);
		try {
			await action();
		} catch (thrown) {
			setError(appError(thrown));
		} finally {
			setRunning(false);
		}
	}, []);
	const clear = useCallback(() => setError(null), []);
	return { run, running, error, clear };
}
