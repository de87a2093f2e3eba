/**
 * How deep each heading of a text stands under those before it. A text may begin with « ### », or leave a level out;
 * who goes from heading to heading must not look for the one between.
 */
import type { ReadingBlock } from "../bindings/ReadingBlock";

type Heading = Extract<ReadingBlock, { kind: "heading" }>;

export function depthsOf(blocks: readonly ReadingBlock[]): Map<ReadingBlock, number> {
	const depths = new Map<ReadingBlock, number>();
	const above: number[] = [];
	for (const heading of headingsIn(blocks)) {
		while (above.length > 0 && (above.at(-1) ?? 0) >= heading.level) above.pop();
		above.push(heading.level);
		depths.set(heading, above.length);
	}
	return depths;
}

function headingsIn(blocks: readonly ReadingBlock[]): Heading[] {
	return blocks.flatMap((block) => {
		if (block.kind === "heading") return [block];
		if (block.kind === "quote") return headingsIn(block.blocks);
		if (block.kind === "list") return block.items.flatMap(headingsIn);
		return block.kind === "notes" ? block.notes.flatMap((note) => headingsIn(note.blocks)) : [];
	});
}
