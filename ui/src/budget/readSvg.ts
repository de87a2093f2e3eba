/**
 * A drawing of the program as elements of this page. It holds names that users typed, so only marks
 * and their geometry pass: no script, no link, no style.
 */
const MARKS = new Set([
	"svg",
	"g",
	"rect",
	"path",
	"line",
	"circle",
	"polygon",
	"polyline",
	"text",
	"tspan",
	"title",
	"desc",
	"defs",
	"clipPath",
]);
const REFUSED = /^(on|style$|href$|xlink:)/i;

export function readSvg(source: string): SVGElement | null {
	const root = new DOMParser().parseFromString(source, "image/svg+xml").documentElement;
	if (root.localName !== "svg") return null;
	for (const element of [root, ...root.querySelectorAll("*")]) {
		if (!MARKS.has(element.localName)) element.remove();
		for (const { name } of [...element.attributes]) if (REFUSED.test(name)) element.removeAttribute(name);
	}
	return document.importNode(root, true) as unknown as SVGElement;
}
