//! The cover: who calls, the title, what one must know at once.

use super::setter::{Manner, Place, Setter};
use super::{Flow, Ink, Put, Slab};
use crate::PdfError;
use crate::design;
use crate::font::Length;
use crate::line::Fill;
use crate::tag::{NodeId, Role};
use crate::tree::{Column, Cover, Row, Run, Table, TableStyle, Width};

impl Setter<'_> {
    pub(super) fn cover(&mut self, cover: &Cover, place: Place) -> Result<(), PdfError> {
        self.flow.push(Flow::Page { bare: true });
        let band = Ink::Fill { width: place.measure, height: 3_000, colour: self.meta.accent };
        let ink = vec![Put { x: place.x, y: 0, ink: band }];
        self.flow.push(Flow::Slab(Slab { height: 26_000, ink, stick: true, ..Slab::default() }));
        let small = Manner::sans((10_500, 15_000)).colour(design::GREY).whole();
        for line in &cover.kicker {
            self.line_of(line, small, place)?;
        }
        self.space(92_000);
        let title = Manner::sans((30_000, 36_000)).bold().colour(self.meta.accent).whole();
        self.line_of(&cover.title, title, place)?;
        self.space(12_000);
        if !cover.subtitle.is_empty() {
            let subtitle = Manner::serif((14_500, 20_500)).whole();
            self.line_of(&cover.subtitle, subtitle, place)?;
        }
        self.space(14_000);
        self.short_rule(place);
        self.space(44_000);
        if !cover.facts.is_empty() {
            let facts = Table {
                columns: vec![
                    Column { width: Width::Share(3), align: Default::default() },
                    Column { width: Width::Share(8), align: Default::default() },
                ],
                rows: cover
                    .facts
                    .iter()
                    .map(|fact| Row::new(vec![fact.label.as_str().into(), fact.value.as_str().into()]))
                    .collect(),
                row_heads: true,
                style: TableStyle::Plain,
                ..Table::default()
            };
            self.table(&facts, place)?;
        }
        self.cover_foot(&cover.foot, place)?;
        self.flow.push(Flow::Page { bare: false });
        Ok(())
    }

    /// Lines at the page's foot: the white above them fills what the page has left.
    fn cover_foot(&mut self, foot: &[String], place: Place) -> Result<(), PdfError> {
        let used: Length = self.flow.iter().map(Flow::height).sum();
        let small = Manner::sans((9_400, 13_500)).colour(design::GREY).whole();
        let room = design::SHEET.1 - design::TOP - design::BOTTOM;
        let count = Length::try_from(foot.len()).unwrap_or(0);
        self.space((room - used - count * small.size.1).max(20_000));
        for line in foot {
            self.line_of(line, small, place)?;
        }
        Ok(())
    }

    fn line_of(&mut self, text: &str, manner: Manner, place: Place) -> Result<NodeId, PdfError> {
        let node = self.tags.block(place.parent, Role::Paragraph);
        let lines = self.lines(&[Run::new(text)], manner, node, place.measure, Fill::Left)?;
        self.stack(lines, place.x, manner.size, false);
        Ok(node)
    }

    /// White that keeps its height wherever it stands.
    fn space(&mut self, height: Length) {
        self.flow.push(Flow::Slab(Slab { height, ink: Vec::new(), stick: false, ..Slab::default() }));
    }
}
