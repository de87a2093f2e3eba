//! What the checks look at: all of it comes in, nothing is fetched.

use std::fmt;

use budget::Budget;
use call::Call;
use chrono::{DateTime, Utc};
use dossier::{Dossier, Pointer};

/// What the findings are for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Purpose {
    /// Writing, or a draft export.
    #[default]
    Draft,
    /// A final export: some things may no longer wait.
    Final,
}

/// The call that a file asked for, where this program knew another revision or content and pinned that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AskedCall<'a> {
    /// The revision asked for.
    pub revision: Option<u32>,
    /// The SHA-256 asked for, in hexadecimal; empty where the file gave none.
    pub sha256: &'a str,
}

/// What the checks look at.
#[derive(Clone, Copy)]
pub struct Facts<'a> {
    /// The dossier.
    pub dossier: &'a Dossier,
    /// The call that it is pinned to.
    pub call: &'a Call,
    /// Its budget under that call.
    pub budget: &'a Budget,
    /// The present instant.
    pub now: DateTime<Utc>,
    /// What the findings are for.
    pub purpose: Purpose,
    /// Whether the bytes of an annex are here, by their SHA-256 in hexadecimal.
    pub present_annexes: &'a dyn Fn(&str) -> bool,
    /// Whether the pages can show a sign.
    pub prints: &'a dyn Fn(char) -> bool,
    /// What was typed and could not be read: the field, the text.
    pub unread: &'a [(Pointer, String)],
    /// The fields in conflict after a merge.
    pub open_conflicts: &'a [Pointer],
    /// The call that was asked for, where it is not the one pinned.
    pub asked_call: Option<AskedCall<'a>>,
}

impl<'a> Facts<'a> {
    /// A draft with nothing unread, no conflict, and pages that show every sign; the other fields may be set afterwards.
    pub fn new(
        dossier: &'a Dossier,
        call: &'a Call,
        budget: &'a Budget,
        now: DateTime<Utc>,
        present_annexes: &'a dyn Fn(&str) -> bool,
    ) -> Self {
        Self {
            dossier,
            call,
            budget,
            now,
            purpose: Purpose::Draft,
            present_annexes,
            prints: &|_| true,
            unread: &[],
            open_conflicts: &[],
            asked_call: None,
        }
    }
}

impl fmt::Debug for Facts<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Facts")
            .field("dossier", &self.dossier.id)
            .field("call", &self.call.id)
            .field("now", &self.now)
            .field("purpose", &self.purpose)
            .finish_non_exhaustive()
    }
}
