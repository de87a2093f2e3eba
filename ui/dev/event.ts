/** The events of the double, in the place of `@tauri-apps/api/event`. */
type Handler = (message: { payload: unknown }) => void;

const handlers = new Map<string, Set<Handler>>();

export async function listen(event: string, handler: Handler): Promise<() => void> {
	const set = handlers.get(event) ?? new Set();
	handlers.set(event, set.add(handler));
	return () => set.delete(handler);
}

export function emit(event: string, payload: unknown): void {
	for (const handler of handlers.get(event) ?? []) handler({ payload });
}
