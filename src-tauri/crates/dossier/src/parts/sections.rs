//! The written parts, and the remarks about them.

use chrono::{DateTime, FixedOffset};

use super::SectionStatus;
use crate::List;
use crate::leaf::{BearerRef, Line, Note, Prose, Whole};
use crate::node::record;

record! {
    /// A section's text and where it stands.
    Section {
        /// Markdown (`amorce-markdown/1`).
        text: Prose = "Texte",
        /// How far it is; missing: to be written.
        status: Option<SectionStatus> = "État",
        /// The service that writes it.
        owner: BearerRef = "Responsable",
        /// Remarks; they never leave with a final.
        comments: List<Comment> = "Commentaires",
    }
}

record! {
    /// A remark about a passage.
    Comment {
        /// Who.
        author: Line<200> = "Auteur",
        /// When.
        at: Option<DateTime<FixedOffset>> = "Date",
        /// What.
        text: Note = "Commentaire",
        /// Whether it is settled.
        resolved: Option<bool> = "Résolu",
        /// The passage.
        anchor: Anchor = "Passage",
        /// What others answered.
        answers: List<Reply> = "Réponses",
    }
}

record! {
    /// A passage, in UTF-16 units of the section's text.
    Anchor {
        /// Its first unit.
        start: Option<Whole<0, 200_000>> = "Début",
        /// The unit after its last.
        end: Option<Whole<0, 200_000>> = "Fin",
        /// Its words when the remark was made.
        quote: Note = "Citation",
    }
}

record! {
    /// An answer to a remark.
    Reply {
        /// Who.
        author: Line<200> = "Auteur",
        /// When.
        at: Option<DateTime<FixedOffset>> = "Date",
        /// What.
        text: Note = "Réponse",
    }
}
