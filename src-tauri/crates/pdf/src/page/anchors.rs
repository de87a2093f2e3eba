//! What links lead to, known before anything is laid out.

use std::collections::HashMap;

use crate::tree::{Block, Document, Run};

/// A heading that the contents and the outline list.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its level, without a gap from the one before.
    pub level: u8,
    /// What it says.
    pub title: String,
    /// Its anchor.
    pub anchor: usize,
}

/// Every place that a link can lead to.
#[derive(Debug, Default)]
pub struct Anchors {
    /// Headings in reading order.
    pub entries: Vec<Entry>,
    ids: HashMap<String, usize>,
    count: usize,
}

impl Anchors {
    /// The anchors of a document, headings numbered in reading order.
    pub fn of(document: &Document) -> Self {
        let mut anchors = Self::default();
        anchors.walk(&document.blocks, &mut Levels::default());
        anchors
    }

    /// The anchor of an id.
    pub fn find(&self, id: &str) -> Option<usize> {
        self.ids.get(id).copied()
    }

    fn name(&mut self, id: &str) -> usize {
        let anchor = self.count;
        self.count += 1;
        if !id.is_empty() {
            self.ids.entry(id.to_owned()).or_insert(anchor);
        }
        anchor
    }

    fn walk(&mut self, blocks: &[Block], levels: &mut Levels) {
        for block in blocks {
            match block {
                Block::Heading { level: wanted, id, text } => {
                    let level = levels.next(*wanted);
                    let anchor = self.name(id);
                    self.entries.push(Entry { level, title: plain(text), anchor });
                }
                Block::Contents { .. } => {
                    levels.next(1);
                }
                Block::List { items, .. } => items.iter().for_each(|item| self.walk(&item.blocks, levels)),
                Block::Quote(blocks) | Block::Callout { blocks, .. } | Block::Landscape(blocks) => {
                    self.walk(blocks, levels);
                }
                Block::Notes(notes) => {
                    for note in notes {
                        self.name(&note.id);
                        self.walk(&note.blocks, levels);
                    }
                }
                _ => {}
            }
        }
    }
}

/// The levels of headings as they follow each other: none is skipped (PDF/UA-1, 7.4.2), and those that were asked for
/// at one level under one heading stand at one level.
#[derive(Debug, Default)]
pub struct Levels {
    /// The levels asked for by the headings that the next one may stand under; each one's own level is its place.
    open: Vec<u8>,
}

impl Levels {
    /// The level of the next heading.
    pub fn next(&mut self, wanted: u8) -> u8 {
        self.open.retain(|open| *open < wanted);
        self.open.truncate(5);
        self.open.push(wanted);
        u8::try_from(self.open.len()).unwrap_or(6)
    }
}

/// The text of runs as they are set, without their manner.
pub fn plain(runs: &[Run]) -> String {
    runs.iter().map(Run::printed).collect::<String>().replace('\n', " ")
}
