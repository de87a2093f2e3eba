/** What each column of the file gives: its heading, some of its values, and the field it fills. */
import type { CostFileView } from "../../bindings/CostFileView";
import { Options } from "../../components/Select";
import { words } from "../../words";

const w = words.costImport;

type Props = { view: CostFileView; onChange: (index: number, field: string) => void };

export function ColumnChoices({ view, onChange }: Props) {
	const choices = view.fields.map(({ id, name }) => ({ value: id, label: name }));
	return (
		<details className="cost-import__columns" open={view.columns.every(({ field }) => field === "")}>
			<summary>
				{w.columns(view.columns.filter(({ field }) => field !== "").length, view.columns.length)}
			</summary>
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
	);
}
