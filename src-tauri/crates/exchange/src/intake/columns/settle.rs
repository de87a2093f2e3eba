//! What headings mean that do not say of what: by the columns beside them, or nothing, and then they wait to be told.

use super::fields::{COUNT, UNIT, by_code};
use super::headings::{but_euros as bare, guess, without_plans, words};
use super::{Column, Kept, Wait};
use crate::intake::grid::letters;
use crate::intake::lines::amounts::is_summed;

/// Whole costs that may be the price of one where a column counts.
const OF_ONE_OR_ALL: [&str; 5] = ["cout", "prix", "cout ttc", "prix ttc", "cout reel"];

/// Settles the columns of which nobody told what they give; some wait to be told. `sure`: the place of the amount, where the
/// rows say it.
pub fn settle(columns: &mut [Column], sure: Option<usize>, kept: &Kept) -> Option<Wait> {
    let is_told =
        |(at, column): (usize, &Column)| sure == Some(at) || kept.contains_key(&words(&column.heading));
    let told: Vec<bool> = columns.iter().enumerate().map(is_told).collect();
    let mut waits: Vec<usize> = Vec::new();
    if has(columns, "basis/kind") {
        by_mode(columns, &told);
    } else {
        waits.extend(by_neighbours(columns, &told));
    }
    let is_one = |heading: &str| without_plans(&bare(heading));
    let counts = ["basis/quantity", "basis/days", COUNT].into_iter().any(|code| has(columns, code));
    let prices = ["basis/unit_price", "basis/daily_cost", "basis/yearly_cost", UNIT];
    if counts && !prices.into_iter().any(|code| has(columns, code)) {
        let whole = |(_, (column, told)): &(usize, (&Column, &bool))| {
            !**told
                && column.gives("basis/amount")
                && OF_ONE_OR_ALL.contains(&is_one(&column.heading).as_str())
        };
        let found = columns.iter().zip(&told).enumerate().find(whole).map(|(at, _)| at);
        if let Some(at) = found {
            give(columns, at, None);
            // « Prix » stood before « Montant », which does say what all cost.
            let free = columns.iter().enumerate().position(|(other, column)| {
                let means = guess(&column.heading).is_some_and(|field| field.code == "basis/amount");
                other != at
                    && column.is_free()
                    && means
                    && !OF_ONE_OR_ALL.contains(&is_one(&column.heading).as_str())
            });
            match free {
                Some(free) => give(columns, free, Some("basis/amount")),
                None => waits.push(at),
            }
        }
    }
    let many = multipliers(columns, &told);
    why(columns, &waits, &many)
}

/// Columns that count beside days or things with their price, and are none of them: three agents for ten days each. Where
/// the file gives an amount of its own, the row is held against it instead.
fn multipliers(columns: &[Column], told: &[bool]) -> Vec<usize> {
    const COUNTS: [&str; 8] = ["nombre", "nb", "nbre", "nbr", "effectif", "effectifs", "etp", "mois"];
    let prices = ["basis/unit_price", "basis/daily_cost"];
    if !prices.into_iter().any(|code| has(columns, code)) || columns.iter().any(is_summed) {
        return Vec::new();
    }
    let counts = |(_, (column, told)): &(usize, (&Column, &bool))| {
        let words = words(&column.heading);
        let is_count = words.split(' ').next().is_some_and(|first| COUNTS.contains(&first));
        // « Mois » may say which one: « mars ».
        let counts = |sample: &String| sample != "1" && sample.starts_with(|c: char| c.is_ascii_digit());
        !**told && column.is_free() && is_count && column.samples.iter().any(counts)
    };
    columns.iter().zip(told).enumerate().filter(counts).map(|(at, _)| at).collect()
}

/// Beside a column of modes, as in the grid, « Quantité » and « Coût » are what each line's mode wants.
fn by_mode(columns: &mut [Column], told: &[bool]) {
    for (at, told) in told.iter().enumerate() {
        let Some(column) = columns.get(at).filter(|_| !told) else { continue };
        let is_cost =
            column.gives("basis/amount") && matches!(bare(&column.heading).as_str(), "cout" | "prix");
        if column.gives("basis/quantity") && !has(columns, COUNT) {
            give(columns, at, Some(COUNT));
        } else if is_cost && !has(columns, UNIT) {
            give(columns, at, Some(UNIT));
        }
    }
}

/// Without one, « Coût unitaire » is of a day beside days and of a thing beside a quantity, and « Nombre » counts what
/// has a price. Beside nothing or both, nobody knows.
fn by_neighbours(columns: &mut [Column], told: &[bool]) -> Vec<usize> {
    let mut waits = Vec::new();
    let untold = |columns: &[Column], code: &str| {
        columns.iter().zip(told).position(|(column, told)| !told && column.gives(code))
    };
    if let Some(at) = untold(columns, UNIT) {
        let of_days = has(columns, "basis/days")
            && !has(columns, "basis/daily_cost")
            && !has(columns, "basis/yearly_cost");
        let of_things =
            (has(columns, "basis/quantity") || has(columns, COUNT)) && !has(columns, "basis/unit_price");
        match (of_days, of_things) {
            (true, false) => give(columns, at, Some("basis/daily_cost")),
            (false, true) => give(columns, at, Some("basis/unit_price")),
            _ => {
                give(columns, at, None);
                waits.push(at);
            }
        }
    }
    if let Some(at) = untold(columns, COUNT) {
        if has(columns, "basis/unit_price") && !has(columns, "basis/quantity") {
            give(columns, at, Some("basis/quantity"));
        } else if has(columns, "basis/days") {
            // So many agents, each as many days?
            give(columns, at, None);
            waits.push(at);
        }
    }
    waits
}

fn why(columns: &[Column], waits: &[usize], many: &[usize]) -> Option<Wait> {
    let many: Vec<&usize> = many.iter().filter(|at| !waits.contains(at)).collect();
    let waiting: Vec<&Column> =
        waits.iter().chain(many.iter().copied()).filter_map(|at| columns.get(*at)).collect();
    let names = waiting.iter();
    let names: Vec<String> =
        names.map(|column| format!("{} («\u{A0}{}\u{A0}»)", letters(column.index), column.heading)).collect();
    let (what, wait) = match names.as_slice() {
        [] => return None,
        [one] => (format!("La colonne {one}"), "attend"),
        [first @ .., last] => (format!("Les colonnes {} et {last}", first.join(", ")), "attendent"),
    };
    let may_be = if many.is_empty() {
        "le coût d’une journée, le prix d’une unité, le montant de toute la ligne ou autre chose, rien dans votre tableau ne \
         le dit."
    } else {
        "si les jours ou les quantités sont à multiplier par ce nombre, faites-le d’abord dans votre tableau\u{202F}; rien \
         n’est multiplié sans cela."
    };
    let why = format!(
        "{what} {wait} que vous disiez ce qu’elle{s} donne{nt}\u{A0}: {may_be}",
        s = if names.len() > 1 { "s" } else { "" },
        nt = if names.len() > 1 { "nt" } else { "" },
    );
    Some(Wait { columns: waiting.iter().map(|column| column.index).collect(), why })
}

fn has(columns: &[Column], code: &str) -> bool {
    columns.iter().any(|column| column.gives(code))
}

/// Takes a column for what gives a field, or for nothing.
pub fn give(columns: &mut [Column], at: usize, code: Option<&str>) {
    if let Some(column) = columns.get_mut(at) {
        column.field = code.and_then(by_code);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::columns::Layout;
    use crate::intake::grid::{Cell, Grid};

    fn layout(head: &[&str], kept: &Kept) -> Layout {
        let mut grid = Grid::default();
        for (column, heading) in (0..).zip(head) {
            grid.put(1, column, Cell::Text((*heading).to_owned())).unwrap();
        }
        Layout::of(&grid, kept).unwrap()
    }

    fn codes(layout: &Layout) -> Vec<Option<&'static str>> {
        layout.columns.iter().map(|column| column.field.map(|field| field.code)).collect()
    }

    fn of(head: &[&str]) -> Vec<Option<&'static str>> {
        codes(&layout(head, &Kept::new()))
    }

    #[test]
    fn the_headings_of_the_grid_are_what_each_lines_mode_wants() {
        let codes = of(&["Libellé", "Poste", "Porté par", "Calcul", "Quantité", "Coût", "TVA", "De", "À"]);
        assert_eq!(codes[3..7], [Some("basis/kind"), Some(COUNT), Some(UNIT), Some("basis/vat")]);
        assert_eq!(codes[7..], [Some("from"), Some("to")]);
        assert_eq!(of(&["Calcul", "Nombre", "Coût unitaire"])[1..], [Some(COUNT), Some(UNIT)]);
    }

    #[test]
    fn a_cost_beside_a_count_without_a_price_waits_to_be_told() {
        for cost in ["Coût", "Coût (€)", "Prix", "Prix en €", "Coût TTC", "Prix TTC", "Prix TTC (€)"]
        {
            for count in ["Quantité", "Jours", "Nombre", "Nb", "Volume", "Unités"] {
                assert_eq!(of(&["Libellé", count, cost])[2], None, "{count} {cost}");
            }
            assert_eq!(of(&["Libellé", "Truc", cost])[2], Some("basis/amount"), "{cost}");
        }
        assert_eq!(of(&["Libellé", "Quantité", "Montant"])[2], Some("basis/amount"));
        let whole = of(&["Libellé", "Quantité", "PU HT", "Coût"]);
        assert_eq!(whole[2..], [Some("basis/unit_price"), Some("basis/amount")]);
        let told = Kept::from([("cout".to_owned(), "basis/amount".to_owned())]);
        assert_eq!(codes(&layout(&["Libellé", "Quantité", "Coût"], &told))[2], Some("basis/amount"));
        let both = layout(&["Libellé", "Quantité", "Prix", "Montant"], &Kept::new());
        assert_eq!(codes(&both)[2..], [None, Some("basis/amount")]);
        assert!(both.waits().is_empty(), "« Montant » says it");
    }

    #[test]
    fn a_unit_cost_is_of_what_is_counted_beside_it() {
        for count in ["Jours", "Nombre de jours"] {
            assert_eq!(of(&[count, "Coût unitaire"]), [Some("basis/days"), Some("basis/daily_cost")]);
        }
        for count in ["Quantité", "Nb", "Nombre", "Nombre d’unités", "Nb d'unités", "Volume", "Unités"]
        {
            let both = [Some("basis/quantity"), Some("basis/unit_price")];
            assert_eq!(of(&[count, "Coût unitaire"]), both, "{count}");
            assert_eq!(of(&[count, "Prix unitaire"]), both, "{count}");
        }
        for head in [&["Libellé", "Coût unitaire"][..], &["Jours", "Quantité", "Coût unitaire"]] {
            let layout = layout(head, &Kept::new());
            assert_eq!(codes(&layout).last(), Some(&None), "{head:?}");
            assert!(layout.waits()[0].contains("Coût unitaire"), "{layout:?}");
        }
        let both = of(&["Jours", "Coût journalier", "Quantité", "Coût unitaire"]);
        assert_eq!(both[3], Some("basis/unit_price"));
    }

    #[test]
    fn a_number_beside_days_may_be_of_agents() {
        assert_eq!(of(&["Nombre", "Jours", "Coût journalier"])[0], None);
        assert_eq!(of(&["Nombre", "Jours", "Coût journalier", "PU HT"])[0], Some("basis/quantity"));
    }

    #[test]
    fn what_counts_beside_days_and_their_price_is_asked_about_unless_the_file_gives_an_amount() {
        let of = |head: &[&str], cells: &[&str]| {
            let mut grid = Grid::default();
            for (row, cells) in [(1, head), (2, cells)] {
                for (column, text) in (0..).zip(cells) {
                    grid.put(row, column, Cell::Text((*text).to_owned())).unwrap();
                }
            }
            Layout::of(&grid, &Kept::new()).unwrap().waits().join(" ")
        };
        let head = ["Libellé", "Nb d'agents", "Nb de jours", "Coût journalier"];
        let told = of(&head, &["Animateurs", "3", "10", "300"]);
        assert!(told.contains("B («\u{A0}Nb d'agents\u{A0}»)") && told.contains("multiplier"), "{told}");
        assert_eq!(of(&head, &["Pilote", "1", "10", "300"]), "");
        let people = ["Libellé", "Nombre de personnes", "Quantité", "PU HT"];
        assert!(of(&people, &["Repas", "12", "2", "15"]).contains("Nombre de personnes"));
        let total = ["Libellé", "Nb d'agents", "Nb de jours", "Coût journalier", "Total"];
        assert_eq!(of(&total, &["Animateurs", "3", "10", "300", "9000"]), "", "the row is doubted");
        assert_eq!(of(&["Libellé", "Nb de participants", "Montant"], &["Repas", "12", "300"]), "");
    }

    #[test]
    fn what_followed_from_the_columns_beside_is_not_kept() {
        let layout = layout(&["Libellé", "Jours", "Coût unitaire"], &Kept::new());
        assert_eq!(layout.kept(), Kept::new());
    }
}
