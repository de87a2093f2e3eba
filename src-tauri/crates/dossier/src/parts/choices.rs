//! The closed lists of `formats.md`, each with its French names.

use crate::kind::Choice;
use crate::leaf::Choices;

/// Declares a closed list: variant, code in JSON, French name, and other usual words for it.
macro_rules! choices {
    ($(#[$meta:meta])* $name:ident { $( $(#[$variant_meta:meta])* $variant:ident = $code:literal, $french:literal $(, $also:literal)*; )* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $( $(#[$variant_meta])* $variant, )* }

        impl Choices for $name {
            const ALL: &'static [(Self, Choice)] =
                &[ $( ($name::$variant, Choice { code: $code, name: $french, also: &[$($also),*] }) ),* ];
            const NAMES: &'static [Choice] = &[ $( Choice { code: $code, name: $french, also: &[$($also),*] } ),* ];
        }
    };
}

choices! {
    /// A letter of agreement or commitment.
    Letter {
        /// It is there.
        Received = "received", "Reçue";
        /// It is due.
        Awaited = "awaited", "Attendue";
        /// None is due.
        None = "none", "Sans objet";
    }
}

choices! {
    /// The six kinds of partner.
    PartnerKind {
        /// ARS, Caisse des dépôts, Pôle emploi…
        PublicOperator = "public_operator", "Opérateur public";
        /// Local authorities and their establishments.
        LocalAuthority = "local_authority", "Collectivité territoriale ou établissement";
        /// Higher education and research.
        HigherEducation = "higher_education", "Enseignement supérieur et recherche";
        /// Companies, notably startups.
        Company = "company", "Entreprise";
        /// Associations.
        Association = "association", "Association";
        /// Users of public services.
        Users = "users", "Usagers des services publics";
    }
}

choices! {
    /// How far a section is.
    SectionStatus {
        /// Nothing yet.
        Todo = "todo", "À rédiger";
        /// Being written.
        Writing = "writing", "En cours";
        /// To be read again.
        Review = "review", "À relire";
        /// Done.
        Done = "done", "Validé";
    }
}

choices! {
    /// How sure a funding is; missing: planned.
    FundingStatus {
        /// Granted.
        Acquired = "acquired", "Acquis";
        /// Asked for.
        Requested = "requested", "Demandé";
        /// To be asked for.
        Planned = "planned", "À solliciter";
    }
}

choices! {
    /// How the amount of a cost is found.
    BasisKind {
        /// Days at a daily cost.
        TimeDaily = "time_daily", "Temps, coût journalier",
            "temps", "jour", "jours", "j", "journee", "journees", "temps jour", "temps journalier", "cout journalier";
        /// Days at a yearly loaded cost.
        TimeYearly = "time_yearly", "Temps, coût annuel chargé",
            "temps annuel", "temps an", "temps annee", "an", "annee", "annuel", "cout annuel", "cout annuel charge";
        /// A quantity at a unit price without VAT.
        Purchase = "purchase", "Achat", "achats", "quantite", "prix unitaire";
        /// An amount, VAT as borne.
        LumpSum = "lump_sum", "Forfait", "forfaits", "montant", "montant forfaitaire";
    }
}

choices! {
    /// What a date of the calendar is; missing: other.
    EventKind {
        /// A regrouping session.
        Regrouping = "regrouping", "Regroupement";
        /// A deadline.
        Deadline = "deadline", "Échéance";
        /// Anything else.
        Other = "other", "Autre";
    }
}

choices! {
    /// In which order the signatories sign; missing: given.
    SigningOrder {
        /// In the given order.
        Given = "given", "Dans l’ordre indiqué";
        /// In any order.
        Any = "any", "Dans n’importe quel ordre";
    }
}

choices! {
    /// Where an annex goes; missing: attached.
    AnnexPlacement {
        /// Inside the PDF/A.
        Attached = "attached", "Jointe au PDF";
        /// In a second file.
        Separate = "separate", "Dans un second fichier";
    }
}

choices! {
    /// The look of the PDF; missing: sober.
    PdfDesign {
        /// Sober.
        Sober = "sober", "Sobre";
        /// Near the State's own documents.
        State = "state", "Administration";
    }
}

choices! {
    /// Whether the PDF shows lines of time one by one; missing: grouped.
    IndividualCosts {
        /// By service.
        Grouped = "grouped", "Regroupés par service";
        /// One by one, by function.
        Detailed = "detailed", "Détaillés par fonction";
    }
}
