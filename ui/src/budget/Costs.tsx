/** The cost lines, with the total of each category under them. */
import { useCallback, useState } from "react";
import { useBudget, useDossier } from "../dossier/hooks";
import { Grid } from "../grid/Grid";
import { words } from "../words";
import { CostDetails } from "./CostDetails";
import { COST_GRID } from "./costGrid";
import { Figure } from "./Figure";

export function Costs() {
	const [detailed, setDetailed] = useState<string | null>(null);
	const figure = useCallback((key: string, label: string) => <Figure id={key} label={label} />, []);
	return (
		<>
			<Grid grid={COST_GRID} figure={figure} onDetails={setDetailed} foot={<Totals />} />
			{detailed && <CostDetails id={detailed} onClose={() => setDetailed(null)} />}
		</>
	);
}

function Totals() {
	const { call } = useDossier();
	const { categories } = useBudget();
	const before = COST_GRID.columns.length - 1;
	return (
		<tfoot>
			{categories.map((id) => (
				<CategoryTotal
					key={id}
					id={id}
					name={call.categories.find((one) => one.id === id)?.name ?? words.budget.unattributed}
					before={before}
				/>
			))}
			<tr className="grid__total">
				<th scope="row">{words.costs.total}</th>
				<td colSpan={before - 1} />
				<td className="grid__figures grid__kept">
					<Figure id="total" label={words.costs.total} />
				</td>
				<td className="grid__actions" />
			</tr>
		</tfoot>
	);
}

function CategoryTotal({ id, name, before }: { id: string; name: string; before: number }) {
	const label = words.costs.subtotal(name);
	return (
		<tr className="grid__subtotal">
			<th scope="row">{name}</th>
			<td colSpan={before - 1} />
			<td className="grid__figures grid__kept">
				<Figure id={`categories/${id}/amount`} label={label} />
			</td>
			<td className="grid__actions" />
		</tr>
	);
}
