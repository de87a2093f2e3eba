//! What a text is made of.

/// One block of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading.
    Heading {
        /// 1 to 6, as it was written.
        level: u8,
        /// What `#…` leads to.
        id: String,
        /// What it says.
        text: Vec<Run>,
    },
    /// A paragraph.
    Paragraph(Vec<Run>),
    /// A list.
    List {
        /// The first number, where items are numbered.
        first: Option<u32>,
        /// Its items.
        items: Vec<Vec<Block>>,
    },
    /// A table.
    Table(Table),
    /// A passage quoted.
    Quote(Vec<Block>),
    /// Text whose lines and spaces are kept.
    Verbatim(Vec<Run>),
    /// The notes of the text, in the order in which it calls them.
    Notes(Vec<Note>),
    /// A line across the text.
    Rule,
}

/// A table: every row has as many cells as there are columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// How the cells of each column stand.
    pub columns: Vec<Align>,
    /// The row of heads.
    pub head: Vec<Vec<Run>>,
    /// The others.
    pub rows: Vec<Vec<Vec<Run>>>,
}

/// How cells stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// On the left.
    #[default]
    Left,
    /// On the right.
    Right,
    /// In the middle.
    Centre,
}

/// A note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// By which the text calls it; none where nothing does, and it keeps its text.
    pub number: Option<usize>,
    /// What it says; nothing where the text calls a note that it does not have.
    pub blocks: Vec<Block>,
}

/// A stretch of a line in one manner.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// What stands there.
    pub what: What,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Where it leads.
    pub link: Option<Link>,
    /// The language, where it is not the text's.
    pub lang: Option<String>,
}

/// What a run is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Words; `\n` ends the line.
    Words(String),
    /// A figure of the budget, live.
    Figure {
        /// Its name, `budget.grant`.
        name: String,
        /// What it is worth now, in French.
        text: String,
    },
    /// A field that names no figure, or that is not closed, as it was written.
    Unknown(String),
    /// The call of a note, by its number.
    Call(usize),
    /// An image.
    Image(Image),
}

/// An image of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// Where it stands, `annex:ID`.
    pub address: String,
    /// What one who does not see it must know.
    pub alt: String,
    /// Under it.
    pub caption: String,
}

/// What the address of an image begins with; the annex that it is in follows.
pub(crate) const ANNEX: &str = "annex:";

impl Image {
    /// The annex that it is in, by its id; none where its address is another.
    pub fn annex(&self) -> Option<&str> {
        self.address.strip_prefix(ANNEX)
    }
}

/// Where a run leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Link {
    /// A heading of the same text, by its id.
    Heading(String),
    /// An address, `https:` or `mailto:`.
    Address(String),
}

impl Default for What {
    fn default() -> Self {
        Self::Words(String::new())
    }
}

impl What {
    /// How it reads among words; nothing for the call of a note.
    pub fn text(&self) -> &str {
        match self {
            Self::Words(text) | Self::Figure { text, .. } | Self::Unknown(text) => text,
            Self::Image(image) => &image.alt,
            Self::Call(_) => "",
        }
    }
}

/// How runs read, one after the other.
pub(crate) fn words(runs: &[Run]) -> String {
    runs.iter().map(|run| run.what.text()).collect()
}

/// Looks at each run of these blocks, in order.
pub(crate) fn each_run(blocks: &[Block], look: &mut impl FnMut(&Run)) {
    for block in blocks {
        match block {
            Block::Heading { text: runs, .. } | Block::Paragraph(runs) | Block::Verbatim(runs) => {
                runs.iter().for_each(&mut *look);
            }
            Block::Table(table) => {
                table.head.iter().chain(table.rows.iter().flatten()).flatten().for_each(&mut *look);
            }
            Block::List { items, .. } => items.iter().for_each(|item| each_run(item, look)),
            Block::Quote(blocks) => each_run(blocks, look),
            Block::Notes(notes) => notes.iter().for_each(|note| each_run(&note.blocks, look)),
            Block::Rule => {}
        }
    }
}
