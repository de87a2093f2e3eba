//! Crossed tables and the financing plan of a draft that lies open, computed when they are shown.

use budget::CrossName;

use crate::dto::{BudgetTableView, FinancingPlanView, TableUnit};
use crate::views::cross::Shown;
use crate::views::financing;
use crate::views::names::Names;
use crate::{AppError, Desk, ErrorCode};

impl Desk {
    /// A crossed table by its name, such as `bearers/months`.
    ///
    /// # Errors
    /// Where no table has this name.
    pub fn budget_table(&self, id: &str, name: &str, unit: TableUnit) -> Result<BudgetTableView, AppError> {
        let cross: CrossName = name.parse().map_err(|()| {
            let message = format!("Aucun tableau ne s’appelle «\u{A0}{name}\u{A0}».");
            AppError::new(ErrorCode::NotFound, message)
        })?;
        self.look(id, |session| {
            let dossier = session.dossier();
            let shown = Shown {
                names: Names { dossier, call: &session.call },
                start: dossier.project.start,
                base_end: session.budget.facts.base_end,
                unit,
            };
            Ok(shown.table(&session.budget.cross(cross, dossier)))
        })
    }

    /// The financing plan.
    ///
    /// # Errors
    /// Where there is no such draft.
    pub fn financing_plan(&self, id: &str) -> Result<FinancingPlanView, AppError> {
        self.look(id, |session| {
            let names = Names { dossier: session.dossier(), call: &session.call };
            let is_unsure = !session.unread_figures().is_empty();
            Ok(financing::plan(&session.budget.financing_plan(), &session.budget, is_unsure, names))
        })
    }
}
