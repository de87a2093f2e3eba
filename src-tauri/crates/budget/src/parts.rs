//! What a budget is computed from: a dossier's own plan, or one of its scenarios.

use dossier::parts::{
    Carrier, Cost, Dossier, Funding, GrantRequest, Partner, Project, Scenario, SelfFinancing,
};
use dossier::{Item, List};

/// The parts that the rules read. A scenario replaces the plan and keeps the project and its people.
#[derive(Clone, Copy, Debug)]
pub struct Parts<'a> {
    /// Start, duration, working days.
    pub project: &'a Project,
    /// The State's services.
    pub carriers: &'a List<Carrier>,
    /// Those who join.
    pub partners: &'a List<Partner>,
    /// Cost lines.
    pub costs: &'a List<Cost>,
    /// Cash that others give.
    pub funding: &'a List<Funding>,
    /// The grant asked for.
    pub grant: &'a GrantRequest,
    /// Who bears what is left to pay.
    pub self_financing: &'a SelfFinancing,
    /// The id of the scenario, where it is one.
    pub scenario: Option<&'a str>,
}

impl<'a> From<&'a Dossier> for Parts<'a> {
    fn from(dossier: &'a Dossier) -> Self {
        Self {
            project: &dossier.project,
            carriers: &dossier.carriers,
            partners: &dossier.partners,
            costs: &dossier.costs,
            funding: &dossier.funding,
            grant: &dossier.grant,
            self_financing: &dossier.self_financing,
            scenario: None,
        }
    }
}

impl<'a> Parts<'a> {
    /// The plan of a scenario, with its dossier's project, carriers and partners.
    pub fn of_scenario(dossier: &'a Dossier, scenario: &'a Item<Scenario>) -> Self {
        Self {
            costs: &scenario.costs,
            funding: &scenario.funding,
            grant: &scenario.grant,
            self_financing: &scenario.self_financing,
            scenario: Some(&scenario.id),
            ..Self::from(dossier)
        }
    }
}
