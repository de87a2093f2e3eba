//! The whole workbook: which sheets there are, and where on them each figure of the budget stands.

use std::collections::BTreeMap;

use budget::Line;
use dossier::Item;
use dossier::parts::Cost;

use super::book::{Book, Format, Role, Sheet, Style};
use super::formula::{fixed, on, span};
use super::{Source, costs, crossed, lists, months, plan, readme, resources, traces};
use crate::names::Names;

pub const COSTS: &str = "Dépenses";
pub const RESOURCES: &str = "Ressources";
pub const PLAN: &str = "Plan de financement";
pub const CROSSED: &str = "Croisé";
pub const MONTHS: &str = "Mois";
pub const TRACES: &str = "Traçabilité";
pub const README: &str = "À lire";
pub const LISTS: &str = "Listes";

/// The row of a table's head, from 0, and the first row below it.
pub const HEAD: u32 = 3;
pub const FIRST: u32 = HEAD + 1;

pub const EURO: Style = Style::of(Role::Body, Format::Euro);
pub const BODY: Style = Style::of(Role::Body, Format::Plain);
pub const WRAPPED: Style = Style::of(Role::Wrapped, Format::Plain);
pub const SUBTOTAL: Style = Style::of(Role::Subtotal, Format::Euro);
pub const TOTAL: Style = Style::of(Role::Total, Format::Euro);
pub const BLOCK: Style = Style::of(Role::Block, Format::Plain);
pub const CENTS: Style = Style::of(Role::Helper, Format::Whole);

/// What all sheets are written from, and what they tell each other.
pub struct Frame<'a> {
    pub source: Source<'a>,
    pub names: Names,
    /// Cells by the key of their figure, as in `amorce-budget/1`.
    pub places: BTreeMap<String, String>,
    /// The names of the workbook.
    pub defined: Vec<(String, String)>,
}

impl<'a> Frame<'a> {
    /// Cost lines with what they come from.
    pub fn lines(&self) -> impl Iterator<Item = (u32, &'a Item<Cost>, &'a Line)> + use<'a> {
        let lines = self.source.dossier.costs.iter().zip(&self.source.budget.lines);
        (FIRST..).zip(lines).map(|(row, (cost, line))| (row, cost, line))
    }

    /// The last row of the tables of lines: one empty line where there is none.
    pub fn last_line(&self) -> u32 {
        let lines = u32::try_from(self.source.dossier.costs.len()).unwrap_or(u32::MAX / 2);
        FIRST + lines.max(1) - 1
    }

    /// A column of the sheet « Dépenses », over all lines.
    pub fn costs(&self, column: u16) -> String {
        on(COSTS, &span(FIRST, self.last_line(), column))
    }

    /// Says where a figure stands.
    pub fn place(&mut self, key: impl Into<String>, sheet: &str, (row, column): (u32, u16)) {
        self.places.insert(key.into(), on(sheet, &fixed(row, column)));
    }

    /// Gives a cell a name.
    pub fn name(&mut self, name: &str, sheet: &str, (row, column): (u32, u16)) {
        self.defined.push((name.to_owned(), on(sheet, &fixed(row, column))));
    }

    /// Says where a total stands, and names it.
    pub fn total(&mut self, key: &str, name: &str, sheet: &str, at: (u32, u16)) {
        self.place(key, sheet, at);
        self.name(name, sheet, at);
    }

    /// The line under a sheet's title.
    pub fn remark(&self) -> String {
        let title = self.source.dossier.identity.title.trim();
        let title = if title.is_empty() { "Dossier sans titre" } else { title };
        let lacking = match self.source.unread {
            0 => String::new(),
            1 => ". Provisoire\u{A0}: 1 saisie illisible reste à corriger".to_owned(),
            n => format!(". Provisoire\u{A0}: {n} saisies illisibles restent à corriger"),
        };
        format!("{title} — exporté d’Amorce le {}{lacking}", self.source.at)
    }
}

/// The workbook of a budget.
pub fn book(source: Source<'_>) -> Book {
    let names = Names::of(source.dossier, source.call);
    let mut frame = Frame { source, names, places: BTreeMap::new(), defined: Vec::new() };
    let lists = lists::sheet(&mut frame);
    let costs = costs::sheet(&mut frame);
    let months = months::sheet(&mut frame);
    let resources = resources::sheet(&mut frame);
    let plan = plan::sheet(&mut frame);
    let crossed = crossed::sheet(&mut frame);
    let traces = traces::sheet(&frame);
    let readme = readme::sheet(&mut frame, traces.last_row());
    let mut sheets = vec![costs, resources, plan, crossed, months, traces, readme, lists];
    sheets.iter_mut().for_each(Sheet::fit_rows);
    Book {
        title: frame.source.dossier.identity.title.to_string(),
        written: frame.source.written,
        sheets,
        names: frame.defined,
    }
}
