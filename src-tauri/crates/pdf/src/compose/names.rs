//! Who and what is meant by an id.

use std::collections::HashMap;

use call::Call;
use dossier::Dossier;

use super::wording::or;

/// Names by id.
pub struct Names<'a> {
    bearers: HashMap<&'a str, &'a str>,
    functions: HashMap<&'a str, (&'a str, &'a str)>,
    call: &'a Call,
}

impl<'a> Names<'a> {
    /// The names of a dossier.
    pub fn of(call: &'a Call, dossier: &'a Dossier) -> Self {
        let mut bearers = HashMap::new();
        let mut functions = HashMap::new();
        for carrier in &dossier.carriers {
            bearers.insert(carrier.id.as_str(), or(&carrier.name, "Service sans nom"));
            for agent in &carrier.agents {
                functions.insert(agent.id.as_str(), (agent.name.trim(), agent.function.trim()));
            }
        }
        for partner in &dossier.partners {
            bearers.insert(partner.id.as_str(), or(&partner.name, "Partenaire sans nom"));
        }
        Self { bearers, functions, call }
    }

    /// A carrier or partner.
    pub fn bearer(&self, id: &str) -> &'a str {
        self.bearers.get(id).copied().unwrap_or("Non attribué")
    }

    /// The same in few words, for a table's narrow column: the acronym that the name gives itself, « (DREAL) ».
    pub fn short(&self, id: &str) -> &'a str {
        acronym(self.bearer(id))
    }

    /// A carrier or partner in few words, or nothing.
    pub fn short_owner(&self, id: &str) -> &'a str {
        acronym(self.owner(id))
    }

    /// A carrier or partner, or nothing.
    pub fn owner(&self, id: &str) -> &'a str {
        if id.is_empty() { "" } else { self.bearers.get(id).copied().unwrap_or("") }
    }

    /// A carrier or partner of the budget; `None` is what nobody bears.
    pub fn bearer_of(&self, id: Option<&str>) -> &'a str {
        id.map_or("Non attribué", |id| self.bearer(id))
    }

    /// A category of the budget; `None` is what has none.
    pub fn category_of(&self, id: Option<&str>) -> &'a str {
        id.and_then(|id| self.call.category(id))
            .map_or("Sans poste de dépense", |category| category.name.as_str())
    }

    /// An agent's name and function.
    pub fn agent(&self, id: &str) -> Option<(&'a str, &'a str)> {
        self.functions.get(id).copied()
    }
}

/// « DREAL » of « Direction … (DREAL) Centre »; the whole name where it gives no acronym.
fn acronym(name: &str) -> &str {
    let inside =
        name.split_once('(').and_then(|(_, rest)| rest.split_once(')')).map(|(inside, _)| inside.trim());
    let short = |inside: &&str| {
        (2..=16).contains(&inside.chars().count())
            && inside.chars().any(char::is_uppercase)
            && !inside.chars().any(|sign| sign.is_lowercase() || sign.is_whitespace())
    };
    inside.filter(short).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::acronym;

    #[test]
    fn a_name_that_gives_its_acronym_is_shortened_to_it() {
        assert_eq!(
            acronym("Direction régionale des affaires culturelles (DRAC) Centre-Val de Loire"),
            "DRAC"
        );
        assert_eq!(acronym("Bourgs en commun (association)"), "Bourgs en commun (association)");
        assert_eq!(acronym("Passe-Gué"), "Passe-Gué");
    }
}
