import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test, vi } from "vitest";
import { MonthField } from "../src/dossier/MonthField";
import { words } from "../src/words";

function shown(first: string) {
	const told = vi.fn();
	function Held() {
		const [value, setValue] = useState(first);
		const onChange = (text: string) => {
			told(text);
			setValue(text);
		};
		return (
			<MonthField
				label="Début"
				value={value}
				pointer="/project/start"
				onChange={onChange}
				onFocus={() => undefined}
				onBlur={() => undefined}
			/>
		);
	}
	render(<Held />);
	return {
		told,
		month: screen.getByLabelText(words.month.month),
		year: screen.getByLabelText(words.month.year),
	};
}

test("a month and a year make the date, whichever comes first, and half of one says nothing", async () => {
	const { told, month, year } = shown("");
	await userEvent.selectOptions(month, "01");
	expect(told).not.toHaveBeenCalled();
	await userEvent.type(year, "2017");
	expect(told.mock.calls).toEqual([["2017-01"]]);
});

test("half of a date stays on screen when one leaves the field", async () => {
	const { month, year } = shown("");
	await userEvent.selectOptions(month, "03");
	await userEvent.tab();
	await userEvent.tab();
	expect(month).toHaveProperty("value", "03");
	expect(year).toHaveProperty("value", "");
});

test("both halves taken away clear the date", async () => {
	const { told, month, year } = shown("2017-01");
	await userEvent.clear(year);
	await userEvent.selectOptions(month, "");
	expect(told.mock.calls.at(-1)).toEqual([""]);
});
