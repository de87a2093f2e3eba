//! What the project costs and who pays.

use chrono::{DateTime, FixedOffset};

use super::{BasisKind, FundingStatus, Letter};
use crate::List;
use crate::leaf::{AgentRef, Amount, BearerRef, CategoryRef, Line, Month, Note, Percent, Price, Quantity};
use crate::node::record;

record! {
    /// One cost line.
    Cost limit 5000 {
        /// What is paid or given.
        label: Line = "Libellé",
        /// The call's category.
        category: CategoryRef = "Poste de dépense",
        /// Who bears it.
        bearer: BearerRef = "Porteur de la dépense",
        /// First month; missing: 1.
        from: Option<Month> = "Du mois",
        /// Last month; missing: the project's last, or `from` if later.
        to: Option<Month> = "Au mois",
        /// Whether it counts for the grant; missing: true.
        eligible: Option<bool> = "Éligible",
        /// Whether nobody pays it out of the project; missing: true for time, false else.
        in_kind: Option<bool> = "Apport en nature",
        /// Whose time it is.
        agent: AgentRef = "Agent",
        /// Who is paid.
        provider: Provider = "Prestataire",
        /// Justification.
        note: Note = "Justification",
        /// How the amount is found.
        basis: Basis = "Base de calcul",
    }
}

impl Cost {
    /// Whether nobody pays this line out of the project (`formats.md`, `in_kind`).
    pub fn is_in_kind(&self) -> bool {
        self.in_kind.unwrap_or_else(|| self.is_time())
    }

    /// Whether it is somebody's time.
    pub fn is_time(&self) -> bool {
        matches!(self.basis.kind, Some(BasisKind::TimeDaily | BasisKind::TimeYearly))
    }

    /// Whether it counts for the grant.
    pub fn is_eligible(&self) -> bool {
        self.eligible.unwrap_or(true)
    }
}

record! {
    /// Who is paid for a purchase.
    Provider {
        /// Name.
        name: Line<200> = "Nom du prestataire",
        /// SIRET.
        siret: Line<30> = "SIRET du prestataire",
    }
}

record! {
    /// How the amount of a cost is found; what was typed under another kind is kept.
    Basis hides hidden_part {
        /// Which way.
        kind: Option<BasisKind> = "Mode de calcul",
        /// Days worked.
        days: Option<Quantity> = "Jours",
        /// Euros a day.
        daily_cost: Option<Price> = "Coût journalier",
        /// Euros a year, loaded.
        yearly_cost: Option<Amount> = "Coût annuel chargé",
        /// How many.
        quantity: Option<Quantity> = "Quantité",
        /// Euros each, without VAT.
        unit_price: Option<Price> = "Prix unitaire HT",
        /// VAT rate, in percent.
        vat: Option<Percent> = "TVA (%)",
        /// Euros, VAT as borne.
        amount: Option<Amount> = "Montant",
    }
}

impl Basis {
    /// Whether a part belongs to another kind than the present one; without a kind, none does.
    fn hidden_part(&self, key: &str) -> bool {
        let parts: &[&str] = match self.kind {
            None => return false,
            Some(BasisKind::TimeDaily) => &["days", "daily_cost"],
            Some(BasisKind::TimeYearly) => &["days", "yearly_cost"],
            Some(BasisKind::Purchase) => &["quantity", "unit_price", "vat"],
            Some(BasisKind::LumpSum) => &["amount"],
        };
        key != "kind" && !key.starts_with("x-") && !parts.contains(&key)
    }
}

record! {
    /// Cash that somebody gives: by a carrier or partner, or by an outside funder.
    Funding {
        /// The carrier or partner that gives.
        funder: BearerRef = "Financeur",
        /// The outside funder's name.
        funder_name: Line<200> = "Financeur extérieur",
        /// Whether the outside funder is public; missing: false.
        public: Option<bool> = "Financeur public",
        /// The outside funder's letter; missing: awaited.
        letter: Option<Letter> = "Lettre du financeur",
        /// How sure it is; missing: planned.
        status: Option<FundingStatus> = "État du financement",
        /// Euros.
        amount: Option<Amount> = "Montant",
        /// Remark.
        note: Note = "Remarque",
    }
}

record! {
    /// The grant asked for.
    GrantRequest {
        /// Euros; missing: the ceiling.
        requested: Option<Amount> = "Subvention demandée",
    }
}

record! {
    /// Who bears what is left to pay.
    SelfFinancing {
        /// A carrier or a partner.
        funder: BearerRef = "Autofinancement porté par",
    }
}

record! {
    /// Another budget kept aside, to be compared or adopted.
    Scenario limit 50 {
        /// Its name.
        name: Line<200> = "Nom du scénario",
        /// Remark.
        note: Note = "Remarque",
        /// When it was copied.
        at: Option<DateTime<FixedOffset>> = "Date",
        /// Its cost lines.
        costs: List<Cost> = "Dépenses",
        /// Its funding.
        funding: List<Funding> = "Financements",
        /// Its grant.
        grant: GrantRequest = "Subvention",
        /// Its self-financing.
        self_financing: SelfFinancing = "Autofinancement",
    }
}
