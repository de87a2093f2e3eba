/** Whether the reading of a text stands beside it: as it was left, from one section to the next, until the window closes. */
import { useState } from "react";

let left = true;

export function useReadingShown(): [boolean, (shown: boolean) => void] {
	const [isShown, setShown] = useState(left);
	const choose = (shown: boolean) => {
		left = shown;
		setShown(shown);
	};
	return [isShown, choose];
}
