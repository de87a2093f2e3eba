/**
 * Services go by their acronym: « Direction … (DREAL) Centre-Val de Loire » is DREAL to everybody. What is one is
 * told by the program's crate `dossier` (`acronym.rs`), with which this file shares its table of cases.
 */

/** 2 to 16 signs in brackets, a capital among them, and neither a small letter nor a space. */
const ACRONYM = /\(\s*((?=[^)]*\p{Lu})[^\p{Ll}\s)]{2,16})\s*\)/gu;

/** What a company or a public body is in law, which names none. */
const LEGAL_FORMS = new Set(
	(
		"EARL EPA EPCC EPCI EPCSCP EPIC EPLE EPSCP EURL GIE GIP SA SAEML " +
		"SARL SAS SASU SCA SCI SCIC SCOP SCP SELARL SEM SEML SNC SPL"
	).split(" "),
);

/** A name around its acronym. */
type Acronym = { before: string; short: string; after: string };

export function acronymOf(name: string): Acronym | null {
	const found = [...name.matchAll(ACRONYM)].find(
		([, short = ""]) => !LEGAL_FORMS.has(short.replaceAll(".", "")),
	);
	if (!found?.[1]) return null;
	return {
		before: name.slice(0, found.index).trim(),
		short: found[1],
		after: name.slice(found.index + found[0].length).trim(),
	};
}

/** The name with its acronym first, where a cell has room for a few letters. */
export function acronymFirst(name: string): string {
	const found = acronymOf(name);
	return found ? `${found.short}, ${`${found.before} ${found.after}`.trim()}` : name;
}
