/** Each row of the file with what it becomes, in the file's order: a total is read below what it sums. A row with a cell
 * that cannot be read says which, and stays out; one that looks like no cost says why it is set aside, and is taken
 * where it is ticked. */
import { Fragment, type ReactNode, useRef, useState } from "react";
import type { CostFileRow } from "../../bindings/CostFileRow";
import type { CostFileView } from "../../bindings/CostFileView";
import { Alert } from "../../components/Alert";
import { Button } from "../../components/Button";
import { words } from "../../words";

const w = words.costImport;

/** How many rows are drawn at a time: all can be seen, but thousands at once take seconds. */
const DRAWN = 200;

/** What the person said of a row, by its number. */
export type Ticks = ReadonlyMap<number, boolean>;

type Props = {
	view: CostFileView;
	ticks: Ticks;
	onTick: (ticks: Ticks) => void;
};

const isSound = ({ faults }: CostFileRow) => faults.length === 0;

/** A cost of which nothing is to be told, and that has its amount. */
export const isPlain = (row: CostFileRow) =>
	isSound(row) &&
	row.amount !== null &&
	row.remarks.length === 0 &&
	row.aside === null &&
	row.doubt === null &&
	row.off === null;

/** A line is taken unless it is left out; what looks like no cost is not, unless it is asked for. */
export function isTaken(row: CostFileRow, ticks: Ticks): boolean {
	return isSound(row) && (ticks.get(row.row) ?? row.aside === null);
}

export function ImportRows({ view, ticks, onTick }: Props) {
	const lines = view.rows.filter(({ aside }) => aside === null);
	const sound = lines.filter(isSound);
	const faulty = lines.filter((row) => !isSound(row));
	const doubted = lines.filter(({ doubt }) => doubt !== null);
	const blank = sound.filter(({ amount }) => amount === null);
	const aside = view.rows.filter(({ aside }) => aside !== null);
	/** What looks like no cost, and was ticked all the same. */
	const asked = aside.filter((row) => isTaken(row, ticks));
	/** Totals of the file that are not what the lines above them amount to. */
	const off = view.rows.flatMap(({ off }) => off ?? []);
	const toLookAt = view.rows.filter((row) => !isPlain(row));
	const [narrowed, setNarrowed] = useState(false);
	const isNarrow = narrowed && toLookAt.length > 0;
	const all = isNarrow ? toLookAt : view.rows;
	const [wanted, setPage] = useState(0);
	const lastPage = Math.max(0, Math.ceil(all.length / DRAWN) - 1);
	const page = Math.min(wanted, lastPage);
	const shown = all.slice(page * DRAWN, (page + 1) * DRAWN);
	const table = useRef<HTMLTableElement>(null);
	const turn = (to: number) => {
		setPage(to);
		table.current?.scrollIntoView({ block: "start" });
	};
	const tick = (row: CostFileRow) => onTick(new Map(ticks).set(row.row, !isTaken(row, ticks)));
	if (view.rows.length === 0) {
		const known = view.columns.some(({ field }) => field !== "");
		return (
			<Alert severity="warning" announced testId="import-nothing">
				{known ? w.noRow(view.sheet) : w.noColumn}
			</Alert>
		);
	}
	return (
		<>
			<p role="status" tabIndex={-1} data-testid="import-summary">
				{view.above > 0 && `${w.above(view.head, view.above)} `}
				{w.summary(sound.length, view.amount, blank.length, faulty.length, aside.length, doubted.length)}
			</p>
			{off.length > 0 && (
				<Alert severity="warning" testId="import-off">
					{off.map((said) => (
						<p key={said}>{w.off(said)}</p>
					))}
				</Alert>
			)}
			<Ways ways={view.ways} />
			<p>
				{sound.length > 0 && (
					<>
						<Button kind="quiet" onClick={() => onTick(new Map(asked.map(({ row }) => [row, true])))}>
							{w.all}
						</Button>
						<Button kind="quiet" onClick={() => onTick(new Map(sound.map(({ row }) => [row, false])))}>
							{w.none}
						</Button>
					</>
				)}
				{toLookAt.length > 0 && toLookAt.length < view.rows.length && (
					<Button
						kind="quiet"
						onClick={() => {
							setNarrowed(!isNarrow);
							turn(0);
						}}
						data-testid="rows-to-look-at"
					>
						{isNarrow ? w.everyRow : w.toLookAt(toLookAt.length)}
					</Button>
				)}
			</p>
			<div className="cost-import__rows">
				<table className="table" ref={table}>
					<caption className="fr-sr-only">{w.rowsTitle}</caption>
					<thead>
						<tr>
							{[w.row, w.label, w.category, w.bearer, w.kind].map((head) => (
								<th key={head} scope="col">
									{head}
								</th>
							))}
							<th scope="col" className="table__figures">
								{w.amount}
							</th>
						</tr>
					</thead>
					<tbody>
						{shown.map((row) => (
							<ImportRow key={row.row} row={row} taken={isTaken(row, ticks)} onToggle={() => tick(row)} />
						))}
					</tbody>
				</table>
			</div>
			{lastPage > 0 && (
				<div className="cost-import__pages">
					<Button kind="quiet" disabled={page === 0} onClick={() => turn(page - 1)} data-testid="rows-before">
						{w.before}
					</Button>
					<span role="status" data-testid="rows-shown">
						{w.shown(page * DRAWN + 1, page * DRAWN + shown.length, all.length)}
					</span>
					<Button
						kind="quiet"
						disabled={page === lastPage}
						onClick={() => turn(page + 1)}
						data-testid="rows-after"
					>
						{w.after}
					</Button>
				</div>
			)}
		</>
	);
}

/** How to go round cells that name nothing: what to do, and the lists of names for whoever asks. */
function Ways({ ways }: { ways: readonly string[] }) {
	if (ways.length === 0) return null;
	const lists = ways.slice(0, -1);
	return (
		<Alert severity="info" testId="import-ways">
			<p>{ways.at(-1)}</p>
			{lists.length > 0 && (
				<details className="cost-import__ways">
					<summary>{w.names}</summary>
					{lists.map((list) => (
						<p key={list}>{list}</p>
					))}
				</details>
			)}
		</Alert>
	);
}

function ImportRow({ row, taken, onToggle }: { row: CostFileRow; taken: boolean; onToggle: () => void }) {
	const faulty = !isSound(row);
	const value = (code: string) => row.values[code] ?? "";
	const reasons = reasonsOf(row);
	const isExplained = reasons.length > 0;
	const marked = faulty && row.aside === null ? "cost-import__faulty" : "";
	return (
		<Fragment>
			<tr className={`${marked} ${isExplained ? "cost-import__explained" : ""}`}>
				<th scope="row" rowSpan={isExplained ? 2 : 1}>
					<label className="cost-import__take">
						<input type="checkbox" className="box" checked={taken} disabled={faulty} onChange={onToggle} />
						{row.row}
					</label>
				</th>
				<td>{value("label")}</td>
				<td>{value("category")}</td>
				<td>{value("bearer")}</td>
				<td>{value("basis/kind")}</td>
				<td className="table__figures">{row.amount ?? (faulty ? "" : w.toComplete)}</td>
			</tr>
			{isExplained && (
				<tr className={`${marked} cost-import__why`}>
					<td colSpan={5}>
						<ul>{reasons}</ul>
					</td>
				</tr>
			)}
		</Fragment>
	);
}

/** What is wrong with a row, in doubt, or to be known of it. */
function reasonsOf(row: CostFileRow): ReactNode[] {
	const { faults, doubt, aside, remarks } = row;
	const hint = (said: string) => <li key={said}>{said}</li>;
	return [
		...faults.map(({ cell, message }) => (
			<li key={cell}>
				{/* Of a row that is set aside, it is no error to mend. */}
				<p className={aside === null ? "fr-error-text" : undefined}>{w.fault(cell, message)}</p>
			</li>
		)),
		...(doubt === null
			? []
			: [
					<li key={doubt} className="cost-import__doubt">
						{w.doubt(doubt)}
					</li>,
				]),
		...(aside === null ? [] : [hint(isSound(row) ? w.aside(aside) : aside)]),
		...remarks.map(hint),
	];
}
