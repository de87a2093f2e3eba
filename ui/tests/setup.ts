/** What jsdom lacks and every browser of the program has. */
import { cleanup, configure } from "@testing-library/react";
import { afterEach, vi } from "vitest";

// A machine that builds beside the tests is slow: waiting is no failure.
configure({ asyncUtilTimeout: 20_000, getElementError: (message) => new Error(message ?? "") });
afterEach(cleanup);

window.matchMedia = vi.fn().mockReturnValue({
	matches: false,
	addEventListener: () => undefined,
	removeEventListener: () => undefined,
});

window.ResizeObserver = class {
	observe() {}
	unobserve() {}
	disconnect() {}
};

document.elementFromPoint = () => null;

Element.prototype.scrollIntoView = () => undefined;

HTMLDialogElement.prototype.showModal = function showModal() {
	this.open = true;
};
HTMLDialogElement.prototype.close = function close() {
	this.open = false;
};
