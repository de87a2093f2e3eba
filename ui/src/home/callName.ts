import type { CallCard } from "../bindings/CallCard";
import { words } from "../words";

const namesakes = (call: CallCard, calls: readonly CallCard[]) =>
	calls.filter(({ id, title }) => id !== call.id && title === call.title);

/** Which file a call is, where another has its title and its deadline too. */
export function callFile(call: CallCard, calls: readonly CallCard[]): string | null {
	const isTwice = namesakes(call, calls).some(({ deadline }) => deadline === call.deadline);
	return isTwice ? words.home.callFile(call.id, call.revision) : null;
}

/** What it takes to know a call from those of the same title; empty where there is none. */
export function callApart(call: CallCard, calls: readonly CallCard[]): string {
	const before = namesakes(call, calls).length > 0 ? words.home.callBefore(call.deadline) : null;
	return [before, callFile(call, calls)].filter((part) => part !== null).join(" — ");
}

/** The name of a call among others. */
export function callName(call: CallCard, calls: readonly CallCard[]): string {
	return [call.title, callApart(call, calls)].filter((part) => part !== "").join(" — ");
}
