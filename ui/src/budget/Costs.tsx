/** The cost lines, with the total of each category under them. */
import { useCallback, useState } from "react";
import { useBudget, useDossier, useFigure } from "../dossier/hooks";
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

/** The columns that a name of the foot goes over, so that it can be read. */
const NAME_SPAN = 3;
const REST = COST_GRID.columns.length - 1 - NAME_SPAN;

function Totals() {
	const { call } = useDossier();
	const { categories } = useBudget();
	return (
		<tfoot>
			{categories.map((id) => (
				<CategoryTotal
					key={id}
					id={id}
					name={call.categories.find((one) => one.id === id)?.name ?? words.budget.unattributed}
				/>
			))}
			<tr className="grid__total">
				<th scope="row" colSpan={NAME_SPAN}>
					{words.costs.total}
				</th>
				<td colSpan={REST} />
				<td className="grid__figures grid__kept">
					<Figure id="total" label={words.costs.total} />
				</td>
				<td className="grid__actions" />
			</tr>
		</tfoot>
	);
}

/** A category that costs nothing has no line here; « Synthèse » lists them all. */
function CategoryTotal({ id, name }: { id: string; name: string }) {
	const figure = `categories/${id}/amount`;
	const text = useFigure(figure);
	if (text === null || !/[1-9]/.test(text)) return null;
	const label = words.costs.subtotal(name);
	return (
		<tr className="grid__subtotal">
			<th scope="row" colSpan={NAME_SPAN}>
				{label}
			</th>
			<td colSpan={REST} />
			<td className="grid__figures grid__kept">
				<Figure id={figure} label={label} />
			</td>
			<td className="grid__actions" />
		</tr>
	);
}
