//! « Ressources »: the cash of each funder, what each bearer and category takes of the grant, and time.

use budget::{Cents, Days, FullTime};
use dossier::Choices;
use dossier::parts::FundingStatus;

use super::book::{Allowed, Choice, Format, Role, Sheet, Style};
use super::costs;
use super::exact::{decimals, double};
use super::formula::{a1, fixed, on, span};
use super::frame::{BLOCK, BODY, EURO, FIRST, Frame, HEAD, RESOURCES, TOTAL, WRAPPED};
use super::lists;
use super::parts::{bearers, categories, name, step};
use super::shares::{self, Table};
use crate::names::label;

/// The columns of the funding.
const FUNDER: u16 = 0;
const STANDING: u16 = 1;
const PUBLIC: u16 = 2;
const STATUS: u16 = 3;
const AMOUNT: u16 = 4;
/// The columns of bearers and categories: name, amount, base, share, then cash and in kind.
const TOTAL_OF: u16 = 1;
const BASE: u16 = 2;
const SHARE: u16 = 3;
const CASH: u16 = 4;
const IN_KIND: u16 = 5;
const IS_PUBLIC: u16 = 6;
const HELPER: u16 = 7;

const INSIDE: &str = "porteur ou partenaire";
const OUTSIDE: &str = "extérieur";

/// Where the blocks of the sheet stand, for the sheet « Plan de financement ».
pub struct Blocks {
    /// The rows of the funding.
    pub funding: (u32, u32),
    /// The rows of the bearers.
    pub bearers: (u32, u32),
    /// The rows of the categories.
    pub categories: (u32, u32),
}

impl Blocks {
    fn of(frame: &Frame<'_>) -> Self {
        let rows = |top: u32, count: usize| (top, top + u32::try_from(count.max(1)).unwrap_or(1) - 1);
        let budget = frame.source.budget;
        let funding = rows(FIRST, frame.source.dossier.funding.len());
        // A total, the three states, a free row, the head of the block, the heads of the columns.
        let bearers = rows(funding.1 + 8, budget.bearers.len());
        let categories = rows(bearers.1 + 5, budget.categories.len());
        Self { funding, bearers, categories }
    }
}

/// A bearer's in-kind lines, by the row of the bearers' block.
pub fn in_kind_of(row: u32) -> String {
    shares::cell(row, IN_KIND)
}

/// A column of a block of categories: the amount.
pub fn amount_of(row: u32) -> String {
    shares::cell(row, TOTAL_OF)
}

/// What of a category nobody pays.
pub fn in_kind_of_category(row: u32) -> String {
    shares::cell(row, CASH)
}

/// Public money: what public bearers and public outsiders give, without the grant.
pub fn public_money(frame: &Frame<'_>) -> String {
    let blocks = Blocks::of(frame);
    let (from, to) = blocks.bearers;
    let cells = |column: u16| on(RESOURCES, &span(from, to, column));
    let (first, last) = blocks.funding;
    let given = |column: u16| on(RESOURCES, &span(first, last, column));
    format!(
        "SUMPRODUCT(({}=\"oui\")*({}+{}))+SUMPRODUCT(({}=\"{OUTSIDE}\")*({}=\"oui\")*{})",
        cells(IS_PUBLIC),
        cells(CASH),
        cells(IN_KIND),
        given(STANDING),
        given(PUBLIC),
        given(AMOUNT)
    )
}

/// The blocks of the sheet.
pub fn blocks(frame: &Frame<'_>) -> Blocks {
    Blocks::of(frame)
}

/// The sheet, and the places of its figures.
pub fn sheet(frame: &mut Frame<'_>) -> Sheet {
    let mut sheet = Sheet::new(RESOURCES, &[500, 200, 150, 150, 150, 300, 90, 150, 150, 150, 100]);
    sheet.title("Ressources", &frame.remark());
    let blocks = Blocks::of(frame);
    funding(&mut sheet, frame, &blocks);
    shares::groups(&mut sheet, frame, HEAD, HELPER);
    bearer_table(&mut sheet, frame, &blocks);
    category_table(&mut sheet, frame, &blocks);
    time_table(&mut sheet, frame, blocks.categories.1 + 5);
    sheet.frozen = (FIRST, 1);
    sheet.repeated_rows = Some((0, 0));
    sheet.printed = IS_PUBLIC;
    sheet
}

fn funding(sheet: &mut Sheet, frame: &mut Frame<'_>, blocks: &Blocks) {
    sheet.heads(
        HEAD,
        &["Financement en numéraire", "Qui finance", "Public (extérieur)", "État", "Montant", "Remarque"],
    );
    let (first, last) = blocks.funding;
    let budget = frame.source.budget;
    for (row, funding) in (first..).zip(&frame.source.dossier.funding) {
        let inside = label(&frame.names.bearers, &funding.funder);
        let text = Style { role: Role::Wrapped, ..Style::input(Format::Plain) };
        // With both, the carrier or partner counts; one that is unknown hides the other name.
        let (who, standing) = match (inside, funding.funder.is_empty()) {
            ("", true) => (funding.funder_name.trim(), OUTSIDE),
            (inside, _) => (inside, INSIDE),
        };
        sheet.text((row, FUNDER), who, text);
        sheet.text((row, STANDING), standing, BODY);
        let named_outsider = standing == OUTSIDE && !who.is_empty();
        let public = if named_outsider && funding.public.unwrap_or(false) { "oui" } else { "non" };
        sheet.text((row, PUBLIC), public, Style::input(Format::Plain));
        let status = funding.status.unwrap_or(FundingStatus::Planned);
        sheet.text((row, STATUS), status.name(), Style::input(Format::Plain));
        let amount = funding.amount.map(dossier::leaf::Amount::get);
        sheet.maybe((row, AMOUNT), amount, Style::input(Format::Euro));
        sheet.text((row, AMOUNT + 1), &funding.note, WRAPPED);
    }
    if frame.source.dossier.funding.is_empty() {
        sheet.text((first, FUNDER), "Aucun financement en numéraire", BODY);
        (STANDING..=AMOUNT).for_each(|column| sheet.blank((first, column), EURO));
    }
    sheet.choices.push(Choice { first, last, column: PUBLIC, allowed: Allowed::Listed(lists::flags()) });
    let end = last + 1;
    (0..=AMOUNT).for_each(|column| sheet.blank((end, column), TOTAL));
    sheet.text((end, 0), "Total en numéraire", Style::of(Role::Total, Format::Plain));
    let amounts = span(first, last, AMOUNT);
    sheet.formula((end, AMOUNT), format!("ROUND(SUM({amounts}),2)"), budget.cash_funding, TOTAL);
    frame.total("cash_funding", "numeraire", RESOURCES, (end, AMOUNT));
    let by_status = &budget.funding_by_status;
    let states = [
        (FundingStatus::Acquired, by_status.acquired),
        (FundingStatus::Requested, by_status.requested),
        (FundingStatus::Planned, by_status.planned),
    ];
    for (row, (status, value)) in (end + 1..).zip(states) {
        sheet.text((row, 0), &format!("dont {}", status.name().to_lowercase()), BODY);
        (1..AMOUNT).for_each(|column| sheet.blank((row, column), BODY));
        let states = span(first, last, STATUS);
        let text = format!("ROUND(SUMPRODUCT(({states}=\"{}\")*{amounts}),2)", status.name());
        sheet.formula((row, AMOUNT), text, value, EURO);
        frame.place(format!("funding_by_status/{}", status.code()), RESOURCES, (row, AMOUNT));
    }
}

/// The amounts of one entry of a table, by what stands in its column of « Dépenses ».
struct Sums {
    amount: String,
    base: String,
    in_kind: String,
}

impl Sums {
    /// Of the lines whose cell in `column` is the one at `row`.
    fn of(frame: &Frame<'_>, column: u16, row: u32) -> Self {
        let own = format!("({}={})", frame.costs(column), a1(row, 0));
        let sum = |what: String| format!("ROUND(SUMPRODUCT({own}*{what}),2)");
        let (amount, valued) = (frame.costs(costs::AMOUNT), frame.costs(costs::VALUED));
        Self {
            in_kind: sum(format!("{valued}*{amount}")),
            amount: sum(amount),
            base: sum(frame.costs(costs::BASE)),
        }
    }

    /// Of the lines that none of the rows above has.
    fn rest(first: u32, row: u32, in_kind: u16) -> Self {
        let rest = |total: &str, column: u16| match row.checked_sub(1).filter(|last| *last >= first) {
            Some(last) => format!("ROUND({total}-SUM({}),2)", span(first, last, column)),
            None => total.to_owned(),
        };
        Self { amount: rest("total", TOTAL_OF), base: rest("base", BASE), in_kind: rest("valorise", in_kind) }
    }
}

fn bearer_table(sheet: &mut Sheet, frame: &mut Frame<'_>, blocks: &Blocks) {
    let (first, last) = blocks.bearers;
    let heads = [
        "Porteur ou partenaire",
        "Dépenses",
        "Assiette",
        "Part de la subvention",
        "Numéraire",
        "Contributions valorisées",
        "Public",
    ];
    sheet.text((first - 2, 0), "Par porteur et partenaire", BLOCK);
    sheet.heads(first - 1, &heads);
    for (column, head) in (HELPER..).zip(shares::HEADS) {
        sheet.text((first - 1, column), head, Style::of(Role::Head, Format::Plain));
    }
    let budget = frame.source.budget;
    let public = public_bearers(frame);
    for ((row, total), public) in (first..).zip(&budget.bearers).zip(public) {
        let known = total.id.is_some();
        sheet.text((row, 0), name(&frame.names.bearers, total.id.as_ref()), WRAPPED);
        let sums = if known { Sums::of(frame, costs::BEARER, row) } else { Sums::rest(first, row, IN_KIND) };
        sheet.formula((row, TOTAL_OF), sums.amount, total.amount, EURO);
        sheet.formula((row, BASE), sums.base, total.base, EURO);
        sheet.formula((row, CASH), cash(blocks, row), total.cash, EURO);
        sheet.formula((row, IN_KIND), sums.in_kind, total.in_kind, EURO);
        sheet.text((row, IS_PUBLIC), if public { "oui" } else { "non" }, BODY);
        let columns =
            [("amount", TOTAL_OF), ("base", BASE), ("grant", SHARE), ("cash", CASH), ("in_kind", IN_KIND)];
        for (figure, column) in columns {
            frame.place(format!("bearers/{}/{figure}", step(total.id.as_ref())), RESOURCES, (row, column));
        }
    }
    let figures: Vec<(Cents, Cents)> = budget.bearers.iter().map(|one| (one.base, one.grant)).collect();
    shares::share(
        sheet,
        budget.grant,
        &Table { rows: (first, last), base: BASE, share: SHARE, helper: HELPER, figures: &figures },
    );
    let in_kind: Cents = bearers(budget).0.iter().map(|one| one.in_kind).sum();
    let in_kind = in_kind + bearers(budget).1.map(|one| one.in_kind).unwrap_or_default();
    let cash: Cents = budget.bearers.iter().map(|one| one.cash).sum();
    let grant: Cents = budget.bearers.iter().map(|one| one.grant).sum();
    table_total(sheet, (first, last), &[budget.total, budget.base, grant, cash, in_kind]);
}

/// The cash that the bearer of a row gives, and the self-financing where it bears it.
fn cash(blocks: &Blocks, row: u32) -> String {
    let (first, last) = blocks.funding;
    let (who, standing, amount) =
        (span(first, last, FUNDER), span(first, last, STANDING), span(first, last, AMOUNT));
    let own = fixed(row, 0);
    format!(
        "ROUND(SUMPRODUCT(({who}={own})*({standing}=\"{INSIDE}\")*{amount})\
         +IF(autofinancement_porteur={own},autofinancement,0),2)"
    )
}

/// Whether each bearer of the budget's table is public.
fn public_bearers(frame: &Frame<'_>) -> Vec<bool> {
    let (dossier, call) = (frame.source.dossier, frame.source.call);
    let of = |id: Option<&String>| {
        let Some(id) = id else { return false };
        let kind = dossier.partners.get(id).map(|partner| partner.kind);
        kind.is_none_or(|kind| {
            kind.and_then(|kind| call.partner_kind(kind.code())).is_some_and(|kind| kind.public)
        })
    };
    frame.source.budget.bearers.iter().map(|total| of(total.id.as_ref())).collect()
}

fn category_table(sheet: &mut Sheet, frame: &mut Frame<'_>, blocks: &Blocks) {
    let (first, last) = blocks.categories;
    sheet.text((first - 2, 0), "Par poste de dépense", BLOCK);
    sheet.heads(
        first - 1,
        &["Poste de dépense", "Dépenses", "Assiette", "Part de la subvention", "Contributions valorisées"],
    );
    for (column, head) in (HELPER..).zip(shares::HEADS) {
        sheet.text((first - 1, column), head, Style::of(Role::Head, Format::Plain));
    }
    let budget = frame.source.budget;
    for (row, total) in (first..).zip(&budget.categories) {
        sheet.text((row, 0), name(&frame.names.categories, total.id.as_ref()), WRAPPED);
        let known = total.id.is_some();
        let sums = if known { Sums::of(frame, costs::CATEGORY, row) } else { Sums::rest(first, row, CASH) };
        sheet.formula((row, TOTAL_OF), sums.amount, total.amount, EURO);
        sheet.formula((row, BASE), sums.base, total.base, EURO);
        sheet.formula((row, CASH), sums.in_kind, total.in_kind, EURO);
        for (figure, column) in [("amount", TOTAL_OF), ("base", BASE), ("grant", SHARE)] {
            frame.place(format!("categories/{}/{figure}", step(total.id.as_ref())), RESOURCES, (row, column));
        }
    }
    let figures: Vec<(Cents, Cents)> = budget.categories.iter().map(|one| (one.base, one.grant)).collect();
    shares::share(
        sheet,
        budget.grant,
        &Table { rows: (first, last), base: BASE, share: SHARE, helper: HELPER, figures: &figures },
    );
    let (known, rest) = categories(budget);
    let in_kind: Cents = known.iter().chain(rest).map(|one| one.in_kind).sum();
    let grant: Cents = budget.categories.iter().map(|one| one.grant).sum();
    table_total(sheet, (first, last), &[budget.total, budget.base, grant, in_kind]);
}

fn table_total(sheet: &mut Sheet, (first, last): (u32, u32), totals: &[Cents]) {
    let end = last + 1;
    sheet.text((end, 0), "Total", Style::of(Role::Total, Format::Plain));
    for (column, value) in (TOTAL_OF..).zip(totals) {
        sheet.formula((end, column), format!("ROUND(SUM({}),2)", span(first, last, column)), *value, TOTAL);
    }
}

fn time_table(sheet: &mut Sheet, frame: &mut Frame<'_>, top: u32) {
    let budget = frame.source.budget;
    if budget.time.is_empty() {
        return;
    }
    sheet.text((top - 2, 0), "Temps de travail", BLOCK);
    sheet.heads(top - 1, &["Porteur ou partenaire", "Montant", "Jours", "Équivalents temps plein sur un an"]);
    for (row, time) in (top..).zip(&budget.time) {
        sheet.text((row, 0), name(&frame.names.bearers, time.bearer.as_ref()), WRAPPED);
        // « Non attribué » is what no cell names.
        let own = match &time.bearer {
            Some(_) => format!("({}={})", frame.costs(costs::BEARER), a1(row, 0)),
            None => format!("({}=\"\")", frame.costs(costs::BEARER)),
        };
        let of_time = format!("{own}*{}", frame.costs(costs::TIME));
        let text = format!("ROUND(SUMPRODUCT({of_time}*{}),2)", frame.costs(costs::AMOUNT));
        sheet.formula((row, 1), text, time.amount, EURO);
        let counts = frame.costs(costs::COUNT);
        let text = format!("ROUND(SUMPRODUCT({of_time}*{counts}),4)");
        sheet.formula((row, 2), text, time.days.to_decimal(), Style::of(Role::Body, Format::Quantity));
        full_time(sheet, frame, row, time.days, time.fte);
        for (figure, column) in [("amount", 1), ("days", 2), ("fte", 3)] {
            frame.place(format!("time/{}/{figure}", step(time.bearer.as_ref())), RESOURCES, (row, column));
        }
    }
}

fn full_time(sheet: &mut Sheet, frame: &Frame<'_>, row: u32, days: Days, fte: Option<FullTime>) {
    let style = Style::of(Role::Body, Format::Hundredths);
    let Some(fte) = fte else {
        let text =
            format!("IF(N(jours_ouvres)=0,\"\",INT(ROUND({}*100/jours_ouvres,6)+0.5)/100)", a1(row, 2));
        return sheet.formula_or_nothing((row, 3), text, None, style);
    };
    let year = frame.source.dossier.project.working_days.map_or(0.0, |days| double(days.get()));
    match decimals(double(days.to_decimal()) * 100.0 / year, 0.5, fte.get()) {
        Some(digits) => {
            let text = format!(
                "IF(N(jours_ouvres)=0,\"\",INT(ROUND({}*100/jours_ouvres,{digits})+0.5)/100)",
                a1(row, 2)
            );
            sheet.formula_or_nothing((row, 3), text, Some(fte.to_decimal()), style);
        }
        None => sheet.number((row, 3), fte.to_decimal(), style),
    }
}
