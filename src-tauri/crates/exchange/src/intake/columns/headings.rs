//! What a heading means: a field, or nothing where it says more than that.

use super::fields::{COUNT, FIELDS, Field, UNIT};
use crate::names::fold;

/// A heading to compare by: folded, and what it says of money in words, since « € » and « $ » are no letters.
pub fn words(heading: &str) -> String {
    let signs = heading.chars().map(|c| match c {
        '€' => " eur ".to_owned(),
        '$' => " dollar ".to_owned(),
        '£' => " livre ".to_owned(),
        '¥' => " yen ".to_owned(),
        '\u{2030}' => " pour mille ".to_owned(),
        c => c.to_string(),
    });
    fold(&signs.collect::<String>())
}

/// Whether a heading holds one of these words.
pub fn says_one_of(heading: &str, any: &[&str]) -> bool {
    words(heading).split(' ').any(|word| any.contains(&word))
}

/// Whether a column says that it is computed, as those of an export do.
pub fn is_computed(heading: &str) -> bool {
    says_one_of(heading, &["calcule", "calculee", "calcules", "calculees"])
}

/// What a heading means; a column that says that it is computed means nothing, nor does one whose remark in brackets
/// could make another thing of it: « Montant (k€) » waits to be told, as « Montant en k€ » does.
pub fn guess(heading: &str) -> Option<&'static Field> {
    if is_computed(heading) {
        return None;
    }
    let whole = words(heading);
    let means = |wanted: &str| FIELDS.iter().find(|field| field.headings.contains(&wanted));
    // « Coût € TTC » as « Coût TTC ».
    let in_euros = || means(&but_euros(heading)).filter(|field| field.code == "basis/amount");
    if let Some(field) = means(&whole).or_else(in_euros) {
        return Some(field);
    }
    let (name, remarks) = without_brackets(heading);
    let (name, remarks) = (words(&name), words(&remarks));
    // « Montant € » and « Montant en € » as « Montant (€) ».
    let (name, euros) = match name.strip_suffix("eur") {
        Some(rest) if !rest.is_empty() => {
            let rest = rest.trim_end();
            (rest.strip_suffix(" en").unwrap_or(rest), "eur")
        }
        _ => (name.as_str(), ""),
    };
    let field = means(name).or_else(|| {
        // « Jours prévus », « Coût estimé TTC ». « Dépenses prévisionnelles » may head amounts.
        let planned = without_plans(name);
        means(&planned).filter(|field| planned != name && (field.code.contains('/') || field.code == UNIT))
    })?;
    let said = remarks.split(' ').chain([euros]).filter(|word| !word.is_empty());
    said.into_iter().all(|word| is_harmless(field, word)).then_some(field)
}

/// The words of a heading without what says only that they are of a plan, as all are here.
pub fn without_plans(words: &str) -> String {
    const PLANS: [&str; 14] = [
        "prevu",
        "prevue",
        "prevus",
        "prevues",
        "estime",
        "estimee",
        "estimes",
        "estimees",
        "estimatif",
        "estimative",
        "previsionnel",
        "previsionnelle",
        "previsionnels",
        "previsionnelles",
    ];
    words.split(' ').filter(|word| !PLANS.contains(word)).collect::<Vec<_>>().join(" ")
}

/// The words of a heading without what says only that it is in euros.
pub fn but_euros(heading: &str) -> String {
    let words = words(heading);
    let kept = words.split(' ').filter(|word| !matches!(*word, "en" | "eur" | "euro" | "euros"));
    kept.collect::<Vec<_>>().join(" ")
}

/// A heading without what stands in brackets, and that.
pub fn without_brackets(heading: &str) -> (String, String) {
    let (mut outside, mut inside, mut depth) = (String::new(), String::new(), 0_u32);
    for c in heading.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            c if depth > 0 => inside.push(c),
            c => outside.push(c),
        }
        if matches!(c, '(' | '[' | ')' | ']') {
            inside.push(' ');
            outside.push(' ');
        }
    }
    (outside, inside)
}

/// Whether a word of a remark says what the field is anyhow.
fn is_harmless(field: &Field, word: &str) -> bool {
    const EUROS: [&str; 4] = ["en", "eur", "euro", "euros"];
    const WITH_VAT: [&str; 5] = ["ttc", "t", "c", "toutes", "taxes"];
    const WITHOUT_VAT: [&str; 5] = ["ht", "h", "t", "hors", "taxes"];
    const DAYS: [&str; 6] = ["en", "jours", "jour", "j", "nombre", "nb"];
    const COUNTS: [&str; 6] = ["en", "nombre", "nb", "unites", "unite", "u"];
    const MONTHS: [&str; 5] = ["en", "mois", "n", "no", "numero"];
    const FLAGS: [&str; 5] = ["oui", "non", "o", "n", "ou"];
    let among = |lists: &[&[&str]]| lists.iter().any(|list| list.contains(&word));
    match field.code {
        "basis/amount" => among(&[&EUROS, &WITH_VAT]),
        "basis/unit_price" => among(&[&EUROS, &WITHOUT_VAT]),
        "basis/daily_cost" => among(&[&EUROS, &["ttc", "par", "jour", "j", "charge"]]),
        "basis/yearly_cost" => among(&[&EUROS, &["ttc", "par", "an", "charge"]]),
        UNIT => among(&[&EUROS]),
        "basis/vat" => among(&[&["en", "%", "taux", "pour", "cent"]]),
        "basis/days" => among(&[&DAYS]),
        "basis/quantity" | COUNT => among(&[&COUNTS]),
        "from" | "to" => among(&[&MONTHS]),
        "eligible" | "in_kind" => among(&[&FLAGS]),
        // What a text is does not change by a remark, but for one that makes an amount of it: « Dépense (€) ».
        _ => !is_of_money(word),
    }
}

fn is_of_money(word: &str) -> bool {
    const MONEY: [&str; 17] = [
        "eur", "euro", "euros", "k", "ke", "keur", "kilo", "milliers", "millions", "ttc", "ht", "tva",
        "taxes", "montant", "cout", "prix", "total",
    ];
    MONEY.contains(&word) || matches!(word, "dollar" | "livre" | "yen" | "recettes" | "subvention")
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
            ("TTC", "basis/amount"),
            ("Budget total (€)", "basis/amount"),
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
            ("Montant en €", "basis/amount"),
            ("Montant TTC en €", "basis/amount"),
            ("Montant en euros", "basis/amount"),
            ("Montant prévisionnel (€)", "basis/amount"),
            ("Coût prévisionnel", "basis/amount"),
            ("Prix unitaire HT en €", "basis/unit_price"),
            ("Coût journalier chargé", "basis/daily_cost"),
            ("Poste de dépenses", "category"),
            ("Postes de dépense", "category"),
            ("Catégorie de dépense", "category"),
            ("Objet de la dépense", "label"),
            ("Date de début", "from"),
            ("Date de fin", "to"),
            ("Nb", COUNT),
        ] {
            assert_eq!(guess(heading).map(|field| field.code), Some(code), "{heading}");
        }
        for heading in ["Montant calculé", "Assiette calculée", "Truc", "", "N°", "P.U. TTC", "P.U. (TTC)"]
        {
            assert_eq!(guess(heading), None, "{heading}");
        }
    }

    #[test]
    fn a_remark_in_brackets_that_is_harmless_is_dropped() {
        for (heading, code) in [
            ("Montant (en €)", "basis/amount"),
            ("(€) Montant", "basis/amount"),
            ("Montant €", "basis/amount"),
            ("Montant [EUR]", "basis/amount"),
            ("Montant (TTC, en euros)", "basis/amount"),
            ("Montant (T.T.C.)", "basis/amount"),
            ("Montant (total)", "basis/amount"),
            ("Jours (nombre)", "basis/days"),
            ("Durée", ""),
            ("Jours (en jours)", "basis/days"),
            ("Quantité (nombre)", "basis/quantity"),
            ("Coût journalier (€/jour)", "basis/daily_cost"),
            ("Coût annuel (chargé)", "basis/yearly_cost"),
            ("Prix (HT)", "basis/unit_price"),
            ("TVA (en %)", "basis/vat"),
            ("Du mois (n°)", "from"),
            ("Éligible (oui/non)", "eligible"),
            ("Libellé (obligatoire)", "label"),
            ("Service (voir la liste)", "bearer"),
        ] {
            assert_eq!(guess(heading).map_or("", |field| field.code), code, "{heading}");
        }
    }

    #[test]
    fn any_other_makes_the_column_wait_as_it_does_without_brackets() {
        for heading in [
            "Montant (k€)",
            "Montant [k€]",
            "Montant (k€",
            "Montant k€",
            "Montant (milliers d’euros)",
            "Montant ($)",
            "Montant $",
            "Montant (HT)",
            "Montant (€ HT)",
            "Montant (TVA)",
            "Montant (recettes)",
            "Montant (subvention demandée)",
            "Montant (par mois)",
            "Montant (par an)",
            "Montant total (HT)",
            "Coût (hors taxes)",
            "Coût annuel (k€)",
            "Coût journalier (HT)",
            "Coût journalier (pour deux)",
            "Prix unitaire (k€)",
            "Prix unitaire (TTC)",
            "Jours (en heures)",
            "Nb jours (par mois)",
            "Quantité (heures)",
            "TVA (€)",
            "TVA €",
            "Dépense (€)",
            "Dépense (HT)",
            "Nature (montant)",
            "(k€)",
            "k€",
            "$",
        ] {
            assert_eq!(guess(heading), None, "{heading}");
        }
    }
}
