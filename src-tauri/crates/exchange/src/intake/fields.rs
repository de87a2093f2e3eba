//! What a column of costs may be, and the French headings by which it is guessed.

use crate::names::fold;

/// What a column gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its pointer below a cost (`basis/days`), or the name of one of the two that depend on the kind of basis.
    pub code: &'static str,
    /// Its French name.
    pub name: &'static str,
    /// Headings that mean it, folded: no case, no accents, no punctuation.
    headings: &'static [&'static str],
}

/// Days or a quantity, as the kind of basis wants.
pub const COUNT: &str = "count";
/// What one costs: a day, a year, a unit, or the whole of a lump sum.
pub const UNIT: &str = "unit";

/// All fields, in the order in which they are proposed.
pub const FIELDS: [Field; 21] = [
    field(
        "label",
        "Libellé",
        &[
            "libelle",
            "intitule",
            "designation",
            "description",
            "depense",
            "objet",
            "nature de depense",
            "nature de la depense",
            "nature des depenses",
            "libelle de la depense",
            "intitule de la depense",
        ],
    ),
    field(
        "category",
        "Poste de dépense",
        &["poste", "poste de depense", "categorie", "type de depense", "nature", "rubrique"],
    ),
    field(
        "bearer",
        "Porteur ou partenaire",
        &[
            "porteur ou partenaire",
            "porteur",
            "partenaire",
            "porte par",
            "service",
            "organisme",
            "structure",
            "porteur de la depense",
        ],
    ),
    field(
        "basis/kind",
        "Mode de calcul",
        &["mode de calcul", "mode", "base de calcul", "type de calcul", "calcul"],
    ),
    field(COUNT, "Jours ou quantité, selon le mode", &["jours ou quantite", "quantite ou jours", "nombre"]),
    field(UNIT, "Coût ou prix, selon le mode", &["cout ou prix unitaire", "cout unitaire", "cout ou prix"]),
    field(
        "basis/days",
        "Jours",
        &["jours", "nombre de jours", "nb jours", "nb de jours", "jours homme", "jh"],
    ),
    field(
        "basis/daily_cost",
        "Coût journalier",
        &["cout journalier", "cout jour", "cout par jour", "tarif journalier", "tjm"],
    ),
    field(
        "basis/yearly_cost",
        "Coût annuel chargé",
        &["cout annuel charge", "cout annuel", "salaire annuel charge"],
    ),
    field("basis/quantity", "Quantité", &["quantite", "qte", "quantites"]),
    field(
        "basis/unit_price",
        "Prix unitaire HT",
        &[
            "prix unitaire ht",
            "prix unitaire",
            "prix unitaire hors taxe",
            "prix unitaire hors taxes",
            "prix unit ht",
            "prix unit",
            "prix u ht",
            "prix u",
            "p unitaire ht",
            "p unitaire",
            "p u ht",
            "p u",
            "pu ht",
            "pu",
            "prix ht",
        ],
    ),
    field("basis/vat", "TVA (%)", &["tva %", "tva", "taux de tva", "taux tva"]),
    field(
        "basis/amount",
        "Montant forfaitaire",
        &[
            "montant forfaitaire",
            "montant",
            "forfait",
            "cout",
            "montant ttc",
            "cout total",
            "cout ttc",
            "prix",
            "prix total",
            "prix ttc",
            "total ttc",
            "montant total",
            "montant total ttc",
            "cout total ttc",
            "montant euros",
            "montant en euros",
            "euros",
            "euro",
            "eur",
            "en euros",
        ],
    ),
    field("from", "Du mois", &["du mois", "du", "mois de debut", "debut", "de"]),
    field("to", "Au mois", &["au mois", "au", "mois de fin", "fin", "a"]),
    field("eligible", "Éligible", &["eligible", "eligible oui non", "eligibilite"]),
    field("in_kind", "Apport en nature", &["apport en nature", "en nature", "valorise", "valorisation"]),
    field("agent", "Agent", &["agent", "nom de l agent", "personne"]),
    field("provider/name", "Prestataire", &["prestataire", "nom du prestataire", "fournisseur"]),
    field("provider/siret", "SIRET du prestataire", &["siret du prestataire", "siret", "siret prestataire"]),
    field(
        "note",
        "Justification",
        &[
            "justification",
            "remarque",
            "remarques",
            "commentaire",
            "commentaires",
            "observation",
            "observations",
            "note",
        ],
    ),
];

const fn field(code: &'static str, name: &'static str, headings: &'static [&'static str]) -> Field {
    Field { code, name, headings }
}

/// The field of a code, or of its French name.
pub fn by_code(code: &str) -> Option<&'static Field> {
    let folded = fold(code);
    FIELDS
        .iter()
        .find(|field| field.code == code)
        .or_else(|| FIELDS.iter().find(|field| fold(field.name) == folded))
}

/// What a heading means; a column that says that it is computed means nothing.
pub fn guess(heading: &str) -> Option<&'static Field> {
    // The sign is no letter, and all that there is.
    if matches!(heading.trim(), "€" | "(€)" | "en €") {
        return by_code("basis/amount");
    }
    let folded = fold(heading);
    if folded.split(' ').any(|word| matches!(word, "calcule" | "calculee" | "calcules" | "calculees")) {
        return None;
    }
    // Units and remarks in brackets say nothing of what it is.
    let bare = fold(heading.split(['(', '[']).next().unwrap_or_default());
    let means = |wanted: &str| FIELDS.iter().find(|field| field.headings.contains(&wanted));
    // A price with VAT is none without it, in brackets or not.
    let with_vat = folded.split(' ').any(|word| word == "ttc");
    means(&folded).or_else(|| means(&bare).filter(|field| !(with_vat && field.code == "basis/unit_price")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_headings_are_understood() {
        for (heading, code) in [
            ("LIBELLÉ", "label"),
            ("Désignation", "label"),
            ("Poste de dépense", "category"),
            ("Nb. de jours", "basis/days"),
            ("Montant (€)", "basis/amount"),
            ("Euros", "basis/amount"),
            (" € ", "basis/amount"),
            ("EUR", "basis/amount"),
            ("Prix", "basis/amount"),
            ("Prix (€)", "basis/amount"),
            ("Coût total", "basis/amount"),
            ("Montant total TTC (€)", "basis/amount"),
            ("Prix HT", "basis/unit_price"),
            ("Prix unitaire (HT)", "basis/unit_price"),
            ("P.U. HT", "basis/unit_price"),
            ("PU HT", "basis/unit_price"),
            ("PU (€ HT)", "basis/unit_price"),
            ("P.U.", "basis/unit_price"),
            ("Prix unit.", "basis/unit_price"),
            ("Prix unit. HT (€)", "basis/unit_price"),
            ("Prix unitaire hors taxes", "basis/unit_price"),
            ("TVA (%)", "basis/vat"),
            ("Jours ou quantité", COUNT),
            ("Coût ou prix unitaire", UNIT),
            ("Observations :", "note"),
        ] {
            assert_eq!(guess(heading).map(|field| field.code), Some(code), "{heading}");
        }
        for heading in ["Montant calculé", "Assiette calculée", "Truc", "", "N°", "P.U. TTC", "P.U. (TTC)"]
        {
            assert_eq!(guess(heading), None, "{heading}");
        }
    }

    #[test]
    fn no_heading_means_two_fields() {
        let mut seen = std::collections::HashSet::new();
        for field in FIELDS {
            for heading in field.headings {
                assert!(seen.insert(heading), "{heading}");
                assert_eq!(fold(heading), *heading, "headings are kept folded");
            }
        }
    }
}
