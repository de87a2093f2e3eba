/** Services go by their acronym: « Direction … (DREAL) Centre-Val de Loire » is DREAL to everybody. */

const WITH_ACRONYM = /^(.*)\(([\p{Lu}\d-]{2,12})\)(.*)$/u;

/** The acronym in the brackets of a name. */
export const acronymOf = (name: string): string | null => WITH_ACRONYM.exec(name)?.[2] ?? null;

/** The name with its acronym first, where a cell has room for a few letters. */
export function acronymFirst(name: string): string {
	const [, before, acronym, after] = WITH_ACRONYM.exec(name) ?? [];
	return acronym ? `${acronym}, ${`${before}${after}`.replace(/\s+/g, " ").trim()}` : name;
}
