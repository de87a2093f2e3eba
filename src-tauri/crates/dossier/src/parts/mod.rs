//! The parts of a dossier, as `formats.md` names them; each declared once, with its French label.

mod annexes;
mod budget;
mod choices;
mod identity;
mod people;
mod plan;
mod sections;

pub use annexes::{Annex, OtherSignatory, PdfOptions, Signatures};
pub use budget::{Basis, Cost, Funding, GrantRequest, Provider, Scenario, SelfFinancing};
pub use choices::{
    AnnexPlacement, BasisKind, EventKind, FundingStatus, IndividualCosts, Letter, PartnerKind, PdfDesign,
    SectionStatus, SigningOrder,
};
pub use identity::{CallPin, Coordinator, Delegate, Event, Identity, Prefet, Project, Recipient, Region};
pub use people::{Agent, Carrier, Contact, Partner, Person, vat_recovered};
pub use plan::{Deliverable, Indicator, Milestone, Risk, Task, WorkPlan};
pub use sections::{Anchor, Comment, Reply, Section};

use crate::leaf::Line;
use crate::node::record;
use crate::{List, Map, leaf::Note};

record! {
    /// The proposal that answers a call.
    Dossier {
        /// Names the lineage: drafts merge only within one.
        id: Line<100> = "Identifiant" locked,
        /// The dossier this one was copied or imported from.
        origin: Line<100> = "Origine" locked,
        /// The call it answers, pinned.
        call: CallPin = "Appel à projets",
        /// Who asks for what.
        identity: Identity = "Identité",
        /// When, how long, and how working time is valued.
        project: Project = "Projet",
        /// Real dates of the project's own.
        calendar: List<Event> = "Calendrier",
        /// The State's services that carry the project.
        carriers: List<Carrier> = "Porteurs",
        /// The actors of the territory that join.
        partners: List<Partner> = "Partenaires",
        /// Why a demanded kind of partner is absent, by kind.
        missing_kinds: Map<Note> = "Partenaires absents",
        /// The written parts, by the call's ids.
        sections: Map<Section> = "Rubriques",
        /// What the project costs.
        costs: List<Cost> = "Dépenses",
        /// Cash that others give.
        funding: List<Funding> = "Financements",
        /// The grant asked for.
        grant: GrantRequest = "Subvention",
        /// Who bears what is left to pay.
        self_financing: SelfFinancing = "Autofinancement",
        /// Other budgets kept aside.
        scenarios: List<Scenario> = "Scénarios",
        /// What the signatory declares, by the call's ids.
        declarations: Map<Option<bool>> = "Déclarations",
        /// Tasks, milestones, deliverables.
        work_plan: WorkPlan = "Plan de travail",
        /// How success will be measured.
        indicators: List<Indicator> = "Indicateurs",
        /// What may go wrong.
        risks: List<Risk> = "Risques",
        /// Files that go with the dossier.
        annexes: List<Annex> = "Annexes",
        /// Who signs, where, in which order.
        signatures: Signatures = "Signatures",
        /// How the PDF looks and what it details.
        pdf: PdfOptions = "Mise en page",
    }
}
