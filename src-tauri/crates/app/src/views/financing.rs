//! The financing plan in French.

use budget::{Budget, FinancingPlan, PlanBlock, PlanItem, PlanLine};
use dossier::Choices;

use super::names::Names;
use crate::dto::{BalanceState, FinancingPlanView, PlanBlockView, PlanLineView, PlanSourceView};

/// `is_unsure`: something typed for the budget cannot be read, so that sides that are equal prove nothing.
pub(crate) fn plan(
    plan: &FinancingPlan,
    budget: &Budget,
    is_unsure: bool,
    names: Names<'_>,
) -> FinancingPlanView {
    let total = |label: &str, amount: budget::Cents, key: &str| PlanLineView {
        label: label.to_owned(),
        note: None,
        text: amount.french(),
        key: key.to_owned(),
        pointer: None,
        lines: Vec::new(),
    };
    let block = |title: &str, totals: (&str, &str), block: &PlanBlock| {
        let gap = block.gap();
        let view = |one: &PlanLine| line(one, names);
        let (balance, verdict) = match gap.get() {
            // Nothing equals nothing: that is no news to tell in green.
            0 if block.costs_total.amount.is_zero() => (BalanceState::Empty, String::new()),
            0 if is_unsure => (BalanceState::Unsure, "Égal, aux saisies illisibles près".to_owned()),
            0 => (BalanceState::Balanced, "Égal au centime".to_owned()),
            1.. => (BalanceState::Shortfall, format!("Il manque {} de ressources", gap.french())),
            _ => (BalanceState::Surplus, format!("{} de ressources en trop", (-gap).french())),
        };
        PlanBlockView {
            title: title.to_owned(),
            costs: block.costs.iter().map(view).collect(),
            costs_total: PlanLineView { label: totals.0.to_owned(), ..view(&block.costs_total) },
            resources: block.resources.iter().map(view).collect(),
            resources_total: PlanLineView { label: totals.1.to_owned(), ..view(&block.resources_total) },
            verdict,
            balance,
        }
    };
    FinancingPlanView {
        blocks: vec![
            block("Dépenses à payer", ("Total à payer", "Total à encaisser"), &plan.cash),
            block(
                "Contributions valorisées",
                ("Total valorisé", "Total des apports en nature"),
                &plan.in_kind,
            ),
        ],
        costs_total: total("Total des dépenses", budget.total, "total"),
        resources_total: total("Total des ressources", budget.resources, "resources"),
    }
}

fn line(line: &PlanLine, names: Names<'_>) -> PlanLineView {
    let mut view = PlanLineView {
        label: String::new(),
        note: None,
        text: line.amount.french(),
        key: line.key.clone(),
        pointer: None,
        lines: Vec::new(),
    };
    match &line.item {
        PlanItem::Category(id) => view.label = names.category(id.as_deref()).to_owned(),
        PlanItem::Grant => {
            view.label = "Subvention demandée".to_owned();
            view.pointer = Some("/grant/requested".to_owned());
        }
        PlanItem::Funding { id, status } => {
            view.label = names.funder(id).to_owned();
            view.note = Some(status.name().to_owned());
            view.pointer = Some(dossier::Pointer::root().join("funding").join(id).as_str().to_owned());
        }
        PlanItem::SelfFinancing => {
            let funder = &*names.dossier.self_financing.funder;
            let who = (!funder.is_empty()).then(|| names.bearer(Some(funder)));
            view.label = "Autofinancement".to_owned();
            view.note = Some(who.unwrap_or("personne ne le porte").to_owned());
            view.pointer = Some("/self_financing/funder".to_owned());
        }
        PlanItem::InKind { bearer, lines } => {
            view.label = names.bearer(bearer.as_deref()).to_owned();
            view.lines = lines.iter().map(|(id, amount)| source(id, *amount, names)).collect();
        }
        PlanItem::Total => {}
    }
    view
}

fn source(id: &str, amount: budget::Cents, names: Names<'_>) -> PlanSourceView {
    let place = |list: &str| dossier::Pointer::root().join(list).join(id);
    let key = place("lines").join("amount");
    PlanSourceView {
        pointer: place("costs").as_str().to_owned(),
        label: names.cost(id).to_owned(),
        text: amount.french(),
        key: key.as_str().trim_start_matches('/').to_owned(),
    }
}
