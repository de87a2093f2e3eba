//! « Mois »: each line by month and by year of the project, then quarters, years and civil years.

use budget::Cents;
use rust_decimal::Decimal;

use super::book::{Format, Role, Sheet, Style};
use super::costs;
use super::formula::{a1, fixed, letters, on, span};
use super::frame::{BLOCK, CENTS, COSTS, EURO, FIRST, Frame, HEAD, MONTHS, SUBTOTAL, TOTAL, WRAPPED};

const AMOUNT: u16 = 2;
const MONTH: u16 = 3;

/// The words above a period's sum.
const CAPTION: Style = Style::of(Role::Remark, Format::Plain);

const NAMES: [&str; 12] =
    ["janv.", "févr.", "mars", "avril", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."];

/// How many months and years the tables have.
pub fn size(frame: &Frame<'_>) -> (u16, u16) {
    let months = u16::try_from(frame.source.budget.months.len()).unwrap_or(1).max(1);
    (months, months.div_ceil(12))
}

/// What the months are computed from, to the right of what is printed.
#[derive(Clone, Copy)]
struct Helpers {
    from: u16,
    to: u16,
    each: u16,
    longer: u16,
}

impl Helpers {
    fn of(months: u16, years: u16) -> Self {
        let from = MONTH + months + years;
        Self { from, to: from + 1, each: from + 2, longer: from + 3 }
    }
}

/// The column of a year's sums, from year 1.
fn year_column(frame: &Frame<'_>, year: u16) -> u16 {
    MONTH + size(frame).0 + year - 1
}

/// What a line spends in a year, over all lines.
pub fn year_of_lines(frame: &Frame<'_>, year: u16) -> String {
    on(MONTHS, &span(FIRST, frame.last_line(), year_column(frame, year)))
}

/// What a line spends in the months of the base: its row of « Mois », up to the last month that counts.
pub fn window(frame: &Frame<'_>, row: u32) -> String {
    let (first, last) = (letters(MONTH), letters(MONTH + size(frame).0 - 1));
    let (head, row) = (u64::from(HEAD) + 1, u64::from(row) + 1);
    format!(
        "ROUND(SUMIF({},\"<=\"&fin_assiette,{}),2)",
        on(MONTHS, &format!("${first}${head}:${last}${head}")),
        on(MONTHS, &format!("${first}{row}:${last}{row}"))
    )
}

/// The sheet, and the places of its figures.
pub fn sheet(frame: &mut Frame<'_>) -> Sheet {
    let (months, years) = size(frame);
    let mut widths = vec![40, 330, 135];
    widths.extend(std::iter::repeat_n(118, usize::from(months)));
    widths.extend(std::iter::repeat_n(135, usize::from(years)));
    let helpers = Helpers::of(months, years);
    let mut sheet = Sheet::new(MONTHS, &widths);
    sheet.widths.extend([65, 65, 90, 100]);
    sheet.title("Dépenses par mois", &frame.remark());
    sheet.heads(HEAD, &["N°", "Libellé", "Montant"]);
    let heads = ["Du mois", "Au mois", "Centimes par mois", "Mois à un centime de plus"];
    for (column, head) in (helpers.from..).zip(heads) {
        sheet.text((HEAD, column), head, Style::of(Role::Head, Format::Plain));
    }
    month_heads(&mut sheet, frame, months, years);
    for row in FIRST..=frame.last_line() {
        spread(&mut sheet, frame, row, months, years);
    }
    let end = totals(&mut sheet, frame, months, years);
    periods(&mut sheet, frame, end + 2);
    sheet.frozen = (FIRST, 3);
    sheet.repeated_rows = Some((HEAD - 1, HEAD));
    sheet.repeated_columns = Some((0, 2));
    // Twelve months a page, the years with the last of them.
    sheet.breaks = (1..years).map(|year| MONTH + year * 12).collect();
    sheet
}

fn month_heads(sheet: &mut Sheet, frame: &Frame<'_>, months: u16, years: u16) {
    let start = frame.source.dossier.project.start;
    for month in 1..=months {
        let column = MONTH + month - 1;
        sheet.number((HEAD, column), Decimal::from(month), Style::of(Role::Head, Format::Month));
        if let Some(start) = start {
            let from_january = start.month.saturating_sub(1) + u32::from(month) - 1;
            let name = NAMES.get((from_january % 12) as usize).copied().unwrap_or_default();
            let year = i64::from(start.year) + i64::from(from_january / 12);
            sheet.text((HEAD - 1, column), &format!("{name} {year}"), Style::of(Role::Remark, Format::Plain));
        }
    }
    for year in 1..=years {
        let column = year_column(frame, year);
        sheet.text((HEAD, column), &format!("Année {year}"), Style::of(Role::Head, Format::Plain));
    }
}

fn spread(sheet: &mut Sheet, frame: &Frame<'_>, row: u32, months: u16, years: u16) {
    let line = frame.lines().find_map(|(at, cost, line)| (at == row).then_some((cost, line)));
    let spread = line.map(|(_, line)| line.months);
    let value = |cents: Option<Cents>| cents.unwrap_or_default();
    let from_costs = |column: u16| on(COSTS, &a1(row, column));
    sheet.number((row, 0), row + 1 - FIRST, Style::of(Role::Body, Format::Whole));
    sheet.text((row, 1), line.map_or("", |(cost, _)| &cost.label), WRAPPED);
    sheet.formula((row, AMOUNT), from_costs(costs::AMOUNT), value(spread.map(|s| s.amount())), EURO);
    let month = Style::of(Role::Body, Format::Month);
    let last = frame.source.budget.facts.project_months;
    let helpers = Helpers::of(months, years);
    sheet.formula(
        (row, helpers.from),
        from_costs(costs::FIRST_MONTH),
        spread.map_or(1, |s| s.first()),
        month,
    );
    sheet.formula((row, helpers.to), from_costs(costs::LAST_MONTH), spread.map_or(last, |s| s.last()), month);
    let (amount, from, to) = (a1(row, AMOUNT), a1(row, helpers.from), a1(row, helpers.to));
    let (cents, length) = (format!("ROUND({amount}*100,0)"), format!("({to}-{from}+1)"));
    let whole = |cents: i64| Decimal::from(cents);
    let (each, longer) = spread.map_or((0, 0), |s| {
        let length = i64::from(s.length());
        (s.amount().get() / length, s.amount().get() % length)
    });
    sheet.formula((row, helpers.each), format!("INT({cents}/{length})"), whole(each), CENTS);
    sheet.formula((row, helpers.longer), format!("MOD({cents},{length})"), whole(longer), CENTS);
    let beside = |column: u16| format!("${}{}", letters(column), row + 1);
    let (from, to, each, longer) =
        (beside(helpers.from), beside(helpers.to), beside(helpers.each), beside(helpers.longer));
    for month in 1..=months {
        let column = MONTH + month - 1;
        let head = format!("{}${}", letters(column), HEAD + 1);
        let text =
            format!("IF(AND({head}>={from},{head}<={to}),({each}+IF({head}-{from}<{longer},1,0))/100,0)");
        sheet.formula((row, column), text, value(spread.map(|s| s.month(month.into()))), EURO);
    }
    for year in 1..=years {
        let (first, last) = year_months(months, year);
        let text = format!("ROUND(SUM({}:{}),2)", a1(row, first), a1(row, last));
        let months = spread.map(|s| s.through(u32::from(year) * 12) - s.through(u32::from(year - 1) * 12));
        sheet.formula((row, year_column(frame, year)), text, value(months), SUBTOTAL);
    }
}

/// The columns of a year's first and last month.
fn year_months(months: u16, year: u16) -> (u16, u16) {
    (MONTH + (year - 1) * 12, MONTH + (year * 12).min(months) - 1)
}

/// The rows below the lines: all costs, then what of them counts for the base. Gives the last.
fn totals(sheet: &mut Sheet, frame: &mut Frame<'_>, months: u16, years: u16) -> u32 {
    let (last, budget) = (frame.last_line(), frame.source.budget);
    let (all, base) = (last + 1, last + 2);
    for column in 0..MONTH + months + years {
        sheet.blank((all, column), TOTAL);
        sheet.blank((base, column), SUBTOTAL);
    }
    sheet.text((all, 1), "Total", Style::of(Role::Total, Format::Plain));
    sheet.text((base, 1), "dont assiette de la subvention", Style::of(Role::Subtotal, Format::Plain));
    let column_sum = |column: u16| format!("ROUND(SUM({}),2)", span(FIRST, last, column));
    sheet.formula((all, AMOUNT), column_sum(AMOUNT), budget.total, TOTAL);
    sheet.formula((base, AMOUNT), "base".to_owned(), budget.base, SUBTOTAL);
    let bases = frame.costs(costs::BASE);
    for (month, amount) in (1..=months).zip(budget.months.iter().chain(std::iter::repeat(&Cents::ZERO))) {
        let column = MONTH + month - 1;
        sheet.formula((all, column), column_sum(column), *amount, TOTAL);
        frame.place(format!("months/{month}"), MONTHS, (all, column));
        let in_base = |line: &&budget::Line| line.base > Cents::ZERO;
        let counts = u32::from(month) <= budget.facts.base_end;
        let lines = budget.lines.iter().filter(in_base).map(|line| line.months.month(month.into()));
        let value: Cents = if counts { lines.sum() } else { Cents::ZERO };
        let head = fixed(HEAD, column);
        let cells = span(FIRST, last, column);
        let text = format!("IF({head}<=fin_assiette,ROUND(SUMPRODUCT(({bases}>0)*{cells}),2),0)");
        sheet.formula((base, column), text, value, SUBTOTAL);
    }
    for (year, facts) in (1..=years).zip(&budget.years) {
        let column = year_column(frame, year);
        let (first, end) = year_months(months, year);
        let row_sum = |row: u32| format!("ROUND(SUM({}:{}),2)", a1(row, first), a1(row, end));
        sheet.formula((all, column), row_sum(all), facts.amount, TOTAL);
        sheet.formula((base, column), row_sum(base), facts.base, SUBTOTAL);
        frame.place(format!("years/{year}/amount"), MONTHS, (all, column));
        frame.place(format!("years/{year}/base"), MONTHS, (base, column));
    }
    base
}

/// Quarters and civil years below the row of totals, each where it ends: every page keeps its own.
fn periods(sheet: &mut Sheet, frame: &mut Frame<'_>, top: u32) {
    let (months, _) = size(frame);
    let total = frame.last_line() + 1;
    let end = |month: u16| MONTH + month.min(months) - 1;
    let period = |sheet: &mut Sheet, row: u32, name: &str, (first, last): (u16, u16), amount: Cents| {
        let text = format!("ROUND(SUM({}:{}),2)", a1(total, MONTH + first - 1), a1(total, end(last)));
        sheet.text((row, end(last)), &format!("{name}M{first}–M{}", last.min(months)), CAPTION);
        sheet.formula((row + 1, end(last)), text, amount, SUBTOTAL);
        (row + 1, end(last))
    };
    sheet.text((top + 1, 1), "Par trimestre du projet", BLOCK);
    for quarter in &frame.source.budget.quarters {
        let number = u16::try_from(quarter.quarter).unwrap_or(1);
        let months = (number * 3 - 2, number * 3);
        let at = period(sheet, top, &format!("T{number}, "), months, quarter.amount);
        frame.place(format!("quarters/{number}/amount"), MONTHS, at);
    }
    let Some(start) = frame.source.dossier.project.start else { return };
    sheet.text((top + 4, 1), "Par année civile", BLOCK);
    let mut first = 1;
    let mut last = u16::try_from(13_u32.saturating_sub(start.month)).unwrap_or(12);
    for year in &frame.source.budget.civil_years {
        let at = period(sheet, top + 3, &format!("{}, ", year.year), (first, last), year.amount);
        frame.place(format!("civil_years/{}/amount", year.year), MONTHS, at);
        (first, last) = (last + 1, last + 12);
    }
}
