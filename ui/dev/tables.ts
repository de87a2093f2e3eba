/** A plan and a table good enough to look at. Development only. */
import type { BudgetTableView } from "../src/bindings/BudgetTableView";
import type { FinancingPlanView } from "../src/bindings/FinancingPlanView";
import type { PlanLineView } from "../src/bindings/PlanLineView";
import type { Dossier } from "./dossier";
import { computed } from "./figures";

type Figures = Record<string, string>;

const line = (figures: Figures, label: string, key: string, pointer: string | null = null): PlanLineView => ({
	label,
	note: null,
	text: figures[key] ?? "0,00\u00a0€",
	key,
	pointer,
	lines: [],
});

export function financingPlan(dossier: Dossier): FinancingPlanView {
	const { figures } = computed(dossier, []);
	const first = dossier.lists.get("/costs")?.[0] ?? "";
	const of = (label: string, key: string, pointer: string | null = null) =>
		line(figures, label, key, pointer);
	const sources = [
		{
			pointer: `/costs/${first}`,
			label: dossier.fields.get(`/costs/${first}/label`) ?? "",
			text: figures[`lines/${first}/amount`] ?? "",
			key: `lines/${first}/amount`,
		},
	];
	return {
		blocks: [
			{
				title: "Dépenses à payer",
				costs: [of("Prestations", "cash_costs")],
				costs_total: of("Total à payer", "cash_costs"),
				resources: [
					of("Subvention demandée", "grant", "/grant/requested"),
					...(dossier.lists.get("/funding") ?? []).map((id) =>
						of("Cofinancement", `funding/${id}`, `/funding/${id}`),
					),
					of("Autofinancement", "self_financing", "/self_financing/funder"),
				],
				resources_total: of("Total à encaisser", "cash_costs"),
				verdict: "Égal au centime",
				balance: "balanced",
			},
			{
				title: "Contributions valorisées",
				costs: [of("Temps des agents", "in_kind")],
				costs_total: of("Total valorisé", "in_kind"),
				resources: [{ ...of("DREAL", "in_kind"), lines: sources }],
				resources_total: of("Total des apports en nature", "in_kind"),
				verdict: "Égal au centime",
				balance: "balanced",
			},
		],
		costs_total: of("Total des dépenses", "total"),
		resources_total: of("Total des ressources", "resources"),
	};
}

export function budgetTable(dossier: Dossier, name: string, unit: string): BudgetTableView {
	const { figures } = computed(dossier, []);
	const text = unit === "share" ? "100,00\u00a0%" : (figures.total ?? "");
	const cell = (label: string) => ({ text, key: "total", label });
	const column = (label: string, total: boolean) => ({ label, hint: null, beyond: !total, total });
	const row = (label: string, group: boolean, part: boolean) => ({
		label,
		group,
		part,
		cells: [cell(`${label}, M1`), cell(`${label}, Total`)],
	});
	return {
		title: `Dépenses (${name})`,
		first: "Porteur et poste",
		columns: [column("M1", false), column("Total", true)],
		rows: [row("DREAL", true, false), row("Temps des agents", false, true)],
		total: row("Total", false, false),
		notes: unit === "share" ? ["Les parts sont arrondies ensemble."] : [],
	};
}
