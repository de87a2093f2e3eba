/** « Ouvrir un fichier » on the first screen: a dossier opens, a call is said to be known from then on. */
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { App } from "../src/App";
import { ipc } from "../src/ipc";
import { go } from "../src/route";
import { words } from "../src/words";
import { violations } from "./axe";

beforeEach(() => go({ screen: "home" }));

test("a call’s file is said to be taken in, and the screen stays", async () => {
	const call = (await ipc.home()).calls[0];
	if (!call) throw new Error("no call is known");
	vi.spyOn(ipc, "openFile").mockResolvedValue({ call });
	render(<App />);
	await userEvent.click(await screen.findByTestId("home-import"));
	expect((await screen.findByTestId("home-call-added")).textContent).toContain(call.title);
	expect(await violations()).toEqual([]);
});

test("a dossier’s file opens it; a dialog that is cancelled does nothing", async () => {
	const draft = await ipc.createExample();
	const opened = vi.spyOn(ipc, "openFile").mockResolvedValue(null);
	render(<App />);
	await userEvent.click(await screen.findByTestId("home-import"));
	await waitFor(() => expect(opened).toHaveBeenCalled());
	expect(screen.getByRole("heading", { level: 1, name: words.home.title })).toBeTruthy();
	opened.mockResolvedValue({ draft });
	await userEvent.click(screen.getByTestId("home-import"));
	await screen.findByTestId("nav-budget");
});
