/** The declarations of the fields that the screens show, enough for the double. */
import type { FieldKind } from "../src/bindings/FieldKind";
import type { FieldSpecView } from "../src/bindings/FieldSpecView";
import type { ReferenceTarget } from "../src/bindings/ReferenceTarget";

const LETTER = ["received:Reçue", "awaited:Attendue", "none:Sans objet"];

const TABLE: Record<string, string[]> = {
	line: [
		"/identity/title",
		"/identity/acronym",
		"/identity/region/code",
		"/identity/region/name",
		"/identity/prefet/name",
		"/identity/prefet/title",
		"/identity/prefet/delegate/name",
		"/identity/prefet/delegate/quality",
		"/identity/prefet/delegate/order",
		"/identity/coordinator/name",
		"/identity/coordinator/service",
		"/identity/coordinator/email",
		"/identity/coordinator/phone",
		"/identity/recipient/name",
		"/identity/recipient/siret",
		"/identity/recipient/iban",
		"/identity/recipient/fonds_de_concours",
		"/identity/recipient/comptable",
		"/carriers/*/name",
		"/carriers/*/head/name",
		"/carriers/*/head/quality",
		"/carriers/*/siret",
		"/carriers/*/other_id",
		"/carriers/*/agents/*/name",
		"/carriers/*/agents/*/function",
		"/carriers/*/agents/*/email",
		"/partners/*/name",
		"/partners/*/legal_form",
		"/partners/*/siret",
		"/partners/*/rna",
		"/partners/*/other_id",
		"/partners/*/representative/name",
		"/partners/*/representative/quality",
		"/partners/*/contact/name",
		"/partners/*/contact/email",
		"/partners/*/contact/phone",
		"/costs/*/label",
		"/costs/*/provider/name",
		"/costs/*/provider/siret",
		"/funding/*/funder_name",
		"/annexes/*/title",
		"/annexes/*/file",
		"/signatures/place",
		"/signatures/others/*/name",
		"/signatures/others/*/quality",
	],
	prose: ["/identity/summary", "/sections/*/text"],
	amount: ["/costs/*/basis/amount", "/costs/*/basis/yearly_cost", "/funding/*/amount", "/grant/requested"],
	quantity: [
		"/project/working_days",
		"/costs/*/basis/days",
		"/costs/*/basis/daily_cost",
		"/costs/*/basis/quantity",
		"/costs/*/basis/unit_price",
	],
	percent: ["/carriers/*/vat_recovered=0", "/partners/*/vat_recovered=0", "/costs/*/basis/vat"],
	integer: ["/project/months", "/costs/*/from=1", "/costs/*/to"],
	year_month: ["/project/start"],
	flag: [
		"/identity/prefet/by_delegation=false",
		"/costs/*/eligible=true",
		"/costs/*/in_kind",
		"/funding/*/public=false",
		"/declarations/*",
	],
};

const REFERENCES: Record<string, ReferenceTarget> = {
	"/identity/filing_carrier": "bearer",
	"/sections/*/owner": "bearer",
	"/costs/*/category": "category",
	"/costs/*/bearer": "bearer",
	"/costs/*/agent": "agent",
	"/funding/*/funder": "bearer",
	"/self_financing/funder": "bearer",
	"/annexes/*/owner": "annex_owner",
	"/annexes/*/kind": "annex_kind",
};

/** Lines that hold several: a role, a note. */
const NOTES = [
	"/project/working_days_reason",
	"/project/valuation_reason",
	"/carriers/*/address",
	"/carriers/*/role",
	"/carriers/*/agents/*/role",
	"/partners/*/address",
	"/partners/*/role",
	"/partners/*/contribution",
	"/missing_kinds/*",
	"/costs/*/note",
	"/funding/*/note",
];

const CHOICES: Record<string, string[]> = {
	"/carriers/*/letter=awaited": LETTER,
	"/partners/*/letter=awaited": LETTER,
	"/funding/*/letter=awaited": LETTER,
	"/partners/*/kind": [],
	"/funding/*/status=planned": ["acquired:Acquis", "requested:Demandé", "planned:À solliciter"],
	"/sections/*/status=todo": ["todo:À rédiger", "writing:En cours", "review:À relire", "done:Validé"],
	"/costs/*/basis/kind": [
		"time_daily:Temps, coût par jour",
		"time_yearly:Temps, coût annuel",
		"purchase:Achat",
		"lump_sum:Forfait",
	],
	"/signatures/order=given": ["given:Dans l’ordre de la liste", "any:Dans n’importe quel ordre"],
	"/pdf/design=sober": ["sober:Sobre", "state:Charte de l’État"],
	"/pdf/individual_costs=grouped": ["grouped:Regroupés", "detailed:Détaillés"],
};

const ALSO: Record<string, Record<string, string>> = {
	"/costs/*/basis/kind": { jours: "time_daily", j: "time_daily", achats: "purchase" },
};

function spec(declared: string, kind: FieldKind, choices: string[]): FieldSpecView {
	const [pattern = "", fallback = null] = declared.split("=");
	return {
		pattern,
		label: pattern.split("/").at(-1) ?? "",
		kind,
		target: REFERENCES[pattern] ?? null,
		choices: choices.map((choice) => {
			const [value = "", label = ""] = choice.split(":");
			return { value, label };
		}),
		also: ALSO[pattern] ?? {},
		default: fallback,
		max: NOTES.includes(pattern) ? 5_000 : kind === "prose" ? 200_000 : kind === "line" ? 500 : null,
		locked: false,
	};
}

export const SPECS: FieldSpecView[] = [
	...Object.entries(TABLE).flatMap(([kind, all]) => all.map((one) => spec(one, kind as FieldKind, []))),
	...Object.keys(REFERENCES).map((one) => spec(one, "reference", [])),
	...NOTES.map((one) => spec(one, "line", [])),
	...Object.entries(CHOICES).map(([one, choices]) => spec(one, "choice", choices)),
];
