/**
 * A table that may be wider than its place. Down it goes with the page; sideways it scrolls in its box. The box is what
 * its head would stay in sight of, and its own bar is under the last row: so the head is shown once more at the top of
 * the page, and a bar at its bottom. Both are for the eyes and the mouse; whoever uses neither has the table itself.
 */
import { type FocusEvent, type ReactNode, type UIEvent, useLayoutEffect, useRef, useState } from "react";
import { useWide } from "../components/useWide";
import "./wideTable.css";

type Props = {
	label: string;
	head: ReactNode;
	/** The rest of the table. */
	children: ReactNode;
	/** What the widths of its columns come from. */
	content: unknown;
};

export function WideTable({ label, head, children, content }: Props) {
	const scroller = useRef<HTMLElement>(null);
	const top = useRef<HTMLDivElement>(null);
	const bar = useRef<HTMLDivElement>(null);
	const [widths, setWidths] = useState<number[]>([]);
	useWide(scroller, content);
	// biome-ignore lint/correctness/useExhaustiveDependencies: another content has other columns
	useLayoutEffect(() => {
		const table = scroller.current?.querySelector("table");
		if (!table) return;
		const cells = [...table.querySelectorAll("thead th")];
		const resized = new ResizeObserver(() => setWidths(cells.map((c) => c.getBoundingClientRect().width)));
		resized.observe(table);
		return () => resized.disconnect();
	}, [content]);
	const place = useRef(0);
	const together = ({ currentTarget }: UIEvent) => {
		const { scrollLeft } = currentTarget;
		// What is set here is told by an event too, a frame later: it would hold back the one that still moves.
		if (Math.abs(scrollLeft - place.current) < 1) return;
		place.current = scrollLeft;
		for (const { current } of [scroller, top, bar]) {
			if (current && current !== currentTarget) current.scrollLeft = scrollLeft;
		}
	};
	const width = widths.reduce((sum, one) => sum + one, 0);
	return (
		<div className="wide">
			<section
				ref={scroller}
				className="wide__scroller"
				aria-label={label}
				// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
				tabIndex={0}
				onScroll={together}
			>
				<table className="table cross__table" onFocus={reveal}>
					<caption className="fr-sr-only">{label}</caption>
					{head}
					{children}
				</table>
			</section>
			<div className="wide__over" aria-hidden="true">
				<div className="wide__top" ref={top}>
					<table className="table cross__table" style={{ width }}>
						<colgroup>
							{widths.map((one, i) => (
								<col key={i} style={{ width: one }} />
							))}
						</colgroup>
						{head}
					</table>
				</div>
			</div>
			{/* Not by Tab: the table itself is scrolled by the keyboard. */}
			<div className="wide__bar" ref={bar} aria-hidden="true" tabIndex={-1} onScroll={together}>
				<div style={{ width }} />
			</div>
		</div>
	);
}

/** WebKit leaves a figure that takes the focus behind the names and the sums, which stay in sight. */
function reveal({ target }: FocusEvent<HTMLElement>): void {
	if (target.matches(":focus-visible")) target.scrollIntoView({ block: "nearest", inline: "nearest" });
}
