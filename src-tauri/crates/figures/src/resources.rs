//! Who pays for what: costs and resources as two bars on one scale, so that what is missing is seen.

use budget::{Budget, Cents};

use crate::area::Fill;
use crate::sheet::Sheet;
use crate::{Figure, Ink, TextWidth};

/// Height of a bar.
const BAR: i32 = 18_000;

/// A part of a bar.
struct Part {
    name: &'static str,
    amount: Cents,
    fill: Fill,
}

fn costs(budget: &Budget) -> Vec<Part> {
    vec![
        Part { name: "Dépenses à payer", amount: budget.cash_costs, fill: Fill::Solid(Ink::Soft) },
        Part { name: "Contributions valorisées", amount: budget.in_kind, fill: Fill::Hatched(Ink::Soft) },
    ]
}

fn brought(budget: &Budget) -> Vec<Part> {
    let status = &budget.funding_by_status;
    let part = |name, amount, fill| Part { name, amount, fill };
    let mut parts = vec![
        part("Subvention demandée", budget.grant, Fill::Solid(Ink::Strong)),
        part("Numéraire acquis", status.acquired, Fill::Solid(Ink::Second)),
        part("Numéraire demandé", status.requested, Fill::Striped(Ink::Second)),
        part("Numéraire à solliciter", status.planned, Fill::Outlined(Ink::Second)),
        part("Autofinancement", budget.self_financing, Fill::Crossed(Ink::Third)),
        part("Apports en nature", budget.in_kind, Fill::Hatched(Ink::Strong)),
    ];
    parts.retain(|part| !part.amount.is_zero());
    parts
}

/// Costs above, resources under them, each part named with its amount and its share.
pub fn resources(budget: &Budget, width: i32, text_width: TextWidth<'_>) -> Figure {
    let mut sheet = Sheet::new(width, text_width);
    let whole = budget.total.max(budget.resources);
    let sides =
        [("Dépenses", budget.total, costs(budget)), ("Ressources", budget.resources, brought(budget))];
    let mut rows = Vec::new();
    for (at, (side, sum, parts)) in sides.iter().enumerate() {
        sheet.space(if at == 0 { 0 } else { 12_000 });
        sheet.name_and_amount(side, &sum.french());
        sheet.space(2_000);
        let areas: Vec<(i32, Fill)> =
            parts.iter().map(|part| (sheet.length(part.amount.get(), whole.get()), part.fill)).collect();
        sheet.bar(BAR, &areas);
        sheet.space(4_000);
        for part in parts {
            let share = share(part.amount, *sum);
            sheet.entry(part.fill, part.name, &format!("{} · {share}", part.amount.french()));
            rows.push(vec![(*side).to_owned(), part.name.to_owned(), part.amount.french(), share]);
        }
        rows.push(vec![(*side).to_owned(), "Total".to_owned(), sum.french(), share(*sum, *sum)]);
    }
    sheet.space(4_000);
    let balance = gap(budget);
    sheet.sentence(&balance);
    let description = describe(&sides, &balance);
    let head = ["Côté", "Part", "Montant", "Part du côté"];
    sheet.figure("Dépenses et ressources", description, &head, rows)
}

/// A share in whole percents and tenths, rounded half up: a reading aid beside the exact amount.
fn share(part: Cents, whole: Cents) -> String {
    let thousandths = (i128::from(part.get()) * 2_000 + i128::from(whole.get()))
        .checked_div(2 * i128::from(whole.get()))
        .unwrap_or(0);
    format!("{},{}\u{A0}%", thousandths / 10, thousandths % 10)
}

fn gap(budget: &Budget) -> String {
    match budget.balance.get() {
        0 => "Les ressources égalent les dépenses, au centime.".to_owned(),
        1.. => format!("Reste à financer\u{A0}: {}.", budget.balance.french()),
        _ => format!("Excédent de ressources\u{A0}: {}.", (-budget.balance).french()),
    }
}

fn describe(sides: &[(&str, Cents, Vec<Part>)], balance: &str) -> String {
    let mut text = String::new();
    for (side, sum, parts) in sides {
        let parts: Vec<String> = parts
            .iter()
            .map(|part| format!("{} {}", part.name.to_lowercase(), part.amount.french()))
            .collect();
        let parts = if parts.is_empty() { "rien".to_owned() } else { parts.join(", ") };
        text.push_str(&format!("{side}\u{A0}: {}, soit {parts}. ", sum.french()));
    }
    text + balance
}
