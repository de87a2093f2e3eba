/**
 * When no button of the mouse is pressed. A row that moves between a press and its release takes the click away: it
 * would be none, or another row's.
 */

let isPressed = false;
const waiting = new Set<() => void>();

const pressed = () => {
	isPressed = true;
};
const released = () => {
	if (!isPressed) return;
	isPressed = false;
	// The click comes with the release, after it.
	setTimeout(() => {
		if (isPressed) return;
		for (const go of waiting) go();
		waiting.clear();
	});
};
const on = { capture: true, passive: true };
document.addEventListener("pointerdown", pressed, on);
document.addEventListener("pointerup", released, on);
document.addEventListener("pointercancel", released, on);
// A list of the system, or a bar that scrolls, keeps the release to itself: the next move or key tells.
document.addEventListener("pointermove", ({ buttons }) => buttons === 0 && released(), on);
document.addEventListener("keydown", released, on);
window.addEventListener("blur", released);

/** Now, or once the button that is pressed has been let go of, and has done what it does. */
export const whenReleased = (): Promise<void> | undefined =>
	isPressed ? new Promise((go) => waiting.add(go)) : undefined;
