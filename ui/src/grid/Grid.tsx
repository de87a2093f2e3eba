/**
 * A list of the dossier as a real table of inputs, with a spreadsheet's habits: its keys (`keys.ts`),
 * its paste (`paste.ts`), and only the rows in sight when there are many. It computes no figure.
 */
import { type ReactNode, useCallback, useEffect, useMemo, useRef } from "react";
import { useDossier, useList } from "../dossier/hooks";
import { useTarget } from "../route";
import { words } from "../words";
import { cellClass, type GridDefinition } from "./columns";
import { GridActions } from "./GridActions";
import { GridRow } from "./GridRow";
import { useGridEdits } from "./useGridEdits";
import { useGridKeys } from "./useGridKeys";
import { useWindow } from "./useWindow";
import "./grid.css";

/** In pixels, as `grid.css` has it. */
const ROW_HEIGHT = 36;

type Props = {
	grid: GridDefinition;
	/** How a figure of the program is shown, and asked where it comes from. */
	figure?: (key: string, label: string) => ReactNode;
	/** More to do with a row, before moving and removing it. */
	onDetails?: (id: string) => void;
	/** The rows of totals, under the lines. */
	foot?: ReactNode;
};

export function Grid({ grid, figure, onDetails, foot }: Props) {
	const dossier = useDossier();
	const ids = useList(grid.list);
	const scroller = useRef<HTMLDivElement>(null);
	const { first, end } = useWindow(scroller, ids.length, ROW_HEIGHT);
	const target = useTarget();

	const focusCell = useCallback((row: number, column: number) => {
		const look = (tries: number) => {
			const cell = scroller.current?.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`);
			if (cell) cell.focus();
			else if (tries > 0) requestAnimationFrame(() => look(tries - 1));
		};
		const element = scroller.current;
		if (element && !element.querySelector(`[data-cell^="${row}:"]`)) {
			element.scrollTop = Math.max(0, row * ROW_HEIGHT - element.clientHeight / 2);
		}
		look(20);
	}, []);

	const edits = useGridEdits(grid, focusCell);
	const keys = useGridKeys(grid, edits, focusCell);

	useEffect(() => {
		const id = target?.pointer.startsWith(`${grid.list}/`) ? target.pointer.split("/")[2] : undefined;
		const row = id === undefined ? -1 : dossier.list(grid.list).indexOf(id);
		const element = scroller.current;
		if (row >= 0 && element) element.scrollTop = Math.max(0, row * ROW_HEIGHT - element.clientHeight / 2);
	}, [target, grid, dossier]);

	const actions = useCallback(
		(id: string, row: number) => (
			<GridActions row={row} edits={edits} {...(onDetails ? { onDetails: () => onDetails(id) } : {})} />
		),
		[edits, onDetails],
	);
	const width = useMemo(() => grid.columns.reduce((sum, column) => sum + column.width, 2.5), [grid]);
	const span = grid.columns.length + 1;
	return (
		<div className="grid">
			<div className="grid__scroller" ref={scroller}>
				<table
					className="grid__table"
					style={{ minWidth: `${width}rem` }}
					aria-rowcount={ids.length + 1}
					onKeyDown={keys.onKeyDown}
					onFocus={keys.onFocus}
					onInput={keys.onInput}
					onPointerDown={keys.onPointerDown}
					onPaste={edits.onPaste}
				>
					<caption className="fr-sr-only">{grid.label}</caption>
					<colgroup>
						{grid.columns.map((column) => (
							<col key={column.key} style={{ width: `${column.width}rem` }} />
						))}
						<col style={{ width: "2.5rem" }} />
					</colgroup>
					<thead>
						<tr aria-rowindex={1}>
							{grid.columns.map((column) => (
								<th key={column.key} scope="col" title={column.title} className={cellClass(column)}>
									{column.header}
								</th>
							))}
							<th scope="col" className="grid__actions">
								<span className="fr-sr-only">{words.grid.actionsHead}</span>
							</th>
						</tr>
					</thead>
					<tbody>
						{first > 0 && <Spacer rows={first} span={span} />}
						{ids.slice(first, end).map((id, i) => (
							<GridRow key={id} grid={grid} id={id} row={first + i} figure={figure} actions={actions} />
						))}
						{end < ids.length && <Spacer rows={ids.length - end} span={span} />}
						{ids.length === 0 && (
							<tr>
								<td colSpan={span} className="grid__empty">
									{words.grid.empty}
								</td>
							</tr>
						)}
					</tbody>
					{foot}
				</table>
			</div>
			<div className="grid__foot">
				<button
					type="button"
					className="fr-btn fr-btn--tertiary-no-outline fr-btn--sm fr-btn--icon-left fr-icon-add-line"
					onClick={() => edits.add()}
					data-testid={grid.addTestId}
					data-pointer={grid.list}
				>
					{grid.addLabel}
				</button>
				<p className="quiet">{words.grid.hint}</p>
			</div>
		</div>
	);
}

/** Holds the place of the rows that are out of sight. */
function Spacer({ rows, span }: { rows: number; span: number }) {
	return (
		<tr>
			<td colSpan={span} className="grid__spacer" style={{ height: rows * ROW_HEIGHT }} />
		</tr>
	);
}
