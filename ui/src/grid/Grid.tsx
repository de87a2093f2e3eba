/**
 * A list of the dossier as a real table of inputs, with a spreadsheet's habits: its keys (`keys.ts`), its
 * selection, its clipboard, and only the rows in sight when there are many. It computes no figure.
 */
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useMemo, useRef } from "react";
import { flushSync } from "react-dom";
import { focusAfter, useKeptFocus } from "../components/useKeptFocus";
import { useWide } from "../components/useWide";
import { useDossier, useList } from "../dossier/hooks";
import { words } from "../words";
import { Board, type TakeTable } from "./board";
import type { GridColumn, GridDefinition, GridGroup } from "./columns";
import { GridActions } from "./GridActions";
import { GridGroupRow } from "./GridGroupRow";
import { GridHead, type GridOrder } from "./GridHead";
import { GridRow } from "./GridRow";
import { GridStatus, type SumOf } from "./GridStatus";
import { type Rows, rowsOf, rowsOfGroups } from "./rows";
import { useClipboard } from "./useClipboard";
import { useGoToLine } from "./useGoToLine";
import { useGoToUndone } from "./useGoToUndone";
import { useGridEdits } from "./useGridEdits";
import { useGridKeys } from "./useGridKeys";
import { useKeptInSight } from "./useKeptInSight";
import { usePointer } from "./usePointer";
import { type Run, runsOf, useWindow } from "./useWindow";
import "./grid.css";
import "./gridFoot.css";

/** In pixels, as `grid.css` has it. */
const ROW_HEIGHT = 36;
/** In rem: the number of a row and what can be done with it (`--actions`), on either side of its columns. */
const BESIDE = 5.5;
/** From so many rows on, the lists of choices of each hold one. */
const LEAN_FROM = 60;
/** So many lines that come at once are drawn as words first, as those that are scrolled into sight. */
const MANY = 12;

type Props = {
	grid: GridDefinition;
	/** Those of its columns that are shown, as wide as they are wanted; missing: all. */
	columns?: readonly GridColumn[];
	/** The lines otherwise than in the order of the dossier: sorted, filtered, in groups. */
	arranged?: { groups: readonly GridGroup[]; headed: boolean } | null;
	/** Which lines are shown is not known yet. */
	waiting?: boolean;
	/** Whether lines are still to go to the group that is theirs. */
	isAstray?: () => boolean;
	/** The fields of a new row where none is shown: those that the filters ask for. */
	firstRow?: Record<string, string>;
	takeTable?: TakeTable;
	order?: GridOrder | null;
	onOrder?: (order: GridOrder | null) => void;
	onWidth?: (column: string, width: number) => void;
	/** How a figure of the program is shown, and asked where it comes from. */
	figure?: (key: string, label: string) => ReactNode;
	sumOf?: SumOf;
	/** More to do with a row, before moving and removing it. */
	onDetails?: (id: string) => void;
	/** The rows of totals, under the lines. */
	foot?: ReactNode;
	/** More buttons beside the one that adds a line. */
	tools?: ReactNode;
	/** What is said where no line passes the filters. */
	none?: ReactNode;
	/** Lets go of the filters, for a line that one goes to and they hide; and what is then said of it. */
	lift?: { filters: () => void; said: string };
};

export function Grid(props: Props) {
	const { grid, figure, onDetails, foot, arranged = null, waiting = false, order = null } = props;
	const dossier = useDossier();
	const ids = useList(grid.list);
	const board = useMemo(() => new Board(dossier, grid), [dossier, grid]);
	const columns = props.columns ?? grid.columns;
	const rows = useMemo(() => (waiting ? rowsOf([]) : arrangedRows(arranged, ids)), [waiting, arranged, ids]);
	// Before anything is drawn: cells and keys ask the board.
	board.columns = columns;
	board.lines = rows.lines;
	board.drawnRow = rows.of;
	board.rowHeight = ROW_HEIGHT;
	board.isSorted = order !== null;
	board.isAstray = props.isAstray ?? settled;
	board.firstRow = props.firstRow ?? NOTHING;
	board.takeTable = props.takeTable ?? notTaken;
	const before = useRef(ids.length);
	if (ids.length > before.current + MANY) board.moved();
	before.current = ids.length;

	const scroller = useRef<HTMLDivElement>(null);
	const catcher = useRef<HTMLTextAreaElement>(null);
	const sight = useWindow(scroller, rows.count, ROW_HEIGHT, board.moved);
	const edits = useGridEdits(board);
	const keys = useGridKeys(board, edits);
	const clipboard = useClipboard(board, edits, catcher);
	const pointer = usePointer(board, edits);
	useEffect(() => {
		board.scroller = scroller.current;
	}, [board]);

	const { lines } = rows;
	const shown = useRef({ lines, ids });
	useLayoutEffect(() => {
		board.follow(shown.current.lines);
		// Who works in a line that goes to another group goes with it.
		if (shown.current.ids === ids) board.revealFocus();
		else board.renumber(shown.current.lines);
		shown.current = { lines: lines.length > 0 ? lines : shown.current.lines, ids };
	}, [board, lines, ids]);

	const isArranged = arranged !== null;
	useKeptFocus(
		grid.list,
		ids,
		useCallback(
			(id: string) => {
				// A filter may hide the neighbour, and it may stand in another group: then one that is shown beside it, or
				// what is left when none is.
				const next = isArranged ? board.besideGone() : id;
				if (next === undefined) focusAfter(grid.list);
				else board.focusLine(next, board.active?.column ?? 0);
			},
			[board, grid.list, isArranged],
		),
	);

	useGoToUndone(board);
	useGoToLine(board, waiting ? null : lines, ids, props.lift);

	const actions = useCallback(
		(id: string, row: number) => (
			<GridActions row={row} edits={edits} {...(onDetails ? { onDetails: () => onDetails(id) } : {})} />
		),
		[edits, onDetails],
	);
	// Columns that stay in sight are a layer each, in each row, to be drawn: only where there is more than the place.
	const width = useMemo(() => columns.reduce((sum, column) => sum + column.width, BESIDE), [columns]);
	useWide(scroller, width);
	useKeptInSight(board, scroller);
	const span = columns.length + 2;
	const held = heldRow(board, shown.current.lines);
	const runs = runsOf(sight, rows.count, held === null ? null : rows.of(held));

	const lean = rows.count > LEAN_FROM;
	const draw = (drawn: number) => {
		const here = rows.at(drawn);
		if ("group" in here) {
			const { group } = here;
			return <GridGroupRow key={`:${group.id}`} {...{ group, columns, drawn, figure }} />;
		}
		const id = rows.lines[here.line] ?? "";
		return <GridRow key={id} {...{ board, columns, id, row: here.line, drawn, lean, figure, actions }} />;
	};
	return (
		<div
			className="grid"
			onKeyDownCapture={clipboard.onKeyDown}
			onCopy={clipboard.onCopy}
			onCut={clipboard.onCut}
			onPaste={clipboard.onPaste}
		>
			<textarea ref={catcher} className="grid__catcher" tabIndex={-1} aria-label={words.grid.catcher} />
			<div
				className="grid__scroller"
				ref={scroller}
				// Whoever presses a row that still moves finds its controls there.
				onPointerDownCapture={() => flushSync(board.rest)}
			>
				<table
					// biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are gone to and selected is a grid
					role="grid"
					aria-multiselectable="true"
					className="grid__table"
					style={{ minWidth: `${width}rem` }}
					aria-rowcount={rows.count + 1}
					aria-colcount={span}
					onKeyDown={keys.onKeyDown}
					onFocus={keys.onFocus}
					onInput={keys.onInput}
					onPasteCapture={keys.onPasteCapture}
					onPointerDown={pointer.onPointerDown}
					onMouseDown={pointer.onMouseDown}
					onDragStart={pointer.onDragStart}
					onClick={pointer.onClick}
					onDoubleClick={keys.onDoubleClick}
				>
					<caption className="fr-sr-only">{grid.label}</caption>
					<colgroup>
						<col style={{ width: "2rem" }} />
						{columns.map(({ key, width }, i) => (
							<col key={key} style={{ width: i === 0 ? `min(${width}rem, var(--name))` : `${width}rem` }} />
						))}
						<col style={{ width: "var(--actions)" }} />
					</colgroup>
					<GridHead columns={columns} order={order} onOrder={props.onOrder} onWidth={props.onWidth} />
					<tbody>
						{/* One list: a row that another run begins before it stays the same row, with its focus. */}
						{runs.flatMap((run): ReactNode[] =>
							run.drawn ? each(run, draw) : [<Spacer key={`-${run.from}`} run={run} span={span} />],
						)}
						{rows.count === 0 && !waiting && (
							<tr>
								<td
									colSpan={span}
									className="grid__empty"
									data-empty
									// biome-ignore lint/a11y/noNoninteractiveTabindex: without a line, nothing else of the grid takes the keys that scroll it
									tabIndex={0}
									onKeyDown={(event) => {
										if (event.key === "Enter") void edits.add();
									}}
								>
									{ids.length === 0 ? (grid.empty ?? words.grid.empty) : (props.none ?? words.grid.empty)}
								</td>
							</tr>
						)}
					</tbody>
					{foot ?? <BarPlace span={span} />}
				</table>
			</div>
			<div className="grid__foot">
				<button
					type="button"
					className="fr-btn fr-btn--tertiary-no-outline fr-btn--sm fr-btn--icon-left fr-icon-add-line"
					onClick={() => void edits.add()}
					data-testid={grid.addTestId}
					data-pointer={grid.list}
					data-after={grid.list}
				>
					{grid.addLabel}
				</button>
				{props.tools}
				<GridStatus board={board} lines={lines} sumOf={props.sumOf} />
			</div>
		</div>
	);
}

function arrangedRows(arranged: Props["arranged"], ids: readonly string[]): Rows {
	if (!arranged) return rowsOf(ids);
	// A line that has just been removed is not waited for.
	const live = new Set(ids);
	const groups = arranged.groups.map((group) => ({
		...group,
		lines: group.lines.filter((id) => live.has(id)),
	}));
	return arranged.headed
		? rowsOfGroups(groups.filter((group) => group.lines.length > 0))
		: rowsOf(groups.flatMap((group) => group.lines));
}

const settled = () => false;
const notTaken = async () => false;
const NOTHING = {};

/** Where the line that has the focus now stands; `before`: the lines that the selection still goes by. */
function heldRow({ selection: { anchor }, lines }: Board, before: readonly string[]): number | null {
	if (!anchor || lines === before) return anchor?.row ?? null;
	const row = lines.indexOf(before[anchor.row] ?? "");
	return row < 0 ? anchor.row : row;
}

function each(run: Run, draw: (row: number) => ReactNode): ReactNode[] {
	return Array.from({ length: run.to - run.from }, (_, i) => draw(run.from + i));
}

/** Holds the place of the rows that are out of sight. */
function Spacer({ run, span }: { run: Run; span: number }) {
	return (
		// biome-ignore lint/a11y/noAriaHiddenOnFocusable: it has no focus, and is no row for who does not see
		<tr aria-hidden="true">
			<td colSpan={span} className="grid__spacer" style={{ height: (run.to - run.from) * ROW_HEIGHT }} />
		</tr>
	);
}

/** Holds the place of the bar of a grid that scrolls sideways, where no total does. */
function BarPlace({ span }: { span: number }) {
	return (
		<tfoot className="grid__bar" aria-hidden="true">
			<tr>
				<td colSpan={span} />
			</tr>
		</tfoot>
	);
}
