/** What each column of the file gives: its heading, some of its values, and the field it fills. */
import { useEffect, useState } from "react";
import type { CostFileView } from "../../bindings/CostFileView";
import { Alert } from "../../components/Alert";
import { Options } from "../../components/Select";
import { words } from "../../words";

const w = words.costImport;

/** How many of the columns that are left out are named while the table is closed. */
const NAMED = 5;

type Props = { view: CostFileView; onChange: (index: number, field: string) => void };

export function ColumnChoices({ view, onChange }: Props) {
	const choices = view.fields.map(({ id, name }) => ({ value: id, label: name }));
	const left = view.columns.filter(({ field }) => field === "");
	const names = left.slice(0, NAMED).map(({ letter, heading }) => w.columnName(letter, heading));
	const told = left.length > NAMED ? [...names, w.more(left.length - NAMED)] : names;
	const { length } = view.columns;
	const waits = view.waits.length > 0;
	const isWanted = waits || left.length === length;
	const [isOpen, setOpen] = useState(isWanted);
	// Whoever tells the last of them is still there.
	useEffect(() => {
		if (isWanted) setOpen(true);
	}, [isWanted]);
	return (
		<>
			{waits && (
				<Alert severity="warning" testId="import-waits">
					{view.waits.map((wait) => (
						<p key={wait}>{wait}</p>
					))}
				</Alert>
			)}
			<details
				className="cost-import__columns"
				open={isOpen}
				onToggle={(event) => setOpen(event.currentTarget.open)}
			>
				<summary>{w.columns(length - left.length, length, told)}</summary>
				<p className="quiet">{w.head(view.head)}</p>
				<div className="table-scroll">
					<table className="table">
						<caption className="fr-sr-only">{w.columnsTitle}</caption>
						<thead>
							<tr>
								<th scope="col">{w.column}</th>
								<th scope="col">{w.samples}</th>
								<th scope="col">{w.field}</th>
							</tr>
						</thead>
						<tbody>
							{view.columns.map((column) => (
								<tr key={column.index}>
									<th scope="row">{w.columnName(column.letter, column.heading)}</th>
									<td className="cost-import__samples">{column.samples.join(" · ")}</td>
									<td>
										<select
											className="fr-select"
											aria-label={w.fieldOf(column.letter)}
											value={column.field}
											onChange={(event) => onChange(column.index, event.target.value)}
										>
											<Options value={column.field} choices={choices} groups={undefined} empty={w.leftOut} />
										</select>
									</td>
								</tr>
							))}
						</tbody>
					</table>
				</div>
			</details>
		</>
	);
}
