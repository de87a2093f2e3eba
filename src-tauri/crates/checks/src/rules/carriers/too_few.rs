//! **What**: fewer distinct State services carry the project than the call demands.
//!
//! **Why**: the call is for several services together; one service under two spellings is one.
//! **Example**: « DREAL » and « D.R.É.A.L. ».
//! **Source**: `domain.md`, « Bloquant »: fewer than two State services (compared without case, accents, spaces);
//! the number is the call's `min_carriers`.

use std::collections::HashMap;

use dossier::Pointer;

use crate::naming::quoted;
use crate::wording::count;
use crate::{Case, Findings, Rule, folded};

pub(crate) const RULE: Rule =
    Rule::blocking("carriers.too_few", "Trop peu de services de l’État distincts portent le projet.", check);

fn check(case: &Case<'_>, found: &mut Findings) {
    let mut services: HashMap<String, &str> = HashMap::new();
    let mut same = Vec::new();
    for carrier in &case.dossier.carriers {
        let name = folded(&carrier.name);
        match services.get(&name) {
            _ if name.is_empty() => {}
            Some(known) => {
                same.push(format!("{} et {} sont un seul service.", quoted(known), quoted(&carrier.name)));
            }
            None => {
                services.insert(name, &carrier.name);
            }
        }
    }
    let distinct = i64::try_from(services.len()).unwrap_or(i64::MAX);
    let least = i64::from(*case.call.rules.min_carriers);
    if distinct < least {
        let there = match distinct {
            0 => "aucun n’est nommé".to_owned(),
            1 => "un seul est nommé".to_owned(),
            _ => format!("{distinct} sont nommés"),
        };
        let message = format!(
            "le projet doit être porté par {} de l’État au moins, et {there} : ajoutez-en {}.",
            count(least, "service distinct", "services distincts"),
            if least - distinct == 1 { "un".to_owned() } else { (least - distinct).to_string() }
        );
        let hints: Vec<&str> = same.iter().map(String::as_str).collect();
        found.say_with(Pointer::new("/carriers"), message, &hints);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn one_service_under_two_spellings_is_one() {
        let sample = Sample::sound().set("/carriers/c1/name", "D.R.É.A.L. ");
        insta::assert_snapshot!(sample.said(&RULE), @r"
        /carriers: Le projet doit être porté par 2 services distincts de l’État au moins, et un seul est nommé : ajoutez-en un.
          > « D.R.É.A.L. » et « DREAL » sont un seul service.
        ");
        insta::assert_snapshot!(Sample::empty().said(&RULE), @"/carriers: Le projet doit être porté par 2 services distincts de l’État au moins, et aucun n’est nommé : ajoutez-en 2.");
    }

    #[test]
    fn the_number_is_the_calls() {
        insta::assert_snapshot!(Sample::sound().rule("min_carriers", json!(3)).said(&RULE), @"/carriers: Le projet doit être porté par 3 services distincts de l’État au moins, et 2 sont nommés : ajoutez-en un.");
        assert_eq!(Sample::empty().rule("min_carriers", json!(0)).said(&RULE), "");
    }
}
