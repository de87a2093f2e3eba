import { chooseScheme, type Scheme, useScheme } from "../theme";
import { words } from "../words";
import { useZoom, zoomRound } from "../zoom";
import { Button } from "./Button";

const NEXT: Record<Scheme, Scheme> = { system: "light", light: "dark", dark: "system" };

/** How the screen looks: its size, and its colours. Each goes round: the machine's choice, light, dark. */
export function ScreenSwitches() {
	const scheme = useScheme();
	const zoom = useZoom();
	return (
		<>
			<Button kind="quiet" icon="font-size" iconOnly onClick={zoomRound} data-testid="zoom-switch">
				{words.zoom(Math.round(zoom * 100))}
			</Button>
			<Button
				kind="quiet"
				icon="theme-fill"
				iconOnly
				onClick={() => chooseScheme(NEXT[scheme])}
				data-testid="theme-switch"
			>
				{words.theme.now[scheme]}
			</Button>
		</>
	);
}
