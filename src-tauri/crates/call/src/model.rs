//! What a call says, in the shapes of `amorce-call/1`.

use std::ops::Deref;

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::calendar::{Entry, Period};
use crate::money;

/// Whether the call says so, or the program proposes it for want of a published text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// From the call.
    Call,
    /// Proposed.
    Proposed,
}

/// A rule, with where it comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sourced<T> {
    /// What the rule says.
    pub value: T,
    /// Where it comes from.
    pub source: Source,
}

impl<T> Deref for Sourced<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

/// A decimal written as a string in JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Exact(
    #[serde(with = "money")]
    #[schemars(with = "String", regex(pattern = r"^\d{1,9}(\.\d{1,4})?$"))]
    pub Decimal,
);

impl Deref for Exact {
    type Target = Decimal;
    fn deref(&self) -> &Decimal {
        &self.0
    }
}

/// Which figure the ceiling compares with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CeilingOf {
    /// The total of all costs.
    Total,
    /// The base of the grant.
    Base,
}

/// Which months count for the base.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BaseOf {
    /// The financed window.
    Window,
    /// The whole project.
    Project,
}

/// Who files the dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FiledBy {
    /// The préfet de région.
    PrefetDeRegion,
}

/// The rules of a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// Share of the base that is financed, 0 to 1.
    pub rate: Sourced<Exact>,
    /// Months from the start that are financed.
    pub window_months: Sourced<u32>,
    /// The most a project may cost, in euros.
    pub ceiling: Sourced<Exact>,
    /// What the ceiling compares with.
    pub ceiling_of: Sourced<CeilingOf>,
    /// Which months count for the base.
    pub base_of: Sourced<BaseOf>,
    /// Whether valued time counts for the base.
    pub valued_time_in_base: Sourced<bool>,
    /// How many distinct State services at least.
    pub min_carriers: Sourced<u32>,
    /// Who files.
    pub filed_by: Sourced<FiledBy>,
    /// The calendar's entry that is the deadline.
    pub deadline: Sourced<String>,
    /// When the projects run.
    pub implementation: Sourced<Period>,
}

impl Rules {
    /// Which eligible costs are the base, after « les dépenses éligibles »: « des 18 premiers mois »; `months` of them count.
    pub fn base_in_words(&self, months: u32) -> String {
        let time = if *self.valued_time_in_base { "" } else { ", sans le temps valorisé" };
        match (*self.base_of, months) {
            (BaseOf::Project, _) => format!("du projet{time}"),
            (BaseOf::Window, 1) => format!("du premier mois{time}"),
            (BaseOf::Window, months) => format!("des {months} premiers mois{time}"),
        }
    }
}

/// An organisation named by the call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Organisation {
    /// Its name.
    pub name: String,
    /// Where it comes from.
    pub source: Source,
}

/// A written part of the dossier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Section {
    /// Names it in this call.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What to write, in French.
    pub help: String,
    /// Whether it must be written.
    pub required: bool,
    /// The longest text, in characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_characters: Option<u32>,
    /// Where it comes from.
    pub source: Source,
}

/// What a category of costs is in public accounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Nature {
    /// Personnel.
    Personnel,
    /// Fonctionnement.
    Operating,
    /// Investissement.
    Investment,
}

impl Nature {
    /// Its French name.
    pub fn name(self) -> &'static str {
        match self {
            Nature::Personnel => "Personnel",
            Nature::Operating => "Fonctionnement",
            Nature::Investment => "Investissement",
        }
    }
}

/// A category of costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Category {
    /// Names it in this call.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its nature.
    pub nature: Nature,
    /// Where it comes from.
    pub source: Source,
}

/// A kind of partner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PartnerKind {
    /// Its id, as in `partners[].kind`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whom it covers, in French.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub examples: Option<String>,
    /// Whether its money is public.
    pub public: bool,
    /// Whether one must be there, or its absence be explained.
    pub demanded: bool,
    /// Where it comes from.
    pub source: Source,
}

/// How sure a funding may be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FundingStatus {
    /// Its id, as in `funding[].status`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Where it comes from.
    pub source: Source,
}

/// A kind of annex.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AnnexKind {
    /// Names it in this call.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether one must be there.
    pub required: bool,
    /// The media types accepted; none: any.
    #[serde(default)]
    pub types: Vec<String>,
    /// The largest file, in bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_bytes: Option<u64>,
    /// Where it comes from.
    pub source: Source,
}

/// What the signatory declares.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Declaration {
    /// Names it in this call.
    pub id: String,
    /// Its text.
    pub text: String,
    /// Where it comes from.
    pub source: Source,
}

/// A call for projects.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Call {
    /// `amorce-call/1`.
    pub format: String,
    /// Names the call.
    pub id: String,
    /// Its revision, from 1.
    pub revision: u32,
    /// Its title.
    pub title: String,
    /// Its name in a reference.
    pub short_name: String,
    /// Who calls.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organiser: Option<Organisation>,
    /// Who runs it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operator: Option<Organisation>,
    /// Where to file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub platform: Option<Organisation>,
    /// Its dates.
    pub calendar: Vec<Entry>,
    /// Its rules.
    pub rules: Rules,
    /// The written parts.
    pub sections: Vec<Section>,
    /// The categories of costs, in the order of every table.
    pub categories: Vec<Category>,
    /// The kinds of partner.
    pub partner_kinds: Vec<PartnerKind>,
    /// How sure a funding may be.
    #[serde(default)]
    pub funding_statuses: Vec<FundingStatus>,
    /// The kinds of annex.
    pub annex_kinds: Vec<AnnexKind>,
    /// The declarations, in the order in which they are printed.
    pub declarations: Vec<Declaration>,
    /// The file as it was read, `x-…` keys included: what its SHA-256 speaks of.
    #[serde(skip)]
    #[schemars(skip)]
    pub(crate) source: Map<String, Value>,
}

impl Call {
    /// The entry of the calendar that is the deadline.
    pub fn deadline(&self) -> Option<&Entry> {
        self.calendar.iter().find(|entry| entry.id == *self.rules.deadline)
    }

    /// The category of this id.
    pub fn category(&self, id: &str) -> Option<&Category> {
        self.categories.iter().find(|category| category.id == id)
    }

    /// The kind of partner of this id.
    pub fn partner_kind(&self, id: &str) -> Option<&PartnerKind> {
        self.partner_kinds.iter().find(|kind| kind.id == id)
    }

    /// The section of this id.
    pub fn section(&self, id: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.id == id)
    }

    /// What a key that the call defines in one of the dossier's maps is called: a section by its title, a kind of
    /// partner by its name, a declaration by its number.
    pub fn key_name(&self, map: &str, key: &str) -> Option<String> {
        match map {
            "sections" => self.section(key).map(|section| section.title.clone()),
            "missing_kinds" => self.partner_kind(key).map(|kind| kind.name.clone()),
            "declarations" => {
                let rank = self.declarations.iter().position(|declaration| declaration.id == key)?;
                Some(format!("n°\u{A0}{}", rank + 1))
            }
            _ => None,
        }
    }

    /// The kind of annex of this id.
    pub fn annex_kind(&self, id: &str) -> Option<&AnnexKind> {
        self.annex_kinds.iter().find(|kind| kind.id == id)
    }
}
