//! What the project costs by category: what is paid, and what is brought in kind.

use budget::{Budget, CategoryTotal, figure_key, figure_step};
use call::Call;

use crate::area::Fill;
use crate::sheet::Sheet;
use crate::{Cell, Figure, Ink, TextWidth};

/// Height of a bar.
const BAR: i32 = 11_000;
/// Between one category and the next.
const BETWEEN: i32 = 8_000;

/// What is paid, and what is brought in kind.
const PAID: Fill = Fill::Solid(Ink::Strong);
const GIVEN: Fill = Fill::Hatched(Ink::Strong);

/// A bar for each category, full for what is paid, hatched for what is in kind, all on one scale.
pub fn costs_by_category(budget: &Budget, call: &Call, width: i32, text_width: TextWidth<'_>) -> Figure {
    let mut sheet = Sheet::new(width, text_width);
    let (paid, given) = ("Dépenses à payer", "Contributions valorisées");
    sheet.legend(&[(PAID, paid), (GIVEN, given)]);
    let largest = budget.categories.iter().map(|entry| entry.amount).max().unwrap_or_default();
    for entry in &budget.categories {
        sheet.space(BETWEEN);
        sheet.name_and_amount(name(entry, call), &entry.amount.french());
        sheet.space(1_500);
        let areas = [
            (sheet.length(entry.cash_costs().get(), largest.get()), PAID),
            (sheet.length(entry.in_kind.get(), largest.get()), GIVEN),
        ];
        sheet.bar(BAR, &areas);
    }
    sheet.space(1_000);
    let rows = budget.categories.iter().map(|entry| {
        let key = |figure| figure_key(&["categories", figure_step(entry.id.as_ref()), figure]);
        vec![
            Cell::plain(name(entry, call)),
            Cell::amount(entry.cash_costs(), key("cash_costs")),
            Cell::amount(entry.in_kind, key("in_kind")),
            Cell::amount(entry.amount, key("amount")),
        ]
    });
    let total = vec![
        Cell::plain("Total"),
        Cell::amount(budget.cash_costs, "cash_costs"),
        Cell::amount(budget.in_kind, "in_kind"),
        Cell::amount(budget.total, "total"),
    ];
    let rows = rows.chain([total]).collect();
    let head = ["Poste de dépense", paid, given, "Total"];
    sheet.figure("Dépenses par poste", describe(budget, call), &head, rows)
}

pub(crate) fn name<'a>(entry: &CategoryTotal, call: &'a Call) -> &'a str {
    let category = entry.id.as_deref().and_then(|id| call.category(id));
    category.map_or("Non attribué", |category| category.name.as_str())
}

fn describe(budget: &Budget, call: &Call) -> String {
    let mut text = format!(
        "Total des dépenses\u{A0}: {}, dont {} à payer et {} de contributions valorisées.",
        budget.total.french(),
        budget.cash_costs.french(),
        budget.in_kind.french()
    );
    for entry in budget.categories.iter().filter(|entry| !entry.amount.is_zero()) {
        let sentence = format!(" {}\u{A0}: {}.", name(entry, call), entry.amount.french());
        text.push_str(&sentence);
    }
    text
}
