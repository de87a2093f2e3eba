/** The line under a grid: what is selected and adds up to, what is wrong with a cell, what has just happened. */
import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from "react";
import { Alert } from "../components/Alert";
import { useUndoState } from "../dossier/hooks";
import { words } from "../words";
import type { Board } from "./board";
import type { Range } from "./selection";
import { useReason, WHY } from "./useReason";

/** What selected cells add up to, in words; null where there is nothing to add. */
export type SumOf = (lines: readonly string[], columns: readonly string[]) => Promise<string | null>;

/** A selection that still grows is not spoken of. */
const REST_MS = 180;

/** `lines` are those shown: what is selected may only just have come. */
type Props = { board: Board; lines: readonly string[]; sumOf?: SumOf | undefined };

export function GridStatus({ board, lines, sumOf }: Props) {
	const { selection } = board;
	const range = useSyncExternalStore(selection.listen, () => (selection.isMany ? selection.range : null));
	const notice = useSyncExternalStore(board.listenNotice, () => board.notice);
	const { redo } = useUndoState();
	// What can be redone has just been undone.
	useEffect(() => {
		if (notice?.edit && notice.edit === redo) board.say(null);
	}, [board, notice, redo]);
	useEffect(() => board.dossier.listeners.listen("undone", () => board.done()), [board]);
	const [said, setSaid] = useState("");
	const why = useReason(board);
	const reason = useRef<HTMLParagraphElement>(null);
	useLayoutEffect(() => {
		if (why && reason.current) bringUp(reason.current);
	}, [why]);
	useEffect(() => {
		// An undo may have taken every line that was selected.
		if (!range || range.top >= lines.length) return setSaid("");
		let timer = 0;
		const ask = () => {
			clearTimeout(timer);
			const asked = window.setTimeout(async () => {
				const sum = sumOf ? await sumOf(...selectedOf(board, range)).catch(() => null) : null;
				if (timer === asked) setSaid(sentence(board, range, sum));
			}, REST_MS);
			timer = asked;
		};
		ask();
		// What the same cells hold may change.
		const stop = board.dossier.listeners.listen("revision", ask);
		return () => {
			stop();
			clearTimeout(timer);
			timer = 0;
		};
	}, [board, range, lines, sumOf]);
	return (
		<>
			{notice && (
				<Alert severity={notice.severity} announced onClose={() => board.say(null)} testId="grid-notice">
					{typeof notice.text === "string" ? notice.text : notice.text()}
					{notice.all && (
						<details>
							<summary>{words.grid.allOfThem}</summary>
							<ul className="grid__all">
								{notice.all().map((one, i) => (
									<li key={i}>{one}</li>
								))}
							</ul>
						</details>
					)}
				</Alert>
			)}
			<div className={why ? "grid__status grid__status--why" : "grid__status"}>
				<p role="status" data-testid="grid-status">
					{said}
				</p>
				{!said && !why && <p className="quiet">{words.grid.hint}</p>}
				{why && (
					<p className="grid__why" ref={reason} id={WHY} data-testid="grid-why">
						{why}
					</p>
				)}
			</div>
		</>
	);
}

/** Brings a reason into sight where the page goes on below it, unless the cell that it is of would leave the page. */
function bringUp(reason: HTMLElement): void {
	const page = document.getElementById("part")?.getBoundingClientRect();
	const cell = document.activeElement?.getBoundingClientRect();
	const margin = Number.parseFloat(getComputedStyle(reason).scrollMarginBottom) || 0;
	const bottom = reason.getBoundingClientRect().bottom + margin;
	const hidden = bottom - Math.min(window.innerHeight, page?.bottom ?? 0);
	const room = (cell?.top ?? 0) - Math.max(0, page?.top ?? 0);
	if (hidden > 0 && hidden < room) reason.scrollIntoView({ block: "nearest" });
}

function selectedOf(board: Board, range: Range): [readonly string[], string[]] {
	const lines = board.lines.slice(range.top, range.bottom + 1);
	return [lines, board.columns.slice(range.left, range.right + 1).map((column) => column.key)];
}

function sentence(board: Board, range: Range, sum: string | null): string {
	const rows = Math.min(range.bottom, board.lines.length - 1) - range.top + 1;
	const columns = range.right - range.left + 1;
	const from = board.columns[range.left]?.header ?? "";
	const to = board.columns[range.right]?.header ?? "";
	const place = words.grid.selectedPlace(range.top + 1, range.top + rows, from, to);
	return [words.grid.selected(rows * columns), place, sum].filter(Boolean).join(" · ");
}
