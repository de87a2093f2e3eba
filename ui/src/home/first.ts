/**
 * The drafts of this machine, asked for before anything of the interface is read: the program looks for them while
 * the browser reads the rest.
 */
import type { HomeView } from "../bindings/HomeView";
import { ipc } from "../ipc";

let asked: Promise<HomeView> | null = null;

export function askAhead(): void {
	asked = ipc.home();
	// Who takes it hears of a failure; until then nobody listens.
	asked.catch(() => undefined);
}

/** What was asked ahead, once; what is asked later is asked anew. */
export function home(): Promise<HomeView> {
	const ahead = asked;
	asked = null;
	return ahead ?? ipc.home();
}
