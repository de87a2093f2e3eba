/** Everything is drawn larger by a button, by keys, by the wheel; the window remembers. */
import { act, fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { App } from "../src/App";
import { ipc } from "../src/ipc";
import { go } from "../src/route";
import { words } from "../src/words";
import { startZoom, zoomRound } from "../src/zoom";

startZoom();
const asked = vi.spyOn(ipc, "setZoom");

beforeEach(() => {
	go({ screen: "home" });
	fireEvent.keyDown(window, { key: "0", ctrlKey: true });
	asked.mockClear();
});

test("the button goes round all sizes and says where it is", async () => {
	render(<App />);
	const button = await screen.findByTestId("zoom-switch");
	expect(button.textContent).toBe(words.zoom(100));
	for (const percent of [110, 125, 150, 175, 200, 100]) {
		await userEvent.click(button);
		expect(button.textContent).toBe(words.zoom(percent));
	}
	expect(asked.mock.calls.map(([factor]) => factor)).toEqual([1.1, 1.25, 1.5, 1.75, 2, 1]);
	expect(localStorage.getItem("amorce.zoom")).toBe("1");
});

test("keys and wheel zoom, except those that a table has taken", () => {
	fireEvent.keyDown(window, { key: "+", ctrlKey: true });
	fireEvent.wheel(window, { deltaY: -100, ctrlKey: true });
	fireEvent.wheel(window, { deltaY: -100 });
	expect(asked.mock.calls).toEqual([[1.1], [1.25]]);
	fireEvent.keyDown(window, { key: "-", ctrlKey: true });
	const taken = new KeyboardEvent("keydown", { key: "+", ctrlKey: true, cancelable: true });
	taken.preventDefault();
	window.dispatchEvent(taken);
	expect(asked.mock.calls.at(-1)).toEqual([1.1]);
	act(zoomRound);
	fireEvent.keyDown(window, { key: "à", code: "Digit0", ctrlKey: true });
	expect(asked.mock.calls.at(-1)).toEqual([1]);
});
