//! How far the project is from the call's ceiling.

use budget::{Budget, Cents};
use call::Call;

use crate::area::Fill;
use crate::sheet::Sheet;
use crate::{Cell, Figure, Ink, TextWidth};

/// Height of the bar.
const BAR: i32 = 16_000;

/// A bar of what the ceiling compares with, a marker at the ceiling, and beyond it what is too much, hatched.
pub fn ceiling_gauge(budget: &Budget, call: &Call, width: i32, text_width: TextWidth<'_>) -> Figure {
    let (key, what, compared) = budget.under_ceiling(call);
    let excess = budget.facts.above_call_ceiling;
    let ceiling = budget.facts.call_ceiling;
    let (left_word, left) = if excess.is_zero() {
        ("Marge sous le plafond", ceiling - compared)
    } else {
        ("Dépassement du plafond", excess)
    };
    let numbers = [(what, compared), ("Plafond de l’appel", ceiling), (left_word, left)];

    let mut sheet = Sheet::new(width, text_width);
    sheet.name_and_amount(what, &compared.french());
    sheet.space(6_000);
    let whole = compared.max(ceiling).get();
    let within = sheet.length((compared - excess).get(), whole);
    let beyond = sheet.length(excess.get(), whole);
    sheet.bar(BAR, &[(within, Fill::Solid(Ink::Strong)), (beyond, Fill::Crossed(Ink::Third))]);
    let marker = sheet.length(ceiling.get(), whole);
    sheet.marker(marker, BAR);
    sheet.space(6_000);
    for (name, amount) in numbers.iter().skip(1) {
        sheet.name_and_amount(name, &amount.french());
    }

    let said = |(name, amount): &(&str, Cents)| format!("{name}\u{A0}: {}.", amount.french());
    let description: Vec<String> = numbers.iter().map(said).collect();
    let rows = numbers.into_iter().zip([Some(key), None, Some("ceiling_margin")]);
    let rows = rows.map(|((name, amount), key)| {
        vec![Cell::plain(name), Cell { text: amount.french(), key: key.map(str::to_owned) }]
    });
    let head = ["Grandeur", "Montant"];
    sheet.figure("Plafond de l’appel", description.join(" "), &head, rows.collect())
}
