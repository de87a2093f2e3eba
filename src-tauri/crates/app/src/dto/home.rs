//! Accueil: the drafts and the calls.

use serde::Serialize;
use ts_rs::TS;

/// A draft as a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct DraftCard {
    /// The draft.
    pub id: String,
    /// Its title.
    pub title: Option<String>,
    /// Its acronym.
    pub acronym: Option<String>,
    /// The call's id.
    pub call: String,
    /// The call's title.
    pub call_title: String,
    /// Its region.
    pub region: Option<String>,
    /// When it changed last, in French.
    pub modified: String,
    /// The same instant, RFC 3339.
    pub modified_at: String,
    /// Its total, « 12 345,67 € ».
    pub total: String,
    /// The same as a decimal, `12345.67`.
    pub total_amount: String,
    /// Its grant.
    pub grant: String,
    /// The same as a decimal.
    pub grant_amount: String,
    /// Blocking findings.
    pub blocking: u32,
    /// Findings to be mended.
    pub fix: u32,
    /// Findings worth a look.
    pub note: u32,
    /// Required parts done, 0 to 100.
    pub progress: u32,
    /// « Il reste 12 jours ».
    pub time_left: String,
    /// What is damaged, where something is.
    pub damaged: Option<String>,
    /// Whether it lies in the trash.
    pub trashed: bool,
}

/// A call as a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct CallCard {
    /// Its id.
    pub id: String,
    /// Its revision.
    pub revision: u32,
    /// Its title.
    pub title: String,
    /// Its deadline, in French.
    pub deadline: String,
    /// The same instant, RFC 3339.
    pub deadline_at: Option<String>,
    /// « Il reste 12 jours ».
    pub time_left: String,
    /// SHA-256 of its canonical JSON.
    pub sha256: String,
}

/// What came in from a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum OpenedFile {
    /// A dossier, as the draft of this id.
    Draft(String),
    /// A call, which can now be answered.
    Call(CallCard),
}

/// Accueil.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct HomeView {
    /// The drafts, the last changed first.
    pub drafts: Vec<DraftCard>,
    /// The calls known.
    pub calls: Vec<CallCard>,
    /// How many drafts lie in the trash.
    pub trashed: u32,
    /// Where everything is kept.
    pub data_folder: String,
    /// Who works here, once asked.
    pub author: Option<String>,
    /// Why nothing can be saved here, where it is so: the drafts can be read all the same.
    pub read_only: Option<String>,
}
