//! The cost lines as `.csv`: for any program, and to be imported again. UTF-8 with its mark, semicolons, French
//! decimals, lines ended as Excel ends them.
//!
//! A text that a spreadsheet would run as a formula is written with an apostrophe before it, and one that began
//! with such an apostrophe with one more, so that reading takes exactly one away.

use budget::Line;
use dossier::number::write_french;
use dossier::parts::{BasisKind, Cost};
use dossier::{Choices, Item, Leaf};

use super::Source;
use crate::names::{Names, label};

/// The columns; those that say « calculé » are not read again.
pub const HEADS: [&str; 22] = [
    "N° calculé",
    "Libellé",
    "Poste de dépense",
    "Porteur ou partenaire",
    "Mode de calcul",
    "Jours",
    "Coût journalier",
    "Coût annuel chargé",
    "Quantité",
    "Prix unitaire HT",
    "TVA (%)",
    "Montant forfaitaire",
    "Du mois",
    "Au mois",
    "Éligible",
    "Apport en nature",
    "Agent",
    "Prestataire",
    "SIRET du prestataire",
    "Justification",
    "Montant calculé",
    "Assiette calculée",
];

/// The cost lines as the bytes of a file.
pub fn write_costs_csv(source: Source<'_>) -> Vec<u8> {
    let names = Names::of(source.dossier, source.call);
    let mut out = String::from("\u{FEFF}");
    push_row(&mut out, HEADS.iter().map(|head| (*head).to_owned()));
    let lines = source.dossier.costs.iter().zip(&source.budget.lines);
    for (number, (cost, line)) in (1_usize..).zip(lines) {
        push_row(&mut out, row(number, cost, line, &names));
    }
    out.into_bytes()
}

fn row(number: usize, cost: &Item<Cost>, line: &Line, names: &Names) -> impl Iterator<Item = String> {
    let basis = &cost.basis;
    // Only what the present kind uses goes out; without a kind, all that was typed.
    let used = |kinds: &[BasisKind], field: &dyn Leaf| match basis.kind {
        Some(kind) if !kinds.contains(&kind) => String::new(),
        _ => plain(&field.text()),
    };
    let flag = |flag: Option<bool>| flag.map_or("", |flag| if flag { "oui" } else { "non" }).to_owned();
    use BasisKind::{LumpSum, Purchase, TimeDaily, TimeYearly};
    [
        number.to_string(),
        safe(&cost.label),
        safe(label(&names.categories, &cost.category)),
        safe(label(&names.bearers, &cost.bearer)),
        basis.kind.map_or("", Choices::name).to_owned(),
        used(&[TimeDaily, TimeYearly], &basis.days),
        used(&[TimeDaily], &basis.daily_cost),
        used(&[TimeYearly], &basis.yearly_cost),
        used(&[Purchase], &basis.quantity),
        used(&[Purchase], &basis.unit_price),
        used(&[Purchase], &basis.vat),
        used(&[LumpSum], &basis.amount),
        cost.from.text(),
        cost.to.text(),
        flag(cost.eligible),
        flag(cost.in_kind),
        safe(label(&names.agents, &cost.agent)),
        safe(&cost.provider.name),
        safe(&cost.provider.siret),
        safe(&cost.note),
        plain(&write_french(line.amount.to_decimal(), Some(2))),
        plain(&write_french(line.base.to_decimal(), Some(2))),
    ]
    .into_iter()
}

/// A number without the spaces that group its digits.
fn plain(number: &str) -> String {
    number.chars().filter(|c| !c.is_whitespace()).collect()
}

/// A text that no spreadsheet takes for a formula.
pub fn safe(text: &str) -> String {
    if is_dangerous(text) { format!("'{text}") } else { text.to_owned() }
}

/// What [`safe`] made of a text, taken back.
pub fn unsafe_again(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| is_dangerous(rest)).unwrap_or(text)
}

fn is_dangerous(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r'])
}

fn push_row(out: &mut String, cells: impl Iterator<Item = String>) {
    for (column, cell) in cells.enumerate() {
        if column > 0 {
            out.push(';');
        }
        if cell.contains(['"', ';', '\n', '\r', ',', '\t']) || cell.starts_with(' ') || cell.ends_with(' ') {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(&cell);
        }
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_looks_like_a_formula_is_made_harmless_and_comes_back() {
        for text in ["=1+1", "+33", "-5 %", "@cmd", "'=x", "''+y", "plain", "'quoted'", "", "\tx"] {
            let written = safe(text);
            assert!(!written.starts_with(['=', '+', '-', '@', '\t']), "{written}");
            assert_eq!(unsafe_again(&written), text);
        }
    }

    #[test]
    fn a_cell_is_quoted_where_it_must_be() {
        let mut out = String::new();
        push_row(&mut out, ["a;b", "c\"d", "e", "1,5", "l\nm"].into_iter().map(str::to_owned));
        assert_eq!(out, "\"a;b\";\"c\"\"d\";e;\"1,5\";\"l\nm\"\r\n");
    }
}
