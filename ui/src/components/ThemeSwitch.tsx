import { chooseScheme, type Scheme, useScheme } from "../theme";
import { words } from "../words";
import { Button } from "./Button";

const NEXT: Record<Scheme, Scheme> = { system: "light", light: "dark", dark: "system" };

/** Goes round: the machine's choice, light, dark. */
export function ThemeSwitch() {
	const scheme = useScheme();
	return (
		<Button
			kind="quiet"
			icon="theme-fill"
			iconOnly
			onClick={() => chooseScheme(NEXT[scheme])}
			data-testid="theme-switch"
		>
			{words.theme.now[scheme]}
		</Button>
	);
}
