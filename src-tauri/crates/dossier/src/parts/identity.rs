//! Who asks for what, from which call, and when the project runs.

use chrono::{NaiveDate, NaiveTime};

use super::EventKind;
use crate::leaf::{BearerRef, Line, Note, Prose, Quantity, Whole, YearMonth};
use crate::node::record;

record! {
    /// The call a dossier answers: the copy kept with the draft is this one.
    CallPin {
        /// The call's id.
        id: Line<200> = "Identifiant" locked,
        /// Its revision.
        revision: Option<Whole<0, 1_000_000>> = "Révision" locked,
        /// SHA-256 of its canonical JSON, in hexadecimal.
        sha256: Line<64> = "Empreinte" locked,
    }
}

record! {
    /// What the cover and the first page say.
    Identity {
        /// Title.
        title: Line = "Titre",
        /// Acronym.
        acronym: Line<60> = "Acronyme",
        /// A summary that may be published.
        summary: Prose = "Résumé publiable",
        /// The region.
        region: Region = "Région",
        /// The préfet who files.
        prefet: Prefet = "Préfet de région",
        /// The carrier that files; its letter is not due.
        filing_carrier: BearerRef = "Service déposant",
        /// Who brings the parts together.
        coordinator: Coordinator = "Coordination",
        /// Who receives the grant.
        recipient: Recipient = "Organisme bénéficiaire",
    }
}

record! {
    /// A region as of the filing date; the name may be edited.
    Region {
        /// INSEE code.
        code: Line<3> = "Code de la région",
        /// Name.
        name: Line<200> = "Nom de la région",
    }
}

record! {
    /// The préfet de région, or who signs for them.
    Prefet {
        /// Name.
        name: Line<200> = "Nom du préfet",
        /// Exact title.
        title: Line = "Titre exact du préfet",
        /// Whether a delegate signs.
        by_delegation: Option<bool> = "Signature par délégation",
        /// The delegate.
        delegate: Delegate = "Délégataire",
    }
}

record! {
    /// « Pour le préfet de la région … et par délégation, ».
    Delegate {
        /// Name.
        name: Line<200> = "Nom du délégataire",
        /// Quality.
        quality: Line = "Qualité du délégataire",
        /// Reference of the order that delegates.
        order: Line = "Arrêté de délégation",
    }
}

record! {
    /// Who brings the parts together at the regrouping sessions.
    Coordinator {
        /// Name.
        name: Line<200> = "Nom du coordinateur",
        /// Service.
        service: Line<200> = "Service du coordinateur",
        /// E-mail.
        email: Line<200> = "Courriel du coordinateur",
        /// Phone.
        phone: Line<60> = "Téléphone du coordinateur",
    }
}

record! {
    /// The body that receives the grant: a SIRET and an IBAN, or, for a préfecture, a fonds de concours.
    Recipient {
        /// Name.
        name: Line<200> = "Nom de l’organisme",
        /// SIRET.
        siret: Line<30> = "SIRET de l’organisme",
        /// IBAN.
        iban: Line<60> = "IBAN",
        /// Fonds de concours.
        fonds_de_concours: Line<200> = "Fonds de concours",
        /// Comptable assignataire.
        comptable: Line<200> = "Comptable assignataire",
    }
}

record! {
    /// When the project runs and how working time is valued.
    Project {
        /// First month.
        start: Option<YearMonth> = "Mois de début",
        /// Duration in months.
        months: Option<Whole<1, 36>> = "Durée en mois",
        /// Working days of a year.
        working_days: Option<Quantity> = "Jours ouvrés par an",
        /// Why that number.
        working_days_reason: Note = "Justification des jours ouvrés",
        /// How time is valued.
        valuation_reason: Note = "Méthode de valorisation du temps",
    }
}

record! {
    /// A date of the project's own calendar.
    Event {
        /// What happens.
        title: Line = "Intitulé",
        /// The day.
        date: Option<NaiveDate> = "Date",
        /// The hour.
        time: Option<NaiveTime> = "Heure",
        /// Its kind; missing: other.
        kind: Option<EventKind> = "Nature",
    }
}
