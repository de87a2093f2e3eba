//! A dossier on screen: a flat map of fields, the order of lists, and what its call says.

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

use super::{BudgetState, FindingView, SaveState};

/// The text of a field, as it is edited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct FieldState {
    /// What stands in the field, in French form.
    pub text: String,
    /// Why it cannot be read, where it cannot: the field counts as missing then.
    pub error: Option<String>,
}

/// What a field accepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum FieldKind {
    /// One line.
    Line,
    /// Several lines, spliced.
    Prose,
    /// Euros.
    Amount,
    /// A number of up to four decimals.
    Quantity,
    /// 0 to 100.
    Percent,
    /// A whole number.
    Integer,
    /// `2017-01`.
    YearMonth,
    /// `2016-09-28`.
    Date,
    /// `09:30`.
    Time,
    /// RFC 3339.
    Instant,
    /// `true` or `false`.
    Flag,
    /// A code.
    Choice,
    /// An id.
    Reference,
    /// Ids.
    References,
    /// Anything, kept.
    Json,
}

/// One choice of a closed list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ChoiceView {
    /// The code.
    pub value: String,
    /// Its French name.
    pub label: String,
}

/// What a reference points to: whose names are offered for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum ReferenceTarget {
    /// A carrier or a partner.
    Bearer,
    /// An agent of any carrier.
    Agent,
    /// A task of the work plan.
    Task,
    /// A carrier, a partner or an outside funder.
    AnnexOwner,
    /// A cost category of the call.
    Category,
    /// A kind of annex of the call.
    AnnexKind,
}

/// One field of the registry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct FieldSpecView {
    /// Its pointer, a star for each id or key.
    pub pattern: String,
    /// Its French name.
    pub label: String,
    /// What it accepts.
    pub kind: FieldKind,
    /// What a reference points to.
    pub target: Option<ReferenceTarget>,
    /// The choices of a closed list.
    pub choices: Vec<ChoiceView>,
    /// Other usual words for these choices, without capitals, accents or punctuation, and what each means.
    pub also: BTreeMap<String, String>,
    /// What a missing one counts as.
    pub default: Option<String>,
    /// Longest text, or largest number.
    pub max: Option<u32>,
    /// Whether only the program sets it.
    pub locked: bool,
}

/// A section of the call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct SectionView {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What to write.
    pub help: String,
    /// Whether it must be written.
    pub required: bool,
    /// Longest text.
    pub max_characters: Option<u32>,
    /// `call` or `proposed`.
    pub source: String,
}

/// A category of costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct CategoryView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// `personnel`, `operating`, `investment`.
    pub nature: String,
    /// The nature in French.
    pub nature_name: String,
}

/// A kind of partner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct PartnerKindView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whom it covers.
    pub examples: String,
    /// Whether its money is public.
    pub public: bool,
    /// Whether one must be there.
    pub demanded: bool,
}

/// Something with an id and a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct NamedView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// A kind of annex.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct AnnexKindView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether one must be there.
    pub required: bool,
    /// Media types.
    pub types: Vec<String>,
    /// Largest file, « 10 Mo ».
    pub max_size: Option<String>,
}

/// A declaration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct DeclarationView {
    /// Its id.
    pub id: String,
    /// Its text.
    pub text: String,
}

/// A date of the call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct DateView {
    /// Its id.
    pub id: String,
    /// What happens.
    pub title: String,
    /// When, in French.
    pub when: String,
    /// `call` or `proposed`.
    pub source: String,
}

/// The rules that a screen mentions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct RulesView {
    /// « 500 000,00 € »
    pub ceiling: String,
    /// « 50 % »
    pub rate: String,
    /// Months financed.
    pub window_months: u32,
    /// State services at least.
    pub min_carriers: u32,
}

/// What a screen needs of a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct CallView {
    /// Its id.
    pub id: String,
    /// Its revision.
    pub revision: u32,
    /// Its title.
    pub title: String,
    /// Its short name.
    pub short_name: String,
    /// Who calls.
    pub organiser: String,
    /// Written parts.
    pub sections: Vec<SectionView>,
    /// Categories of costs.
    pub categories: Vec<CategoryView>,
    /// Kinds of partner.
    pub partner_kinds: Vec<PartnerKindView>,
    /// How sure a funding may be.
    pub funding_statuses: Vec<NamedView>,
    /// Kinds of annex.
    pub annex_kinds: Vec<AnnexKindView>,
    /// Declarations.
    pub declarations: Vec<DeclarationView>,
    /// Dates.
    pub calendar: Vec<DateView>,
    /// Rules.
    pub rules: RulesView,
}

/// A region.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, serde::Deserialize, TS)]
#[ts(export)]
pub struct RegionView {
    /// INSEE code.
    pub code: String,
    /// Name as of the filing date.
    pub name: String,
}

/// A whole dossier, as the window opens it.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct DossierView {
    /// The draft.
    pub id: String,
    /// The revision of the screen's picture; an edit says which it saw.
    pub rev: u32,
    /// What its call says.
    pub call: CallView,
    /// The registry of fields.
    pub specs: Vec<FieldSpecView>,
    /// Fields by pointer; a missing field is absent.
    pub fields: BTreeMap<String, FieldState>,
    /// Ids by list.
    pub lists: BTreeMap<String, Vec<String>>,
    /// How many items a list of the dossier itself may have.
    pub limits: BTreeMap<String, u32>,
    /// Figures by key, in French.
    pub figures: BTreeMap<String, String>,
    /// What the figures amount to.
    pub budget: BudgetState,
    /// What is missing, wrong or worth a look.
    pub findings: Vec<FindingView>,
    /// Whether all is on disk.
    pub saved: SaveState,
    /// What would be undone.
    pub can_undo: Option<String>,
    /// What would be redone.
    pub can_redo: Option<String>,
    /// « Il reste 12 jours ».
    pub time_left: String,
    /// The deadline, in French.
    pub deadline: String,
    /// The regions to choose from.
    pub regions: Vec<RegionView>,
}
