/** What is said aloud: not at each key, not at first, and not twice. */
import { act, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Announced } from "../src/components/Announced";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const said = () => screen.getByRole("status").textContent;
const wait = (ms: number) => act(() => vi.advanceTimersByTime(ms));

test("a figure that moves at each key is said once it rests, then not left to be read again", () => {
	const { rerender } = render(<Announced>Écart : 0 €</Announced>);
	wait(5_000);
	expect(said()).toBe("");
	for (const figure of ["1 €", "12 €", "125 €"]) {
		rerender(<Announced>{`Écart : ${figure}`}</Announced>);
		wait(300);
		expect(said()).toBe("");
	}
	wait(1_000);
	expect(said()).toBe("Écart : 125 €");
	wait(5_000);
	expect(said()).toBe("");
});

test("what comes back to what it was is not said", () => {
	const { rerender } = render(<Announced>Plan équilibré</Announced>);
	rerender(<Announced>Écart</Announced>);
	wait(300);
	rerender(<Announced>Plan équilibré</Announced>);
	wait(5_000);
	expect(said()).toBe("");
});
