//! Files that go with the dossier, who signs, and how the PDF looks.

use super::{AnnexPlacement, IndividualCosts, PdfDesign, SigningOrder};
use crate::leaf::{AnnexKindRef, AnnexOwnerRef, Line, Whole};
use crate::node::record;
use crate::{Dossier, List};

record! {
    /// A file that goes with the dossier; its bytes are held beside the draft, under their SHA-256.
    Annex {
        /// The call's kind of annex.
        kind: AnnexKindRef = "Nature de l’annexe",
        /// Title.
        title: Line = "Titre de l’annexe",
        /// Whose it is.
        owner: AnnexOwnerRef = "Concerne",
        /// File name.
        file: Line<255> = "Fichier",
        /// Size in bytes.
        size: Option<Whole<0, 4_000_000_000>> = "Taille",
        /// SHA-256 of the bytes, in hexadecimal.
        sha256: Line<64> = "Empreinte",
        /// Where it goes; missing: attached.
        placement: Option<AnnexPlacement> = "Emplacement",
    }
}

impl Dossier {
    /// The contents of its annexes, by their SHA-256: of those whose bytes were ever taken in.
    pub fn annex_contents(&self) -> impl Iterator<Item = &str> {
        self.annexes.iter().map(|annex| &*annex.sha256).filter(|sha256| !sha256.is_empty())
    }
}

record! {
    /// Who signs, where, in which order. The préfet, or the delegate, is always the first.
    Signatures {
        /// In which order; missing: given.
        order: Option<SigningOrder> = "Ordre de signature",
        /// « Fait à … ».
        place: Line<200> = "Fait à",
        /// The signatories after the préfet.
        others: List<OtherSignatory> = "Autres signataires",
    }
}

record! {
    /// A signatory after the préfet.
    OtherSignatory {
        /// Name.
        name: Line<200> = "Nom",
        /// Quality.
        quality: Line = "Qualité",
    }
}

record! {
    /// How the PDF looks and what it details.
    PdfOptions {
        /// The look; missing: sober.
        design: Option<PdfDesign> = "Présentation",
        /// Whether lines of time are shown one by one; missing: grouped.
        individual_costs: Option<IndividualCosts> = "Coûts individuels",
    }
}
