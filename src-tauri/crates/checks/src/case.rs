//! A dossier ready to be checked: the facts, with the look-ups that many rules share.

use std::collections::{HashMap, HashSet};
use std::ops::Deref;

use budget::{Line, Place};
use dossier::parts::{Carrier, Cost, Letter, Partner, Task};
use dossier::{Item, Pointer};

use crate::Facts;
use crate::unread::unread_figures;
use crate::workload::Workload;

/// The pointer of a field of an item: `at("/costs", "l1", "basis/days")`.
pub(crate) fn at(list: &str, id: &str, path: &str) -> Pointer {
    Pointer::new(list).join(id).below(path)
}

/// A carrier or a partner: who bears costs and gives cash.
#[derive(Clone, Copy)]
pub(crate) enum Bearer<'a> {
    Carrier(&'a Item<Carrier>),
    Partner(&'a Item<Partner>),
}

impl<'a> Bearer<'a> {
    pub(crate) fn id(self) -> &'a str {
        match self {
            Bearer::Carrier(carrier) => &carrier.id,
            Bearer::Partner(partner) => &partner.id,
        }
    }

    /// Its letter; a missing one is awaited.
    pub(crate) fn letter(self) -> Letter {
        let letter = match self {
            Bearer::Carrier(carrier) => carrier.letter,
            Bearer::Partner(partner) => partner.letter,
        };
        letter.unwrap_or(Letter::Awaited)
    }

    pub(crate) fn field(self, path: &str) -> Pointer {
        match self {
            Bearer::Carrier(carrier) => at("/carriers", &carrier.id, path),
            Bearer::Partner(partner) => at("/partners", &partner.id, path),
        }
    }
}

/// The facts, and what is looked up in them again and again.
pub(crate) struct Case<'a> {
    facts: &'a Facts<'a>,
    /// Carriers, then partners, as in the budget's table.
    pub(crate) bearers: Vec<Bearer<'a>>,
    by_id: HashMap<&'a str, usize>,
    agents: HashSet<&'a str>,
    tasks: HashMap<&'a str, &'a Item<Task>>,
    /// Each agent who gives time, in the dossier's order.
    pub(crate) workloads: Vec<Workload<'a>>,
}

impl<'a> Deref for Case<'a> {
    type Target = Facts<'a>;
    fn deref(&self) -> &Facts<'a> {
        self.facts
    }
}

impl<'a> Case<'a> {
    /// Where a place of the dossier is, for people.
    pub(crate) fn place_name(&self, at: &Pointer) -> String {
        self.dossier.place_name(at, |map, key| self.call.key_name(map, key))
    }

    pub(crate) fn of(facts: &'a Facts<'a>) -> Self {
        let dossier = facts.dossier;
        let carriers = dossier.carriers.iter().map(Bearer::Carrier);
        let bearers: Vec<_> = carriers.chain(dossier.partners.iter().map(Bearer::Partner)).collect();
        let mut by_id = HashMap::new();
        for (position, bearer) in bearers.iter().enumerate() {
            by_id.entry(bearer.id()).or_insert(position);
        }
        let agents = dossier.carriers.iter().flat_map(|carrier| &carrier.agents);
        let agents = agents.map(|agent| agent.id.as_str()).collect();
        let tasks = dossier.work_plan.tasks.iter().map(|task| (task.id.as_str(), task)).collect();
        Self { facts, bearers, by_id, agents, tasks, workloads: Workload::of(dossier, facts.budget) }
    }

    /// The advice of an amount, which waits for what could not be read of the budget: followed at once, it would cost the
    /// project what a slip of the pen left out.
    pub(crate) fn advised(&self, advice: String) -> String {
        let unread = unread_figures(self.dossier, self.unread.iter().map(|(at, _)| at));
        if unread.is_empty() {
            advice
        } else {
            "Corrigez d’abord les saisies illisibles du budget : ce montant en dépend.".to_owned()
        }
    }

    /// The carrier or partner of this id.
    pub(crate) fn bearer(&self, id: &str) -> Option<Bearer<'a>> {
        self.by_id.get(id).and_then(|position| self.bearers.get(*position)).copied()
    }

    /// The carrier or partner at a place of the budget's table.
    pub(crate) fn bearer_at(&self, place: Place) -> Option<Bearer<'a>> {
        self.bearers.get(place.known()?).copied()
    }

    /// Whether some carrier has this agent.
    pub(crate) fn has_agent(&self, id: &str) -> bool {
        self.agents.contains(id)
    }

    /// The task of this id.
    pub(crate) fn task(&self, id: &str) -> Option<&'a Item<Task>> {
        self.tasks.get(id).copied()
    }

    /// Each cost line with its figures.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (&'a Item<Cost>, &'a Line)> {
        self.facts.dossier.costs.iter().zip(&self.facts.budget.lines)
    }
}
