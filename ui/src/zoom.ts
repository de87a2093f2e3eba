/**
 * How large everything is drawn, which this machine remembers. The window itself zooms, so that a layout for little
 * room is chosen as it is in a small window.
 */
import { useSyncExternalStore } from "react";
import { ipc } from "./ipc";

const STEPS = [1, 1.1, 1.25, 1.5, 1.75, 2] as const;
const KEY = "amorce.zoom";
const listeners = new Set<() => void>();
let zoom = remembered();

function remembered(): number {
	try {
		const kept = Number(localStorage.getItem(KEY));
		return STEPS.find((step) => step === kept) ?? 1;
	} catch {
		return 1;
	}
}

function choose(next: number | undefined): void {
	if (next === undefined || next === zoom) return;
	zoom = next;
	try {
		localStorage.setItem(KEY, String(next));
	} catch {
		// Without a place to keep it, the choice lasts as long as the window.
	}
	void ipc.setZoom(next);
	for (const listener of listeners) listener();
}

const larger = () => STEPS.find((step) => step > zoom);
const smaller = () => STEPS.findLast((step) => step < zoom);

/** One step larger; after the largest, the usual size again. */
export const zoomRound = (): void => choose(larger() ?? 1);

function onKeyDown(event: KeyboardEvent): void {
	// What a table has taken for itself is its own.
	if (event.defaultPrevented || event.altKey || !(event.ctrlKey || event.metaKey)) return;
	if (event.key === "+" || event.key === "=") choose(larger());
	else if (event.key === "-") choose(smaller());
	else if (event.key === "0" || event.code === "Digit0") choose(1);
	else return;
	event.preventDefault();
}

function onWheel(event: WheelEvent): void {
	if (!event.ctrlKey) return;
	event.preventDefault();
	choose(event.deltaY < 0 ? larger() : smaller());
}

/** Call before the first drawing. */
export function startZoom(): void {
	if (zoom !== 1) void ipc.setZoom(zoom);
	window.addEventListener("keydown", onKeyDown);
	window.addEventListener("wheel", onWheel, { passive: false });
}

export function useZoom(): number {
	return useSyncExternalStore(
		(listener) => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		() => zoom,
	);
}
