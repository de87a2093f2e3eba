//! Findings: what of a dossier is missing, wrong or worth a look, each with the field it is about.
//!
//! [`check`] reads a dossier, its call and its budget, and says in French what to do. One check a file, under
//! `rules/`; [`RULES`] is the table of all. Deliberately absent: I/O, the clock (the instant comes in), floats,
//! any number of a call, and any change: a finding offers, the user decides.

#![warn(clippy::float_arithmetic)]

mod agent_time;
mod case;
mod facts;
mod finding;
mod findings;
mod folding;
mod identifiers;
mod naming;
mod order;
mod rule;
mod rules;
mod typography;
mod unread;
mod wording;
mod workload;
mod written;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod sample;

pub use agent_time::{AgentTime, AgentYear, agent_times};
pub use facts::{AskedCall, Facts, Purpose};
pub use finding::{Finding, Severity};
pub use folding::{characters, folded};
pub use identifiers::{is_email, is_iban, is_rna, is_siret};
pub use rule::Rule;
pub use rules::RULES;
pub use unread::unread_figures;

pub(crate) use case::{Bearer, Case, at};
pub(crate) use findings::Findings;

/// Everything that is to be said of a dossier, the gravest first, then in the dossier's order.
pub fn check(facts: &Facts<'_>) -> Vec<Finding> {
    let case = Case::of(facts);
    let mut found = Findings::default();
    for rule in RULES {
        found.begin(rule);
        (rule.check)(&case, &mut found);
    }
    order::sorted(found.into_list(), facts)
}
