//! Why a document could not be written.

/// Why a document could not be written. None of these is the user's fault: they tell a defect, or a tree that cannot
/// be printed as it stands.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PdfError {
    /// A typeface of the program cannot be read.
    #[error("La police « {face} » du programme ne peut être lue. Réinstallez Amorce.")]
    Font {
        /// Its name.
        face: &'static str,
    },
    /// A typeface could not be cut to the letters used.
    #[error("La police « {face} » n’a pu être réduite aux signes utilisés : {reason}")]
    Subset {
        /// Its name.
        face: &'static str,
        /// What the library said.
        reason: String,
    },
    /// Two signature fields, or two attachments, of one name.
    #[error("Le nom « {name} » est donné deux fois dans le document. Renommez l’un des deux.")]
    Twice {
        /// The name.
        name: String,
    },
    /// A signature field whose name is empty or holds a full stop.
    #[error("Le champ de signature « {id} » n’a pas un nom valable.")]
    FieldName {
        /// The name.
        id: String,
    },
    /// A signature box refers to a field that the document lacks, or a field has no box.
    #[error("Le champ de signature « {id} » et son cadre ne se correspondent pas.")]
    FieldWithoutBox {
        /// The name of the field.
        id: String,
    },
    /// The file could not be put together.
    #[error("Le fichier PDF n’a pu être assemblé : {0}")]
    Write(#[from] lopdf::Error),
    /// The bytes could not be written.
    #[error("Le fichier PDF n’a pu être écrit : {0}")]
    Io(#[from] std::io::Error),
}
