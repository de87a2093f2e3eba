/**
 * Something that the program computes when it is looked at: a table, a plan, a drawing. It is asked for
 * again after each change of the dossier, one question at a time, so that it follows the typing and never
 * holds it up; what was answered last stays in sight meanwhile.
 */
import { useEffect, useRef, useState } from "react";
import { useDossier, useRevision } from "./hooks";

/** `ask` must change with what is asked for, and with nothing else. `rest` waits for a pause in the typing. */
export function useView<T>(ask: (draftId: string) => Promise<T>, rest = 0): T | null {
	const dossier = useDossier();
	const revision = useRevision();
	const [view, setView] = useState<T | null>(null);
	/** What is wanted now; an answer to something else is dropped. */
	const wanted = useRef<unknown>(null);
	const busy = useRef(false);
	const first = view === null;

	useEffect(() => {
		wanted.current = ask;
		return () => {
			wanted.current = null;
		};
	}, [ask]);

	// biome-ignore lint/correctness/useExhaustiveDependencies: a change of the dossier asks again
	useEffect(() => {
		let timer = 0;
		const look = () => {
			// One question at a time: the next is put once the last is answered.
			if (busy.current) {
				timer = window.setTimeout(look, 16);
				return;
			}
			busy.current = true;
			ask(dossier.id)
				.then((next) => {
					if (wanted.current === ask) setView(next);
				})
				// A view that fails takes nothing away: what is typed is shown all the same.
				.catch(() => undefined)
				.finally(() => {
					busy.current = false;
				});
		};
		timer = window.setTimeout(look, first ? 0 : rest);
		return () => window.clearTimeout(timer);
	}, [dossier, revision, ask, rest]);

	return view;
}
