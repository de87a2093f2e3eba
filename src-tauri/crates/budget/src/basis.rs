//! The amount of one line (`formats.md`, rules 1 and 2): exact, rounded once, or a reason why not.

use std::fmt;

use dossier::leaf::{Amount, Price, Quantity};
use dossier::parts::{Basis, BasisKind, Project};

use crate::amounts::{Cents, Days};
use crate::exact::{count, half_up};
use crate::places::{WHOLE, hundredths};

/// The largest amount of a line: 999 999 999.99.
pub const LARGEST_LINE: Cents = Cents::new(99_999_999_999);

/// A field that the amount of a line needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Input {
    /// Days worked.
    Days,
    /// Euros a day.
    DailyCost,
    /// Euros a year.
    YearlyCost,
    /// The project's working days a year.
    WorkingDays,
    /// How many are bought.
    Quantity,
    /// Euros each, without VAT.
    UnitPrice,
    /// The VAT rate; not needed by who recovers it wholly.
    Vat,
    /// Euros.
    Amount,
}

impl Input {
    /// Where it stands: a path below the line, or from the dossier's root where it starts with a slash.
    pub fn path(self) -> &'static str {
        match self {
            Input::Days => "basis/days",
            Input::DailyCost => "basis/daily_cost",
            Input::YearlyCost => "basis/yearly_cost",
            Input::WorkingDays => "/project/working_days",
            Input::Quantity => "basis/quantity",
            Input::UnitPrice => "basis/unit_price",
            Input::Vat => "basis/vat",
            Input::Amount => "basis/amount",
        }
    }

    fn french(self) -> &'static str {
        match self {
            Input::Days => "le nombre de jours",
            Input::DailyCost => "le coût journalier",
            Input::YearlyCost => "le coût annuel chargé",
            Input::WorkingDays => "le nombre de jours ouvrés par an du projet",
            Input::Quantity => "la quantité",
            Input::UnitPrice => "le prix unitaire hors taxes",
            Input::Vat => "le taux de TVA",
            Input::Amount => "le montant",
        }
    }
}

/// Why a line has no amount, and counts for zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Uncomputable {
    /// No way of finding the amount was chosen.
    NoBasis,
    /// A value is missing.
    Missing(Input),
    /// The project's working days a year are zero.
    WorkingDaysZero,
    /// The result passes [`LARGEST_LINE`].
    TooLarge,
}

impl Uncomputable {
    /// The field to mend, as [`Input::path`] gives it.
    pub fn path(self) -> &'static str {
        match self {
            Uncomputable::NoBasis => "basis/kind",
            Uncomputable::Missing(input) => input.path(),
            Uncomputable::WorkingDaysZero => Input::WorkingDays.path(),
            Uncomputable::TooLarge => "basis",
        }
    }
}

impl fmt::Display for Uncomputable {
    /// In French, to stand after « montant incalculable : ».
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Uncomputable::NoBasis => f.write_str("le mode de calcul n’est pas choisi"),
            Uncomputable::Missing(input) => write!(f, "{} manque", input.french()),
            Uncomputable::WorkingDaysZero => write!(f, "{} est zéro", Input::WorkingDays.french()),
            Uncomputable::TooLarge => write!(f, "le résultat dépasse {}", LARGEST_LINE.french()),
        }
    }
}

/// The amount of a line whose bearer recovers no VAT; nothing where it cannot be computed.
pub fn line_amount(basis: &Basis, project: &Project) -> Option<Cents> {
    amount(basis, project, 0).ok()
}

/// The amount of a line whose bearer recovers so many hundredths of a percent of VAT.
pub(crate) fn amount(basis: &Basis, project: &Project, vat_recovered: i128) -> Result<Cents, Uncomputable> {
    let cents = match basis.kind.ok_or(Uncomputable::NoBasis)? {
        BasisKind::TimeDaily => {
            let days = quantity(basis.days, Input::Days)?;
            let daily = price(basis.daily_cost, Input::DailyCost)?;
            days.checked_mul(daily).and_then(|product| half_up(product, 1_000_000))
        }
        BasisKind::TimeYearly => {
            let days = quantity(basis.days, Input::Days)?;
            let yearly = euros(basis.yearly_cost, Input::YearlyCost)?;
            // Both in ten-thousandths of a day: what is left is cents.
            let year = working_days(project)?;
            days.checked_mul(yearly).and_then(|product| half_up(product, year))
        }
        BasisKind::Purchase => {
            let quantity_bought = quantity(basis.quantity, Input::Quantity)?;
            let each = price(basis.unit_price, Input::UnitPrice)?;
            let factor = with_vat(basis, vat_recovered)?;
            quantity_bought
                .checked_mul(each)
                .and_then(|net| net.checked_mul(factor))
                .and_then(|product| half_up(product, 1_000_000 * WHOLE * WHOLE))
        }
        BasisKind::LumpSum => Some(euros(basis.amount, Input::Amount)?),
    };
    let cents = cents.and_then(|cents| i64::try_from(cents).ok()).map(Cents::new);
    cents.filter(|cents| *cents <= LARGEST_LINE).ok_or(Uncomputable::TooLarge)
}

/// `1 + vat ÷ 100 × (1 − vat_recovered ÷ 100)`, in 10^-8.
fn with_vat(basis: &Basis, vat_recovered: i128) -> Result<i128, Uncomputable> {
    let borne = WHOLE - vat_recovered;
    if borne > 0 && basis.vat.is_none() {
        return Err(Uncomputable::Missing(Input::Vat));
    }
    Ok(WHOLE * WHOLE + hundredths(basis.vat) * borne)
}

/// The days of a line of time, where they are given.
pub(crate) fn days(basis: &Basis) -> Option<Days> {
    let is_time = matches!(basis.kind, Some(BasisKind::TimeDaily | BasisKind::TimeYearly));
    let days = basis.days.filter(|_| is_time)?;
    i64::try_from(count(days.get(), 4)?).ok().map(Days::new)
}

/// The project's working days a year, in ten-thousandths, more than zero.
pub(crate) fn working_days(project: &Project) -> Result<i128, Uncomputable> {
    let days = project.working_days.ok_or(Uncomputable::Missing(Input::WorkingDays))?;
    match count(days.get(), 4) {
        Some(0) => Err(Uncomputable::WorkingDaysZero),
        days => days.ok_or(Uncomputable::TooLarge),
    }
}

/// A quantity in ten-thousandths.
fn quantity(value: Option<Quantity>, input: Input) -> Result<i128, Uncomputable> {
    let value = value.ok_or(Uncomputable::Missing(input))?;
    count(value.get(), 4).ok_or(Uncomputable::TooLarge)
}

/// A price in ten-thousandths of a euro.
fn price(value: Option<Price>, input: Input) -> Result<i128, Uncomputable> {
    let value = value.ok_or(Uncomputable::Missing(input))?;
    count(value.get(), 4).ok_or(Uncomputable::TooLarge)
}

/// An amount in cents.
fn euros(value: Option<Amount>, input: Input) -> Result<i128, Uncomputable> {
    let value = value.ok_or(Uncomputable::Missing(input))?;
    count(value.get(), 2).ok_or(Uncomputable::TooLarge)
}
