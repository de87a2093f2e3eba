//! Who and what is meant by an id.

use std::collections::HashMap;

use call::Call;
use dossier::Dossier;

use super::short::{NAMELESS, ShortNames};
use super::wording::or;

/// Names by id.
pub struct Names<'a> {
    bearers: HashMap<&'a str, &'a str>,
    functions: HashMap<&'a str, (&'a str, &'a str)>,
    short: ShortNames,
    call: &'a Call,
}

impl<'a> Names<'a> {
    /// The names of a dossier.
    pub fn of(call: &'a Call, dossier: &'a Dossier) -> Self {
        let mut bearers = HashMap::new();
        let mut functions = HashMap::new();
        for carrier in &dossier.carriers {
            bearers.insert(carrier.id.as_str(), or(&carrier.name, NAMELESS.0));
            for agent in &carrier.agents {
                functions.insert(agent.id.as_str(), (agent.name.trim(), agent.function.trim()));
            }
        }
        for partner in &dossier.partners {
            bearers.insert(partner.id.as_str(), or(&partner.name, NAMELESS.1));
        }
        Self { bearers, functions, short: ShortNames::of(dossier), call }
    }

    /// A carrier or partner.
    pub fn bearer(&self, id: &str) -> &'a str {
        self.bearers.get(id).copied().unwrap_or("Non attribué")
    }

    /// The same in few words, for a table's narrow column.
    pub fn short(&self, id: &str) -> &str {
        self.short.get(id).unwrap_or("Non attribué")
    }

    /// A carrier or partner in few words, or nothing.
    pub fn short_owner(&self, id: &str) -> &str {
        self.short.get(id).unwrap_or("")
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
