import type { Answer } from "../bindings/Answer";

/** The items of lists that come by an answer or stand elsewhere after it, and the fields that it changes. */
export function changedBy(answer: Answer, listOf: (pointer: string) => readonly string[]): string[] {
	const items = Object.entries(answer.lists).flatMap(([list, ids = []]) => {
		const before = listOf(list);
		const known = new Set(before);
		const come = ids.filter((id) => !known.has(id));
		const isMove = come.length === 0 && ids.length === before.length;
		const moved = isMove ? ids.filter((id, i) => before[i] !== id) : [];
		return [...come, ...moved].map((id) => `${list}/${id}`);
	});
	const fields = Object.entries(answer.fields).filter(([, state]) => state);
	return [...items, ...fields.map(([pointer]) => pointer)];
}
