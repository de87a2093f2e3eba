//! « Listes »: what the cells of the other sheets choose from, and the share of VAT that each bearer recovers.

use dossier::Choices;
use dossier::leaf::Percent;
use dossier::parts::BasisKind;

use super::book::{Format, Sheet, Style};
use super::formula::{on, span};
use super::frame::{BODY, FIRST, Frame, HEAD, LISTS};
use crate::names::{Named, Names};

/// The columns of the lists.
pub const KINDS: u16 = 0;
pub const FLAGS: u16 = 1;
pub const CATEGORIES: u16 = 2;
pub const BEARERS: u16 = 3;
pub const RECOVERED: u16 = 4;

/// The names of the cells that hold the kinds of basis, in their order.
pub const KIND_NAMES: [(BasisKind, &str); 4] = [
    (BasisKind::TimeDaily, "mode_jour"),
    (BasisKind::TimeYearly, "mode_an"),
    (BasisKind::Purchase, "mode_achat"),
    (BasisKind::LumpSum, "mode_forfait"),
];

/// A list of so many entries, as a reference; one of none is one empty cell.
fn entries(column: u16, count: usize) -> String {
    let last = FIRST + u32::try_from(count.max(1)).unwrap_or(u32::MAX / 2) - 1;
    on(LISTS, &span(FIRST, last, column))
}

/// Where the kinds stand.
pub fn kinds() -> String {
    entries(KINDS, KIND_NAMES.len())
}

/// Where yes and no stand.
pub fn flags() -> String {
    entries(FLAGS, 2)
}

/// Where the categories stand.
pub fn categories(names: &Names) -> String {
    entries(CATEGORIES, names.categories.len())
}

/// Where the bearers stand, and beside them the VAT that they recover.
pub fn bearers(names: &Names) -> String {
    entries(BEARERS, names.bearers.len())
}

/// Where the VAT recovered stands.
pub fn recovered(names: &Names) -> String {
    entries(RECOVERED, names.bearers.len())
}

/// The lists themselves.
pub fn fill(sheet: &mut Sheet, names: &Names, recovered: impl Fn(&str) -> Option<Percent>) {
    sheet.heads(
        HEAD,
        &["Mode de calcul", "Oui ou non", "Poste de dépense", "Porteur ou partenaire", "TVA récupérée (%)"],
    );
    for (row, (kind, _)) in (FIRST..).zip(KIND_NAMES) {
        sheet.text((row, KINDS), kind.name(), BODY);
    }
    for (row, flag) in (FIRST..).zip(["oui", "non"]) {
        sheet.text((row, FLAGS), flag, BODY);
    }
    let mut column = |column: u16, list: &[Named]| {
        for (row, named) in (FIRST..).zip(list) {
            sheet.text((row, column), &named.label, BODY);
        }
    };
    column(CATEGORIES, &names.categories);
    column(BEARERS, &names.bearers);
    for (row, bearer) in (FIRST..).zip(&names.bearers) {
        let percent = recovered(&bearer.id).map(Percent::get).unwrap_or_default();
        sheet.number((row, RECOVERED), percent, Style::input(Format::Percent));
    }
    sheet.frozen = (FIRST, 0);
    sheet.repeated_rows = Some((HEAD, HEAD));
}

/// The sheet of a budget.
pub fn sheet(frame: &mut Frame<'_>) -> Sheet {
    let mut sheet = Sheet::new(LISTS, &[250, 110, 500, 900, 180]);
    sheet.title("Listes", "Ce que les cellules des autres feuilles proposent");
    let dossier = frame.source.dossier;
    let recovered = |id: &str| {
        let carrier = dossier.carriers.get(id).and_then(|carrier| carrier.vat_recovered);
        carrier.or_else(|| dossier.partners.get(id)?.vat_recovered)
    };
    fill(&mut sheet, &frame.names, recovered);
    for (row, (_, name)) in (FIRST..).zip(KIND_NAMES) {
        frame.name(name, LISTS, (row, KINDS));
    }
    sheet
}
