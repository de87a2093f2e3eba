/**
 * What changed between two texts, as one splice in UTF-16 units: the unit of JavaScript's strings, of
 * the textarea and of the merge engine. A splice never cuts a surrogate pair in two.
 */

export type Splice = { at: number; delete: number; insert: string };

const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;

/** The smallest splice that turns `before` into `after`, or null where they are equal. */
export function spliceBetween(before: string, after: string): Splice | null {
	if (before === after) return null;
	const shorter = Math.min(before.length, after.length);
	let head = 0;
	while (head < shorter && before.charCodeAt(head) === after.charCodeAt(head)) head += 1;
	let tail = 0;
	while (
		tail < shorter - head &&
		before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
	) {
		tail += 1;
	}
	if (head > 0 && isHigh(before.charCodeAt(head - 1))) head -= 1;
	if (tail > 0 && isLow(before.charCodeAt(before.length - tail))) tail -= 1;
	return {
		at: head,
		delete: before.length - head - tail,
		insert: after.slice(head, after.length - tail),
	};
}

export function applySplice(text: string, splice: Splice): string {
	return text.slice(0, splice.at) + splice.insert + text.slice(splice.at + splice.delete);
}

/**
 * `mine` was typed over `sent`, which came back as `merged` because someone else wrote too: the text
 * that holds both. Where both touched the same place, what is being typed stays as it is.
 */
export function rebase(mine: string, sent: string, merged: string): string {
	const theirs = spliceBetween(sent, merged);
	const ours = spliceBetween(sent, mine);
	if (!theirs) return mine;
	if (!ours) return merged;
	if (theirs.at + theirs.delete <= ours.at) return applySplice(mine, theirs);
	if (theirs.at >= ours.at + ours.delete) {
		return applySplice(mine, { ...theirs, at: theirs.at + ours.insert.length - ours.delete });
	}
	return mine;
}
