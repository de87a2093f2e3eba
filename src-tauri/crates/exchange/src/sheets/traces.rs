//! « Traçabilité »: every figure of the budget in the order in which a budget is told, where it comes from, and whether
//! this workbook still agrees with it.

use rust_decimal::Decimal;

use super::book::{Format, Role, Sheet, Style};
use super::formula::{a1, span};
use super::frame::{BLOCK, BODY, FIRST, Frame, HEAD, TRACES, WRAPPED};

/// The columns, for the tests that read them.
const VALUE: u16 = 1;
const AMORCE: u16 = 2;
const DIFFERENCE: u16 = 3;

/// The figure of a key in `amorce-budget/1`: lists by id, periods by their number.
fn value(json: &serde_json::Value, key: &str) -> Option<Decimal> {
    let steps: Vec<String> = dossier::Pointer::new(key).keys().collect();
    let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
    let found = match steps.as_slice() {
        ["months", month] => json.get("months")?.get(month.parse::<usize>().ok()?.checked_sub(1)?),
        ["crossed", bearer, category, year, "amount"] => json
            .get("crossed")?
            .as_array()?
            .iter()
            .find(|cell| {
                named(cell, "bearer", bearer)
                    && named(cell, "category", category)
                    && named(cell, "year", year)
            })?
            .get("amount"),
        [
            list @ ("lines" | "categories" | "bearers" | "quarters" | "years" | "civil_years" | "time"),
            id,
            figure,
        ] => {
            let by = match *list {
                "lines" | "categories" | "bearers" => "id",
                "quarters" => "quarter",
                "time" => "bearer",
                _ => "year",
            };
            json.get(*list)?.as_array()?.iter().find(|entry| named(entry, by, id))?.get(*figure)
        }
        [group, figure] => json.get(*group)?.get(*figure),
        [total] => json.get(*total),
        _ => None,
    };
    found?.as_str()?.parse().ok()
}

fn named(entry: &serde_json::Value, key: &str, step: &str) -> bool {
    match entry.get(key) {
        Some(serde_json::Value::String(id)) => id == step,
        Some(serde_json::Value::Number(number)) => number.to_string() == step,
        _ => step == "null",
    }
}

fn format(key: &str) -> Format {
    if key.starts_with("rates/") {
        Format::Rate
    } else if key.ends_with("/fte") {
        Format::Hundredths
    } else if key.ends_with("/days") {
        Format::Quantity
    } else {
        Format::Euro
    }
}

/// The sheet.
pub fn sheet(frame: &Frame<'_>) -> Sheet {
    let mut sheet = Sheet::new(TRACES, &[540, 150, 150, 110, 800, 420]);
    sheet.title("D’où vient chaque chiffre", &frame.remark());
    sheet.heads(
        HEAD,
        &["Chiffre", "Dans ce classeur", "Dans Amorce, à l’export", "Écart", "D’où il vient", "Clé"],
    );
    let budget = serde_json::to_value(frame.source.budget).unwrap_or_default();
    let mut row = FIRST;
    for (group, keys) in frame.source.budget.figure_groups() {
        let mut keys =
            keys.iter().filter_map(|key| Some((key.as_str(), frame.places.get(key)?.as_str()))).peekable();
        if keys.peek().is_none() {
            continue;
        }
        sheet.text((row, 0), group, BLOCK);
        sheet.heights.insert(row, 22);
        row += 1;
        for (key, place) in keys {
            figure(&mut sheet, frame, row, (key, place), value(&budget, key));
            row += 1;
        }
    }
    sheet.frozen = (FIRST, 1);
    sheet.repeated_rows = Some((HEAD, HEAD));
    sheet.printed = 4;
    sheet
}

/// One figure: what it is, its cell elsewhere in this workbook, its value, and how it was obtained.
fn figure(
    sheet: &mut Sheet,
    frame: &Frame<'_>,
    row: u32,
    (key, place): (&str, &str),
    amount: Option<Decimal>,
) {
    let style = Style::of(Role::Body, format(key));
    let trace = frame.source.budget.trace(key, frame.source.dossier, frame.source.call);
    let (title, words) = trace.map(|trace| (trace.title.clone(), trace.to_string())).unwrap_or_default();
    // Under its own name alone, an entry would not say what of it is meant.
    let of_an_entry = ["categories/", "bearers/", "years/", "civil_years/", "quarters/"];
    let spent = key.ends_with("/amount") && of_an_entry.iter().any(|list| key.starts_with(list));
    let title = if spent { format!("{title}, dépenses") } else { title };
    sheet.text((row, 0), &title, WRAPPED);
    match amount {
        Some(amount) => sheet.formula((row, VALUE), place.to_owned(), amount, style),
        None => sheet.formula_or_nothing((row, VALUE), format!("IF({place}=\"\",\"\",{place})"), None, style),
    }
    sheet.maybe((row, AMORCE), amount, style);
    let difference = format!("ROUND(N({})-N({}),4)", a1(row, VALUE), a1(row, AMORCE));
    sheet.formula((row, DIFFERENCE), difference, Decimal::ZERO, style);
    sheet.text((row, 4), &words, WRAPPED);
    sheet.text((row, 5), key, BODY);
}

/// How many figures of the workbook are no longer those of Amorce, down to the last row of the sheet.
pub fn differences(last: u32) -> String {
    let cells = super::formula::on(TRACES, &span(FIRST, last.max(FIRST), DIFFERENCE));
    format!("SUMPRODUCT(({cells}<>0)*1)")
}
