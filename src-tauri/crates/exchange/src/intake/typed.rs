//! A cell as a person would have typed it, for the field to read.

use dossier::parts::BasisKind;
use dossier::{Choice, Choices, Kind};

use super::grid::Cell;
use crate::names::fold;
use crate::sheets::unsafe_again;

/// A cell as it would have been typed, or why it cannot be.
///
/// # Errors
/// Says in French why not.
pub fn typed(cell: &Cell, kind: Kind, from_csv: bool) -> Result<String, String> {
    let wants_number = matches!(kind, Kind::Amount | Kind::Quantity | Kind::Percent | Kind::Integer { .. });
    match cell {
        Cell::Text(text) if from_csv => Ok(unsafe_again(text).to_owned()),
        Cell::Text(text) => Ok(text.clone()),
        Cell::Number(number) if wants_number => Ok(number.replace('.', ",")),
        Cell::Number(number) => Ok(number.clone()),
        Cell::Date(date) if wants_number => {
            Err(format!("la cellule contient une date ({date})\u{A0}: un nombre est attendu"))
        }
        Cell::Date(date) => Ok(date.clone()),
        Cell::Flag(_) if wants_number => {
            Err("la cellule contient vrai ou faux\u{A0}: un nombre est attendu".to_owned())
        }
        Cell::Flag(flag) => Ok(if *flag { "oui" } else { "non" }.to_owned()),
        Cell::Error(error) => {
            Err(format!("la cellule contient l’erreur {error}\u{A0}: corrigez-la dans le classeur"))
        }
        Cell::NoResult => {
            Err("la valeur de la cellule ou le résultat de la formule n’est pas enregistré\u{A0}: ouvrez le fichier \
                 dans votre tableur, enregistrez-le en .xlsx ou en .ods et recommencez"
                .to_owned())
        }
        Cell::Merged(area) => Err(format!(
            "les cellules {area} sont fusionnées\u{A0}: défaites la fusion et remplissez chaque ligne"
        )),
    }
}

/// A text that is to be a number or a name, cut where it is neither: it is told as it stands.
pub fn shortened(text: &str) -> &str {
    const LONGEST: usize = 300;
    text.char_indices().nth(LONGEST).map_or(text, |(end, _)| text.get(..end).unwrap_or(text))
}

/// A kind of basis by its French name whatever its case and accents, or by a usual word.
pub fn kind_name(text: &str) -> String {
    let folded = fold(text);
    let is_it = |choice: &&Choice| fold(choice.name) == folded || choice.also.contains(&folded.as_str());
    BasisKind::NAMES.iter().find(is_it).map_or(text.trim(), |choice| choice.code).to_owned()
}

/// A cell formatted in percent holds 0.2 for 20 %: told by a number that no rate of VAT in percent is, unless the
/// heading says that percents are meant.
pub fn of_hundred(cell: &Cell, text: &str) -> String {
    let (Cell::Number(number), Some(value)) = (cell, rust_decimal(text)) else { return text.to_owned() };
    let small = value > rust_decimal::Decimal::ZERO && value <= rust_decimal::Decimal::new(25, 2);
    if !small {
        return text.to_owned();
    }
    let hundredfold =
        number.parse::<rust_decimal::Decimal>().map(|value| value * rust_decimal::Decimal::ONE_HUNDRED);
    hundredfold.map_or_else(|_| text.to_owned(), |value| value.normalize().to_string())
}

fn rust_decimal(text: &str) -> Option<rust_decimal::Decimal> {
    text.replace(',', ".").parse().ok()
}
