//! The events of the parser, gathered into blocks.

use pulldown_cmark::{Alignment, CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::Reading;
use super::inline::{ESCAPED, fill, finish};
use crate::tree::{
    Align, Block, Cell, Column, Link, ListItem, Marker, NoteItem, ParagraphStyle, Row, Run, Table, Width,
};

pub fn read(text: &str, reading: Reading<'_>) -> Vec<Block> {
    let text = fill(text, reading.figure);
    let mut reader = Reader::new(reading);
    for event in Parser::new_ext(&text, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES) {
        reader.event(event);
    }
    reader.end()
}

struct Reader<'a> {
    reading: Reading<'a>,
    /// Blocks of what is open, the innermost last.
    open: Vec<Vec<Block>>,
    lists: Vec<(Marker, Vec<ListItem>)>,
    runs: Vec<Run>,
    bold: usize,
    italic: usize,
    links: Vec<Option<Link>>,
    heading: u8,
    code: Option<String>,
    table: Option<Table>,
    image: Option<(String, Vec<Run>)>,
    /// Labels of notes in the order of their first call.
    called: Vec<String>,
    notes: Vec<(String, Vec<Block>)>,
    note: String,
}

impl<'a> Reader<'a> {
    fn new(reading: Reading<'a>) -> Self {
        Self {
            reading,
            open: vec![Vec::new()],
            lists: Vec::new(),
            runs: Vec::new(),
            bold: 0,
            italic: 0,
            links: Vec::new(),
            heading: reading.under,
            code: None,
            table: None,
            image: None,
            called: Vec::new(),
            notes: Vec::new(),
            note: String::new(),
        }
    }

    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.close(tag),
            Event::Text(text) => match &mut self.code {
                Some(code) => code.push_str(&text),
                None => self.text(&text),
            },
            Event::Code(text) | Event::InlineHtml(text) | Event::Html(text) => self.text(&text),
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
                self.heading = self.reading.under.saturating_add(depth(level)).min(6);
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
                let start = first.map(|first| u32::try_from(first).unwrap_or(1));
                self.lists.push((start.map_or(Marker::Bullet, Marker::Number), Vec::new()));
            }
            Tag::Table(columns) => {
                self.flush();
                let columns =
                    columns.into_iter().map(|column| Column { width: Width::Auto, align: align(column) });
                self.table = Some(Table { columns: columns.collect(), ..Table::default() });
            }
            Tag::TableHead | Tag::TableRow => {
                if let Some(table) = &mut self.table {
                    table.rows.push(Row::default());
                }
            }
            Tag::Emphasis => self.italic += 1,
            Tag::Strong => self.bold += 1,
            Tag::Link { dest_url, .. } => self.links.push(self.target(&dest_url)),
            Tag::Image { title, .. } => {
                self.image = Some((title.to_string(), std::mem::take(&mut self.runs)))
            }
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.flush(),
            TagEnd::HtmlBlock => self.flush(),
            TagEnd::Heading(_) => {
                let text = self.take();
                let words: String = text.iter().map(|run| run.text.as_str()).collect();
                let id = format!("{}-{}", self.reading.prefix, slug(&words));
                self.push(Block::Heading { level: self.heading, id, text });
            }
            TagEnd::BlockQuote(_) => {
                let blocks = self.leave();
                self.push(Block::Quote(blocks));
            }
            TagEnd::FootnoteDefinition => {
                let blocks = self.leave();
                let label = std::mem::take(&mut self.note);
                self.notes.push((label, blocks));
            }
            TagEnd::Item => {
                let blocks = self.leave();
                if let Some((_, items)) = self.lists.last_mut() {
                    items.push(ListItem::new(blocks));
                }
            }
            TagEnd::List(_) => {
                if let Some((marker, items)) = self.lists.pop() {
                    self.push(Block::List { marker, items });
                }
            }
            TagEnd::CodeBlock => {
                let code = self.code.take().unwrap_or_default().replace(ESCAPED, "{{");
                self.push(Block::Verbatim(code));
            }
            TagEnd::TableCell => {
                let runs = self.take();
                if let Some(row) = self.table.as_mut().and_then(|table| table.rows.last_mut()) {
                    row.cells.push(Cell::runs(runs));
                }
            }
            TagEnd::TableHead => {
                if let Some(table) = &mut self.table {
                    table.head = std::mem::take(&mut table.rows);
                }
            }
            TagEnd::Table => {
                if let Some(table) = self.table.take() {
                    self.push(Block::Table(table));
                }
            }
            TagEnd::Emphasis => self.italic = self.italic.saturating_sub(1),
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            TagEnd::Link => {
                self.links.pop();
            }
            TagEnd::Image => self.picture(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        self.runs.push(Run {
            text: text.to_owned(),
            bold: self.bold > 0,
            italic: self.italic > 0,
            raised: false,
            link: self.links.last().cloned().flatten(),
            lang: None,
        });
    }

    /// What stands in a picture's place.
    fn picture(&mut self) {
        let Some((caption, before)) = self.image.take() else { return };
        let alt: String = std::mem::replace(&mut self.runs, before).into_iter().map(|run| run.text).collect();
        let mut words = String::from("[Illustration jointe en annexe");
        for part in [caption.trim(), alt.trim()] {
            if !part.is_empty() {
                words.push_str(if words.contains('\u{a0}') { ". " } else { "\u{a0}: " });
                words.push_str(part);
            }
        }
        words.push(']');
        self.runs.push(Run::italic(words));
    }

    fn call(&mut self, label: &CowStr<'_>) {
        let number = self.number(label);
        let link = Some(Link::Internal(self.note_id(number)));
        self.runs.push(Run { text: number.to_string(), raised: true, link, ..Run::default() });
    }

    fn number(&mut self, label: &str) -> usize {
        match self.called.iter().position(|known| known == label) {
            Some(place) => place + 1,
            None => {
                self.called.push(label.to_owned());
                self.called.len()
            }
        }
    }

    fn note_id(&self, number: usize) -> String {
        format!("{}-note-{number}", self.reading.prefix)
    }

    fn target(&self, address: &str) -> Option<Link> {
        if let Some(id) = address.strip_prefix('#') {
            return Some(Link::Internal(format!("{}-{}", self.reading.prefix, slug(id))));
        }
        let known = ["https://", "http://", "mailto:"].iter().any(|scheme| address.starts_with(scheme));
        known.then(|| Link::External(address.to_owned()))
    }

    fn take(&mut self) -> Vec<Run> {
        finish(std::mem::take(&mut self.runs))
    }

    /// Ends the open paragraph, if there is one.
    fn flush(&mut self) {
        if self.image.is_some() || self.runs.is_empty() {
            return;
        }
        let text = self.take();
        if text.iter().any(|run| !run.text.trim().is_empty()) {
            self.push(Block::Paragraph { text, style: ParagraphStyle::Body });
        }
    }

    fn push(&mut self, block: Block) {
        if let Some(open) = self.open.last_mut() {
            open.push(block);
        }
    }

    fn leave(&mut self) -> Vec<Block> {
        self.flush();
        if self.open.len() > 1 { self.open.pop().unwrap_or_default() } else { Vec::new() }
    }

    fn end(mut self) -> Vec<Block> {
        self.flush();
        let mut notes = std::mem::take(&mut self.notes);
        let mut items = Vec::with_capacity(notes.len());
        for (n, label) in std::mem::take(&mut self.called).into_iter().enumerate() {
            let blocks = match notes.iter().position(|(known, _)| *known == label) {
                Some(place) => notes.remove(place).1,
                None => Vec::new(),
            };
            items.push(NoteItem { id: self.note_id(n + 1), label: (n + 1).to_string(), blocks });
        }
        // A note that nothing calls keeps its text.
        for (_, blocks) in notes {
            items.push(NoteItem { id: String::new(), label: "•".to_owned(), blocks });
        }
        let mut blocks = self.open.into_iter().next().unwrap_or_default();
        if !items.is_empty() {
            blocks.push(Block::Notes(items));
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

/// A heading's words as an id: small letters and figures, hyphens between.
fn slug(words: &str) -> String {
    let signs = words.to_lowercase();
    let parts: Vec<&str> =
        signs.split(|sign: char| !sign.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    parts.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> Vec<Block> {
        let figure = |name: &str| (name == "budget.grant").then(|| "206,00\u{a0}€".to_owned());
        read(text, Reading { under: 1, prefix: "s", figure: &figure })
    }

    fn runs(text: &str) -> Vec<Run> {
        match blocks(text).into_iter().next() {
            Some(Block::Paragraph { text, .. }) => text,
            other => panic!("not a paragraph: {other:?}"),
        }
    }

    #[test]
    fn headings_come_under_their_sections_heading() {
        let found = blocks("# Un *titre*\n\n###### Au fond");
        assert!(matches!(&found[0], Block::Heading { level: 2, id, .. } if id == "s-un-titre"));
        assert!(matches!(found[1], Block::Heading { level: 6, .. }));
    }

    #[test]
    fn html_is_shown_as_the_text_it_is() {
        assert_eq!(runs("a <b>gras</b>")[0].text, "a <b>gras</b>");
    }

    #[test]
    fn figures_of_the_budget_are_read_and_their_escape_kept() {
        assert_eq!(runs("soit {{budget.grant}}")[0].text, "soit 206,00\u{a0}€");
        assert_eq!(runs("soit {{inconnu}}")[0].text, "soit {{inconnu}}");
        assert_eq!(runs("écrire \\{{budget.grant}}")[0].text, "écrire {{budget.grant}}");
        assert_eq!(runs("_soit_ **{{budget.grant}}**")[2].text, "206,00\u{a0}€");
        let found = blocks("```\n{{budget.grant}} \\{{x}}\n```");
        assert!(
            matches!(&found[0], Block::Verbatim(code) if code.trim() == "206,00\u{a0}€ {{x}}"),
            "{found:?}"
        );
    }

    #[test]
    fn a_passage_in_another_language_is_told_apart() {
        let runs = runs("le [design thinking]{lang=en} ici");
        assert_eq!(runs[1].text, "design thinking");
        assert_eq!(runs[1].lang.as_deref(), Some("en"));
        assert_eq!(runs[2].text, " ici");
    }

    #[test]
    fn a_note_is_called_by_its_number_and_told_at_the_end() {
        let found = blocks("Un fait[^a].\n\n[^a]: La source.");
        let Some(Block::Notes(notes)) = found.last() else { panic!("{found:?}") };
        assert_eq!((notes[0].id.as_str(), notes[0].label.as_str()), ("s-note-1", "1"));
        assert_eq!(notes[0].blocks.len(), 1);
    }

    #[test]
    fn a_picture_leaves_its_caption_and_description() {
        let text = &runs("![Une carte](annex:x1 \"Les trois terrains\")")[0].text;
        assert_eq!(text, "[Illustration jointe en annexe\u{a0}: Les trois terrains. Une carte]");
    }

    #[test]
    fn a_table_keeps_its_head_and_alignment() {
        let found = blocks("| a | b |\n|---|--:|\n| 1 | 2 |");
        let Block::Table(table) = &found[0] else { panic!("{found:?}") };
        assert_eq!((table.head.len(), table.rows.len()), (1, 1));
        assert_eq!(table.columns[1].align, Align::Right);
    }

    #[test]
    fn lists_nest() {
        let found = blocks("1. un\n   - deux\n2. trois");
        let Block::List { marker: Marker::Number(1), items } = &found[0] else { panic!("{found:?}") };
        assert_eq!(items.len(), 2);
        assert!(matches!(items[0].blocks[1], Block::List { marker: Marker::Bullet, .. }));
    }

    #[test]
    fn a_link_of_another_scheme_is_plain_text() {
        assert_eq!(runs("[ici](javascript:alert(1))")[0].link, None);
        assert!(runs("[ici](https://exemple.fr)")[0].link.is_some());
    }
}
