//! « D’où vient ce chiffre ? »: of the budget, of a scenario's, or of the lines that the grid shows.

use budget::{Budget, Origin, Parts, Trace, TracePart};

use crate::dto::{ComparedFigure, TableCellView, TraceLineView, TraceView};
use crate::scenarios::{self, difference_of, scenario_of};
use crate::{AppError, Desk, ErrorCode, working_time};

impl Desk {
    /// « D’où vient ce chiffre ? »
    ///
    /// # Errors
    /// Where there is no such figure.
    pub fn trace(&self, id: &str, key: &str) -> Result<TraceView, AppError> {
        if let Some((budgets, key)) = difference_of(key) {
            return self.trace_difference(id, budgets, key);
        }
        self.look(id, |session| {
            if let Some(shown) = session.trace_shown(key) {
                return shown;
            }
            let (dossier, call) = (session.dossier(), &session.call);
            if let Some(days) = working_time::trace_of_days(session, key) {
                return days.ok_or_else(gone);
            }
            if let Some((scenario, key)) = scenario_of(key) {
                let scenario = scenarios::find(dossier, &scenario)?;
                let parts = Parts::of_scenario(dossier, scenario);
                let trace = Budget::of(parts, call).trace(key, parts, call).ok_or_else(gone)?;
                let prefix = scenarios::prefix(&scenario.id);
                return Ok(view(trace, |part| scenario_line(part, &prefix)));
            }
            let trace = session.budget.trace(key, dossier, call).ok_or_else(gone)?;
            Ok(view(trace, line))
        })
    }
}

impl Desk {
    /// How a figure differs between two budgets.
    fn trace_difference(
        &self,
        id: &str,
        [left, right]: [Option<String>; 2],
        key: &str,
    ) -> Result<TraceView, AppError> {
        let compared = self.compare_scenarios(id, left.as_deref(), right.as_deref())?;
        let items = compared.costs.into_iter().chain(compared.funding).map(|item| item.figure);
        let tables = compared.figures.into_iter().chain(compared.categories).chain(compared.bearers);
        let is_it = |figure: &ComparedFigure| {
            let key_of = figure.difference.as_ref().and_then(|cell| cell.key.as_deref());
            key_of.and_then(difference_of).is_some_and(|(_, of)| of == key)
        };
        let figure = tables.chain(items).find(is_it).ok_or_else(gone)?;
        let side = |cell: &Option<TableCellView>| {
            cell.as_ref().map_or("0,00\u{A0}€".to_owned(), |cell| cell.text.clone())
        };
        let difference = figure.difference.map(|cell| cell.text).unwrap_or_default();
        let formula = format!("{} − {} = {difference}", side(&figure.right), side(&figure.left));
        let lines = [(compared.right, figure.right), (compared.left, figure.left)];
        let line = |(label, cell): (String, Option<TableCellView>)| {
            let cell = cell?;
            Some(TraceLineView { pointer: None, key: cell.key, label, figure: cell.text })
        };
        Ok(TraceView {
            title: format!("{}, différence", figure.label),
            formula,
            lines: lines.into_iter().filter_map(line).collect(),
            rounding: None,
        })
    }
}

fn gone() -> AppError {
    AppError::new(ErrorCode::NotFound, "Ce chiffre n’existe plus\u{A0}: il a été recalculé entre-temps.")
}

fn view(trace: Trace, line: impl Fn(TracePart) -> TraceLineView) -> TraceView {
    TraceView {
        title: trace.title,
        formula: trace.formula,
        lines: trace.parts.into_iter().map(line).collect(),
        rounding: trace.rounding.map(|rounding| rounding.to_string()),
    }
}

fn line(part: TracePart) -> TraceLineView {
    let (pointer, key) = match part.origin {
        Origin::Field(at) => (Some(at.as_str().to_owned()), None),
        Origin::Figure(key) => (None, Some(key)),
        Origin::Rule(_) => (None, None),
    };
    TraceLineView { pointer, key, label: part.label, figure: part.figure }
}

/// A part of a scenario's figure: no screen shows a scenario's fields, so none leads there.
fn scenario_line(part: TracePart, prefix: &str) -> TraceLineView {
    let line = line(part);
    TraceLineView { pointer: None, key: line.key.map(|key| format!("{prefix}{key}")), ..line }
}
