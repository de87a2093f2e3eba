//! « Plan de financement »: what is to be paid and what is given in kind against what comes in, the computation of
//! the grant, the rates, and the few settings that everything depends on.

use budget::{Cents, Ratio};
use call::BaseOf;
use rust_decimal::Decimal;

use super::book::{Allowed, Choice, Format, Role, Sheet, Style};
use super::exact::{decimals, double};
use super::formula::span;
use super::frame::{BLOCK, BODY, EURO, FIRST, Frame, HEAD, PLAN, SUBTOTAL, TOTAL, WRAPPED};
use super::parts::{bearers, categories, name};
use super::{costs, lists, resources};
use crate::names::label;

const LEFT: u16 = 0;
const RIGHT: u16 = 3;

const BODY_TOTAL: Style = Style::of(Role::Total, Format::Plain);
const BODY_SUBTOTAL: Style = Style::of(Role::Subtotal, Format::Plain);

/// The sheet, and the places of its figures.
pub fn sheet(frame: &mut Frame<'_>) -> Sheet {
    let mut sheet = Sheet::new(PLAN, &[500, 160, 30, 460, 260]);
    sheet.title("Plan de financement", &frame.remark());
    let left = spending(&mut sheet, frame);
    let right = income(&mut sheet, frame);
    let end = left.max(right) + 1;
    totals(&mut sheet, frame, end);
    let top = end + 3;
    grant(&mut sheet, frame, top);
    settings(&mut sheet, frame, top);
    sheet.frozen = (FIRST, 0);
    sheet.repeated_rows = Some((0, 0));
    sheet
}

fn heads(sheet: &mut Sheet, row: u32, column: u16, label: &str) {
    sheet.text((row, column), label, Style::of(Role::Head, Format::Plain));
    sheet.text((row, column + 1), "Montant", Style::of(Role::Head, Format::Plain));
}

/// A line of the plan: its words and its formula.
fn line(sheet: &mut Sheet, at: (u32, u16), words: &str, formula: String, value: Cents) {
    sheet.text(at, words, WRAPPED);
    sheet.formula((at.0, at.1 + 1), formula, value, EURO);
}

fn subtotal(sheet: &mut Sheet, at: (u32, u16), words: &str, formula: String, value: Cents) {
    sheet.text(at, words, BODY_SUBTOTAL);
    sheet.formula((at.0, at.1 + 1), formula, value, SUBTOTAL);
}

/// The left side; gives the last row.
fn spending(sheet: &mut Sheet, frame: &mut Frame<'_>) -> u32 {
    heads(sheet, HEAD, LEFT, "Dépenses");
    let budget = frame.source.budget;
    let (known, rest) = categories(budget);
    let all: Vec<_> = known.iter().chain(rest).collect();
    let (first, _) = resources::blocks(frame).categories;
    let mut row = FIRST;
    sheet.text((row, LEFT), "Dépenses à payer", BLOCK);
    row += 1;
    for (source, total) in (first..).zip(&all) {
        let text =
            format!("ROUND({}-{},2)", resources::amount_of(source), resources::in_kind_of_category(source));
        line(
            sheet,
            (row, LEFT),
            name(&frame.names.categories, total.id.as_ref()),
            text,
            total.amount - total.in_kind,
        );
        row += 1;
    }
    let (amount, valued) = (frame.costs(costs::AMOUNT), frame.costs(costs::VALUED));
    let text = format!("ROUND(SUMPRODUCT((1-{valued})*{amount}),2)");
    subtotal(sheet, (row, LEFT), "Sous-total à payer", text, budget.cash_costs);
    frame.total("cash_costs", "a_payer", PLAN, (row, LEFT + 1));
    row += 1;
    sheet.text((row, LEFT), "Contributions valorisées", BLOCK);
    row += 1;
    for (source, total) in (first..).zip(&all) {
        let text = resources::in_kind_of_category(source);
        line(sheet, (row, LEFT), name(&frame.names.categories, total.id.as_ref()), text, total.in_kind);
        row += 1;
    }
    let text = format!("ROUND(SUMPRODUCT({valued}*{amount}),2)");
    subtotal(sheet, (row, LEFT), "Sous-total valorisé", text, budget.in_kind);
    frame.total("in_kind", "valorise", PLAN, (row, LEFT + 1));
    row
}

/// The right side; gives the last row.
fn income(sheet: &mut Sheet, frame: &mut Frame<'_>) -> u32 {
    heads(sheet, HEAD, RIGHT, "Ressources");
    let budget = frame.source.budget;
    let mut row = FIRST;
    sheet.text((row, RIGHT), "Ressources en numéraire", BLOCK);
    row += 1;
    let first = row;
    line(sheet, (row, RIGHT), "Subvention demandée", "subvention".to_owned(), budget.grant);
    let by_status = &budget.funding_by_status;
    let states = [
        ("acquis", by_status.acquired),
        ("demandés", by_status.requested),
        ("à solliciter", by_status.planned),
    ];
    let (_, funding) = resources::blocks(frame).funding;
    for (source, (words, value)) in (funding + 2..).zip(states) {
        row += 1;
        let text = super::shares::cell(source, 4);
        line(sheet, (row, RIGHT), &format!("Financements {words}"), text, value);
    }
    row += 1;
    let payer = label(&frame.names.bearers, &frame.source.dossier.self_financing.funder);
    let words =
        if payer.is_empty() { "Autofinancement".to_owned() } else { format!("Autofinancement ({payer})") };
    let text = "IF(autofinancement_porteur=\"\",0,MAX(0,ROUND(a_payer-subvention-numeraire,2)))".to_owned();
    line(sheet, (row, RIGHT), &words, text, budget.self_financing);
    frame.total("self_financing", "autofinancement", PLAN, (row, RIGHT + 1));
    let last = row;
    row += 1;
    let value = budget.grant + budget.cash_funding + budget.self_financing;
    subtotal(
        sheet,
        (row, RIGHT),
        "Sous-total en numéraire",
        format!("ROUND(SUM({}),2)", span(first, last, RIGHT + 1)),
        value,
    );
    row += 1;
    sheet.text((row, RIGHT), "Contributions valorisées", BLOCK);
    let (known, rest) = bearers(budget);
    let (block, _) = resources::blocks(frame).bearers;
    for (source, total) in (block..).zip(known.iter().chain(rest)) {
        row += 1;
        let words = name(&frame.names.bearers, total.id.as_ref());
        line(sheet, (row, RIGHT), words, resources::in_kind_of(source), total.in_kind);
    }
    row += 1;
    subtotal(sheet, (row, RIGHT), "Sous-total valorisé", "valorise".to_owned(), budget.in_kind);
    row
}

fn totals(sheet: &mut Sheet, frame: &mut Frame<'_>, row: u32) {
    let budget = frame.source.budget;
    sheet.text((row, LEFT), "Total des dépenses", BODY_TOTAL);
    sheet.formula((row, LEFT + 1), "total".to_owned(), budget.total, TOTAL);
    sheet.text((row, RIGHT), "Total des ressources", BODY_TOTAL);
    let text = "ROUND(subvention+numeraire+autofinancement+valorise,2)".to_owned();
    sheet.formula((row, RIGHT + 1), text, budget.resources, TOTAL);
    frame.total("resources", "ressources", PLAN, (row, RIGHT + 1));
    sheet.text((row + 1, RIGHT), "Solde (positif\u{A0}: reste à financer)", BODY_SUBTOTAL);
    let text = "ROUND(total-ressources,2)".to_owned();
    sheet.formula((row + 1, RIGHT + 1), text, budget.balance, SUBTOTAL);
    frame.total("balance", "solde", PLAN, (row + 1, RIGHT + 1));
}

/// The grant and the rates, on the left.
fn grant(sheet: &mut Sheet, frame: &mut Frame<'_>, top: u32) {
    let budget = frame.source.budget;
    heads(sheet, top, LEFT, "Subvention et taux");
    let mut row = top;
    let mut figure =
        |frame: &mut Frame<'_>, words: &str, text: String, value: Cents, names: Option<(&str, &str)>| {
            row += 1;
            line(sheet, (row, LEFT), words, text, value);
            if let Some((key, name)) = names {
                frame.total(key, name, PLAN, (row, LEFT + 1));
            }
            row
        };
    let text = format!("ROUND(SUMPRODUCT({}*{}),2)", frame.costs(costs::COUNTS), frame.costs(costs::AMOUNT));
    figure(frame, "Dépenses éligibles", text, budget.eligible, Some(("eligible", "eligible")));
    figure(frame, "Assiette de la subvention", "base".to_owned(), budget.base, None);
    let ceiling = figure(
        frame,
        "Subvention maximale",
        String::new(),
        budget.grant_ceiling,
        Some(("grant_ceiling", "plafond_subvention")),
    );
    let text = "MIN(plafond_subvention,MAX(0,ROUND(a_payer-numeraire,2)))".to_owned();
    figure(frame, "Subvention utile", text, budget.grant_useful, Some(("grant_useful", "subvention_utile")));
    let text = "IF(subvention_demandee=\"\",plafond_subvention,ROUND(subvention_demandee,2))".to_owned();
    let row = figure(frame, "Subvention demandée", text, budget.grant, Some(("grant", "subvention")));
    max_grant(sheet, frame, ceiling);
    let public = format!("subvention+{}", resources::public_money(frame));
    let rates = [
        (
            "grant_over_base",
            "Subvention ÷ assiette",
            budget.rates.grant_over_base,
            "subvention".to_owned(),
            "base",
            (budget.grant, budget.base),
        ),
        (
            "cofinancing_over_total",
            "Cofinancement ÷ total",
            budget.rates.cofinancing_over_total,
            "(ressources-subvention)".to_owned(),
            "total",
            (budget.co_financing(), budget.total),
        ),
        (
            "public_over_total",
            "Argent public ÷ total",
            budget.rates.public_over_total,
            format!("({public})"),
            "total",
            (public_cents(frame), budget.total),
        ),
    ];
    for (at, (key, words, ratio, part, whole, (above, below))) in (row + 1..).zip(rates) {
        sheet.text((at, LEFT), words, BODY);
        rate(sheet, (at, LEFT + 1), &part, whole, ratio, above, below);
        frame.place(format!("rates/{key}"), PLAN, (at, LEFT + 1));
    }
}

/// The rate on the base, rounded down; a value where doubles cannot tell the cent.
fn max_grant(sheet: &mut Sheet, frame: &Frame<'_>, row: u32) {
    let budget = frame.source.budget;
    let product = double(budget.rate) * double(budget.base.get());
    let at = (row, LEFT + 1);
    match decimals(product, 0.0, budget.grant_ceiling.get()) {
        Some(digits) => {
            let text = format!("INT(ROUND(taux*ROUND(base*100,0),{digits}))/100");
            sheet.formula(at, text, budget.grant_ceiling, EURO);
        }
        None => sheet.number(at, budget.grant_ceiling, EURO),
    }
}

/// Public money with the grant, in cents: what the third rate divides.
fn public_cents(frame: &Frame<'_>) -> Cents {
    let budget = frame.source.budget;
    let (call, dossier) = (frame.source.call, frame.source.dossier);
    let is_public = |id: &String| {
        dossier.partners.get(id).is_none_or(|partner| {
            let kind = partner.kind.and_then(|kind| call.partner_kind(dossier::Choices::code(kind)));
            kind.is_some_and(|kind| kind.public)
        })
    };
    let borne = budget.bearers.iter().filter(|one| one.id.as_ref().is_some_and(is_public));
    let outside =
        budget.facts.funding.iter().filter(|one| one.funder == budget::Funder::Outside { public: true });
    let borne: Cents = borne.map(|one| one.cash + one.in_kind).sum();
    let outside: Cents = outside.map(|one| one.amount).sum();
    budget.grant + borne + outside
}

fn rate(
    sheet: &mut Sheet,
    at: (u32, u16),
    part: &str,
    whole: &str,
    ratio: Option<Ratio>,
    above: Cents,
    below: Cents,
) {
    let style = Style::of(Role::Body, Format::Rate);
    let value = ratio.map(Ratio::to_decimal);
    let quotient = double(above.get()) * 10_000.0 / double(below.get());
    let digits = ratio.map_or(Some(6), |ratio| decimals(quotient, 0.0, ratio.get()));
    match digits {
        Some(digits) => {
            let text = format!(
                "IF({whole}=0,\"\",INT(ROUND(ROUND({part}*100,0)*10000/ROUND({whole}*100,0),{digits}))/10000)"
            );
            sheet.formula_or_nothing(at, text, value, style);
        }
        None => sheet.maybe(at, value, style),
    }
}

/// What everything depends on, on the right.
fn settings(sheet: &mut Sheet, frame: &mut Frame<'_>, top: u32) {
    let (dossier, rules, budget) = (frame.source.dossier, &frame.source.call.rules, frame.source.budget);
    sheet.text((top, RIGHT), "Réglages", Style::of(Role::Head, Format::Plain));
    sheet.text((top, RIGHT + 1), "Valeur", Style::of(Role::Head, Format::Plain));
    let at = |row: u32| (top + row, RIGHT + 1);
    let body = |format| Style::of(Role::Body, format);
    let words = [
        "Taux de l’appel",
        "Mois financés par l’appel",
        "Durée du projet, en mois",
        "Dernier mois de l’assiette",
        "Jours ouvrés par an",
        "Subvention demandée (vide\u{A0}: le maximum)",
        "Autofinancement porté par",
        "Plafond de l’appel",
    ];
    for (row, words) in (1..).zip(words) {
        sheet.text((top + row, RIGHT), words, BODY);
    }
    sheet.number(at(1), budget.rate, body(Format::Rate));
    sheet.number(at(2), Decimal::from(*rules.window_months), body(Format::Whole));
    match dossier.project.months {
        Some(_) => sheet.number(at(3), budget.facts.project_months, Style::input(Format::Whole)),
        None => sheet.formula(
            at(3),
            "MIN(60,fenetre)".to_owned(),
            budget.facts.project_months,
            Style::input(Format::Whole),
        ),
    }
    let end = match *rules.base_of {
        BaseOf::Window => "MIN(fenetre,mois_projet)",
        BaseOf::Project => "mois_projet",
    };
    sheet.formula(at(4), end.to_owned(), budget.facts.base_end, body(Format::Whole));
    sheet.maybe(
        at(5),
        dossier.project.working_days.map(dossier::leaf::Quantity::get),
        Style::input(Format::Quantity),
    );
    sheet.maybe(at(6), dossier.grant.requested.map(dossier::leaf::Amount::get), Style::input(Format::Euro));
    let payer = label(&frame.names.bearers, &dossier.self_financing.funder);
    sheet.text(at(7), payer, Style { role: Role::Wrapped, ..Style::input(Format::Plain) });
    sheet.choices.push(Choice {
        first: top + 7,
        last: top + 7,
        column: RIGHT + 1,
        allowed: Allowed::Listed(lists::bearers(&frame.names)),
    });
    sheet.choices.push(Choice {
        first: top + 3,
        last: top + 3,
        column: RIGHT + 1,
        allowed: Allowed::MonthTo(super::months::size(frame).0),
    });
    sheet.number(at(8), budget.facts.call_ceiling, body(Format::Euro));
    let names = [
        "taux",
        "fenetre",
        "mois_projet",
        "fin_assiette",
        "jours_ouvres",
        "subvention_demandee",
        "autofinancement_porteur",
        "plafond_appel",
    ];
    for (row, name) in (1..).zip(names) {
        frame.name(name, PLAN, at(row));
    }
}
