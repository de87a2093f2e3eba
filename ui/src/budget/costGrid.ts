/** The grid of costs: its columns, and which field each shows for each kind of basis. */
import { field, type GridDefinition } from "../grid/columns";
import { words } from "../words";

const QUANTITY: Record<string, string> = {
	time_daily: "basis/days",
	time_yearly: "basis/days",
	purchase: "basis/quantity",
};
const UNIT_COST: Record<string, string> = {
	time_daily: "basis/daily_cost",
	time_yearly: "basis/yearly_cost",
	purchase: "basis/unit_price",
	lump_sum: "basis/amount",
};

const w = words.costs;

/** Why a line has no such field. */
const why = (kind: string) => w.why(w.kinds[kind as keyof typeof w.kinds] ?? "");

const isTime = (kind: string) => kind === "time_daily" || kind === "time_yearly";

export const COST_GRID: GridDefinition = {
	list: "/costs",
	label: w.grid,
	one: w.one,
	kindPath: "basis/kind",
	kindFor: (columns) => (columns.includes("quantity") ? "purchase" : "lump_sum"),
	inherited: ["category", "bearer", "basis/kind", "from", "to"],
	addLabel: w.add,
	empty: w.empty,
	noPlace: w.noPlace,
	addTestId: "add-cost",
	columns: [
		{ key: "label", header: w.label, width: 11.5, path: field("label"), fixed: true },
		{ key: "category", header: w.category, width: 7.25, path: field("category") },
		{ key: "bearer", header: w.bearer, title: w.bearerTitle, width: 6.25, path: field("bearer") },
		{ key: "kind", header: w.kind, width: 6, path: field("basis/kind"), short: w.kindsShort },
		{
			key: "quantity",
			header: w.quantity,
			width: 4.25,
			figures: true,
			path: (kind) => QUANTITY[kind] ?? null,
			unit: (kind) => (isTime(kind) ? w.units.days : null),
			why,
		},
		{
			key: "unit_cost",
			header: w.unitCost,
			width: 6.75,
			figures: true,
			summed: true,
			path: (kind) => UNIT_COST[kind] ?? null,
			unit: (kind) => w.units.cost[kind as keyof typeof w.units.cost] ?? null,
			why,
		},
		{
			key: "vat",
			header: w.vat,
			title: w.vatTitle,
			width: 4,
			figures: true,
			path: (kind) => (kind === "purchase" ? "basis/vat" : null),
			unit: () => "%",
			why,
		},
		{ key: "from", header: w.from, title: w.fromTitle, width: 2.25, figures: true, path: field("from") },
		{ key: "to", header: w.to, title: w.toTitle, width: 2.25, figures: true, path: field("to") },
		{
			key: "months",
			header: w.months,
			title: w.monthsTitle,
			width: 3.25,
			figure: (id) => `lines/${id}/span`,
			bar: true,
		},
		{ key: "eligible", header: w.eligible, width: 3.5, path: field("eligible"), missing: () => "true" },
		{
			key: "in_kind",
			header: w.inKind,
			title: w.inKindTitle,
			width: 3.75,
			path: field("in_kind"),
			// `formats.md`: missing means true for the two kinds of time, false for the others.
			missing: (kind) => String(isTime(kind)),
		},
		{
			key: "amount",
			header: w.amount,
			width: 6.75,
			figures: true,
			summed: true,
			figure: (id) => `lines/${id}/amount`,
			computed: {
				rule: "costs.not_computable",
				elsewhere: (kind) =>
					kind === "time_yearly" ? { at: "/project/working_days", said: w.noWorkingDays } : null,
			},
			fixed: true,
		},
	],
};
