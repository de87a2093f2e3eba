//! What stands around a table and is no line of it: a signature where a category would be named, a contact or another
//! table's headings below the total.

use dossier::Value;
use dossier::number::write_count;

use super::totals::{Called, called};
use crate::intake::columns::holds_number;
use crate::intake::grid::Row;
use crate::intake::lines::LineRead;
use crate::names::fold;

/// In French, that a row says one thing, and no name of a category or a bearer: « Fait à Orléans, le 12 mai ».
pub fn stray(read: &LineRead, row: &Row, named: &str) -> Option<String> {
    let is_unknown = |fault: &super::CellFault| matches!(fault.field, "category" | "bearer");
    // Its amounts may stand in columns that are still to be told.
    let is_one = read.shown.len() == 1
        && !row.cells.values().any(holds_number)
        && !read.faults.is_empty()
        && read.faults.iter().all(is_unknown);
    is_one.then(|| format!("{named} n’est suivi de rien, comme un titre ou une signature"))
}

/// In French, that a row is named as what nobody pays, as the forms of associations have it (« 864 – Personnel bénévole »),
/// and does not say so: it would count among the costs to be paid.
pub fn unpaid(read: &LineRead, name: &str) -> Option<String> {
    const GIVEN: [&str; 8] = [
        "benevole",
        "benevoles",
        "benevolat",
        "contribution volontaire",
        "contributions volontaires",
        "don en nature",
        "secours en nature",
        "mise a disposition gratuite",
    ];
    let words = format!(" {} ", fold(name));
    let is_given = GIVEN.iter().any(|given| words.contains(&format!(" {given} ")));
    // Time is nobody's invoice, unless it is told.
    let is_time = |value: &Value| matches!(value, Value::Text(kind) if kind.starts_with("time"));
    let is_told =
        read.values.iter().any(|(path, value)| path == "in_kind" || path == "basis/kind" && is_time(value));
    (is_given && !is_told).then(|| {
        "elle compte comme une dépense à payer\u{A0}: si rien n’est payé, cochez «\u{A0}Apport en nature\u{A0}» dans le budget".to_owned()
    })
}

/// In French, that a row is named as what may not be bought, or counts elsewhere.
pub fn unsure(name: &str) -> Option<&'static str> {
    const OFFERED: [&str; 4] = ["option", "en option", "variante", "tranche conditionnelle"];
    const RECALLED: [&str; 2] = ["pour memoire", "rappel budget"];
    let words = fold(name);
    let begins = |names: &[&str]| {
        let mut rest = names.iter().filter_map(|name| words.strip_prefix(name));
        rest.any(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    if called(&words) == Some(Called::OfTotal) {
        Some(
            "son nom est celui d’une part de ce que d’autres lignes coûtent\u{A0}: ne la prenez que si elle s’y ajoute",
        )
    } else if begins(&OFFERED) && !["retenu", "payant"].iter().any(|word| words.contains(word)) {
        Some("elle est nommée comme une option\u{A0}: ne la prenez que si elle est retenue")
    } else if begins(&RECALLED) {
        Some("elle est nommée comme un rappel\u{A0}: ne la prenez que si elle est une dépense de plus")
    } else {
        None
    }
}

/// Sets aside the rows below the total of everything whose amount is a word: « Contact | M. Dupont ».
pub fn below(lines: &mut [LineRead], total: u32) {
    let number = write_count(total as usize);
    for line in lines.iter_mut().filter(|line| line.row > total && line.aside.is_none()) {
        let is_of_amount = |fault: &super::CellFault| fault.field == "basis/amount";
        let amount = line.shown.get("basis/amount").map(String::as_str).unwrap_or_default();
        let is_word = !amount.is_empty() && !amount.contains(|c: char| c.is_ascii_digit());
        if is_word && !line.faults.is_empty() && line.faults.iter().all(is_of_amount) {
            line.aside = Some(format!(
                "elle suit le total de tout ce qui précède (ligne {number}), et «\u{A0}{amount}\u{A0}» n’est pas un montant"
            ));
        }
    }
}
