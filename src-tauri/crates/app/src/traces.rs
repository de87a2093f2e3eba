//! « D’où vient ce chiffre ? »: of the budget, of a scenario's, or of the lines that the grid shows.

use budget::{Budget, Origin, Parts, Trace, TracePart};

use crate::dto::{TraceLineView, TraceView};
use crate::scenarios::{self, scenario_of};
use crate::{AppError, Desk, ErrorCode};

impl Desk {
    /// « D’où vient ce chiffre ? »
    ///
    /// # Errors
    /// Where there is no such figure.
    pub fn trace(&self, id: &str, key: &str) -> Result<TraceView, AppError> {
        self.look(id, |session| {
            if let Some(shown) = session.trace_shown(key) {
                return shown;
            }
            let (dossier, call) = (session.dossier(), &session.call);
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
