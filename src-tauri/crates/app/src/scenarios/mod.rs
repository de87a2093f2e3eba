//! Other budgets kept aside: copied from the dossier's own, compared with it, adopted in its place.
//!
//! Deliberately absent: editing a scenario's lines in place. One adopts it, edits, and keeps it again.

mod compare;
mod ops;
mod told;
mod unread;

pub(crate) use told::{difference_of, prefix, scenario_of};

use budget::{Budget, Parts};
use chrono::DateTime;
use dossier::parts::{Dossier, Scenario};
use dossier::{Edit, EditError, Item, Op, Pointer, Position, Typed};
use store::{PendingInput, Stamp};

use crate::drafts::new_id;
use crate::dto::{Answer, ScenarioCard, ScenarioComparison, ScenariosView, TableCellView};
use crate::session::Session;
use crate::views::time;
use crate::{AppError, Desk, ErrorCode};

use told::Told;

impl Desk {
    /// The dossier's budget and its scenarios, each by its main figures.
    ///
    /// # Errors
    /// Where there is no such draft.
    pub fn scenarios(&self, id: &str) -> Result<ScenariosView, AppError> {
        self.look(id, |session| {
            let dossier = session.dossier();
            let scenarios: Vec<ScenarioCard> = dossier.scenarios.iter().map(|one| card(session, one)).collect();
            let same: Vec<String> = scenarios
                .iter()
                .filter(|card| card.is_present)
                .map(|card| format!("«\u{A0}{}\u{A0}»", card.name))
                .collect();
            let banner = match (scenarios.is_empty(), same.as_slice()) {
                (true, _) => {
                    "Le dossier, ses pages et ses exports montrent le budget présent. Aucun scénario n’est gardé."
                        .to_owned()
                }
                (false, []) => "Le dossier, ses pages et ses exports montrent le budget présent, qui diffère de tous \
                                les scénarios gardés."
                    .to_owned(),
                (false, names) => format!(
                    "Le dossier, ses pages et ses exports montrent le budget présent, identique au scénario {}.",
                    names.join(", ")
                ),
            };
            let [total, grant, self_financing, balance] = main_figures(&Told::present(&session.budget));
            Ok(ScenariosView {
                banner,
                total,
                grant,
                self_financing,
                balance,
                costs: count(dossier.costs.len()),
                is_kept: !same.is_empty(),
                scenarios,
            })
        })
    }

    /// Keeps the dossier's budget as a scenario.
    ///
    /// # Errors
    /// Where the name is blank or too long, or there are as many scenarios as a dossier takes.
    pub fn keep_scenario(&self, id: &str, name: &str, note: &str) -> Result<Answer, AppError> {
        self.apply(id, |session, stamp| {
            let (ops, unread) = keep(session, name, note, stamp)?;
            let label = format!("Scénario gardé\u{A0}: {}", name.trim());
            session.apply(&Edit { group: new_id(), label, ops }, &unread, 0, stamp)
        })
    }

    /// Puts a scenario's budget in the place of the dossier's, as one edit; with a name, the present budget is kept
    /// as a scenario by the same edit. The scenario itself stays.
    ///
    /// # Errors
    /// Where there is no such scenario, or as [`Desk::keep_scenario`].
    pub fn adopt_scenario(
        &self,
        id: &str,
        scenario: &str,
        keep_as: Option<&str>,
    ) -> Result<Answer, AppError> {
        self.apply(id, |session, stamp| {
            let dossier = session.dossier();
            let adopted = find(dossier, scenario)?;
            let (mut ops, mut pending) = match keep_as {
                Some(name) => keep(session, name, "", stamp)?,
                None => (Vec::new(), Vec::new()),
            };
            pending.extend(unread::adopted(dossier, session.draft.pending(), &place_of(adopted)));
            let label = format!("Scénario adopté\u{A0}: {}", name_of(adopted));
            ops.extend(ops::adopt(dossier, adopted));
            session.apply(&Edit { group: new_id(), label, ops }, &pending, 0, stamp)
        })
    }

    /// Two budgets side by side; none stands for the dossier's own.
    ///
    /// # Errors
    /// Where there is no such scenario.
    pub fn compare_scenarios(
        &self,
        id: &str,
        left: Option<&str>,
        right: Option<&str>,
    ) -> Result<ScenarioComparison, AppError> {
        self.look(id, |session| {
            let dossier = session.dossier();
            let parts = |scenario: Option<&str>| match scenario {
                Some(scenario) => {
                    find(dossier, scenario).map(|one| (Some(one), Parts::of_scenario(dossier, one)))
                }
                None => Ok((None, Parts::from(dossier))),
            };
            let ((left, left_parts), (right, right_parts)) = (parts(left)?, parts(right)?);
            let call = &session.call;
            let (left_budget, right_budget) = (Budget::of(left_parts, call), Budget::of(right_parts, call));
            let told = |scenario: Option<&Item<Scenario>>, budget| {
                scenario.map_or_else(|| Told::present(budget), |one| Told::of_scenario(one, budget))
            };
            let inputs = session.draft.pending();
            let unread = |scenario: Option<&Item<Scenario>>| match scenario {
                None => unread::present(dossier, inputs),
                Some(one) => unread::of_scenario(dossier, inputs, &place_of(one)),
            };
            let left =
                compare::Side { parts: left_parts, told: told(left, &left_budget), unread: unread(left) };
            let right =
                compare::Side { parts: right_parts, told: told(right, &right_budget), unread: unread(right) };
            Ok(compare::compare(&left, &right, dossier, call))
        })
    }
}

pub(crate) fn find<'a>(dossier: &'a Dossier, id: &str) -> Result<&'a Item<Scenario>, AppError> {
    let missing =
        || AppError::new(ErrorCode::NotFound, "Ce scénario n’existe plus\u{A0}: il a été supprimé.");
    dossier.scenarios.get(id).ok_or_else(missing)
}

fn name_of(scenario: &Scenario) -> String {
    let name = scenario.name.trim();
    if name.is_empty() { "Scénario sans nom".to_owned() } else { name.to_owned() }
}

fn place_of(scenario: &Item<Scenario>) -> Pointer {
    Pointer::new("/scenarios").join(&scenario.id)
}

/// What keeps the dossier's budget as a scenario of this name: the operations, and what cannot be read.
fn keep(
    session: &Session,
    name: &str,
    note: &str,
    stamp: &Stamp,
) -> Result<(Vec<Op>, Vec<PendingInput>), AppError> {
    let dossier = session.dossier();
    let list = Pointer::new("/scenarios");
    if name.trim().is_empty() {
        let message = "Donnez un nom au scénario, par exemple «\u{A0}Avec la Région\u{A0}».";
        return Err(AppError::new(ErrorCode::BadInput, message).at("/scenarios"));
    }
    let id = new_id();
    let at = list.join(&id);
    let (order, mut ops) = dossier.order_for(&list, &Position::Last, None)?;
    ops.push(Op::Add { list, id, order });
    // Its fields are read by an empty one of its kind.
    let mut trial = Dossier::default();
    trial.apply(ops.get(ops.len() - 1..).unwrap_or_default())?;
    let instant = time::rfc3339(stamp.at);
    for (field, text) in [("name", name.trim()), ("note", note.trim()), ("at", instant.as_str())] {
        let field = at.join(field);
        match trial.typed(&field, text)? {
            Typed::Ops(made) => ops.extend(made),
            Typed::Unreadable(source) => return Err(EditError::Value { at: field, source }.into()),
        }
    }
    ops.extend(ops::copy(dossier, &at));
    Ok((ops, unread::kept(dossier, session.draft.pending(), &at)))
}

/// What a scenario, or the present budget, is known by.
fn main_figures(told: &Told<'_>) -> [TableCellView; 4] {
    let budget = told.budget;
    [
        told.amount("total", "Total des dépenses", budget.total),
        told.amount("grant", "Subvention demandée", budget.grant),
        told.amount("self_financing", "Autofinancement", budget.self_financing),
        told.amount("balance", "Écart entre dépenses et ressources", budget.balance),
    ]
}

fn card(session: &Session, scenario: &Item<Scenario>) -> ScenarioCard {
    let dossier = session.dossier();
    let budget = Budget::of(Parts::of_scenario(dossier, scenario), &session.call);
    let [total, grant, self_financing, balance] = main_figures(&Told::of_scenario(scenario, &budget));
    ScenarioCard {
        id: scenario.id.clone(),
        name: name_of(scenario),
        at: scenario.at.map(|at: DateTime<_>| time::long(time::here(at.to_utc()))),
        costs: count(scenario.costs.len()),
        total,
        grant,
        self_financing,
        balance,
        is_present: ops::adopt(dossier, scenario).is_empty()
            && unread::adopted(dossier, session.draft.pending(), &place_of(scenario)).is_empty(),
    }
}

fn count(lines: usize) -> u32 {
    u32::try_from(lines).unwrap_or(u32::MAX)
}
