/** The blocks of a text as it reads. Their place is their name: a text is drawn anew when it changes. */
import { createContext, useContext, useMemo } from "react";
import type { ReadingAlign } from "../bindings/ReadingAlign";
import type { ReadingBlock } from "../bindings/ReadingBlock";
import type { ReadingNote } from "../bindings/ReadingNote";
import type { ReadingRun } from "../bindings/ReadingRun";
import { words } from "../words";
import { depthsOf } from "./headings";
import { leadTo, ReadingRuns } from "./ReadingRuns";

const w = words.textFigures;

/** The headings of a text stand under the one that announces it. */
const HEADS = ["h4", "h5", "h6"] as const;

const Depths = createContext<ReadonlyMap<ReadingBlock, number>>(new Map());

/** A whole text. */
export function ReadingText({ blocks }: { blocks: ReadingBlock[] }) {
	const depths = useMemo(() => depthsOf(blocks), [blocks]);
	return (
		<Depths value={depths}>
			<ReadingBlocks blocks={blocks} />
		</Depths>
	);
}

function ReadingBlocks({ blocks }: { blocks: ReadingBlock[] }) {
	return blocks.map((block, i) => <Block key={i} block={block} />);
}

function Block({ block }: { block: ReadingBlock }) {
	const depths = useContext(Depths);
	switch (block.kind) {
		case "heading": {
			const Head = HEADS[(depths.get(block) ?? 1) - 1] ?? "h6";
			return (
				<Head
					className={`reading__head reading__head--${Math.min(block.level, 3)}`}
					data-reading={`#${block.id}`}
					tabIndex={-1}
				>
					<ReadingRuns runs={block.text} />
				</Head>
			);
		}
		case "paragraph":
			return (
				<p>
					<ReadingRuns runs={block.text} />
				</p>
			);
		case "list": {
			const items = block.items.map((item, i) => (
				<li key={i}>
					<ReadingBlocks blocks={item} />
				</li>
			));
			return block.first === null ? <ul>{items}</ul> : <ol start={block.first}>{items}</ol>;
		}
		case "quote":
			return (
				<blockquote>
					<ReadingBlocks blocks={block.blocks} />
				</blockquote>
			);
		case "verbatim":
			return (
				<pre>
					<ReadingRuns runs={block.text} />
				</pre>
			);
		case "rule":
			return <hr />;
		case "table":
			return <Table {...block} />;
		case "notes":
			return <Notes notes={block.notes} />;
	}
}

type TableProps = { columns: ReadingAlign[]; head: ReadingRun[][]; rows: ReadingRun[][][] };

function Table({ columns, head, rows }: TableProps) {
	const classOf = (i: number) => `reading__cell--${columns[i] ?? "left"}`;
	return (
		<div className="table-scroll">
			<table className="table">
				<thead>
					<tr>
						{head.map((cell, i) =>
							cell.length > 0 ? (
								<th key={i} scope="col" className={classOf(i)}>
									<ReadingRuns runs={cell} />
								</th>
							) : (
								<td key={i} />
							),
						)}
					</tr>
				</thead>
				<tbody>
					{rows.map((row, i) => (
						<tr key={i}>
							{row.map((cell, j) => (
								<td key={j} className={classOf(j)}>
									<ReadingRuns runs={cell} />
								</td>
							))}
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}

function Notes({ notes }: { notes: ReadingNote[] }) {
	return (
		<ul className="reading__notes">
			{notes.map(({ number, blocks }, i) => (
				<li key={i} data-reading={number === null ? undefined : `note ${number}`} tabIndex={-1}>
					<span className="reading__number">{number ?? "•"}</span>
					<div>
						<ReadingBlocks blocks={blocks} />
					</div>
					{number !== null && (
						<button
							type="button"
							className="reading__back"
							aria-label={w.backToText(number)}
							title={w.backToText(number)}
							onClick={(event) => leadTo(event.currentTarget, `call ${number}`)}
						>
							↩
						</button>
					)}
				</li>
			))}
		</ul>
	);
}
