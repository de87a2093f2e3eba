//! The kinds of field: what each accepts, how long it may be, what it refers to.

/// One choice of a closed list: its code in JSON and its French name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The code in `amorce-dossier/1`.
    pub code: &'static str,
    /// The French name shown to a user.
    pub name: &'static str,
    /// Other usual words for it, in tables that people bring: without capitals, accents or punctuation.
    pub also: &'static [&'static str],
}

/// What a reference points to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// A carrier or a partner: they count as one list.
    Bearer,
    /// An agent of any carrier.
    Agent,
    /// A task of the work plan.
    Task,
    /// A carrier, a partner or a funding.
    AnnexOwner,
    /// A cost category of the call.
    Category,
    /// A kind of annex of the call.
    AnnexKind,
}

/// The kind of a field.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// One line of text of at most so many characters.
    Line {
        /// Longest text accepted, in characters.
        max: usize,
    },
    /// Text of many lines that two people may write at once; changed by splices, counted in UTF-16 units.
    Prose {
        /// Longest text accepted, in UTF-16 units.
        max: usize,
    },
    /// Euros, two decimals, 0 to 999 999 999.99.
    Amount,
    /// A number of days, a quantity, a unit price: four decimals, 0 to 999 999 999.9999.
    Quantity,
    /// 0 to 100, two decimals.
    Percent,
    /// A whole number within bounds, both included.
    Integer {
        /// Smallest number accepted.
        min: i64,
        /// Largest number accepted.
        max: i64,
    },
    /// `2017-01`.
    YearMonth,
    /// `2016-09-28`.
    Date,
    /// `09:30`.
    Time,
    /// An instant, RFC 3339.
    Instant,
    /// Yes or no.
    Flag,
    /// One of a closed list.
    Choice(&'static [Choice]),
    /// The id of something else.
    Reference(Target),
    /// The ids of several others.
    References(Target),
    /// An `x-…` field: any JSON, kept as it is.
    Json,
}
