//! The events of the parser, gathered into blocks.

use std::collections::BTreeMap;

use pulldown_cmark::{Alignment, CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::apostrophe::apostrophes;
use crate::inline::Held;
use crate::tree::{Align, Block, Image, Link, Note, Run, Table, What, words};
use crate::{Figures, slug};

/// Quotes and lists within each other beyond so many read as one: nobody can tell them apart, and what follows the tree
/// down must come back.
const DEEPEST: usize = 24;

pub fn read(text: &str, figures: Figures<'_>) -> Vec<Block> {
    let (text, held) = Held::take_out(text, figures);
    let mut reader = Reader { held, open: vec![Vec::new()], ..Reader::default() };
    for event in Parser::new_ext(&text, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES) {
        reader.event(event);
    }
    reader.end()
}

#[derive(Default)]
struct Reader {
    held: Held,
    /// Blocks of what is open, the innermost last.
    open: Vec<Vec<Block>>,
    lists: Vec<(Option<u32>, Vec<Vec<Block>>)>,
    runs: Vec<Run>,
    bold: usize,
    italic: usize,
    links: Vec<Option<Link>>,
    level: u8,
    code: Option<String>,
    table: Option<Table>,
    image: Option<(Image, Vec<Run>)>,
    /// Numbers of notes, by their labels.
    called: BTreeMap<String, usize>,
    notes: Vec<(String, Vec<Block>)>,
    note: String,
}

impl Reader {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.close(tag),
            Event::Text(text) => match &mut self.code {
                Some(code) => code.push_str(&text),
                None => self.text(&text),
            },
            Event::Code(text) => self.code(&text),
            Event::InlineHtml(text) | Event::Html(text) => self.text(&text),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text),
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.text("\n"),
            Event::Rule => self.push(Block::Rule),
            Event::FootnoteReference(label) => self.call(&label),
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.flush();
                self.level = depth(level);
            }
            Tag::BlockQuote(_) | Tag::FootnoteDefinition(_) | Tag::Item => {
                self.flush();
                if let Tag::FootnoteDefinition(label) = tag {
                    self.note = label.to_string();
                }
                self.open.push(Vec::new());
            }
            Tag::CodeBlock(_) => {
                self.flush();
                self.code = Some(String::new());
            }
            Tag::List(first) => {
                self.flush();
                let first = first.map(|first| u32::try_from(first).unwrap_or(1));
                self.lists.push((first, Vec::new()));
            }
            Tag::Table(columns) => {
                self.flush();
                let columns = columns.into_iter().map(align).collect();
                self.table = Some(Table { columns, ..Table::default() });
            }
            Tag::TableHead | Tag::TableRow => {
                if let Some(table) = &mut self.table {
                    table.rows.push(Vec::new());
                }
            }
            Tag::Emphasis => self.italic += 1,
            Tag::Strong => self.bold += 1,
            Tag::Link { dest_url, .. } => self.links.push(self.target(&dest_url)),
            Tag::Image { dest_url, title, .. } => {
                let (address, caption) = (self.held.words(&dest_url), self.held.words(&title));
                let caption = apostrophes(&caption).into_owned();
                let image = Image { address, caption, alt: String::new() };
                self.image = Some((image, std::mem::take(&mut self.runs)));
            }
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.flush(),
            TagEnd::HtmlBlock => {
                // The parser ends each of its lines, the last one too.
                if let Some(Run { what: What::Words(last), .. }) = self.runs.last_mut() {
                    last.truncate(last.trim_end_matches('\n').len());
                }
                self.flush();
            }
            TagEnd::Heading(_) => {
                let text = self.take();
                self.push(Block::Heading { level: self.level, id: slug(&words(&text)), text });
            }
            TagEnd::BlockQuote(_) => {
                let blocks = self.leave();
                self.within(|blocks| vec![Block::Quote(blocks)], blocks);
            }
            TagEnd::FootnoteDefinition => {
                let blocks = self.leave();
                let label = std::mem::take(&mut self.note);
                self.notes.push((label, blocks));
            }
            TagEnd::Item => {
                let blocks = self.leave();
                if let Some((_, items)) = self.lists.last_mut() {
                    items.push(blocks);
                }
            }
            TagEnd::List(_) => {
                if let Some((first, items)) = self.lists.pop() {
                    if self.open.len() > DEEPEST {
                        items.into_iter().flatten().for_each(|block| self.push(block));
                    } else {
                        self.push(Block::List { first, items });
                    }
                }
            }
            TagEnd::CodeBlock => {
                let code = self.code.take().unwrap_or_default();
                self.code(&code);
                let text = self.take();
                self.push(Block::Verbatim(text));
            }
            TagEnd::TableCell => {
                let runs = self.take();
                if let Some(row) = self.table.as_mut().and_then(|table| table.rows.last_mut()) {
                    row.push(runs);
                }
            }
            TagEnd::TableHead => {
                if let Some(table) = &mut self.table {
                    table.head = table.rows.pop().unwrap_or_default();
                }
            }
            TagEnd::Table => {
                if let Some(mut table) = self.table.take() {
                    let width = table.columns.len();
                    table
                        .rows
                        .iter_mut()
                        .chain([&mut table.head])
                        .for_each(|row| row.resize(width, Vec::new()));
                    self.push(Block::Table(table));
                }
            }
            TagEnd::Emphasis => self.italic = self.italic.saturating_sub(1),
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            TagEnd::Link => {
                self.links.pop();
            }
            TagEnd::Image => {
                if let Some((mut image, before)) = self.image.take() {
                    image.alt = words(&self.take());
                    self.runs = before;
                    self.run(What::Image(image));
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        self.run(What::Words(text.to_owned()));
    }

    fn code(&mut self, text: &str) {
        let text = self.held.as_typed(text);
        self.text(&text);
    }

    fn run(&mut self, what: What) {
        self.runs.push(Run {
            what,
            bold: self.bold > 0,
            italic: self.italic > 0,
            link: self.links.last().cloned().flatten(),
            lang: None,
        });
    }

    fn call(&mut self, label: &CowStr<'_>) {
        let next = self.called.len() + 1;
        let number = *self.called.entry(label.to_string()).or_insert(next);
        self.runs.push(Run { what: What::Call(number), ..Run::default() });
    }

    fn target(&self, address: &str) -> Option<Link> {
        let address = self.held.words(address);
        if let Some(id) = address.strip_prefix('#') {
            return Some(Link::Heading(slug(id)));
        }
        let known = ["https://", "mailto:"].iter().any(|scheme| address.starts_with(scheme));
        known.then_some(Link::Address(address))
    }

    fn take(&mut self) -> Vec<Run> {
        let runs = std::mem::take(&mut self.runs);
        self.held.finish(runs)
    }

    /// Ends the open paragraph, if there is one.
    fn flush(&mut self) {
        if self.image.is_some() || self.runs.is_empty() {
            return;
        }
        let text = self.take();
        let is_something = |run: &Run| match &run.what {
            What::Words(words) => !words.trim().is_empty(),
            _ => true,
        };
        if text.iter().any(is_something) {
            self.push(Block::Paragraph(text));
        }
    }

    fn push(&mut self, block: Block) {
        if let Some(open) = self.open.last_mut() {
            open.push(block);
        }
    }

    /// Pushes blocks within another, or beside what is there where that would be too deep.
    fn within(&mut self, wrap: impl Fn(Vec<Block>) -> Vec<Block>, blocks: Vec<Block>) {
        let blocks = if self.open.len() > DEEPEST { blocks } else { wrap(blocks) };
        blocks.into_iter().for_each(|block| self.push(block));
    }

    fn leave(&mut self) -> Vec<Block> {
        self.flush();
        if self.open.len() > 1 { self.open.pop().unwrap_or_default() } else { Vec::new() }
    }

    fn end(mut self) -> Vec<Block> {
        self.flush();
        let mut called: Vec<Note> =
            (1..=self.called.len()).map(|number| Note { number: Some(number), blocks: Vec::new() }).collect();
        let mut others = Vec::new();
        for (label, blocks) in self.notes {
            // The first note of a label is the one that is called; the others keep their text.
            match self.called.remove(&label).and_then(|number| called.get_mut(number - 1)) {
                Some(note) => note.blocks = blocks,
                None => others.push(Note { number: None, blocks }),
            }
        }
        let mut blocks = self.open.into_iter().next().unwrap_or_default();
        called.extend(others);
        if !called.is_empty() {
            blocks.push(Block::Notes(called));
        }
        blocks
    }
}

fn align(alignment: Alignment) -> Align {
    match alignment {
        Alignment::None | Alignment::Left => Align::Left,
        Alignment::Right => Align::Right,
        Alignment::Center => Align::Centre,
    }
}

fn depth(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
