/** What axe has against what is shown. */
import axe from "axe-core";

// jsdom lays nothing out: what needs a drawing (contrasts, sizes) is looked at in the real window.
const UNSEEN = { "color-contrast": { enabled: false }, "target-size": { enabled: false } };

export async function violations(): Promise<string[]> {
	document.title = "Amorce";
	document.documentElement.lang = "fr";
	const { violations: found } = await axe.run(document, {
		runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "RGAAv4"],
		rules: UNSEEN,
	});
	return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`));
}
