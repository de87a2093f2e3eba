//! Who pays for what: costs and resources as two bars on one scale, so that what is missing is seen.

use budget::{Budget, Cents};

use crate::area::Fill;
use crate::sheet::Sheet;
use crate::{Figure, Ink, TextWidth};

/// Height of a bar.
const BAR: i32 = 18_000;
/// 100,0 %, in tenths of a percent.
const WHOLE: i64 = 1_000;

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
        for (part, share) in parts.iter().zip(shares(parts, *sum)) {
            sheet.entry(part.fill, part.name, &format!("{} · {share}", part.amount.french()));
            rows.push(vec![(*side).to_owned(), part.name.to_owned(), part.amount.french(), share]);
        }
        rows.push(vec![
            (*side).to_owned(),
            "Total".to_owned(),
            sum.french(),
            percent(if sum.is_zero() { 0 } else { WHOLE }),
        ]);
    }
    sheet.space(4_000);
    let balance = gap(budget);
    sheet.sentence(&balance);
    let description = describe(&sides, &balance);
    let head = ["Côté", "Part", "Montant", "Part du côté"];
    sheet.figure("Dépenses et ressources", description, &head, rows)
}

/// The parts of a side in tenths of a percent, rounded together so that what is shown adds up to 100,0 %: a reading
/// aid beside the exact amounts, but one that readers add up.
fn shares(parts: &[Part], sum: Cents) -> Vec<String> {
    let amounts: Vec<Cents> = parts.iter().map(|part| part.amount).collect();
    tenths(&amounts, sum).into_iter().map(percent).collect()
}

/// As the budget shares its tables (`formats.md`, rule 7). What of `sum` no amount tells of keeps its own share, which
/// is not shown.
fn tenths(amounts: &[Cents], sum: Cents) -> Vec<i64> {
    let told: Cents = amounts.iter().copied().sum();
    let untold = Cents::new((sum - told).get().max(0));
    let weights: Vec<Cents> = amounts.iter().copied().chain([untold]).collect();
    let shares = budget::shares(Cents::new(WHOLE), &weights);
    shares.into_iter().take(amounts.len()).map(Cents::get).collect()
}

fn percent(tenths: i64) -> String {
    format!("{},{}\u{A0}%", tenths / 10, tenths % 10)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(amounts: &[i64], sum: i64) -> Vec<i64> {
        let amounts: Vec<Cents> = amounts.iter().copied().map(Cents::new).collect();
        tenths(&amounts, Cents::new(sum))
    }

    #[test]
    fn the_shares_of_a_side_add_up_to_the_whole() {
        // Each rounded by itself: 39,9 + 10,1 + 1,7 + 1,9 + 46,5 = 100,1.
        let parts = [39_850, 10_060, 1_700, 1_890, 46_500];
        let sum = parts.iter().sum();
        assert_eq!(shown(&parts, sum), [398, 101, 17, 19, 465]);
        for parts in [&[1, 1, 1][..], &[1; 7], &[333, 333, 334], &[99_999_999_999_999, 1]] {
            let shares = shown(parts, parts.iter().sum());
            assert_eq!(shares.iter().sum::<i64>(), WHOLE, "{parts:?}: {shares:?}");
        }
    }

    #[test]
    fn what_no_part_tells_of_is_no_share_of_theirs_and_nothing_is_no_share() {
        assert_eq!(shown(&[250, 250], 1_000), [250, 250]);
        assert_eq!(shown(&[0, 0], 0), [0, 0]);
        assert_eq!(shown(&[], 0), Vec::<i64>::new());
    }
}
