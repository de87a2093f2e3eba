/** When Accueil asks the program for the drafts of this machine. */
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { App } from "../src/App";
import { ipc } from "../src/ipc";
import { words } from "../src/words";

test("it asks once at the start, and again for whoever comes back to the window", async () => {
	const asked = vi.spyOn(ipc, "home");
	render(<App />);
	await screen.findByText(words.home.emptyTitle);
	fireEvent.focus(window);
	expect(asked).toHaveBeenCalledTimes(1);
	await ipc.createExample();
	fireEvent.blur(window);
	fireEvent.focus(window);
	await screen.findByTestId("draft-card");
	fireEvent.focus(window);
	await waitFor(() => expect(asked).toHaveBeenCalledTimes(2));
});
