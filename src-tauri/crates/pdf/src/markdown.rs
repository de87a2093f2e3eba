//! The text of a section as blocks of a document.
//!
//! Pictures are not drawn yet: their caption and description stand in their place, with the annex that holds them.

use prose::{What, slug};

use crate::tree::{
    Align, Block, Cell, Column, Link, ListItem, Marker, NoteItem, ParagraphStyle, Row, Run, Table, Width,
};

/// How a text is read.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    /// The level of the heading that the text stands under: its own headings start one level below.
    pub under: u8,
    /// What the ids of its headings and notes begin with, so that two texts never share one.
    pub prefix: &'a str,
    /// What `{{…}}` stands for; `None` leaves it as it is written.
    pub figure: &'a dyn Fn(&str) -> Option<String>,
    /// Whether the dossier has an annex of this id: what a picture is to be looked for in.
    pub annex: &'a dyn Fn(&str) -> bool,
}

/// The blocks of a text.
pub fn markdown(text: &str, reading: Reading<'_>) -> Vec<Block> {
    reading.blocks(prose::read(text, reading.figure))
}

impl Reading<'_> {
    fn blocks(self, blocks: Vec<prose::Block>) -> Vec<Block> {
        blocks.into_iter().map(|block| self.block(block)).collect()
    }

    fn block(self, block: prose::Block) -> Block {
        match block {
            prose::Block::Heading { level, id, text } => Block::Heading {
                level: self.under.saturating_add(level).min(6),
                id: format!("{}-{id}", self.prefix),
                text: self.runs(text),
            },
            prose::Block::Paragraph(text) => {
                Block::Paragraph { text: self.runs(text), style: ParagraphStyle::Body }
            }
            prose::Block::List { first, items } => Block::List {
                marker: first.map_or(Marker::Bullet, Marker::Number),
                items: items.into_iter().map(|item| ListItem::new(self.blocks(item))).collect(),
            },
            prose::Block::Table(table) => Block::Table(self.table(table)),
            prose::Block::Quote(blocks) => Block::Quote(self.blocks(blocks)),
            prose::Block::Verbatim(text) => Block::Verbatim(text.iter().map(|run| run.what.text()).collect()),
            prose::Block::Notes(notes) => {
                Block::Notes(notes.into_iter().map(|note| self.note(note)).collect())
            }
            prose::Block::Rule => Block::Rule,
        }
    }

    fn table(self, table: prose::Table) -> Table {
        let row = |cells: Vec<Vec<prose::Run>>| {
            Row::new(cells.into_iter().map(|cell| Cell::runs(self.runs(cell))).collect())
        };
        Table {
            columns: table
                .columns
                .into_iter()
                .map(|column| Column { width: Width::Auto, align: align(column) })
                .collect(),
            head: vec![row(table.head)],
            rows: table.rows.into_iter().map(row).collect(),
            ..Table::default()
        }
    }

    fn note(self, note: prose::Note) -> NoteItem {
        NoteItem {
            id: note.number.map_or_else(String::new, |number| self.note_id(number)),
            label: note.number.map_or_else(|| "•".to_owned(), |number| number.to_string()),
            blocks: self.blocks(note.blocks),
        }
    }

    fn note_id(self, number: usize) -> String {
        format!("{}-note-{number}", self.prefix)
    }

    /// Runs of one manner are one: the pages do not tell a figure from the words around it.
    fn runs(self, runs: Vec<prose::Run>) -> Vec<Run> {
        let mut out: Vec<Run> = Vec::with_capacity(runs.len());
        for run in runs.into_iter().map(|run| self.run(run)) {
            match out.last_mut() {
                Some(last) if is_alike(last, &run) => last.text.push_str(&run.text),
                _ => out.push(run),
            }
        }
        out
    }

    fn run(self, run: prose::Run) -> Run {
        let link = run.link.map(|link| match link {
            prose::Link::Heading(id) => Link::Internal(format!("{}-{}", self.prefix, slug(&id))),
            prose::Link::Address(address) => Link::External(address),
        });
        match run.what {
            What::Call(number) => Run {
                text: number.to_string(),
                raised: true,
                link: Some(Link::Internal(self.note_id(number))),
                ..Run::default()
            },
            What::Image(image) => Run::italic(self.in_place_of(&image)),
            what => Run {
                text: what.text().to_owned(),
                bold: run.bold,
                italic: run.italic,
                raised: false,
                link,
                lang: run.lang,
                as_typed: true,
            },
        }
    }

    /// What stands in a picture's place.
    fn in_place_of(self, image: &prose::Image) -> String {
        let is_there = image.annex().is_some_and(self.annex);
        let mut words =
            String::from(if is_there { "[Illustration jointe en annexe" } else { "[Illustration manquante" });
        for part in [image.caption.trim(), image.alt.trim()] {
            if !part.is_empty() {
                words.push_str(if words.contains('\u{a0}') { ". " } else { "\u{a0}: " });
                words.push_str(part);
            }
        }
        words.push(']');
        words
    }
}

fn is_alike(left: &Run, right: &Run) -> bool {
    (left.bold, left.italic, left.raised) == (right.bold, right.italic, right.raised)
        && left.link == right.link
        && left.lang == right.lang
}

fn align(align: prose::Align) -> Align {
    match align {
        prose::Align::Left => Align::Left,
        prose::Align::Right => Align::Right,
        prose::Align::Centre => Align::Centre,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> Vec<Block> {
        let figure = |name: &str| (name == "budget.grant").then(|| "206,00\u{a0}€".to_owned());
        markdown(text, Reading { under: 1, prefix: "s", figure: &figure, annex: &|id| id == "x1" })
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
        assert_eq!(runs("[ici](#Un-Titre)")[0].link, Some(Link::Internal("s-un-titre".to_owned())));
    }

    #[test]
    fn figures_of_the_budget_are_words_among_words_and_none_in_code() {
        assert_eq!(runs("soit {{budget.grant}} \\{{x}}"), [Run::as_typed("soit 206,00\u{a0}€ {{x}}")]);
        assert_eq!(runs("soit {{inconnu}}")[0].text, "soit {{inconnu}}");
        let code = runs("tapez `{{budget.grant}}`");
        assert_eq!(code.iter().map(|run| run.text.as_str()).collect::<String>(), "tapez {{budget.grant}}");
        let found = blocks("```\n{{budget.grant}} \\{{x}}\n```");
        assert!(
            matches!(&found[0], Block::Verbatim(code) if code.trim() == "{{budget.grant}} \\{{x}}"),
            "{found:?}"
        );
    }

    #[test]
    fn a_note_is_called_by_its_number_and_told_at_the_end() {
        let found = blocks("Un fait[^a].\n\n[^a]: La source.");
        let Some(Block::Notes(notes)) = found.last() else { panic!("{found:?}") };
        assert_eq!((notes[0].id.as_str(), notes[0].label.as_str()), ("s-note-1", "1"));
        assert_eq!(notes[0].blocks.len(), 1);
        let call = &runs("Un fait[^a].\n\n[^a]: La source.")[1];
        assert_eq!((call.raised, &call.link), (true, &Some(Link::Internal("s-note-1".to_owned()))));
    }

    #[test]
    fn a_picture_leaves_its_caption_and_description() {
        let text = &runs("![Une carte](annex:x1 \"Les trois terrains\")")[0].text;
        assert_eq!(text, "[Illustration jointe en annexe\u{a0}: Les trois terrains. Une carte]");
        let text = &runs("![Une carte](annex:perdue)")[0].text;
        assert_eq!(text, "[Illustration manquante\u{a0}: Une carte]");
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
}
