//! Why a spreadsheet could not be read at all; what is wrong with one cell is told by `lines`.

use std::path::PathBuf;

/// Why a file, or a sheet of it, was refused whole.
#[derive(Debug, thiserror::Error)]
pub enum IntakeError {
    /// The file cannot be opened or read.
    #[error(transparent)]
    Read(#[from] crate::ReadError),
    /// Not one of the four kinds.
    #[error(
        "le fichier {} n’est pas un tableau lisible\u{A0}: choisissez un fichier .xlsx, .xls, .ods ou .csv",
        .0.display()
    )]
    NotATable(PathBuf),
    /// A kind of spreadsheet that is not read.
    #[error("ce classeur est au format {0}\u{A0}: enregistrez-le en .xlsx, .ods ou .csv et recommencez")]
    OtherFormat(&'static str),
    /// A page or XML under the name of a workbook.
    #[error(
        "le fichier est une page web ou du XML, sous un nom de classeur\u{A0}: ouvrez-le dans votre tableur et \
         enregistrez-le en .xlsx ou en .ods"
    )]
    WebPage,
    /// A password is asked for.
    #[error("ce classeur est protégé par un mot de passe\u{A0}: enregistrez-en une copie sans mot de passe")]
    Password,
    /// Damaged, or made to harm.
    #[error(
        "le classeur est abîmé\u{A0}: {0}\u{202F}; ouvrez-le dans votre tableur et enregistrez-le à nouveau"
    )]
    Damaged(String),
    /// More than a table of costs can need.
    #[error(
        "le contenu du classeur, une fois décompressé, pèse plus de {max_mib}\u{A0}Mio ({part})\u{A0}: ce n’est pas un \
         tableau de dépenses\u{202F}; copiez les lignes utiles dans une feuille neuve"
    )]
    TooLarge {
        /// Which part of it.
        part: String,
        /// The most that is read.
        max_mib: u64,
    },
    /// Millions of cells, empty but for their style.
    #[error(
        "le classeur compte des millions de cellules, vides pour la plupart\u{A0}: copiez les lignes utiles dans une \
         feuille neuve"
    )]
    TooManyCells,
    /// A cell so far away that the sheet would take the machine's memory.
    #[error(
        "une cellule isolée se trouve en {cell}\u{A0}: supprimez-la, ou copiez vos lignes dans un nouveau classeur"
    )]
    FarCell {
        /// Its address.
        cell: String,
    },
    /// More rows than a dossier takes.
    #[error(
        "la feuille compte plus de {}\u{202F}{:03} lignes remplies\u{A0}: un dossier en prend 5\u{202F}000 au plus",
        .max / 1_000, .max % 1_000
    )]
    TooManyRows {
        /// The most that is read.
        max: usize,
    },
    /// A file larger than a table of costs can be.
    #[error(
        "le fichier dépasse {max_mib}\u{A0}Mio, bien plus que n’en prend un tableau de dépenses{kind}\u{A0}: copiez les \
         lignes utiles dans un nouveau classeur"
    )]
    LargeFile {
        /// Of what kind, where the bound is that kind's.
        kind: &'static str,
        /// The largest that is read.
        max_mib: u64,
    },
    /// A row of a `.csv` with more cells than any spreadsheet takes.
    #[error(
        "la ligne {row} compte plus de {}\u{202F}{:03} colonnes\u{A0}: ce n’est pas un tableau de dépenses\u{202F}; \
         ouvrez le fichier dans votre tableur et enregistrez les lignes utiles à part", .max / 1_000, .max % 1_000
    )]
    WideRow {
        /// Its number.
        row: u32,
        /// The most that is read.
        max: usize,
    },
    /// A `.csv` ends inside a cell in quotes.
    #[error(
        "le guillemet ouvert en {cell} n’est jamais refermé\u{A0}: la suite du fichier serait prise pour le texte de \
         cette cellule\u{202F}; refermez-le, ou enregistrez le tableau à nouveau"
    )]
    OpenQuote {
        /// Where it stands.
        cell: String,
    },
    /// More text than a table of costs can hold.
    #[error(
        "la feuille contient plus de {max_mib}\u{A0}Mio de texte, atteints en {cell}\u{A0}: ce n’est pas un tableau de \
         dépenses"
    )]
    TooMuchText {
        /// The cell that passes it.
        cell: String,
        /// The most that is read.
        max_mib: usize,
    },
    /// Nothing to read in a sheet.
    #[error(
        "la feuille «\u{A0}{0}\u{A0}» ne contient aucune ligne\u{A0}: on attend une ligne d’intitulés, comme \
         «\u{A0}Libellé\u{A0}» et «\u{A0}Montant\u{A0}», puis une ligne par dépense"
    )]
    Empty(String),
    /// Nothing to read in a `.csv`.
    #[error(
        "le fichier «\u{A0}{0}\u{A0}» ne contient aucune ligne\u{A0}: on attend une ligne d’intitulés, comme \
         «\u{A0}Libellé\u{A0}» et «\u{A0}Montant\u{A0}», puis une ligne par dépense"
    )]
    EmptyFile(String),
    /// No such sheet.
    #[error("la feuille «\u{A0}{name}\u{A0}» n’existe pas\u{A0}; le classeur contient\u{A0}: {known}")]
    NoSuchSheet {
        /// What was asked for.
        name: String,
        /// The sheets that there are.
        known: String,
    },
    /// No such column.
    #[error("la colonne «\u{A0}{0}\u{A0}» n’existe pas\u{A0}: donnez sa lettre ou son intitulé")]
    NoSuchColumn(String),
    /// No such field.
    #[error("«\u{A0}{name}\u{A0}» n’est pas un champ d’une dépense\u{A0}; les champs sont\u{A0}: {known}")]
    NoSuchField {
        /// What was asked for.
        name: String,
        /// The fields that there are.
        known: String,
    },
    /// One column told twice.
    #[error("la colonne {0} est indiquée deux fois\u{A0}: dites une fois ce qu’elle contient")]
    TwiceTheColumn(String),
    /// Two columns for one field.
    #[error(
        "les colonnes {first} et {second} donnent toutes deux «\u{A0}{field}\u{A0}»\u{A0}: n’en gardez qu’une"
    )]
    TwiceTheField {
        /// The field's French name.
        field: &'static str,
        /// A column's letter.
        first: String,
        /// Another's.
        second: String,
    },
    /// No column says anything.
    #[error(
        "aucune colonne n’a été reconnue\u{A0}: donnez aux colonnes des intitulés comme «\u{A0}Libellé\u{A0}» ou \
         «\u{A0}Montant\u{A0}», ou indiquez ce qu’elles contiennent"
    )]
    NoColumn,
}
