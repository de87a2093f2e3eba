//! What stands around a table and is no line of it: a signature where a category would be named, a contact or another
//! table's headings below the total.

use dossier::number::write_count;

use super::lines::LineRead;

/// In French, that a row says one thing, and no name of a category or a bearer: « Fait à Orléans, le 12 mai ».
pub fn stray(read: &LineRead, named: &str) -> Option<String> {
    let is_unknown = |fault: &super::CellFault| matches!(fault.field, "category" | "bearer");
    let is_one = read.shown.len() == 1 && !read.faults.is_empty() && read.faults.iter().all(is_unknown);
    is_one.then(|| format!("{named} n’est suivi de rien, comme un titre ou une signature"))
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
