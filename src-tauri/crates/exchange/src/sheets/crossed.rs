//! « Croisé »: who spends what under which category in which year; by rows, by columns and in total the same cent.

use std::collections::BTreeMap;

use budget::{Cents, Crossed};

use super::book::{Format, Role, Sheet, Style};
use super::costs;
use super::formula::{a1, on, span};
use super::frame::{CROSSED, EURO, FIRST, Frame, HEAD, SUBTOTAL, TOTAL, WRAPPED};
use super::months::year_of_lines;
use super::parts::{name, step};

const YEARS: u16 = 2;
const WORDS_SUBTOTAL: Style = Style::of(Role::Subtotal, Format::Plain);
const WORDS_TOTAL: Style = Style::of(Role::Total, Format::Plain);

type Id<'a> = Option<&'a String>;

/// The cells of the crossed table, by row: bearer and category in their order, then the amount of each year.
fn rows<'a>(crossed: &'a [Crossed]) -> Vec<(Id<'a>, Id<'a>, BTreeMap<u32, Cents>)> {
    let mut rows: Vec<(Id<'a>, Id<'a>, BTreeMap<u32, Cents>)> = Vec::new();
    for cell in crossed {
        let (bearer, category) = (cell.bearer.as_ref(), cell.category.as_ref());
        match rows.last_mut().filter(|(b, c, _)| (*b, *c) == (bearer, category)) {
            Some((_, _, years)) => drop(years.insert(cell.year, cell.amount)),
            None => rows.push((bearer, category, BTreeMap::from([(cell.year, cell.amount)]))),
        }
    }
    rows
}

/// The sheet, and the places of its figures.
pub fn sheet(frame: &mut Frame<'_>) -> Sheet {
    let budget = frame.source.budget;
    let years = u16::try_from(budget.years.len()).unwrap_or(1);
    let total = YEARS + years;
    let mut widths = vec![500, 400];
    widths.extend(std::iter::repeat_n(150, usize::from(years) + 1));
    let mut sheet = Sheet::new(CROSSED, &widths);
    sheet.title("Porteurs et partenaires × postes × années du projet", &frame.remark());
    sheet.heads(HEAD, &["Porteur ou partenaire", "Poste de dépense"]);
    for year in 1..=years {
        sheet.text((HEAD, YEARS + year - 1), &format!("Année {year}"), Style::of(Role::Head, Format::Plain));
    }
    sheet.text((HEAD, total), "Total", Style::of(Role::Head, Format::Plain));
    let rows = rows(&budget.crossed);
    let mut row = FIRST;
    let mut subtotals = Vec::new();
    for group in rows.chunk_by(|(a, _, _), (b, _, _)| a == b) {
        let first = row;
        for (bearer, category, amounts) in group {
            sheet.text((row, 0), name(&frame.names.bearers, *bearer), WRAPPED);
            sheet.text((row, 1), name(&frame.names.categories, *category), WRAPPED);
            cells(&mut sheet, frame, row, (*bearer, *category), amounts, years);
            row += 1;
        }
        let bearer = group.first().and_then(|(bearer, _, _)| *bearer);
        sheet.text((row, 0), name(&frame.names.bearers, bearer), WORDS_SUBTOTAL);
        sheet.text((row, 1), "Sous-total", WORDS_SUBTOTAL);
        for column in YEARS..=total {
            let year = u32::from(column - YEARS) + 1;
            let of = |amounts: &BTreeMap<u32, Cents>| -> Cents {
                if column == total {
                    amounts.values().copied().sum()
                } else {
                    amounts.get(&year).copied().unwrap_or_default()
                }
            };
            let value: Cents = group.iter().map(|(_, _, amounts)| of(amounts)).sum();
            sheet.formula(
                (row, column),
                format!("ROUND(SUM({}),2)", span(first, row - 1, column)),
                value,
                SUBTOTAL,
            );
        }
        subtotals.push(row);
        row += 1;
    }
    ends(&mut sheet, frame, row, years, &subtotals);
    sheet.frozen = (FIRST, YEARS);
    sheet.repeated_rows = Some((HEAD, HEAD));
    sheet
}

fn cells(
    sheet: &mut Sheet,
    frame: &mut Frame<'_>,
    row: u32,
    ids: (Id<'_>, Id<'_>),
    amounts: &BTreeMap<u32, Cents>,
    years: u16,
) {
    let (bearer, category) = ids;
    // What is nobody's stands as an empty cell on a line.
    let own = |cells: String, id: Id<'_>, column: u16| match id {
        Some(_) => format!("({cells}={})", a1(row, column)),
        None => format!("({cells}=\"\")"),
    };
    let who = own(frame.costs(costs::BEARER), bearer, 0);
    let what = own(frame.costs(costs::CATEGORY), category, 1);
    for year in 1..=years {
        let amount = amounts.get(&u32::from(year)).copied();
        let at = (row, YEARS + year - 1);
        let text = format!("ROUND(SUMPRODUCT({who}*{what}*{}),2)", year_of_lines(frame, year));
        sheet.formula(at, text, amount.unwrap_or_default(), EURO);
        if amount.is_some() {
            let key = format!("crossed/{}/{}/{year}/amount", step(bearer), step(category));
            frame.place(key, CROSSED, at);
        }
    }
    let sum: Cents = amounts.values().copied().sum();
    let text = format!("ROUND(SUM({}:{}),2)", a1(row, YEARS), a1(row, YEARS + years - 1));
    sheet.formula((row, YEARS + years), text, sum, SUBTOTAL);
}

/// What the table does not list (nothing, until a line is given another bearer), and the totals.
fn ends(sheet: &mut Sheet, frame: &Frame<'_>, row: u32, years: u16, subtotals: &[u32]) {
    let budget = frame.source.budget;
    let total = YEARS + years;
    sheet.text((row, 0), "Autres croisements", WRAPPED);
    sheet.text((row, 1), "(lignes modifiées dans ce classeur)", WRAPPED);
    sheet.text((row + 1, 0), "Total", WORDS_TOTAL);
    sheet.text((row + 1, 1), "", WORDS_TOTAL);
    for column in YEARS..=total {
        let year = column - YEARS + 1;
        let (whole, value) = if column == total {
            ("total".to_owned(), budget.total)
        } else {
            let amount = budget.years.get(usize::from(year) - 1).map(|year| year.amount);
            (format!("SUM({})", year_of_lines(frame, year)), amount.unwrap_or_default())
        };
        let listed = subtotal_sum(row, column, subtotals);
        sheet.formula((row, column), format!("ROUND({whole}-{listed},2)"), Cents::ZERO, EURO);
        sheet.formula((row + 1, column), format!("ROUND({whole},2)"), value, TOTAL);
    }
}

/// The subtotals above, told by the word in their second column.
fn subtotal_sum(row: u32, column: u16, subtotals: &[u32]) -> String {
    match (subtotals.first(), row.checked_sub(1)) {
        (Some(_), Some(last)) => {
            let words = on(CROSSED, &span(FIRST, last, 1));
            let cells = on(CROSSED, &span(FIRST, last, column));
            format!("SUMPRODUCT(({words}=\"Sous-total\")*{cells})")
        }
        _ => "0".to_owned(),
    }
}
