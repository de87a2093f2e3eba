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
    pub(super) headings: &'static [&'static str],
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
            "depenses",
            "detail",
            "details",
            "objet",
            "objet de la depense",
            "objet des depenses",
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
        &[
            "poste",
            "poste de depense",
            "poste de depenses",
            "postes de depense",
            "postes de depenses",
            "categorie",
            "categorie de depense",
            "categorie de depenses",
            "type de depense",
            "nature",
            "rubrique",
        ],
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
    field(
        COUNT,
        "Jours ou quantité, selon le mode",
        &["jours ou quantite", "quantite ou jours", "nombre", "nb"],
    ),
    field(UNIT, "Coût ou prix, selon le mode", &["cout ou prix unitaire", "cout unitaire", "cout ou prix"]),
    field(
        "basis/days",
        "Jours",
        &["jours", "nombre de jours", "nb jours", "nb de jours", "jours homme", "jh"],
    ),
    field(
        "basis/daily_cost",
        "Coût journalier",
        &[
            "cout journalier",
            "cout journalier charge",
            "cout jour",
            "cout par jour",
            "tarif journalier",
            "tjm",
        ],
    ),
    field(
        "basis/yearly_cost",
        "Coût annuel chargé",
        &["cout annuel charge", "cout annuel", "salaire annuel charge"],
    ),
    field(
        "basis/quantity",
        "Quantité",
        &["quantite", "qte", "quantites", "nombre d unites", "nb d unites", "unites", "volume"],
    ),
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
            "montant previsionnel",
            "cout previsionnel",
            "cout total",
            "cout ttc",
            "prix",
            "prix total",
            "prix ttc",
            "ttc",
            "total ttc",
            "budget total",
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
    field("from", "Du mois", &["du mois", "du", "mois de debut", "date de debut", "debut", "de"]),
    field("to", "Au mois", &["au mois", "au", "mois de fin", "date de fin", "fin", "a"]),
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

#[cfg(test)]
mod tests {
    use super::*;

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
