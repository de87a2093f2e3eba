//! The figures of a bearer, a category, a year: what a text quotes beside the totals of the budget. They are many, and a text
//! has amounts of its own near one or the other, so that only one written to the cent is taken for them.

use budget::Cents;

use crate::Case;
use crate::naming::{self, quoted};
use crate::written::Written;

/// A figure of a part of the budget.
pub(super) struct Part {
    /// Its field, without « budget. ».
    pub field: String,
    /// What it is, in French.
    pub name: String,
    pub value: Cents,
}

/// How far an amount may be from a figure and still be taken for it, over the figure: two digits were swapped.
const NEAR: i128 = 500;

/// The figures that the menu of fields offers, but for the totals of all.
pub(super) fn parts(case: &Case<'_>) -> Vec<Part> {
    let budget = case.budget;
    let mut parts = Vec::new();
    let mut add = |place: String, of: &str, figures: &[(&str, &str, Cents)]| {
        parts.extend(figures.iter().map(|(part, what, value)| Part {
            field: format!("{place}.{part}"),
            name: format!("{what} {of}"),
            value: *value,
        }));
    };
    for one in &budget.bearers {
        let Some(bearer) = one.id.as_deref().and_then(|id| case.bearer(id)) else { continue };
        let of = format!("pour {}", naming::bearer(bearer));
        let figures = [
            ("grant", "la part de la subvention", one.grant),
            ("amount", "le total des dépenses", one.amount),
            ("base", "l’assiette", one.base),
            ("cash", "l’apport en numéraire", one.cash),
            ("in_kind", "l’apport en nature", one.in_kind),
        ];
        add(format!("bearers/{}", bearer.id()), &of, &figures);
    }
    for one in &budget.categories {
        let Some(category) = one.id.as_deref().and_then(|id| case.call.category(id)) else { continue };
        let of = format!("pour le poste {}", quoted(&category.name));
        let figures = [
            ("amount", "le total des dépenses", one.amount),
            ("grant", "la part de la subvention", one.grant),
            ("base", "l’assiette", one.base),
        ];
        add(format!("categories/{}", category.id), &of, &figures);
    }
    for year in &budget.years {
        let figures = [("amount", "le total des dépenses", year.amount), ("base", "l’assiette", year.base)];
        add(format!("years/{}", year.year), &format!("de l’année {} du projet", year.year), &figures);
    }
    for year in &budget.civil_years {
        let figures = [("amount", "le total des dépenses", year.amount)];
        add(format!("civil_years/{}", year.year), &format!("de l’année {}", year.year), &figures);
    }
    parts
}

/// The one that an amount is taken for.
pub(super) fn meant<'a>(written: &Written<'_>, parts: &'a [Part]) -> Option<&'a Part> {
    let distance = |part: &&Part| (written.cents - i128::from(part.value.get())).abs();
    let near = |part: &&Part| part.value.get() > 0 && distance(part) * NEAR <= i128::from(part.value.get());
    (written.step == 1).then(|| parts.iter().filter(near).min_by_key(distance)).flatten()
}
