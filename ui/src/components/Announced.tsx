/**
 * Says aloud what a figure or a state has become, for those who do not see it change. What changes at each key is said
 * once the typing rests, and not when it is first shown; what was said is not left to be read twice.
 */
import { useEffect, useRef, useState } from "react";

/** In milliseconds: how long it must stand, and how long it then stays to be read. */
const REST = 1_000;
const STAYS = 4_000;

export function Announced({ children: text }: { children: string }) {
	const [said, setSaid] = useState("");
	const known = useRef(text);
	useEffect(() => {
		if (text === known.current) return;
		const rested = setTimeout(() => {
			known.current = text;
			setSaid(text);
		}, REST);
		return () => clearTimeout(rested);
	}, [text]);
	useEffect(() => {
		if (said === "") return;
		const read = setTimeout(() => setSaid(""), STAYS);
		return () => clearTimeout(read);
	}, [said]);
	return (
		<p className="fr-sr-only" role="status" data-testid="announced">
			{said}
		</p>
	);
}
