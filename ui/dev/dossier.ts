/** A dossier of the double: the flat map of fields and lists, read from the example's JSON. */
import type { FieldState } from "../src/bindings/FieldState";
import type { OpRequest } from "../src/bindings/OpRequest";
import { applySplice } from "../src/splice";

export type Dossier = { fields: Map<string, string>; lists: Map<string, string[]> };

const LISTS = ["/carriers", "/partners", "/costs", "/funding", "/annexes", "/signatures/others"];

export const emptyDossier = (): Dossier => ({
	fields: new Map(),
	lists: new Map(LISTS.map((list) => [list, []])),
});

type Json = { [key: string]: unknown };

export function flatten(json: Json): Dossier {
	const dossier = emptyDossier();
	walk(json, "", dossier);
	return dossier;
}

function walk(value: unknown, at: string, into: Dossier): void {
	if (value === null || value === "") return;
	if (Array.isArray(value)) {
		if (!value.every((item) => typeof item === "object" && item !== null && "id" in item)) return;
		into.lists.set(
			at,
			value.map((item) => String((item as Json).id)),
		);
		for (const item of value) walk(item, `${at}/${(item as Json).id}`, into);
	} else if (typeof value === "object") {
		for (const [key, inner] of Object.entries(value)) if (key !== "id") walk(inner, `${at}/${key}`, into);
	} else into.fields.set(at, String(value));
}

export function perform(dossier: Dossier, op: OpRequest): void {
	const { fields, lists } = dossier;
	const set = (pointer: string, text: string) =>
		text === "" ? fields.delete(pointer) : fields.set(pointer, text);
	if (op.op === "input") set(op.pointer, op.text);
	else if (op.op === "splice") set(op.pointer, applySplice(fields.get(op.pointer) ?? "", op));
	else if (op.op === "add") {
		const list = lists.get(op.list) ?? [];
		lists.set(op.list, placed(list, op.id, op.position));
		if (op.list === "/carriers") lists.set(`/carriers/${op.id}/agents`, []);
		for (const [path, text] of Object.entries(op.fields)) set(`${op.list}/${op.id}/${path}`, text ?? "");
	} else {
		const cut = op.pointer.lastIndexOf("/");
		const [at, id] = [op.pointer.slice(0, cut), op.pointer.slice(cut + 1)];
		const rest = (lists.get(at) ?? []).filter((one) => one !== id);
		lists.set(at, op.op === "move" ? placed(rest, id, op.position) : rest);
		if (op.op === "remove") {
			for (const key of [...fields.keys()]) if (key.startsWith(`${op.pointer}/`)) fields.delete(key);
		}
	}
}

function placed(
	list: string[],
	id: string,
	position: Extract<OpRequest, { op: "move" }>["position"],
): string[] {
	if (position === "last") return [...list, id];
	const at = "before" in position ? list.indexOf(position.before) : list.indexOf(position.after) + 1;
	return [...list.slice(0, at), id, ...list.slice(at)];
}

/** Two commas make no number in any field. */
export const stateOf = (text: string): FieldState => ({
	text,
	error: /^\d+,\d+,\d+$/.test(text) ? `« ${text} » n’est pas un montant` : null,
});
