//! The cost lines as a person wants to see them: grouped, sorted, filtered, with the sums of what is shown or
//! selected.
//!
//! Lines are arranged when that is asked for, never by a keystroke: a row does not leave the fingers. The sums of
//! what is shown follow each keystroke all the same ([`Shown`]).

mod collation;
mod row;
mod selected;
mod shown;
mod sort;

use std::collections::{BTreeMap, HashSet};

use crate::dto::{CostArrangement, CostCells, CostGroup, CostGrouping, CostSum, CostView};
use crate::session::Session;
use crate::{AppError, Desk};
use collation::{holds, wanted};
use row::{Names, Row};

pub(crate) use shown::Shown;

impl Desk {
    /// The cost lines as they are wanted; from then on, answers tell the sums of what is shown.
    ///
    /// # Errors
    /// Where there is no such draft.
    pub fn arrange_costs(&self, id: &str, view: &CostView) -> Result<CostArrangement, AppError> {
        let session = self.session(id)?;
        Ok(crate::desk::lock(&session).arrange(view))
    }

    /// What selected cells add up to; none where they are of several kinds, or hold no number.
    ///
    /// # Errors
    /// Where there is no such draft.
    pub fn sum_costs(&self, id: &str, cells: &CostCells) -> Result<Option<CostSum>, AppError> {
        let session = self.session(id)?;
        let session = crate::desk::lock(&session);
        Ok(selected::sum(session.dossier(), &session.budget, cells))
    }
}

impl Session {
    fn arrange(&mut self, view: &CostView) -> CostArrangement {
        let names = Names::of(self.dossier(), &self.call);
        let mut rows = self.passing(view, &names);
        if let Some(order) = view.order {
            sort::sort(&mut rows, order, &names);
        }
        let is_whole = rows.len() == self.budget.lines.len();
        let shown = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        let groups = self.grouped(&rows, view.group, is_whole);
        // What is whole has its sums among the figures already.
        let mut filtered = (!is_whole).then(|| Shown::of(&groups));
        let figures = filtered.as_mut().map(|filtered| filtered.sums(&self.budget)).unwrap_or_default();
        self.shown = filtered;
        let figure = if is_whole { "total" } else { shown::TOTAL };
        CostArrangement { rev: self.rev, groups, shown, figure: figure.to_owned(), figures }
    }

    /// The lines that pass the filters, in the order of the dossier.
    fn passing(&self, view: &CostView, names: &Names) -> Vec<Row<'_>> {
        let keep: HashSet<&str> = view.keep.iter().map(String::as_str).collect();
        let found: HashSet<&str> = if view.with_finding { self.lines_with_finding() } else { HashSet::new() };
        let words = wanted(&view.search);
        let passes = |row: &Row<'_>| {
            is_wanted(view.category.as_deref(), row.category_id(&self.budget))
                && is_wanted(view.bearer.as_deref(), row.bearer_id(&self.budget))
                && is_wanted(view.kind.as_deref(), row.kind())
                && (!view.with_finding || found.contains(row.id()))
                && (words.is_empty() || holds(&row.words(names), &words))
        };
        let rows = row::rows(self.dossier(), &self.budget);
        rows.filter(|row| keep.contains(row.id()) || passes(row)).collect()
    }

    fn lines_with_finding(&self) -> HashSet<&str> {
        self.findings().iter().filter_map(|finding| line_of(finding.pointer.as_str())).collect()
    }

    /// The rows in their groups, these in the order of the budget's tables.
    fn grouped(&self, rows: &[Row<'_>], by: Option<CostGrouping>, is_whole: bool) -> Vec<CostGroup> {
        let Some(by) = by else {
            let lines = rows.iter().map(|row| row.id().to_owned()).collect();
            let figure = if is_whole { "total" } else { shown::TOTAL };
            return vec![CostGroup { id: String::new(), figure: figure.to_owned(), lines }];
        };
        let budget = &self.budget;
        let (table, ids): (&str, Vec<Option<&str>>) = match by {
            CostGrouping::Category => {
                ("categories", budget.categories.iter().map(|entry| entry.id.as_deref()).collect())
            }
            CostGrouping::Bearer => {
                ("bearers", budget.bearers.iter().map(|entry| entry.id.as_deref()).collect())
            }
        };
        let mut lines: BTreeMap<Option<&str>, Vec<String>> = BTreeMap::new();
        for row in rows {
            let id = match by {
                CostGrouping::Category => row.category_id(budget),
                CostGrouping::Bearer => row.bearer_id(budget),
            };
            lines.entry(id).or_default().push(row.id().to_owned());
        }
        let place = if is_whole { table } else { shown::GROUPS };
        let in_order = ids.into_iter().filter_map(|id| Some((id.unwrap_or("null"), lines.remove(&id)?)));
        in_order
            .map(|(id, lines)| CostGroup { id: id.to_owned(), figure: format!("{place}/{id}/amount"), lines })
            .collect()
    }
}

/// Whether a value is the one wanted; an empty wish wants those that have none.
fn is_wanted(wanted: Option<&str>, value: Option<&str>) -> bool {
    wanted.is_none_or(|wanted| value.unwrap_or_default() == wanted)
}

/// The line that a pointer is in.
fn line_of(pointer: &str) -> Option<&str> {
    pointer.strip_prefix("/costs/")?.split('/').next()
}
