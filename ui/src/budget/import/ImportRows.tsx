/** Each row of the file with what it becomes; a row with a cell that cannot be read says which, and stays out. */
import type { CostFileRow } from "../../bindings/CostFileRow";
import type { CostFileView } from "../../bindings/CostFileView";
import { Button } from "../../components/Button";
import { words } from "../../words";

const w = words.costImport;

/** How many sound rows are drawn; every faulty one is. */
const DRAWN = 200;

type Props = {
	view: CostFileView;
	left: ReadonlySet<number>;
	onLeave: (left: ReadonlySet<number>) => void;
};

export function ImportRows({ view, left, onLeave }: Props) {
	const sound = view.rows.filter(({ faults }) => faults.length === 0);
	const faulty = view.rows.filter(({ faults }) => faults.length > 0);
	const shown = [...faulty, ...sound.slice(0, DRAWN)];
	const toggle = (row: number) => {
		const next = new Set(left);
		if (!next.delete(row)) next.add(row);
		onLeave(next);
	};
	return (
		<>
			<p role="status" data-testid="import-summary">
				{w.summary(sound.length, faulty.length)}
			</p>
			<p>
				<Button kind="quiet" onClick={() => onLeave(new Set())}>
					{w.all}
				</Button>
				<Button kind="quiet" onClick={() => onLeave(new Set(sound.map(({ row }) => row)))}>
					{w.none}
				</Button>
			</p>
			<div className="table-scroll cost-import__rows">
				<table className="table">
					<caption className="fr-sr-only">{w.rowsTitle}</caption>
					<thead>
						<tr>
							{[w.row, w.label, w.category, w.bearer, w.kind, w.amount].map((head) => (
								<th key={head} scope="col">
									{head}
								</th>
							))}
						</tr>
					</thead>
					<tbody>
						{shown.map((row) => (
							<ImportRow
								key={row.row}
								row={row}
								taken={!left.has(row.row)}
								onToggle={() => toggle(row.row)}
							/>
						))}
					</tbody>
				</table>
			</div>
			{sound.length > DRAWN && <p className="quiet">{w.more(sound.length - DRAWN)}</p>}
		</>
	);
}

function ImportRow({ row, taken, onToggle }: { row: CostFileRow; taken: boolean; onToggle: () => void }) {
	const faulty = row.faults.length > 0;
	const value = (code: string) => row.values[code] ?? "";
	return (
		<tr className={faulty ? "cost-import__faulty" : undefined}>
			<th scope="row">
				<label className="cost-import__take">
					<input type="checkbox" checked={taken && !faulty} disabled={faulty} onChange={onToggle} />
					{row.row}
				</label>
			</th>
			<td>
				{value("label")}
				{row.faults.map(({ cell, message }) => (
					<p key={cell} className="fr-error-text">
						{w.fault(cell, message)}
					</p>
				))}
				{row.remarks.map((remark) => (
					<p key={remark} className="fr-hint-text">
						{remark}
					</p>
				))}
			</td>
			<td>{value("category")}</td>
			<td>{value("bearer")}</td>
			<td>{value("basis/kind")}</td>
			<td className="table__figures">{row.amount ?? (faulty ? "" : w.toComplete)}</td>
		</tr>
	);
}
