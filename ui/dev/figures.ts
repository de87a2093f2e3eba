/** Figures good enough to look at, in floats, which the program itself never uses. Development only. */
import type { BudgetState } from "../src/bindings/BudgetState";
import { type Dossier, stateOf } from "./dossier";

const FORM = new Intl.NumberFormat("fr-FR", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
export const euros = (n: number) => `${FORM.format(n)}\u00a0€`;
export const number = (text: string | undefined) =>
	Number((text ?? "0").replace(/[\s€]/g, "").replace(",", ".")) || 0;

export function computed({ fields, lists }: Dossier, categoryIds: string[]) {
	const figures: Record<string, string> = {};
	const text = (at: string) => fields.get(at);
	const sums = new Map<string, number>();
	const add = (key: string, n: number) => sums.set(key, (sums.get(key) ?? 0) + n);
	for (const id of lists.get("/costs") ?? []) {
		const b = `/costs/${id}/basis`;
		const kind = text(`${b}/kind`);
		const raw =
			kind === "time_daily"
				? number(text(`${b}/days`)) * number(text(`${b}/daily_cost`))
				: kind === "time_yearly"
					? (number(text(`${b}/days`)) * number(text(`${b}/yearly_cost`))) /
						(number(text("/project/working_days")) || 1)
					: kind === "purchase"
						? number(text(`${b}/quantity`)) *
							number(text(`${b}/unit_price`)) *
							(1 + number(text(`${b}/vat`)) / 100)
						: number(text(`${b}/amount`));
		const amount = Math.round(raw * 100) / 100;
		figures[`lines/${id}/amount`] = euros(amount);
		figures[`lines/${id}/base`] = euros(amount);
		figures[`lines/${id}/span`] =
			`${text(`/costs/${id}/from`) ?? 1}–${text(`/costs/${id}/to`) ?? text("/project/months") ?? 18}`;
		const inKind = (text(`/costs/${id}/in_kind`) ?? String(kind?.startsWith("time") ?? false)) === "true";
		add("total", amount);
		if (inKind) add("in_kind", amount);
		const category = text(`/costs/${id}/category`) ?? "null";
		const bearer = text(`/costs/${id}/bearer`) ?? "null";
		add(`categories/${category}/amount`, amount);
		add(`bearers/${bearer}/amount`, amount);
		if (inKind) add(`bearers/${bearer}/in_kind`, amount);
		if (kind?.startsWith("time")) {
			add(`time/${bearer}/amount`, amount);
			add(`time/${bearer}/days`, number(text(`${b}/days`)));
		}
	}
	const total = sums.get("total") ?? 0;
	const inKind = sums.get("in_kind") ?? 0;
	const ceiling = Math.floor(total * 50) / 100;
	const grant = text("/grant/requested") ? number(text("/grant/requested")) : ceiling;
	let cash = 0;
	for (const status of ["acquired", "requested", "planned"])
		figures[`funding_by_status/${status}`] = euros(0);
	for (const id of lists.get("/funding") ?? []) {
		cash += number(text(`/funding/${id}/amount`));
		add(
			`funding_by_status/${text(`/funding/${id}/status`) ?? "planned"}`,
			number(text(`/funding/${id}/amount`)),
		);
	}
	const toPay = total - inKind;
	const self = text("/self_financing/funder") ? Math.max(0, toPay - grant - cash) : 0;
	const balance = Math.round((total - grant - inKind - cash - self) * 100) / 100;
	const bearers = [...(lists.get("/carriers") ?? []), ...(lists.get("/partners") ?? [])];
	for (const id of categoryIds)
		for (const key of ["amount", "base", "grant"]) {
			const amount = sums.get(`categories/${id}/amount`) ?? 0;
			figures[`categories/${id}/${key}`] = euros(key === "grant" ? (amount * grant) / (total || 1) : amount);
		}
	for (const id of bearers)
		for (const key of ["amount", "base", "grant", "cash", "in_kind"])
			figures[`bearers/${id}/${key}`] = euros(
				sums.get(`bearers/${id}/${key === "base" ? "amount" : key}`) ?? 0,
			);
	for (const [key, sum] of sums) if (!key.endsWith("/days")) figures[key] ??= euros(sum);
	for (const [key, sum] of sums)
		if (key.endsWith("/days")) {
			figures[key] = sum.toLocaleString("fr-FR");
			figures[key.replace("days", "fte")] = (sum / 210).toLocaleString("fr-FR", { maximumFractionDigits: 2 });
		}
	const all = {
		total,
		eligible: total,
		base: total,
		grant_ceiling: ceiling,
		grant_useful: Math.min(ceiling, Math.max(0, toPay - cash)),
		grant,
		in_kind: inKind,
		cash_costs: toPay,
		cash_funding: cash,
		self_financing: self,
		resources: grant + inKind + cash + self,
		balance,
	};
	for (const [key, n] of Object.entries(all)) figures[key] = euros(n);
	figures["rates/grant_over_base"] = total
		? `${((grant / total) * 100).toFixed(2).replace(".", ",")}\u00a0%`
		: "—";
	figures["years/1/amount"] = euros(total * 0.6);
	figures["years/1/base"] = euros(total * 0.6);
	figures["civil_years/2017/amount"] = euros(total * 0.6);
	const unread = [...fields].filter(([at, typed]) => /^.(costs|funding)/.test(at) && stateOf(typed).error);
	const budget: BudgetState = {
		balance:
			total === 0 && all.resources === 0
				? "empty"
				: Math.abs(balance) < 0.005
					? unread.length > 0
						? "unsure"
						: "balanced"
					: balance > 0
						? "shortfall"
						: "surplus",
		balance_text:
			total === 0 && all.resources === 0
				? "Rien à financer pour l’instant"
				: Math.abs(balance) < 0.005
					? unread.length > 0
						? "Équilibre à confirmer"
						: "Plan équilibré"
					: balance > 0
						? `Reste à financer\u00a0: ${euros(balance)}`
						: `Excédent\u00a0: ${euros(-balance)}`,
		unread_text: unread.length > 0 ? `${unread.length} saisie(s) illisible(s)` : null,
		unread_at: unread[0]?.[0] ?? null,
		over_ceiling: total > 500_000,
		grant:
			grant > ceiling
				? "above_ceiling"
				: all.grant_useful < grant
					? "above_need"
					: all.grant_useful > grant
						? "below_useful"
						: "useful",
		useful_offer: all.grant_useful !== grant ? FORM.format(all.grant_useful) : null,
		excess_funding: cash > toPay ? euros(cash - toPay) : null,
		ceiling_permille: Math.floor(total / 500),
		bearers,
		categories: categoryIds,
		base: "des 18 premiers mois",
		base_months: 18,
		months: 24,
	};
	return { figures, budget };
}
