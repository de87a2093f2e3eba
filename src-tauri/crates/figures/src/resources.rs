//! Who pays for what: costs and resources as two bars on one scale, so that what is missing is seen.

use budget::{Budget, Side};

use crate::area::Fill;
use crate::sheet::Sheet;
use crate::{Cell, Figure, Ink, TextWidth};

/// Height of a bar.
const BAR: i32 = 18_000;

/// The pattern of a part of a side, by their keys.
fn fill(side: &str, part: &str) -> Fill {
    match (side, part) {
        ("total", "in_kind") => Fill::Hatched(Ink::Soft),
        ("total", _) => Fill::Solid(Ink::Soft),
        (_, "grant") => Fill::Solid(Ink::Strong),
        (_, "funding_by_status/acquired") => Fill::Solid(Ink::Second),
        (_, "funding_by_status/requested") => Fill::Striped(Ink::Second),
        (_, "funding_by_status/planned") => Fill::Outlined(Ink::Second),
        (_, "in_kind") => Fill::Hatched(Ink::Strong),
        _ => Fill::Crossed(Ink::Third),
    }
}

/// Costs above, resources under them, each part named with its amount and its share. `is_unsure`: something that was typed
/// for the budget could not be read, so that sides that are equal prove nothing.
pub fn resources(budget: &Budget, is_unsure: bool, width: i32, text_width: TextWidth<'_>) -> Figure {
    let mut sheet = Sheet::new(width, text_width);
    let sides = budget.sides();
    let whole = budget.total.max(budget.resources);
    for (at, side) in sides.iter().enumerate() {
        sheet.space(if at == 0 { 0 } else { 12_000 });
        sheet.name_and_amount(side.name, &side.amount.french());
        sheet.space(2_000);
        let areas = side.parts.iter().map(|part| {
            let length = sheet.length(part.amount.get(), whole.get());
            (length, fill(side.key, part.key))
        });
        let areas: Vec<_> = areas.collect();
        sheet.bar(BAR, &areas);
        sheet.space(4_000);
        for part in &side.parts {
            let amount = format!("{} · {}", part.amount.french(), part.share.french());
            sheet.entry(fill(side.key, part.key), part.name, &amount);
        }
    }
    sheet.space(4_000);
    let balance = gap(budget, is_unsure);
    sheet.sentence(&balance);
    let description = describe(&sides, &balance);
    let head = ["Côté", "Part", "Montant", "Part du côté"];
    sheet.figure("Dépenses et ressources", description, &head, sides.iter().flat_map(table).collect())
}

/// The rows of a side, its sum last.
fn table(side: &Side) -> Vec<Vec<Cell>> {
    let rows = side.parts.iter().map(|part| {
        vec![
            Cell::plain(side.name),
            Cell::plain(part.name),
            Cell::amount(part.amount, part.key),
            Cell { text: part.share.french(), key: Some(part.share_key(side)) },
        ]
    });
    let total = vec![
        Cell::plain(side.name),
        Cell::plain("Total"),
        Cell::amount(side.amount, side.key),
        Cell::plain(side.share.french()),
    ];
    rows.chain([total]).collect()
}

fn gap(budget: &Budget, is_unsure: bool) -> String {
    let provisional =
        if is_unsure { " Solde provisoire\u{A0}: le budget a une saisie illisible." } else { "" };
    match budget.balance.get() {
        0 if is_unsure => {
            "Les ressources égalent les dépenses, sans compter ce qui est illisible\u{A0}: à confirmer."
                .to_owned()
        }
        0 => "Les ressources égalent les dépenses, au centime.".to_owned(),
        1.. => format!("Reste à financer\u{A0}: {}.{provisional}", budget.balance.french()),
        _ => format!("Excédent de ressources\u{A0}: {}.{provisional}", (-budget.balance).french()),
    }
}

fn describe(sides: &[Side], balance: &str) -> String {
    let mut text = String::new();
    for side in sides {
        let parts: Vec<String> = (side.parts.iter())
            .map(|part| format!("{} {}", part.name.to_lowercase(), part.amount.french()))
            .collect();
        let parts = if parts.is_empty() { "rien".to_owned() } else { parts.join(", ") };
        text.push_str(&format!("{}\u{A0}: {}, soit {parts}. ", side.name, side.amount.french()));
    }
    text + balance
}
