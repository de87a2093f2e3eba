/** The financing plan: what there is to pay and who pays it, then what is given in kind, on both sides. */
import { useBudget } from "../dossier/hooks";
import { words } from "../words";
import { Figure } from "./Figure";

const w = words.plan;

export function FinancingPlan() {
	const budget = useBudget();
	return (
		<section className="fieldset">
			<h2>{w.title}</h2>
			<div className="table-scroll">
				<table className="table plan" data-testid="plan">
					<caption className="fr-sr-only">{w.caption}</caption>
					<thead>
						<tr>
							<th scope="col">{w.costs}</th>
							<th scope="col" className="table__figures">
								{w.amount}
							</th>
							<th scope="col">{w.resources}</th>
							<th scope="col" className="table__figures">
								{w.amount}
							</th>
						</tr>
					</thead>
					<tbody>
						<tr className="plan__block">
							<th scope="rowgroup" colSpan={4}>
								{w.cashBlock}
							</th>
						</tr>
						<PlanRow left={{ label: w.toPay, id: "cash_costs" }} right={{ label: w.grant, id: "grant" }} />
						<PlanRow right={{ label: w.cashFunding, id: "cash_funding" }} />
						<PlanRow right={{ label: w.selfFinancing, id: "self_financing" }} />
					</tbody>
					<tbody>
						<tr className="plan__block">
							<th scope="rowgroup" colSpan={4}>
								{w.inKindBlock}
							</th>
						</tr>
						<PlanRow
							left={{ label: w.valued, id: "in_kind" }}
							right={{ label: w.givenInKind, id: "in_kind" }}
						/>
					</tbody>
					<tfoot>
						<PlanRow
							left={{ label: w.totalCosts, id: "total" }}
							right={{ label: w.totalResources, id: "resources" }}
						/>
					</tfoot>
				</table>
			</div>
			<p className={`plan__balance plan__balance--${budget.balance}`} role="status">
				<span>{budget.balance_text}</span>
				<Figure id="balance" label={words.budget.key.balance} />
			</p>
			<dl className="rates">
				<Rate label={w.rates.grant} id="rates/grant_over_base" />
				<Rate label={w.rates.cofinancing} id="rates/cofinancing_over_total" />
				<Rate label={w.rates.public} id="rates/public_over_total" />
			</dl>
		</section>
	);
}

type Side = { label: string; id: string };

function PlanRow({ left, right }: { left?: Side; right: Side }) {
	return (
		<tr>
			{left ? <th scope="row">{left.label}</th> : <td />}
			<td className="table__figures">{left && <Figure id={left.id} label={left.label} />}</td>
			<th scope="row">{right.label}</th>
			<td className="table__figures">
				<Figure id={right.id} label={right.label} />
			</td>
		</tr>
	);
}

function Rate({ label, id }: Side) {
	return (
		<div>
			<dt>{label}</dt>
			<dd>
				<Figure id={id} label={label} />
			</dd>
		</div>
	);
}
