//! Which rows are no cost by the look of them: the sum of others, which would count twice, or a title that only names
//! what follows. Such a row is shown with its reason, and taken where somebody says so.

use dossier::Value;
use dossier::number::write_count;
use rust_decimal::Decimal;

use super::fields::Field;
use super::grid::{Row, address};
use super::lines::LineRead;
use crate::names::fold;

/// What a sum is called, before what it sums: « Sous-total fonctionnement », « S/total ».
const SUMS: [&str; 8] =
    ["total", "totaux", "sous total", "sous totaux", "soustotal", "s total", "ss total", "grand total"];
/// What is a sum where nothing follows.
const ALONE: [&str; 6] = ["s t", "somme", "cout total", "montant total", "report", "a reporter"];
/// What may follow without making it the name of something: « Total HT ».
const PLAIN: [&str; 4] = ["general", "ht", "ttc", "ht ttc"];
/// The longest label that is quoted.
const QUOTED: usize = 60;

/// What stands above a row and was not set aside.
#[derive(Default)]
pub struct Above {
    /// Since the last row that was.
    near: Run,
    all: Run,
}

#[derive(Default)]
struct Run {
    rows: Option<(u32, u32)>,
    /// What they amount to; nothing where one of them says no amount.
    sum: Option<Decimal>,
}

impl Run {
    fn add(&mut self, row: u32, amount: Option<Decimal>) {
        self.sum = match self.rows {
            None => amount,
            Some(_) => self.sum.zip(amount).and_then(|(sum, amount)| sum.checked_add(amount)),
        };
        self.rows = Some((self.rows.map_or(row, |(first, _)| first), row));
    }
}

/// The columns of a table, as far as they tell a row that is no cost.
pub struct Looks {
    /// Where the label stands.
    label: Option<u32>,
    /// The other columns that are read.
    others: Vec<u32>,
    /// Whether any row has more than a label: else labels alone are the table.
    more_than_labels: bool,
}

impl Looks {
    /// By the columns that are read and the rows below the head.
    pub fn of<'a>(columns: &[(u32, &'static Field, bool)], rows: impl Iterator<Item = &'a Row>) -> Self {
        let label = columns.iter().find(|(_, field, _)| field.code == "label").map(|(index, ..)| *index);
        let others: Vec<u32> =
            columns.iter().map(|(index, ..)| *index).filter(|index| Some(*index) != label).collect();
        let more_than_labels =
            rows.into_iter().any(|row| others.iter().any(|index| row.cells.contains_key(index)));
        Self { label, others, more_than_labels }
    }

    /// Sets a row aside where it looks like no cost, and goes on to the next.
    pub fn judge(&self, read: &mut LineRead, row: &Row, above: &mut Above) {
        let amount = amount(read);
        read.aside = self.sum(read, row, amount, above).or_else(|| self.title(row));
        if read.aside.is_some() {
            above.near = Run::default();
        } else {
            above.near.add(row.number, amount);
            above.all.add(row.number, amount);
        }
    }

    /// What says that a row is a sum: its label, or where it has none its first cell.
    fn sum(&self, read: &LineRead, row: &Row, amount: Option<Decimal>, above: &Above) -> Option<String> {
        let label = self.label.and_then(|index| row.cells.get_key_value(&index));
        let (column, cell) = label.or_else(|| row.cells.first_key_value())?;
        let words = fold(&cell.shown());
        let words = without_number(&words);
        let rest = SUMS.iter().find_map(|sum| words.strip_prefix(sum));
        // « Totalisateur » is a thing that one buys.
        let rest = rest.filter(|rest| rest.is_empty() || rest.starts_with(' ')).map(str::trim);
        let surely =
            ALONE.contains(&words) || rest.is_some_and(|rest| rest.is_empty() || PLAIN.contains(&rest));
        if !surely && rest.is_none() {
            return None;
        }
        let at = address(row.number, *column);
        let quoted = quoted(&cell.shown());
        let equals = amount.and_then(|amount| above.equal_to(amount));
        // How it is computed, whose it is and what for are said of the lines that a sum sums. One that says so itself is a
        // cost, whatever it is called; one that says half of it, unless its amount is theirs.
        let says = |path: &str| read.values.iter().any(|(of, _)| of == path);
        let (is_placed, has_mode) =
            (says("category") || says("bearer"), read.shown.contains_key("basis/kind"));
        if (is_placed && has_mode) || (equals.is_none() && (is_placed || has_mode)) {
            return None;
        }
        Some(match (equals, surely) {
            (Some(equals), _) => {
                format!("{at} annonce un total («\u{A0}{quoted}\u{A0}»), et son montant est {equals}")
            }
            (None, true) => format!("{at} annonce un total («\u{A0}{quoted}\u{A0}»)"),
            (None, false) => format!("{at} commence comme un total («\u{A0}{quoted}\u{A0}»)"),
        })
    }

    /// A label and nothing else: what stands left of it is a number of the row's.
    fn title(&self, row: &Row) -> Option<String> {
        let label = self.label.filter(|_| self.more_than_labels)?;
        let cell = row.cells.get(&label)?;
        let alone = self.others.iter().all(|index| !row.cells.contains_key(index))
            && row.cells.range(label + 1..).next().is_none();
        let at = address(row.number, label);
        let quoted = quoted(&cell.shown());
        alone
            .then(|| format!("{at} («\u{A0}{quoted}\u{A0}») n’est suivi de rien, comme un titre de rubrique"))
    }
}

impl Above {
    /// In French, the rows that amount to so much.
    fn equal_to(&self, amount: Decimal) -> Option<String> {
        let is_it = |run: &Run| run.sum == Some(amount) && !amount.is_zero();
        if is_it(&self.near) {
            let (first, last) = self.near.rows?;
            let number = |row: u32| write_count(row as usize);
            return Some(if first == last {
                format!("celui de la ligne {}", number(first))
            } else {
                format!("la somme des lignes {} à {}", number(first), number(last))
            });
        }
        is_it(&self.all).then(|| "la somme des lignes qui précèdent".to_owned())
    }
}

/// What a row says that it costs in all.
fn amount(read: &LineRead) -> Option<Decimal> {
    let value = read.values.iter().find(|(path, _)| path == "basis/amount").map(|(_, value)| value);
    match value {
        Some(Value::Text(text)) => text.parse().ok(),
        _ => None,
    }
}

/// Without « 1.2 », « A. » or « II - » before the words; « S/total » begins with a word.
fn without_number(words: &str) -> &str {
    let is_number = |word: &str| {
        word.chars().all(|c| c.is_ascii_digit())
            || word.chars().all(|c| matches!(c, 'i' | 'v' | 'x'))
            || (word.len() == 1 && word != "s")
    };
    let mut rest = words;
    while let Some((first, after)) = rest.split_once(' ')
        && is_number(first)
        && !ALONE.contains(&rest)
    {
        rest = after;
    }
    rest
}

/// A label as a sentence quotes it.
fn quoted(label: &str) -> String {
    let label = label.split_whitespace().collect::<Vec<_>>().join(" ");
    match label.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", label.get(..end).unwrap_or_default()),
        None => label,
    }
}
