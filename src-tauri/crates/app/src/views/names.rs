//! How bearers, categories and costs are called on screen.

use call::Call;
use dossier::Dossier;

/// Names by id.
#[derive(Clone, Copy)]
pub(crate) struct Names<'a> {
    pub dossier: &'a Dossier,
    pub call: &'a Call,
}

fn or<'a>(name: &'a str, missing: &'a str) -> &'a str {
    let name = name.trim();
    if name.is_empty() { missing } else { name }
}

impl<'a> Names<'a> {
    /// A carrier or a partner; none is what nobody bears.
    pub(crate) fn bearer(self, id: Option<&str>) -> &'a str {
        let Some(id) = id else { return "Non attribué" };
        let carrier = self.dossier.carriers.get(id).map(|carrier| or(&carrier.name, "Service sans nom"));
        let partner =
            || self.dossier.partners.get(id).map(|partner| or(&partner.name, "Partenaire sans nom"));
        carrier.or_else(partner).unwrap_or("Non attribué")
    }

    /// A category; none is what has none.
    pub(crate) fn category(self, id: Option<&str>) -> &'a str {
        id.and_then(|id| self.call.category(id)).map_or("Sans poste de dépense", |one| one.name.as_str())
    }

    /// A cost.
    pub(crate) fn cost(self, id: &str) -> &'a str {
        self.dossier.costs.get(id).map_or("", |cost| or(&cost.label, "Dépense sans libellé"))
    }

    /// Who gives some cash.
    pub(crate) fn funder(self, id: &str) -> &'a str {
        let Some(funding) = self.dossier.funding.get(id) else { return "" };
        if funding.funder.is_empty() {
            or(&funding.funder_name, "Financeur à préciser")
        } else {
            self.bearer(Some(&funding.funder))
        }
    }
}
