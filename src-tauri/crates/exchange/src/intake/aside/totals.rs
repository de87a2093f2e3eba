//! What a row is called that is no cost: a total, a part of another row, money that comes in.

/// What a label says of its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Called {
    /// A sum, and nothing else: « Total général ».
    Sum,
    /// A sum that no cost is called: « Sous-total fonctionnement ».
    Subtotal,
    /// It begins as a sum does: « Total Energies ».
    LikeSum,
    /// A sum where its amount is one: « Formation Somme », as LibreOffice calls it.
    MayBeSum,
    /// What is within other rows: « dont TVA ».
    Within,
    /// What of the total above is paid when, where there is one: « Acompte 30 % », « Net à payer ».
    OfTotal,
    /// Money that comes in: « Subvention demandée ».
    Income,
}

impl Called {
    /// Whether it sums other rows.
    pub fn is_sum(self) -> bool {
        !matches!(self, Called::Within | Called::OfTotal | Called::Income)
    }

    /// In French, what its cell says: « annonce un total ».
    pub fn says(self) -> &'static str {
        match self {
            Called::Sum | Called::Subtotal | Called::MayBeSum => "annonce un total",
            Called::LikeSum => "commence comme un total",
            Called::Within | Called::OfTotal => "annonce ce que d’autres lignes comprennent déjà",
            Called::Income => "annonce une recette",
        }
    }
}

/// What a subtotal is called, before what it sums: « Sous-total fonctionnement », « S/T Formation ».
const SUBTOTALS: [&str; 6] = ["sous total", "sous totaux", "soustotal", "s total", "ss total", "s t"];
/// What a sum is called, before what it sums.
const SUMS: [&str; 15] = [
    "somme totale",
    "resultat total",
    "total",
    "totaux",
    "grand total",
    "cout total",
    "couts totaux",
    "depense totale",
    "depenses totales",
    "budget total",
    "montant total",
    "prix total",
    "cumul",
    "recapitulatif",
    "recapitulation",
];
/// What is a sum where nothing follows.
const ALONE: [&str; 11] = [
    "somme",
    "report",
    "a reporter",
    "ensemble",
    "st",
    "σ",
    "ht",
    "ttc",
    "montant",
    "montant ht",
    "montant ttc",
];
/// What may follow a sum without making it the name of something: « Total HT ».
const PLAIN: [&str; 9] =
    ["general", "ht", "ttc", "ht ttc", "du projet", "du budget", "des depenses", "budget", "projet"];
/// What comes in, before what it is.
const INCOMES: [&str; 28] = [
    "aide attendue",
    "aide demandee",
    "aide pia",
    "aide sollicitee",
    "aides demandees",
    "aides publiques demandees",
    "aides publiques sollicitees",
    "contribution demandee",
    "demande pia",
    "financement demande",
    "montant de l aide demandee",
    "montant de l aide sollicitee",
    "montant de la subvention demandee",
    "montant demande",
    "montant sollicite",
    "montant total demande",
    "participation demandee",
    "subvention",
    "subventions",
    "recettes",
    "autofinancement",
    "auto financement",
    "cofinancement",
    "cofinancements",
    "fonds propres",
    "reste a charge",
    "reste a financer",
    "somme demandee",
];
/// What of a price is paid when, before words that say when, or how much of it.
const PAYMENTS: [&str; 20] = [
    "acompte",
    "acomptes",
    "arrhes",
    "avance",
    "avances",
    "deja paye",
    "deja regle",
    "deja verse",
    "echeance",
    "montant de l acompte",
    "net a payer",
    "paiement",
    "paye",
    "reglement",
    "restant du",
    "reste a payer",
    "reste a regler",
    "reste du",
    "solde",
    "versement",
];
/// These words: « Acompte 30 % à la commande », and no « Acompte traiteur ».
const WHEN: [&str; 24] = [
    "",
    "a",
    "au",
    "ce",
    "commande",
    "de",
    "deja",
    "du",
    "jour",
    "la",
    "le",
    "livraison",
    "par",
    "paye",
    "payer",
    "recu",
    "recue",
    "regle",
    "regler",
    "restant",
    "reception",
    "signature",
    "verse",
    "verses",
];
/// What comes in where nothing follows: « Ressources humaines » is a cost.
const INCOMES_ALONE: [&str; 8] = [
    "recette",
    "ressources",
    "produits",
    "financement",
    "financements",
    "aides publiques",
    "montant de l aide",
    "montant de la subvention",
];
/// The VAT of other rows, before its rate.
const TAXES: [&str; 4] = ["tva", "montant tva", "montant de la tva", "total tva"];

/// What a folded label says, if it is the name of no cost.
pub fn called(words: &str) -> Option<Called> {
    let whole = words;
    let words = without_number(words).replace("t v a", "tva");
    let words = words.as_str();
    let words = words.split_once(' ').filter(|(first, _)| is_ordinal(first)).map_or(words, |(_, rest)| rest);
    // « Totalisateur » is a thing that one buys.
    let rest_of = |names: &[&str]| {
        let rest = names.iter().filter_map(|name| words.strip_prefix(name));
        rest.map(|rest| (rest, rest.trim())).find(|(rest, _)| rest.is_empty() || rest.starts_with(' '))
    };
    let says_when = |rest: &str| rest.split(' ').all(|word| WHEN.contains(&word) || is_counted(word));
    let is_rate = |rest: &str| rest.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '%'));
    if rest_of(&TAXES).is_some_and(|(_, rest)| is_rate(rest.strip_prefix("a ").unwrap_or(rest)))
        || rest_of(&["dont", "compris", "inclus", "incluant"]).is_some_and(|(_, rest)| !rest.is_empty())
    {
        return Some(Called::Within);
    }
    // « 2e acompte », « 50 % à la livraison ».
    let is_of = rest_of(&PAYMENTS).is_some_and(|(_, rest)| rest == "ttc" || says_when(rest));
    let is_part = whole.contains('%') && !is_rate(whole) && says_when(whole);
    if is_of || is_part {
        return Some(Called::OfTotal);
    }
    if rest_of(&SUBTOTALS).is_some() {
        return Some(Called::Subtotal);
    }
    if ALONE.contains(&words) {
        return Some(Called::Sum);
    }
    if let Some((_, rest)) = rest_of(&SUMS) {
        let is_plain = rest.is_empty() || PLAIN.contains(&rest);
        return Some(if is_plain { Called::Sum } else { Called::LikeSum });
    }
    // With the name of a group before or behind.
    let is_like = |word: &&str| matches!(*word, "somme" | "resultat");
    if words.contains(' ')
        && (words.split(' ').next().filter(is_like).or(words.rsplit(' ').next().filter(is_like))).is_some()
    {
        return Some(Called::MayBeSum);
    }
    (INCOMES_ALONE.contains(&words) || rest_of(&INCOMES).is_some()).then_some(Called::Income)
}

/// « 30 % », « 12/01/2017 ».
fn is_counted(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii_digit() || c == '%')
}

/// « 2e ».
fn is_ordinal(word: &str) -> bool {
    let end = word.trim_start_matches(|c: char| c.is_ascii_digit());
    end.len() < word.len() && ["er", "ere", "re", "e", "eme"].contains(&end)
}

/// Without « 1.2 », « A. » or « II - » before the words; « S/total » begins with a word.
pub fn without_number(words: &str) -> &str {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::fold;

    #[test]
    fn totals_are_known_by_how_they_begin_and_costs_by_another_word() {
        for (label, what) in [
            ("Total", Called::Sum),
            ("1.2 Sous-total", Called::Subtotal),
            ("S/T Formation", Called::Subtotal),
            ("II - Total des déplacements", Called::LikeSum),
            ("Coût total du projet", Called::Sum),
            ("Dépenses totales", Called::Sum),
            ("Budget total", Called::Sum),
            ("Total Energies", Called::LikeSum),
            ("Somme totale", Called::Sum),
            ("Équipement, mobilier Somme", Called::MayBeSum),
            ("DREAL Résultat", Called::MayBeSum),
            ("Somme DREAL", Called::MayBeSum),
            ("Σ", Called::Sum),
            ("À reporter", Called::Sum),
            ("Cumul", Called::Sum),
            ("Récapitulatif", Called::Sum),
            ("TTC", Called::Sum),
            ("dont TVA", Called::Within),
            ("TVA 20 %", Called::Within),
            ("Y compris frais de mission", Called::Within),
            ("(inclus : pose)", Called::Within),
            ("TVA à 5,5 %", Called::Within),
            ("Acompte 30 % à la commande", Called::OfTotal),
            ("Net à payer", Called::OfTotal),
            ("Solde à régler", Called::OfTotal),
            ("Solde à la livraison", Called::OfTotal),
            ("Acompte versé le 12/01/2017", Called::OfTotal),
            ("2e acompte (40 %)", Called::OfTotal),
            ("50 % à la commande", Called::OfTotal),
            ("Payé à ce jour", Called::OfTotal),
            ("Montant demandé à la Région", Called::Income),
            ("Montant de l’aide demandée", Called::Income),
            ("Subvention demandée", Called::Income),
            ("Recettes", Called::Income),
            ("Autofinancement", Called::Income),
        ] {
            assert_eq!(called(&fold(label)), Some(what), "{label}");
        }
        for label in [
            "Totalisateur",
            "Acompte traiteur",
            "Solde des travaux",
            "Avance sur salaires",
            "Paiement des intervenants",
            "Aide à la décision",
            "Aides publiques : cartographie et guide",
            "100 % coton",
            "Cumulus",
            "Ensemble de mobilier",
            "Ressources humaines",
            "Produits d’entretien",
            "Recette fonctionnelle",
            "TVA non récupérable",
            "ST Microelectronics",
            "Report de dates",
            "Sommet",
            "S",
            "Montants",
            "Base de données",
            "Dont",
            "",
        ] {
            assert_eq!(called(&fold(label)), None, "{label}");
        }
    }
}
