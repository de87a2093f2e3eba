//! Why a value, a pointer or an edit was refused: data first, the French sentence from it.

use crate::Pointer;

/// Why a text or a JSON value is not a value of a field.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ValueError {
    /// The text is no number, or an ambiguous one (`12,3,4`).
    #[error("« {0} » n’est pas un montant : écrivez par exemple 1\u{202F}234,56")]
    NotAnAmount(String),
    /// The text is no number.
    #[error("« {0} » n’est pas un nombre : écrivez par exemple 12 ou 12,5")]
    NotANumber(String),
    /// An amount without VAT where one as it is paid is wanted.
    #[error("«\u{A0}{0}\u{A0}» est hors taxes\u{A0}: écrivez le montant à compter, sans «\u{A0}HT\u{A0}»")]
    BeforeVat(String),
    /// A price with VAT where one without is wanted.
    #[error("«\u{A0}{0}\u{A0}» comprend la TVA\u{A0}: écrivez le prix hors taxes")]
    WithVat(String),
    /// A text of a file that is no decimal of the format.
    #[error("« {0} » n’est pas un nombre décimal du format : des chiffres et un point, comme 1234.50")]
    NotADecimal(String),
    /// The text is no whole number.
    #[error("« {0} » n’est pas un nombre entier : écrivez par exemple 12")]
    NotAWhole(String),
    /// A text of a file that is no date of the format.
    #[error("« {0} » n’est pas une date du format : écrivez par exemple 2016-09-28")]
    NotAnIsoDate(String),
    /// A text of a file that is no month of the format.
    #[error("« {0} » n’est pas un mois du format : écrivez par exemple 2017-01")]
    NotAnIsoMonth(String),
    /// A sign where none is allowed.
    #[error("« {0} » est négatif : seules les valeurs positives ou nulles sont admises")]
    Negative(String),
    /// Too many decimals.
    #[error("« {text} » a trop de décimales : {max} au plus")]
    TooManyDecimals {
        /// What was given.
        text: String,
        /// How many decimals the field takes.
        max: u32,
    },
    /// Outside the bounds of the field.
    #[error("« {text} » est hors limites : de {min} à {max}")]
    OutOfBounds {
        /// What was given.
        text: String,
        /// Smallest value accepted.
        min: String,
        /// Largest value accepted.
        max: String,
    },
    /// No date, or a date that does not exist.
    #[error("« {0} » n’est pas une date : écrivez par exemple 28/09/2016")]
    NotADate(String),
    /// No month of a year.
    #[error("« {0} » n’est pas un mois : écrivez par exemple 01/2017 ou 2017-01")]
    NotAMonth(String),
    /// No time of day.
    #[error("« {0} » n’est pas une heure : écrivez par exemple 09:30")]
    NotATime(String),
    /// No RFC 3339 instant.
    #[error("« {0} » n’est pas un instant : écrivez par exemple 2016-09-06T09:30:00Z")]
    NotAnInstant(String),
    /// Neither yes nor no.
    #[error("« {0} » n’est ni oui ni non : écrivez oui ou non")]
    NotAFlag(String),
    /// None of the codes of a closed list.
    #[error("«\u{A0}{text}\u{A0}» n’est pas un choix possible\u{A0}: {choices}")]
    NotAChoice {
        /// What was given.
        text: String,
        /// What it could be, each in quotes.
        choices: String,
    },
    /// Longer than the field.
    #[error("texte trop long : {length} caractères, {max} au plus")]
    TooLong {
        /// The length given.
        length: usize,
        /// The longest accepted.
        max: usize,
    },
    /// A line break in a field of one line, or a control character.
    #[error("le texte contient un caractère de contrôle qui n’est pas admis ici")]
    ControlCharacter,
    /// A number of more digits than 64 bits hold.
    #[error(
        "« {0} » a plus de chiffres qu’il n’en peut être gardé : écrivez ce nombre entre guillemets, comme un texte"
    )]
    TooManyDigits(String),
    /// A key that stands twice in an object.
    #[error("une clé y figure deux fois")]
    TwiceTheKey,
    /// JSON that is too long.
    #[error("valeur trop longue : {} Kio, 1 Mio au plus", .bytes >> 10)]
    JsonTooLong {
        /// Its length as JSON.
        bytes: usize,
    },
    /// JSON that is nested too deep.
    #[error("objets et listes sont imbriqués sur plus de {max} niveaux")]
    JsonTooDeep {
        /// How deep it may go.
        max: usize,
    },
    /// JSON of another type.
    #[error("valeur de type inattendu : {expected} attendu")]
    WrongType {
        /// What was expected, in French.
        expected: &'static str,
    },
}

/// Why an edit was refused; nothing of it was applied.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum EditError {
    /// No field, item or list stands there.
    #[error("le champ {0} n’existe pas")]
    NoSuchField(Pointer),
    /// The pointer names a part, not a field.
    #[error("{0} n’est pas un champ : indiquez l’un des champs qu’il contient")]
    NotAField(Pointer),
    /// The pointer names no list.
    #[error("{0} n’est pas une liste")]
    NotAList(Pointer),
    /// The pointer names something that stands in no list: it can neither leave nor move.
    #[error(
        "{0} n’est pas l’élément d’une liste : seul un élément se supprime ou se déplace, comme /costs/ID"
    )]
    NotAnItem(Pointer),
    /// A field that the program keeps by itself.
    #[error("le champ {0} est tenu par le programme et ne se modifie pas")]
    Locked(Pointer),
    /// The value does not fit.
    #[error("{at} : {source}")]
    Value {
        /// The field.
        at: Pointer,
        /// Why.
        source: ValueError,
    },
    /// A list is full.
    #[error("{at} : {max} éléments au plus ; supprimez-en ou regroupez-les")]
    Full {
        /// The list.
        at: Pointer,
        /// How many items it takes.
        max: usize,
    },
    /// An item of this id stands there already.
    #[error("{0} existe déjà")]
    AlreadyThere(Pointer),
    /// A splice that does not fit the text.
    #[error("{0} : le texte a changé entre-temps ; relisez-le avant de le modifier")]
    Stale(Pointer),
    /// An id that cannot be one.
    #[error("« {0} » n’est pas un identifiant")]
    BadId(String),
}
