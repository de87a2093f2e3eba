//! Figures of the budget in the texts of the sections: the list to choose from, and what each is called.

use budget::Budget;

use crate::dto::{SectionReading, TextFigure, TextFigureGroup};
use crate::session::Session;
use crate::views::names::Names;
use crate::views::reading;
use crate::{AppError, Desk};

/// Names of the figures of the whole budget, in the order of the list.
const WHOLE: [(&str, &str); 12] = [
    ("total", "Total des dépenses"),
    ("base", "Assiette de la subvention"),
    ("grant", "Subvention demandée"),
    ("cash_costs", "Dépenses à payer"),
    ("in_kind", "Contributions valorisées"),
    ("cash_funding", "Cofinancements en numéraire"),
    ("self_financing", "Autofinancement"),
    ("grant_ceiling", "Subvention maximale"),
    ("grant_useful", "Subvention utile"),
    ("eligible", "Dépenses éligibles"),
    ("resources", "Total des ressources"),
    ("balance", "Écart entre dépenses et ressources"),
];
const RATES: [(&str, &str); 4] = [
    ("rate", "Taux de l’appel"),
    ("rates.grant_over_base", "Taux de subvention"),
    ("rates.cofinancing_over_total", "Taux de cofinancement"),
    ("rates.public_over_total", "Part d’argent public"),
];
const STATUSES: [(&str, &str); 3] = [
    ("funding_by_status.acquired", "Cofinancements acquis"),
    ("funding_by_status.requested", "Cofinancements demandés"),
    ("funding_by_status.planned", "Cofinancements à solliciter"),
];
const OF_BEARER: [(&str, &str); 5] = [
    ("amount", "Dépenses"),
    ("grant", "Part de la subvention"),
    ("base", "Assiette"),
    ("cash", "Apport en numéraire"),
    ("in_kind", "Apport en nature"),
];
const OF_CATEGORY: [(&str, &str); 3] =
    [("amount", "Dépenses"), ("grant", "Part de la subvention"), ("base", "Assiette")];
const OF_PERIOD: [(&str, &str); 2] = [("amount", "Dépenses"), ("base", "Assiette")];

impl Desk {
    /// The figures that a text can quote, with their present values.
    ///
    /// # Errors
    /// Where there is no such draft.
    pub fn text_figures(&self, id: &str) -> Result<Vec<TextFigureGroup>, AppError> {
        self.look(id, |session| Ok(groups(session)))
    }

    /// A section's text as it reads now.
    ///
    /// # Errors
    /// Where there is no such draft.
    pub fn section_reading(&self, id: &str, section: &str) -> Result<SectionReading, AppError> {
        self.look(id, |session| {
            let text = session.dossier().sections.get(section).map_or("", |section| &*section.text);
            Ok(reading::section(session, text))
        })
    }
}

fn groups(session: &Session) -> Vec<TextFigureGroup> {
    let budget = &session.budget;
    let names = Names { dossier: session.dossier(), call: &session.call };
    let top = |title: &str, list: &[(&str, &str)]| {
        group(budget, title, false, list.iter().map(|(name, label)| ((*name).to_owned(), *label)))
    };
    let under = |title: &str, place: String, parts: &'static [(&'static str, &'static str)]| {
        group(budget, title, false, parts.iter().map(|(part, label)| (format!("{place}.{part}"), *label)))
    };
    let mut groups = vec![top("Ensemble du budget", &WHOLE)];
    let bearers = budget.bearers.iter().filter_map(|bearer| bearer.id.as_deref());
    groups.extend(bearers.map(|id| under(names.bearer(Some(id)), format!("bearers/{id}"), &OF_BEARER)));
    let categories = budget.categories.iter().filter(|category| !category.amount.is_zero());
    let categories = categories.filter_map(|category| category.id.as_deref());
    groups.extend(
        categories.map(|id| under(names.category(Some(id)), format!("categories/{id}"), &OF_CATEGORY)),
    );
    groups.extend(budget.years.iter().map(|year| {
        under(&format!("Année {} du projet", year.year), format!("years/{}", year.year), &OF_PERIOD)
    }));
    let civil = budget.civil_years.iter().map(|year| {
        let list = [(format!("civil_years/{}.amount", year.year), "Dépenses")];
        group(budget, &format!("Année civile {}", year.year), false, list.into_iter())
    });
    groups.extend(civil);
    groups.push(top("Taux", &RATES));
    groups.push(top("Cofinancements par état", &STATUSES));
    let lines = budget.lines.iter().map(|line| (format!("lines/{}.amount", line.id), names.cost(&line.id)));
    groups.push(group(budget, "Dépenses une par une", true, lines));
    groups.retain(|group| !group.figures.is_empty());
    groups
}

fn group<'a>(
    budget: &Budget,
    title: &str,
    long: bool,
    list: impl Iterator<Item = (String, &'a str)>,
) -> TextFigureGroup {
    let figures = list.filter_map(|(path, label)| {
        let name = format!("budget.{path}");
        let value = budget.in_text(&name)?;
        Some(TextFigure { field: format!("{{{{{name}}}}}"), label: label.to_owned(), value })
    });
    TextFigureGroup { title: title.to_owned(), long, figures: figures.collect() }
}

/// The French name of a figure that a text quotes.
pub(crate) fn label(name: &str, names: Names<'_>) -> String {
    let path = name.trim_start_matches("budget.");
    let whole = WHOLE.iter().chain(&RATES).chain(&STATUSES).find(|(known, _)| *known == path);
    if let Some((_, label)) = whole {
        return (*label).to_owned();
    }
    let (place, part) = path.rsplit_once('.').unwrap_or((path, "amount"));
    let (list, id) = place.split_once('/').unwrap_or((place, ""));
    let what = OF_BEARER.iter().find(|(known, _)| *known == part).map_or("", |(_, label)| *label);
    let whose = match list {
        "bearers" => names.bearer(Some(id)).to_owned(),
        "categories" => names.category(Some(id)).to_owned(),
        "lines" => names.cost(id).to_owned(),
        "years" => format!("année {id} du projet"),
        "civil_years" => format!("année {id}"),
        "quarters" => format!("trimestre {id} du projet"),
        "months" => format!("mois {id} du projet"),
        _ => String::new(),
    };
    format!("{what}, {whose}")
}
