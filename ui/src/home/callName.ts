import type { CallCard } from "../bindings/CallCard";
import { words } from "../words";

const namesakes = (call: CallCard, calls: readonly CallCard[]) =>
	calls.filter(({ id, title }) => id !== call.id && title === call.title);

/** Which file a call is, where another has its title and its deadline too. */
export function callFile(call: CallCard, calls: readonly CallCard[]): string | null {
	const isTwice = namesakes(call, calls).some(({ deadline }) => deadline === call.deadline);
	return isTwice ? words.home.callFile(call.id, call.revision) : null;
}

/** The name of a call among others, with what it takes to know it from them. */
export function callName(call: CallCard, calls: readonly CallCard[]): string {
	const before = namesakes(call, calls).length > 0 ? words.home.callBefore(call.deadline) : null;
	return [call.title, before, callFile(call, calls)].filter((part) => part !== null).join(" — ");
}
