//! A section's text as it reads: the tree that the pages are set from, with what each figure is called and where it
//! comes from.

use dossier::Pointer;
use prose::{Align, Block, Link, Note, Run, What};

use super::names::Names;
use crate::dto::{
    ReadingAlign, ReadingBlock, ReadingKind, ReadingLink, ReadingNote, ReadingRun, SectionReading,
};
use crate::session::Session;
use crate::texts::label;

/// A text as it reads now.
pub(crate) fn section(session: &Session, text: &str) -> SectionReading {
    let names = Names { dossier: session.dossier(), call: &session.call };
    let mut reading = Reading { names, level: 0, figures: 0 };
    let blocks = reading.blocks(prose::read(text, &|name| session.budget.in_text(name)));
    SectionReading { blocks, figures: reading.figures }
}

struct Reading<'a> {
    names: Names<'a>,
    /// The last heading's.
    level: u8,
    figures: u32,
}

impl Reading<'_> {
    fn blocks(&mut self, blocks: Vec<Block>) -> Vec<ReadingBlock> {
        blocks.into_iter().map(|block| self.block(block)).collect()
    }

    fn block(&mut self, block: Block) -> ReadingBlock {
        match block {
            Block::Heading { level, id, text } => {
                // A level that jumps is brought up, as on the pages.
                self.level = level.min(self.level + 1);
                ReadingBlock::Heading { level: self.level, id, text: self.runs(text) }
            }
            Block::Paragraph(text) => ReadingBlock::Paragraph { text: self.runs(text) },
            Block::List { first, items } => {
                ReadingBlock::List { first, items: items.into_iter().map(|item| self.blocks(item)).collect() }
            }
            Block::Table(table) => ReadingBlock::Table {
                columns: table.columns.into_iter().map(align).collect(),
                head: self.cells(table.head),
                rows: table.rows.into_iter().map(|row| self.cells(row)).collect(),
            },
            Block::Quote(blocks) => ReadingBlock::Quote { blocks: self.blocks(blocks) },
            Block::Verbatim(text) => ReadingBlock::Verbatim { text: self.runs(text) },
            Block::Notes(notes) => {
                ReadingBlock::Notes { notes: notes.into_iter().map(|note| self.note(note)).collect() }
            }
            Block::Rule => ReadingBlock::Rule,
        }
    }

    fn note(&mut self, note: Note) -> ReadingNote {
        ReadingNote { number: note.number.map(small), blocks: self.blocks(note.blocks) }
    }

    fn cells(&mut self, row: Vec<Vec<Run>>) -> Vec<Vec<ReadingRun>> {
        row.into_iter().map(|cell| self.runs(cell)).collect()
    }

    fn runs(&mut self, runs: Vec<Run>) -> Vec<ReadingRun> {
        runs.into_iter().map(|run| self.run(run)).collect()
    }

    fn run(&mut self, run: Run) -> ReadingRun {
        let (kind, text, label, key) = match run.what {
            What::Words(text) => (ReadingKind::Words, text, String::new(), None),
            What::Figure { name, text } => {
                self.figures += 1;
                (ReadingKind::Figure, text, label(&name, self.names), trace_of(&name))
            }
            What::Unknown(source) => {
                (ReadingKind::Unknown, source, "Ne désigne aucun chiffre du budget".to_owned(), None)
            }
            What::Call(number) => (ReadingKind::Note, number.to_string(), String::new(), None),
            What::Image(image) => (ReadingKind::Image, image.alt, image.caption, None),
        };
        let link = run.link.map(|link| match link {
            Link::Heading(id) => ReadingLink::Heading { id },
            Link::Address(address) => ReadingLink::Address { address },
        });
        ReadingRun { kind, text, label, key, bold: run.bold, italic: run.italic, link, lang: run.lang }
    }
}

/// The key of a figure's trace, from its name in a text; the rate of the call is no figure of the budget.
fn trace_of(name: &str) -> Option<String> {
    let path = name.strip_prefix("budget.")?;
    if path == "rate" {
        return None;
    }
    let Some((place, part)) = path.rsplit_once('.') else { return Some(path.to_owned()) };
    let place = match place.split_once('/') {
        Some((list, id)) => Pointer::root().join(list).join(id),
        None => Pointer::root().join(place),
    };
    Some(place.join(part).as_str().trim_start_matches('/').to_owned())
}

fn align(align: Align) -> ReadingAlign {
    match align {
        Align::Left => ReadingAlign::Left,
        Align::Right => ReadingAlign::Right,
        Align::Centre => ReadingAlign::Centre,
    }
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
