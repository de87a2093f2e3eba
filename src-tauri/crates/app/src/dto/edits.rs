//! What the window asks for, and what it gets back: only what changed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::FieldState;

/// Where an item is to stand.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum PositionRequest {
    /// After all others.
    Last,
    /// Just before this item.
    Before(String),
    /// Just after this item.
    After(String),
}

/// One thing asked for.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(tag = "op", rename_all = "snake_case")]
#[ts(export)]
pub enum OpRequest {
    /// A text typed into a field; what cannot be read is kept, and the field unset.
    Input {
        /// The field.
        pointer: String,
        /// What was typed.
        text: String,
    },
    /// A change of a prose, in UTF-16 units.
    Splice {
        /// The prose.
        pointer: String,
        /// Where.
        at: u32,
        /// How many units go.
        delete: u32,
        /// What comes.
        insert: String,
    },
    /// A new item.
    Add {
        /// The list.
        list: String,
        /// The item's id, a UUID.
        id: String,
        /// Where.
        position: PositionRequest,
        /// Its fields, by relative pointer (`basis/kind`), as typed.
        fields: BTreeMap<String, String>,
    },
    /// An item goes.
    Remove {
        /// The item.
        pointer: String,
    },
    /// An item moves.
    Move {
        /// The item.
        pointer: String,
        /// Where to.
        position: PositionRequest,
    },
}

/// One edit: one undo, all or nothing.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[ts(export)]
pub struct EditRequest {
    /// Numbers the edits of a window; comes back in the answer.
    pub n: u32,
    /// Keystrokes of one run of typing share a group.
    pub group: String,
    /// What it does, in French; empty: the field's name.
    pub label: String,
    /// The revision that the window saw.
    pub base: u32,
    /// What is asked for, in order.
    pub ops: Vec<OpRequest>,
}

/// How the plan stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum BalanceState {
    /// Neither costs nor resources: there is nothing to balance yet.
    Empty,
    /// To the cent.
    Balanced,
    /// To the cent, but what was typed for the budget could not all be read.
    Unsure,
    /// Something is left to finance.
    Shortfall,
    /// Too much comes in.
    Surplus,
}

/// How the grant stands beside what the call gives and what the project needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum GrantState {
    /// It is the useful one.
    Useful,
    /// It passes what the call finances.
    AboveCeiling,
    /// It passes what is left to pay.
    AboveNeed,
    /// The project could be given more, and spend it.
    BelowUseful,
}

/// What the figures amount to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct BudgetState {
    /// How the plan stands.
    pub balance: BalanceState,
    /// The same as a French sentence.
    pub balance_text: String,
    /// How much of what was typed for the budget could not be read: « 2 saisies illisibles ».
    pub unread_text: Option<String>,
    /// The first of these fields.
    pub unread_at: Option<String>,
    /// Whether the project costs more than the call allows.
    pub over_ceiling: bool,
    /// How the grant stands.
    pub grant: GrantState,
    /// The useful grant, as a text for `/grant/requested`, where it differs from the present one.
    pub useful_offer: Option<String>,
    /// By how much the co-financing alone passes the costs to pay, where it does: no grant mends that.
    pub excess_funding: Option<String>,
    /// What the ceiling compares with, over the ceiling, in thousandths, cut.
    pub ceiling_permille: u32,
    /// Bearers in the order of the tables; `null` for « non attribué ».
    pub bearers: Vec<String>,
    /// Categories likewise.
    pub categories: Vec<String>,
    /// Which eligible costs count for the grant: « des 18 premiers mois ».
    pub base: String,
    /// The first months, that count for the grant.
    pub base_months: u32,
    /// Months of the tables.
    pub months: u32,
}

/// What is missing, wrong or worth a look.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct FindingView {
    /// Which rule.
    pub rule: String,
    /// `blocking`, `fix` or `note`.
    pub severity: String,
    /// The field it is about.
    pub pointer: String,
    /// What is the matter and what to do.
    pub message: String,
    /// More that helps.
    pub hints: Vec<String>,
    /// Where the field is, for people.
    pub place: String,
}

/// What became of the findings since they were last told: one keystroke changes one of hundreds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct FindingsChange {
    /// The revision that they are told at: what the next question asks from.
    pub rev: u32,
    /// The whole list, in order; `null`: as they were told.
    pub runs: Option<Vec<FindingRun>>,
}

/// Some findings that follow one another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum FindingRun {
    /// As they were told.
    Kept {
        /// The first one's place in the list told before.
        from: u32,
        /// How many.
        count: u32,
    },
    /// Not told yet.
    New(Vec<FindingView>),
}

/// Whether all is on disk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export)]
pub enum SaveState {
    /// All of it.
    Saved {
        /// When, « 14 h 02 »; nothing as long as nothing was written since the draft was opened.
        at: Option<String>,
    },
    /// Not yet.
    Saving,
    /// It could not be written; the window keeps it and tries again.
    NotSaved {
        /// Why, and what to do.
        reason: String,
    },
}

/// Where a draft is: it may be taken from under the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum DraftPlace {
    /// On Accueil.
    #[default]
    Home,
    /// In the trash, where it is still written down.
    Trash,
    /// Deleted for good: it is in this window and nowhere else.
    Gone,
}

impl From<store::Place> for DraftPlace {
    fn from(place: store::Place) -> Self {
        match place {
            store::Place::Desk => Self::Home,
            store::Place::Trash => Self::Trash,
            store::Place::Gone => Self::Gone,
        }
    }
}

/// What changed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Answer {
    /// The edit answered; 0 for what came from elsewhere.
    pub n: u32,
    /// The revision of the picture after it.
    pub rev: u32,
    /// Fields that changed; `null`: now missing.
    pub fields: BTreeMap<String, Option<FieldState>>,
    /// Lists that changed.
    pub lists: BTreeMap<String, Vec<String>>,
    /// Figures that changed; `null`: gone.
    pub figures: BTreeMap<String, Option<String>>,
    /// What the figures amount to, where it changed.
    pub budget: Option<BudgetState>,
    /// What would be undone.
    pub can_undo: Option<String>,
    /// What would be redone.
    pub can_redo: Option<String>,
    /// Why an undo or a redo was not done, or not all of it, in French.
    pub kept: Option<String>,
}

/// A file that was taken in.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Attached {
    /// Its annex.
    pub annex: String,
    /// What became of it there.
    pub came: FileCame,
    /// What changed.
    pub answer: Answer,
}

/// What became of a file that was taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum FileCame {
    /// It made an annex.
    New,
    /// The annex had lost it.
    Back,
    /// It took the place of another.
    Instead,
    /// The annex had it already.
    Same,
}
