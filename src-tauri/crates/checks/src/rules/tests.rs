//! The sentences of the design that ask for a finding, and the rules that answer them.

use std::collections::{BTreeMap, BTreeSet};

use super::RULES;
use crate::Severity;

/// `domain.md`, « Findings », clause by clause; then `formats.md`, wherever it says « a finding »; then what the pages
/// cannot show.
const SENTENCES: &[(&str, &[&str])] = &[
    ("fewer than two State services (compared without case, accents, spaces)", &["carriers.too_few"]),
    ("préfet missing", &["identity.prefet_missing", "identity.delegate_incomplete"]),
    ("total above the ceiling", &["budget.total_over_ceiling"]),
    ("grant above its ceiling", &["budget.grant_over_ceiling"]),
    ("plan not balanced", &["budget.not_balanced"]),
    ("a line that cannot be computed", &["costs.not_computable"]),
    ("a line without bearer or category", &["costs.bearer_missing", "costs.category_missing"]),
    ("required section empty or over its limit", &["sections.empty", "sections.too_long"]),
    ("figures of the budget [in a text that names nothing]", &["sections.field_unknown"]),
    ("a demanded kind of partner neither present nor justified", &["partners.kind_missing"]),
    ("a declaration not ticked", &["declarations.not_ticked"]),
    ("an open conflict", &["draft.conflict"]),
    ("an unread input", &["draft.unread"]),
    ("months swapped or beyond the end", &["costs.months_swapped", "costs.beyond_end"]),
    ("a letter due and not received", &["letters.due"]),
    ("a funding « acquis » without its letter", &["letters.funding_acquired"]),
    ("annexes missing", &["annexes.required_missing"]),
    ("working days or costs not justified", &["time.working_days_unjustified", "time.cost_unjustified"]),
    ("start outside the call's implementation period", &["project.start_outside"]),
    ("funding still « à solliciter » at the final export", &["funding.planned"]),
    ("a letter marked received without its annex", &["letters.annex_missing"]),
    ("both funders named on one line", &["funding.two_funders"]),
    (
        "identifiers that are not valid",
        &["identifiers.siret", "identifiers.rna", "identifiers.iban", "identifiers.email"],
    ),
    ("recipient incomplete", &["identity.recipient_incomplete"]),
    ("they see at any time what is still missing (`mission.md`)", &["identity.incomplete"]),
    ("images as `annex:ID` (`formats.md`)", &["sections.image_unknown"]),
    ("an agent's days of one project year above working_days", &["time.agent_overbooked"]),
    (
        "dates out of order",
        &[
            "calendar.out_of_order",
            "plan.beyond_end",
            "plan.task_cycle",
            "plan.starts_too_early",
            "plan.deliverable_early",
        ],
    ),
    ("grant requested below the useful one", &["budget.grant_below_useful"]),
    ("self-financing to be confirmed by its funder", &["funding.self_financing_to_confirm"]),
    ("deadline within 14 days, or passed", &["call.deadline_near", "call.deadline_passed"]),
    ("project shorter than the window", &["project.shorter_than_window"]),
    ("the same agent at two daily costs", &["time.two_daily_costs"]),
    ("[a figure typed in a text that differs from the budget's]", &["sections.figure_differs"]),
    ("more than 23 days in one month", &["time.busy_month"]),
    ("a company with a share of the grant", &["partners.company_grant"]),
    ("a partner that is also paid as a provider", &["partners.also_provider"]),
    ("no IBAN", &["identity.no_iban"]),
    ("a merge that passes [5 000 lines] is taken … with a finding", &["costs.too_many"]),
    (
        "what they demand comes from the call's data (annex types, sizes)",
        &["annexes.type_refused", "annexes.too_large"],
    ),
    ("keys that the call lacks … a finding", &["call.unknown_key", "costs.category_missing"]),
    ("pinned to the newest revision known, with a finding that names both", &["call.other_revision"]),
    ("an annex whose bytes are not here", &["annexes.bytes_absent"]),
    ("a reference to what the other deleted … a finding, never a refusal", &["references.unknown"]),
    ("missing amount: 0, with a finding", &["funding.amount_missing"]),
    ("one whose funder is missing or unknown … with a finding", &["funding.funder_missing"]),
    ("a sign that no typeface of the PDF has", &["texts.unprintable_sign"]),
    ("[a dossier that asks for nothing: `docs/decisions/0010`]", &["budget.no_cost"]),
];

#[test]
fn every_sentence_has_its_rules_and_every_rule_its_sentence() {
    let asked: BTreeSet<&str> = SENTENCES.iter().flat_map(|(_, rules)| rules.iter().copied()).collect();
    let answered: BTreeSet<&str> = RULES.iter().map(|rule| rule.id).collect();
    assert_eq!(asked, answered);
    assert_eq!(answered.len(), RULES.len(), "no two rules of one name");
}

#[test]
fn the_table_goes_from_the_gravest_down_and_explains_each_rule_in_one_line() {
    let severities: Vec<Severity> = RULES.iter().map(|rule| rule.severity).collect();
    assert!(severities.is_sorted());
    let mut count = BTreeMap::new();
    severities.iter().for_each(|severity| *count.entry(severity.code()).or_insert(0) += 1);
    assert_eq!(count.into_iter().collect::<Vec<_>>(), [("blocking", 16), ("fix", 35), ("note", 11)]);
    for rule in RULES {
        assert!(rule.explanation.ends_with('.') && !rule.explanation.contains('\n'), "{}", rule.id);
    }
}
