//! How messages name things: « la dépense « Atelier » », or what it lacks where it has no name.

use dossier::Item;
use dossier::parts::{Agent, Annex, Cost, Funding, Partner, Task};

use crate::{Bearer, Case};

/// The longest name quoted, in characters; a longer one is cut.
const LONGEST: usize = 80;

/// « Atelier » in quotes, cut where it is long.
pub(crate) fn quoted(name: &str) -> String {
    // A line end would break the message's one line.
    let name = name.trim().replace(char::is_control, " ");
    if name.chars().count() <= LONGEST {
        return format!("« {name} »");
    }
    let start: String = name.chars().take(LONGEST).collect();
    format!("« {}… »", start.trim_end())
}

/// `noun` and the quoted name, or `unnamed`.
fn named(noun: &str, name: &str, unnamed: &str) -> String {
    if name.trim().is_empty() { unnamed.to_owned() } else { format!("{noun} {}", quoted(name)) }
}

pub(crate) fn cost(cost: &Cost) -> String {
    named("la dépense", &cost.label, "une dépense sans libellé")
}

pub(crate) fn bearer(bearer: Bearer<'_>) -> String {
    match bearer {
        Bearer::Carrier(carrier) => named("le service", &carrier.name, "un service sans nom"),
        Bearer::Partner(one) => partner(one),
    }
}

pub(crate) fn partner(partner: &Partner) -> String {
    named("le partenaire", &partner.name, "un partenaire sans nom")
}

/// An agent by name, else by function.
pub(crate) fn agent(agent: &Agent) -> String {
    if agent.name.trim().is_empty() {
        named("l’agent", &agent.function, "un agent sans nom")
    } else {
        agent.name.trim().to_owned()
    }
}

pub(crate) fn task(task: &Task) -> String {
    named("l’action", &task.title, "une action sans titre")
}

/// An annex by its title, else by its file.
pub(crate) fn annex(annex: &Annex) -> String {
    let name = if annex.title.trim().is_empty() { &*annex.file } else { &*annex.title };
    named("l’annexe", name, "une annexe sans titre")
}

/// A funding by who gives it: « le financement de « Région » ».
pub(crate) fn funding(case: &Case<'_>, funding: &Item<Funding>) -> String {
    let giver = match case.bearer(&funding.funder) {
        Some(Bearer::Carrier(carrier)) => carrier.name.trim(),
        Some(Bearer::Partner(partner)) => partner.name.trim(),
        None => funding.funder_name.trim(),
    };
    named("le financement de", giver, "un financement sans financeur nommé")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_is_cut_and_a_missing_one_is_said() {
        let long = quoted(&"très long ".repeat(20));
        assert!(long.ends_with("… »") && long.chars().count() < 90, "{long}");
        assert_eq!(quoted(" Temps\nd’agent "), "« Temps d’agent »");
        assert_eq!(cost(&Cost::default()), "une dépense sans libellé");
    }
}
