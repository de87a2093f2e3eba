//! A rule of the table: what it is called, how grave it is, what it looks at.

use crate::{Case, Findings, Severity};

/// One check. Its file says what it does, why it is bad, and where it comes from.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Its name in findings, never changed once published (`budget.grant_over_ceiling`).
    pub id: &'static str,
    /// How grave its findings are.
    pub severity: Severity,
    /// In French, in one line, what it looks for.
    pub explanation: &'static str,
    pub(crate) check: fn(&Case<'_>, &mut Findings),
}

type Check = fn(&Case<'_>, &mut Findings);

impl Rule {
    pub(crate) const fn blocking(id: &'static str, explanation: &'static str, check: Check) -> Self {
        Self { id, severity: Severity::Blocking, explanation, check }
    }

    pub(crate) const fn fix(id: &'static str, explanation: &'static str, check: Check) -> Self {
        Self { id, severity: Severity::Fix, explanation, check }
    }

    pub(crate) const fn note(id: &'static str, explanation: &'static str, check: Check) -> Self {
        Self { id, severity: Severity::Note, explanation, check }
    }
}
