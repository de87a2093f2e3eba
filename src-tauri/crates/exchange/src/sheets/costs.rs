//! « Dépenses »: every line with what was typed, its amount and its base as formulas.

use budget::Line;
use dossier::Choices;
use dossier::Item;
use dossier::leaf::{Amount, Month, Percent, Price, Quantity};
use dossier::parts::{Basis, BasisKind, Cost};
use rust_decimal::Decimal;

use super::book::{Allowed, Choice, Format, Role, Sheet, Style};
use super::exact::{decimals, double};
use super::formula::{a1, span};
use super::frame::{BODY, CENTS, COSTS, EURO, FIRST, Frame, HEAD, TOTAL, WRAPPED};
use super::parts::step;
use super::{lists, months};
use crate::names::label;

pub const LABEL: u16 = 1;
pub const CATEGORY: u16 = 2;
pub const BEARER: u16 = 3;
const KIND: u16 = 4;
pub const COUNT: u16 = 5;
const UNIT: u16 = 6;
const VAT: u16 = 7;
const FROM: u16 = 8;
const TO: u16 = 9;
const ELIGIBLE: u16 = 10;
const IN_KIND: u16 = 11;
pub const AMOUNT: u16 = 12;
pub const BASE: u16 = 13;
const AGENT: u16 = 14;
const RECOVERED: u16 = 18;
pub const VALUED: u16 = 19;
pub const TIME: u16 = 20;
pub const COUNTS: u16 = 21;
pub const FIRST_MONTH: u16 = 22;
pub const LAST_MONTH: u16 = 23;
const REMARKS: u16 = 24;
const LEFT_OVER: u16 = 25;

const HEADS: [&str; 25] = [
    "N°",
    "Libellé",
    "Poste de dépense",
    "Porteur ou partenaire",
    "Mode de calcul",
    "Jours ou quantité",
    "Coût ou prix unitaire",
    "TVA (%)",
    "Du mois",
    "Au mois",
    "Éligible",
    "Apport en nature",
    "Montant calculé",
    "Assiette calculée",
    "Agent",
    "Prestataire",
    "SIRET du prestataire",
    "Justification",
    "TVA récupérée calculée",
    "En nature calculé",
    "Temps calculé",
    "Éligible calculé",
    "Premier mois calculé",
    "Dernier mois calculé",
    "Remarque calculée",
];

/// What is typed on a line before its kind is chosen, so that nothing is lost on the way out and back.
pub const LEFT_OVER_HEADS: [&str; 6] =
    ["Jours", "Coût journalier", "Coût annuel chargé", "Quantité", "Prix unitaire HT", "Montant forfaitaire"];

const WIDTHS: [u16; 25] = [
    40, 340, 260, 330, 160, 90, 125, 65, 60, 60, 75, 80, 140, 140, 180, 180, 170, 400, 100, 90, 80, 90, 90,
    90, 400,
];

const HELPER: Style = CENTS;

/// The sheet, and the places of its figures.
pub fn sheet(frame: &mut Frame<'_>) -> Sheet {
    let mut sheet = Sheet::new(COSTS, &WIDTHS);
    sheet.title("Dépenses", &frame.remark());
    sheet.heads(HEAD, &HEADS);
    let left_over =
        frame.lines().any(|(_, cost, _)| cost.basis.kind.is_none() && holds_something(&cost.basis));
    if left_over {
        for (column, head) in (LEFT_OVER..).zip(LEFT_OVER_HEADS) {
            sheet.text((HEAD, column), head, Style::of(Role::Head, Format::Plain));
            sheet.widths.push(120);
        }
    }
    if frame.source.dossier.costs.is_empty() {
        computed(&mut sheet, frame, FIRST, None);
    }
    for (row, cost, line) in frame.lines() {
        typed(&mut sheet, frame, row, cost);
        computed(&mut sheet, frame, row, Some((cost, line)));
        if left_over && cost.basis.kind.is_none() {
            left_overs(&mut sheet, row, &cost.basis);
        }
    }
    for (row, _, line) in frame.lines() {
        let id = step(Some(&line.id));
        frame.place(format!("lines/{id}/amount"), COSTS, (row, AMOUNT));
        frame.place(format!("lines/{id}/base"), COSTS, (row, BASE));
    }
    let (last, end) = (frame.last_line(), frame.last_line() + 1);
    for column in 0..=BASE {
        sheet.blank((end, column), TOTAL);
    }
    sheet.text((end, 0), "Total", Style::of(Role::Total, Format::Plain));
    let budget = frame.source.budget;
    for (column, value) in [(AMOUNT, budget.total), (BASE, budget.base)] {
        sheet.formula((end, column), format!("ROUND(SUM({}),2)", span(FIRST, last, column)), value, TOTAL);
    }
    frame.total("total", "total", COSTS, (end, AMOUNT));
    frame.total("base", "base", COSTS, (end, BASE));
    choices(&mut sheet, frame, last);
    sheet.frozen = (FIRST, 2);
    sheet.repeated_rows = Some((HEAD, HEAD));
    sheet.printed = BASE;
    sheet
}

fn choices(sheet: &mut Sheet, frame: &Frame<'_>, last: u32) {
    let last_month = || Allowed::MonthTo(months::size(frame).0);
    let allowed = [
        (KIND, Allowed::Listed(lists::kinds())),
        (CATEGORY, Allowed::Listed(lists::categories(&frame.names))),
        (BEARER, Allowed::Listed(lists::bearers(&frame.names))),
        (ELIGIBLE, Allowed::Listed(lists::flags())),
        (IN_KIND, Allowed::Listed(lists::flags())),
        (FROM, last_month()),
        (TO, last_month()),
    ];
    sheet.choices = allowed.map(|(column, allowed)| Choice { first: FIRST, last, column, allowed }).into();
}

fn holds_something(basis: &Basis) -> bool {
    left(basis).iter().any(Option::is_some)
}

fn left(basis: &Basis) -> [Option<Decimal>; 6] {
    [
        basis.days.map(Quantity::get),
        basis.daily_cost.map(Price::get),
        basis.yearly_cost.map(Amount::get),
        basis.quantity.map(Quantity::get),
        basis.unit_price.map(Price::get),
        basis.amount.map(Amount::get),
    ]
}

fn left_overs(sheet: &mut Sheet, row: u32, basis: &Basis) {
    for (column, value) in (LEFT_OVER..).zip(left(basis)) {
        sheet.maybe((row, column), value, Style::input(Format::Quantity));
    }
}

/// What counts and what it costs, of the present kind.
fn count_and_unit(basis: &Basis) -> (Option<Decimal>, Option<Decimal>, Option<Decimal>) {
    let days = basis.days.map(Quantity::get);
    match basis.kind {
        Some(BasisKind::TimeDaily) => (days, basis.daily_cost.map(Price::get), None),
        Some(BasisKind::TimeYearly) => (days, basis.yearly_cost.map(Amount::get), None),
        Some(BasisKind::Purchase) => {
            (basis.quantity.map(Quantity::get), basis.unit_price.map(Price::get), basis.vat.map(Percent::get))
        }
        Some(BasisKind::LumpSum) => (None, basis.amount.map(Amount::get), None),
        // The rate has its own column; the rest stands among what is left over.
        None => (None, None, basis.vat.map(Percent::get)),
    }
}

fn typed(sheet: &mut Sheet, frame: &Frame<'_>, row: u32, cost: &Item<Cost>) {
    let names = &frame.names;
    let text = Style { role: Role::Wrapped, ..Style::input(Format::Plain) };
    sheet.number((row, 0), row + 1 - FIRST, Style::of(Role::Body, Format::Whole));
    sheet.text((row, LABEL), &cost.label, text);
    sheet.text((row, CATEGORY), label(&names.categories, &cost.category), text);
    sheet.text((row, BEARER), label(&names.bearers, &cost.bearer), text);
    sheet.text((row, KIND), cost.basis.kind.map_or("", Choices::name), text);
    let (count, unit, vat) = count_and_unit(&cost.basis);
    sheet.maybe((row, COUNT), count, Style::input(Format::Quantity));
    let whole_cents = unit.is_none_or(|unit| unit.normalize().scale() <= 2);
    let format = if whole_cents { Format::Euro } else { Format::Quantity };
    sheet.maybe((row, UNIT), unit, Style::input(format));
    sheet.maybe((row, VAT), vat, Style::input(Format::Percent));
    let month = |month: Option<Month>| month.map(|month| Decimal::from(month.get()));
    sheet.maybe((row, FROM), month(cost.from), Style::input(Format::Month));
    sheet.maybe((row, TO), month(cost.to), Style::input(Format::Month));
    let flag = |flag: Option<bool>| flag.map_or("", |flag| if flag { "oui" } else { "non" });
    sheet.text((row, ELIGIBLE), flag(cost.eligible), Style::input(Format::Plain));
    sheet.text((row, IN_KIND), flag(cost.in_kind), Style::input(Format::Plain));
    let beside = [label(&names.agents, &cost.agent), &cost.provider.name, &cost.provider.siret, &cost.note];
    for (column, words) in (AGENT..).zip(beside) {
        sheet.text((row, column), words, text);
    }
}

fn computed(sheet: &mut Sheet, frame: &Frame<'_>, row: u32, line: Option<(&Item<Cost>, &Line)>) {
    let at = |column: u16| a1(row, column);
    let (bearer, kind, from, to) = (at(BEARER), at(KIND), at(FROM), at(TO));
    let recovered = line.map(|(_, line)| vat_recovered(frame, line)).unwrap_or_default();
    let (all, rates) = (lists::bearers(&frame.names), lists::recovered(&frame.names));
    sheet.formula(
        (row, RECOVERED),
        format!("SUMPRODUCT(({all}={bearer})*({bearer}<>\"\")*{rates})"),
        recovered,
        Style::of(Role::Helper, Format::Percent),
    );
    let flag = |flag: bool| Decimal::from(u8::from(flag));
    let facts = line.map(|(_, line)| line);
    let time = facts.is_some_and(|line| line.facts.time);
    sheet.formula((row, TIME), format!("IF(OR({kind}=mode_jour,{kind}=mode_an),1,0)"), flag(time), HELPER);
    let in_kind = at(IN_KIND);
    sheet.formula(
        (row, VALUED),
        format!("IF({in_kind}=\"oui\",1,IF({in_kind}=\"non\",0,{}))", at(TIME)),
        flag(facts.is_some_and(|line| line.in_kind)),
        HELPER,
    );
    let eligible = facts.is_none_or(|line| line.facts.eligible);
    sheet.formula((row, COUNTS), format!("IF({}=\"non\",0,1)", at(ELIGIBLE)), flag(eligible), HELPER);
    let first = format!("IF({from}=\"\",1,{from})");
    let last = format!("IF({to}=\"\",MAX(mois_projet,{first}),{to})");
    let months = facts.map_or((1, frame.source.budget.facts.project_months), |line| {
        (line.months.first(), line.months.last())
    });
    sheet.formula((row, FIRST_MONTH), format!("MIN({first},{last})"), months.0, HELPER);
    sheet.formula((row, LAST_MONTH), format!("MAX({first},{last})"), months.1, HELPER);
    amount(sheet, frame, row, line);
    let window = months::window(frame, row);
    let valued = if *frame.source.call.rules.valued_time_in_base {
        format!("{}=1", at(COUNTS))
    } else {
        format!("AND({}=1,{}*{}=0)", at(COUNTS), at(TIME), at(VALUED))
    };
    let base = facts.map(|line| line.base).unwrap_or_default();
    sheet.formula((row, BASE), format!("IF({valued},{window},0)"), base, EURO);
    if line.is_none() {
        sheet.blank((row, LABEL), WRAPPED);
        sheet.blank((row, 0), BODY);
    }
}

fn vat_recovered(frame: &Frame<'_>, line: &Line) -> Decimal {
    let dossier = frame.source.dossier;
    let bearer = line.facts.bearer.known().and_then(|at| frame.names.bearers.get(at));
    let percent = bearer.and_then(|bearer| {
        let carrier = dossier.carriers.get(&bearer.id).and_then(|carrier| carrier.vat_recovered);
        carrier.or_else(|| dossier.partners.get(&bearer.id)?.vat_recovered)
    });
    percent.map(Percent::get).unwrap_or_default()
}

/// The amount of a line, whatever its kind becomes; a value where doubles cannot tell the cent.
fn amount(sheet: &mut Sheet, frame: &Frame<'_>, row: u32, line: Option<(&Item<Cost>, &Line)>) {
    let at = |column: u16| a1(row, column);
    let (kind, count, unit, vat, recovered) = (at(KIND), at(COUNT), at(UNIT), at(VAT), at(RECOVERED));
    let digits = line.map_or(Some(6), |(cost, line)| trusted(frame, cost, line));
    let value = line.map(|(_, line)| line.amount).unwrap_or_default();
    let Some(digits) = digits else {
        sheet.number((row, AMOUNT), value, EURO);
        let why = match line.and_then(|(_, line)| line.facts.uncomputable) {
            Some(reason) => format!("Compté pour zéro par Amorce\u{A0}: {reason}."),
            None => {
                "Montant repris d’Amorce\u{A0}: un tableur ne compte pas assez de chiffres pour ce calcul."
                    .to_owned()
            }
        };
        sheet.text((row, REMARKS), &why, Style::of(Role::Helper, Format::Plain));
        return;
    };
    let rounded = |cents: String| format!("INT(ROUND({cents},{digits})+0.5)/100");
    let missing = format!("OR({count}=\"\",{unit}=\"\")");
    let day = rounded(format!("{count}*{unit}*100"));
    let year = rounded(format!("{count}*{unit}*100/jours_ouvres"));
    let bought = rounded(format!("{count}*{unit}*(100+{vat}*(100-{recovered})/100)"));
    let text = format!(
        "IF({kind}=mode_jour,IF({missing},0,{day}),\
         IF({kind}=mode_an,IF(OR({missing},N(jours_ouvres)=0),0,{year}),\
         IF({kind}=mode_achat,IF(OR({missing},AND({vat}=\"\",{recovered}<100)),0,{bought}),\
         IF({kind}=mode_forfait,ROUND(N({unit}),2),0))))"
    );
    sheet.formula((row, AMOUNT), text, value, EURO);
    if let Some(reason) = line.and_then(|(_, line)| line.facts.uncomputable) {
        let why = format!("Compté pour zéro\u{A0}: {reason}.");
        sheet.text((row, REMARKS), &why, Style::of(Role::Helper, Format::Plain));
    }
}

/// How many decimals the formula's `ROUND` keeps so that it comes to our cent; none where it cannot.
fn trusted(frame: &Frame<'_>, cost: &Item<Cost>, line: &Line) -> Option<u32> {
    let (count, unit, vat) = count_and_unit(&cost.basis);
    if line.facts.uncomputable == Some(budget::Uncomputable::TooLarge) {
        return None;
    }
    let (Some(count), Some(unit)) = (count.map(double), unit.map(double)) else { return Some(6) };
    let cents = match cost.basis.kind {
        Some(BasisKind::TimeDaily) => count * unit * 100.0,
        Some(BasisKind::TimeYearly) => {
            let year = frame.source.dossier.project.working_days.map_or(0.0, |days| double(days.get()));
            if year == 0.0 {
                return Some(6);
            }
            count * unit * 100.0 / year
        }
        Some(BasisKind::Purchase) => {
            let recovered = double(vat_recovered(frame, line));
            if vat.is_none() && recovered < 100.0 {
                return Some(6);
            }
            count * unit * (100.0 + vat.map_or(0.0, double) * (100.0 - recovered) / 100.0)
        }
        Some(BasisKind::LumpSum) | None => return Some(6),
    };
    decimals(cents, 0.5, line.amount.get())
}
