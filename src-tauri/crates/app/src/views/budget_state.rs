//! What the figures amount to: balanced or not, what they lack, the gauge of the ceiling, the useful grant on offer.

use std::cmp::Ordering;

use budget::{Budget, Cents, figure_step};
use call::Call;
use checks::unread_figures;
use dossier::Dossier;
use dossier::number::write_french;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::dto::{BalanceState, BudgetState, GrantState};
use crate::views::fields::Unread;

/// What the figures of a dossier's budget amount to.
pub(crate) fn of(dossier: &Dossier, budget: &Budget, call: &Call, unread: &Unread) -> BudgetState {
    let unread = unread_figures(dossier, unread.keys());
    let (balance, balance_text) = match budget.balance.get() {
        0 if !unread.is_empty() => (BalanceState::Unsure, "Équilibre à confirmer".to_owned()),
        0 if budget.total.is_zero() && budget.resources.is_zero() => {
            (BalanceState::Empty, "Rien à financer pour l’instant".to_owned())
        }
        0 => (BalanceState::Balanced, "Plan équilibré au centime".to_owned()),
        1.. => (BalanceState::Shortfall, format!("Reste à financer\u{A0}: {}", budget.balance.french())),
        _ => (BalanceState::Surplus, format!("Excédent\u{A0}: {}", (-budget.balance).french())),
    };
    let excess = (budget.cash_funding - budget.cash_costs).or_zero();
    let (_, _, compared) = budget.under_ceiling(call);
    let id = |id: &Option<String>| figure_step(id.as_ref()).to_owned();
    BudgetState {
        balance,
        balance_text,
        unread_text: illegible(unread.len()),
        unread_at: unread.first().map(|at| at.as_str().to_owned()),
        over_ceiling: !budget.facts.above_call_ceiling.is_zero(),
        grant: grant(budget),
        // One that counts on what could not be read would ask for too little.
        useful_offer: (budget.grant != budget.grant_useful && unread.is_empty())
            .then(|| write_french(budget.grant_useful.to_decimal(), Some(2))),
        excess_funding: (!excess.is_zero()).then(|| excess.french()),
        ceiling_permille: permille(compared, call),
        bearers: budget.bearers.iter().map(|bearer| id(&bearer.id)).collect(),
        categories: budget.categories.iter().map(|category| id(&category.id)).collect(),
        base: call.rules.base_in_words(budget.facts.base_end),
        base_months: budget.facts.base_end,
        months: budget.table_months(),
    }
}

/// How much of what was typed for the budget could not be read; nothing where all was.
fn illegible(count: usize) -> Option<String> {
    match count {
        0 => None,
        1 => Some("1 saisie illisible".to_owned()),
        n => Some(format!("{n} saisies illisibles")),
    }
}

fn grant(budget: &Budget) -> GrantState {
    match budget.grant.cmp(&budget.grant_useful) {
        _ if !budget.facts.grant_above_ceiling.is_zero() => GrantState::AboveCeiling,
        Ordering::Equal => GrantState::Useful,
        Ordering::Greater => GrantState::AboveNeed,
        Ordering::Less => GrantState::BelowUseful,
    }
}

fn permille(amount: Cents, call: &Call) -> u32 {
    let ceiling = call.rules.ceiling.value.0;
    let share = (amount.to_decimal() * Decimal::from(1_000)).checked_div(ceiling);
    share.and_then(|share| share.trunc().to_u32()).unwrap_or(u32::MAX)
}
