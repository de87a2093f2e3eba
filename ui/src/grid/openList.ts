/** Lists of choices that the grid opens, for a click or a key. */

/** In milliseconds: two clicks in so long are one double click. */
const DOUBLE_CLICK = 400;
/** In milliseconds: a press is let go of within so long, or the button is held. */
const LET_GO = 150;

/** Opens a list of choices, as by a click in it. */
export function openList(list: HTMLSelectElement): void {
	if ("showPicker" in list) list.showPicker();
	// WebKitGTK has no such call, and opens a list for any press that reaches it. Nobody else is to hear of this one.
	else (list as HTMLElement).dispatchEvent(new MouseEvent("mousedown", { button: 0, cancelable: true }));
}

/**
 * Opens a list for a click, and leaves it open where that was the first half of a double click: the second press falls
 * on the page beside the open list, which closes it. The page hears of no press, but the list has the focus back.
 */
export function openByClick(list: HTMLSelectElement): void {
	openList(list);
	const waiting = new AbortController();
	const once = { once: true, signal: waiting.signal };
	const end = () => {
		clearTimeout(timer);
		waiting.abort();
	};
	const again = () => {
		end();
		if (document.activeElement === list) openList(list);
	};
	let timer = setTimeout(end, DOUBLE_CLICK);
	const closed = () => {
		clearTimeout(timer);
		// An open list would take what is let go over it: the button is waited for.
		timer = setTimeout(again, LET_GO);
		document.addEventListener("pointerup", again, once);
	};
	list.addEventListener("focus", closed, once);
	// Whoever chooses so fast has chosen.
	list.addEventListener("change", end, once);
}
