//! A cell as a person would have typed it, for the field to read.

use dossier::parts::BasisKind;
use dossier::{Choice, Choices, Kind};
use rust_decimal::{Decimal, RoundingStrategy};

use super::doubt::Taxes;
use crate::intake::columns::fields::COUNT;
use crate::intake::columns::thousands::MONEY;
use crate::intake::file::shown::{Shown, Unit};
use crate::intake::grid::Cell;
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

/// A number whose format makes another thing of it than its column holds, as a text that says the same: euros where a rate
/// is wanted, another money, a share of one hundred. Thousands of euros wait with their whole column, and are read as they
/// stand where somebody said so.
pub fn as_shown(cell: &Cell, shown: Shown, code: &str) -> Option<String> {
    let Cell::Number(number) = cell else { return None };
    let is_other = match shown.unit? {
        Unit::Percent => MONEY.contains(&code) || matches!(code, "basis/days" | "basis/quantity" | COUNT),
        _ if code == "basis/vat" => true,
        Unit::Euros(taxes) => taxes != Taxes::Unsaid && MONEY.contains(&code),
        Unit::Other(_) => MONEY.contains(&code),
        Unit::Thousands => false,
    };
    is_other.then(|| shown.typed(number))
}

/// A number with more decimals than are taken, where its format shows no more than these, or a formula gave it: `=10000/3`
/// as « 3 333,33 ».
pub fn rounded(cell: &Cell, shown: Shown, kind: Kind) -> Option<String> {
    let Cell::Number(number) = cell else { return None };
    let most = match kind {
        Kind::Amount => 2,
        Kind::Quantity => 4,
        _ => return None,
    };
    let exact: Decimal = number.parse().ok()?;
    let nobody_typed_them = shown.is_computed || shown.decimals.is_some_and(|decimals| decimals <= most);
    let is_so = nobody_typed_them && exact.normalize().scale() > most;
    let rounded = exact.round_dp_with_strategy(most, RoundingStrategy::MidpointAwayFromZero);
    is_so.then(|| rounded.normalize().to_string().replace('.', ","))
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

/// A cell formatted in percent holds 0.2 for 20 %, whatever its heading says. No rate of VAT in percent is so small:
/// the least in France is 0.9 %, in Corsica.
pub fn of_hundred(cell: &Cell) -> Option<Decimal> {
    let Cell::Number(number) = cell else { return None };
    let share = number.parse::<Decimal>().ok().filter(is_share)?;
    Some((share * Decimal::ONE_HUNDRED).normalize())
}

/// Whether a rate is likely to be a share of one.
pub fn is_share(rate: &Decimal) -> bool {
    *rate > Decimal::ZERO && *rate <= Decimal::new(5, 1)
}
