//! The table of rules, gravest first; each stands in a file of its own.
//!
//! Where each sentence of `domain.md`, « Findings », and of `formats.md` went is held by the tests below.

mod annexes;
mod budget;
mod calendar;
mod call;
mod carriers;
mod costs;
mod declarations;
mod draft;
mod funding;
mod identifiers;
mod identity;
mod letters;
mod partners;
mod plan;
mod project;
mod references;
mod sections;
mod texts;
mod time;

use crate::Rule;

/// Every rule: its id, how grave it is, what it looks for.
pub const RULES: &[Rule] = &[
    // Blocking.
    draft::unread::RULE,
    draft::conflict::RULE,
    identity::prefet_missing::RULE,
    identity::delegate_incomplete::RULE,
    carriers::too_few::RULE,
    partners::kind_missing::RULE,
    sections::empty::RULE,
    sections::too_long::RULE,
    sections::field_unknown::RULE,
    costs::bearer_missing::RULE,
    costs::category_missing::RULE,
    costs::not_computable::RULE,
    budget::total_over_ceiling::RULE,
    budget::grant_over_ceiling::RULE,
    budget::not_balanced::RULE,
    declarations::not_ticked::RULE,
    // To be corrected.
    call::other_revision::RULE,
    call::unknown_key::RULE,
    identity::incomplete::RULE,
    identity::recipient_incomplete::RULE,
    identifiers::siret::RULE,
    identifiers::rna::RULE,
    identifiers::iban::RULE,
    identifiers::email::RULE,
    references::unknown::RULE,
    sections::image_unknown::RULE,
    texts::unprintable_sign::RULE,
    project::start_outside::RULE,
    calendar::out_of_order::RULE,
    budget::no_cost::RULE,
    costs::too_many::RULE,
    costs::months_swapped::RULE,
    costs::beyond_end::RULE,
    time::working_days_unjustified::RULE,
    time::cost_unjustified::RULE,
    time::agent_overbooked::RULE,
    funding::funder_missing::RULE,
    funding::two_funders::RULE,
    funding::amount_missing::RULE,
    funding::planned::RULE,
    letters::due::RULE,
    letters::funding_acquired::RULE,
    letters::annex_missing::RULE,
    plan::task_cycle::RULE,
    plan::starts_too_early::RULE,
    plan::deliverable_early::RULE,
    plan::beyond_end::RULE,
    annexes::required_missing::RULE,
    annexes::bytes_absent::RULE,
    annexes::type_refused::RULE,
    annexes::too_large::RULE,
    // To be noted.
    call::deadline_passed::RULE,
    call::deadline_near::RULE,
    identity::no_iban::RULE,
    project::shorter_than_window::RULE,
    partners::company_grant::RULE,
    partners::also_provider::RULE,
    sections::figure_differs::RULE,
    time::two_daily_costs::RULE,
    time::busy_month::RULE,
    budget::grant_below_useful::RULE,
    funding::self_financing_to_confirm::RULE,
];

#[cfg(test)]
mod tests;
