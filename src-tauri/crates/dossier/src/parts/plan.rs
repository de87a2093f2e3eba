//! What will be done, how success is measured, and what may go wrong. Dates are months of the project.

use crate::List;
use crate::leaf::{BearerRef, Level, Line, Month, Note, TaskRef, TaskRefs};
use crate::node::record;

record! {
    /// Tasks, milestones, deliverables.
    WorkPlan {
        /// Tasks.
        tasks: List<Task> = "Actions",
        /// Milestones.
        milestones: List<Milestone> = "Jalons",
        /// Deliverables.
        deliverables: List<Deliverable> = "Livrables",
    }
}

record! {
    /// A piece of work.
    Task {
        /// What.
        title: Line = "Action",
        /// First month.
        from: Option<Month> = "Mois de début",
        /// Duration in months.
        months: Option<Month> = "Durée en mois",
        /// Who leads it.
        owner: BearerRef = "Responsable",
        /// What must end before.
        after: TaskRefs = "Après",
    }
}

record! {
    /// A point to be reached.
    Milestone {
        /// What.
        title: Line = "Jalon",
        /// When.
        month: Option<Month> = "Mois",
    }
}

record! {
    /// A thing to be delivered.
    Deliverable {
        /// What.
        title: Line = "Livrable",
        /// When.
        month: Option<Month> = "Mois",
        /// By which task.
        task: TaskRef = "Action",
    }
}

record! {
    /// A measure of success.
    Indicator {
        /// What is measured.
        name: Line = "Indicateur",
        /// Where it stands today.
        baseline: Line = "Valeur de départ",
        /// Where it should stand.
        target: Line = "Cible",
        /// By when.
        month: Option<Month> = "Mois",
        /// Where the figure comes from.
        source: Line = "Source",
    }
}

record! {
    /// Something that may go wrong.
    Risk {
        /// What.
        title: Line = "Risque",
        /// 1 (unlikely) to 4.
        likelihood: Option<Level> = "Probabilité",
        /// 1 (slight) to 4.
        gravity: Option<Level> = "Gravité",
        /// What is done about it.
        response: Note = "Réponse",
        /// Who watches it.
        owner: BearerRef = "Responsable",
    }
}
