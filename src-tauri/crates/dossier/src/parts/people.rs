//! The State's services that carry the project, their agents, and the partners that join.

use super::{Letter, PartnerKind};
use crate::List;
use crate::leaf::{Line, Note, Percent};
use crate::node::record;

record! {
    /// Somebody with a quality: the head of a service, a representative.
    Person {
        /// Name.
        name: Line<200> = "Nom",
        /// Quality.
        quality: Line = "Qualité",
    }
}

record! {
    /// A service of the State that carries the project.
    Carrier {
        /// Name.
        name: Line<200> = "Service",
        /// Its role in the project.
        role: Note = "Rôle",
        /// Its head.
        head: Person = "Chef du service",
        /// SIRET.
        siret: Line<30> = "SIRET",
        /// Another identifier.
        other_id: Line<100> = "Autre identifiant",
        /// Postal address.
        address: Note = "Adresse",
        /// The head's agreement to the agents' time; missing: awaited.
        letter: Option<Letter> = "Lettre d’accord",
        /// Share of VAT recovered, in percent; missing: 0.
        vat_recovered: Option<Percent> = "TVA récupérée (%)",
        /// Its agents.
        agents: List<Agent> = "Agents",
    }
}

record! {
    /// An agent of a carrier.
    Agent {
        /// Name.
        name: Line<200> = "Nom",
        /// Function.
        function: Line<200> = "Fonction",
        /// E-mail; never embedded in a final.
        email: Line<200> = "Courriel",
        /// Role in the project.
        role: Note = "Rôle",
    }
}

record! {
    /// An actor of the territory that joins the project.
    Partner {
        /// Name.
        name: Line<200> = "Partenaire",
        /// Which of the six kinds.
        kind: Option<PartnerKind> = "Catégorie",
        /// Legal form.
        legal_form: Line<200> = "Forme juridique",
        /// SIRET.
        siret: Line<30> = "SIRET",
        /// Répertoire national des associations.
        rna: Line<30> = "RNA",
        /// Another identifier.
        other_id: Line<100> = "Autre identifiant",
        /// Postal address.
        address: Note = "Adresse",
        /// Who binds it.
        representative: Person = "Représentant",
        /// Whom to call.
        contact: Contact = "Contact",
        /// Its role in the project.
        role: Note = "Rôle",
        /// What it brings.
        contribution: Note = "Contribution",
        /// Share of VAT recovered, in percent; missing: 0.
        vat_recovered: Option<Percent> = "TVA récupérée (%)",
        /// Its letter of commitment; missing: awaited.
        letter: Option<Letter> = "Lettre d’engagement",
    }
}

record! {
    /// Whom to call.
    Contact {
        /// Name.
        name: Line<200> = "Nom",
        /// E-mail.
        email: Line<200> = "Courriel",
        /// Phone.
        phone: Line<60> = "Téléphone",
    }
}

/// The share of VAT that a carrier or a partner gets back; nothing where it says none, or where nobody has this id.
pub fn vat_recovered(carriers: &List<Carrier>, partners: &List<Partner>, bearer: &str) -> Option<Percent> {
    let carrier = carriers.get(bearer).map(|carrier| carrier.vat_recovered);
    let partner = || partners.get(bearer).map(|partner| partner.vat_recovered);
    carrier.or_else(partner)?
}
