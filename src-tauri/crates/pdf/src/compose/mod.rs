//! A dossier as a document: what is said, in which order, under which headings. One part a file.
//!
//! Nothing is computed here: amounts come from the budget, findings from the checks, drawings from outside; what the
//! pages tell of a person is decided in [`people`].

mod annexes;
mod budget;
mod control;
mod cover;
mod crossed;
mod financing;
mod names;
mod partners;
mod people;
mod plan;
mod sections;
mod short;
mod sign;
mod summary;
mod traces;
mod wording;

use std::collections::HashSet;

use ::budget::Budget;
use call::Call;
use checks::Finding;
use chrono::{DateTime, FixedOffset};
use dossier::parts::{IndividualCosts, PdfDesign};
use dossier::{Dossier, Pointer};

use crate::tree::{Attachment, Block, Colour, Document, Figure, Meta, Row, Setting, SignatureField, Table};
use names::Names;
pub use short::ShortNames;

/// The blue of the State, and the sober design's, which is darker.
const STATE_BLUE: Colour = Colour(0x00, 0x00, 0x91);
const SOBER_BLUE: Colour = Colour(0x1d, 0x2f, 0x5d);

/// What a dossier's pages are made from.
#[derive(Clone, Copy)]
pub struct DossierInput<'a> {
    /// The call.
    pub call: &'a Call,
    /// The dossier.
    pub dossier: &'a Dossier,
    /// Its budget under this call.
    pub budget: &'a Budget,
    /// The fields whose text could not be read, and which the budget lacks: a draft says so.
    pub unread: &'a [&'a Pointer],
    /// What is to be said of it at this instant: told on a draft's last page.
    pub findings: &'a [Finding],
    /// Charts of the budget.
    pub charts: &'a Charts,
    /// The work plan's drawing, put before its tables: several figures where one page does not hold it.
    pub gantt: &'a [Figure],
    /// Draft or final.
    pub state: State<'a>,
    /// The export's instant, in the time that it shall be read in.
    pub at: DateTime<FixedOffset>,
    /// The program's name and version.
    pub program: &'a str,
    /// What travels inside: the data, the call, the annexes.
    pub attachments: &'a [Attachment],
    /// The fingerprints of the files that are on this machine: an annex without is not inside, and said to be missing.
    pub here: &'a HashSet<String>,
}

/// Charts of the budget, by what they stand beside.
#[derive(Clone, Debug, Default)]
pub struct Charts {
    /// After the costs.
    pub costs: Vec<Figure>,
    /// After the financing plan.
    pub financing: Vec<Figure>,
    /// After the crossed tables.
    pub spread: Vec<Figure>,
    /// After these, where no amount of a bearer in a category may be one agent's alone.
    pub flows: Vec<Figure>,
}

/// Draft or final.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State<'a> {
    /// « PROJET » on each page, findings on the last, no signature field.
    Draft,
    /// Ready to be signed.
    Final {
        /// Its reference.
        reference: &'a str,
        /// Its whole fingerprint, in hexadecimal.
        fingerprint: &'a str,
        /// Its number among the exports.
        number: u32,
    },
}

/// What every part looks things up in.
#[derive(Clone, Copy)]
struct Case<'a> {
    input: &'a DossierInput<'a>,
    names: &'a Names<'a>,
}

impl Case<'_> {
    fn is_final(self) -> bool {
        matches!(self.input.state, State::Final { .. })
    }

    /// Whether a chapter without content is left out: nothing that was never asked for is printed above a signature. A
    /// draft says that it is empty, as one still works with it.
    fn leaves_out(self, is_empty: bool, is_demanded: bool) -> bool {
        self.is_final() && is_empty && !is_demanded
    }

    /// That the figures lack something that was typed for them, where they do.
    fn provisional(self) -> Option<Block> {
        let unread = self.input.unread.len();
        let told = || {
            format!(
                "Chiffres provisoires\u{a0}: le budget a {}, que les constats à l’export citent.",
                wording::illegible(unread)
            )
        };
        (unread > 0).then(|| wording::note(told()))
    }

    fn grouped(self) -> bool {
        self.input.dossier.pdf.individual_costs.unwrap_or(IndividualCosts::Grouped)
            == IndividualCosts::Grouped
    }
}

/// The document of a dossier.
pub fn document(input: &DossierInput<'_>) -> Document {
    let names = Names::of(input.call, input.dossier);
    let case = Case { input, names: &names };
    let mut blocks = vec![
        cover::cover(case),
        Block::Contents { title: "Sommaire".to_owned(), depth: 2 },
        Block::PageBreak,
    ];
    blocks.extend(summary::summary(case));
    blocks.extend(sections::sections(case));
    blocks.extend(partners::carriers(case));
    blocks.extend(partners::partners(case));
    blocks.extend(plan::work_plan(case));
    blocks.extend(plan::indicators(case));
    blocks.extend(plan::risks(case));
    blocks.extend(budget::budget(case));
    blocks.extend(financing::financing(case));
    blocks.extend(crossed::tables(case));
    blocks.extend(annexes::annexes(case));
    blocks.extend(traces::traces(case));
    blocks.extend(sign::signatures(case));
    blocks.extend(control::control(case));
    let signatures = if case.is_final() { sign::fields(case) } else { Vec::new() };
    Document { meta: meta(case), blocks, signatures, attachments: input.attachments.to_vec() }
}

fn meta(case: Case<'_>) -> Meta {
    let input = case.input;
    let title = wording::or(&input.dossier.identity.title, "Dossier sans titre");
    let acronym = input.dossier.identity.acronym.trim();
    let running = if acronym.is_empty() { title.to_owned() } else { format!("{acronym} — {title}") };
    let (mark, foot) = match input.state {
        State::Draft => {
            (Some("PROJET".to_owned()), format!("Projet du {}", wording::date(input.at.date_naive())))
        }
        State::Final { reference, fingerprint, .. } => {
            let first: String = fingerprint.chars().take(12).collect();
            (None, format!("{reference} · empreinte {first}"))
        }
    };
    let region = input.dossier.identity.region.name.trim();
    Meta {
        title: title.to_owned(),
        author: if region.is_empty() { String::new() } else { format!("Préfecture de région {region}") },
        subject: input.call.title.clone(),
        language: "fr-FR".to_owned(),
        created: input.at,
        creator: input.program.to_owned(),
        mark,
        running_head: running,
        foot,
        setting: Setting::Justified,
        accent: match input.dossier.pdf.design {
            Some(PdfDesign::State) => STATE_BLUE,
            Some(PdfDesign::Sober) | None => SOBER_BLUE,
        },
    }
}

/// A table under its caption, or a sentence where there is nothing to put in it.
fn table_or(rows: Vec<Row>, nothing: &str, table: impl FnOnce(Vec<Row>) -> Table) -> Block {
    if rows.is_empty() { wording::small(nothing) } else { Block::Table(table(rows)) }
}

/// Drawings as blocks.
fn drawn(charts: &[Figure]) -> impl Iterator<Item = Block> {
    charts.iter().map(|chart| Block::Figure(chart.clone()))
}

/// A signature field by its place among the signatories.
fn field(place: usize, tooltip: String) -> SignatureField {
    SignatureField { id: sign::field_id(place), tooltip }
}
