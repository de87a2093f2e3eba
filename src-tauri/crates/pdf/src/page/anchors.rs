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
        let mut level = 0;
        anchors.walk(&document.blocks, &mut level);
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

    fn walk(&mut self, blocks: &[Block], level: &mut u8) {
        for block in blocks {
            match block {
                Block::Heading { level: wanted, id, text } => {
                    *level = next_level(*level, *wanted);
                    let anchor = self.name(id);
                    self.entries.push(Entry { level: *level, title: plain(text), anchor });
                }
                Block::Contents { .. } => *level = next_level(*level, 1),
                Block::List { items, .. } => items.iter().for_each(|item| self.walk(&item.blocks, level)),
                Block::Quote(blocks) | Block::Callout { blocks, .. } | Block::Landscape(blocks) => {
                    self.walk(blocks, level);
                }
                Block::Notes(notes) => {
                    for note in notes {
                        self.name(&note.id);
                        self.walk(&note.blocks, level);
                    }
                }
                _ => {}
            }
        }
    }
}

/// The level that a heading gets after one of level `last`: none is skipped (PDF/UA-1, 7.4.2).
pub fn next_level(last: u8, wanted: u8) -> u8 {
    wanted.clamp(1, last.saturating_add(1)).min(6)
}

/// The text of runs, without their manner.
pub fn plain(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect::<String>().replace('\n', " ")
}
