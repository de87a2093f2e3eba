//! Glyphs in their places, once the breaks are chosen: spaces grown or shrunk, hyphens added.

use super::breaks::Item;
use super::items::{Ink, Items};
use super::{Fill, Line, Piece, Placed, Style};
use crate::font::{EM, Glyph, Length};
use crate::write::Glyphs;

/// How far a space may grow, in thousandths of its stretch: beyond, the line stays short of the margin.
const STRETCH_LIMIT: i64 = 4_000;

/// The lines that end at `breaks`.
pub fn lines(items: &Items, breaks: &[usize], measure: Length, fill: Fill, glyphs: &mut Glyphs) -> Vec<Line> {
    let mut lines = Vec::with_capacity(breaks.len());
    let mut start = 0;
    for &end in breaks {
        let forced = matches!(items.items.get(end), None | Some(Item::End));
        lines.push(line(items, start, end, forced, measure, fill, glyphs));
        start = end;
        if matches!(items.items.get(start), Some(Item::End)) {
            start += 1;
            continue;
        }
        while let Some(Item::Space { .. } | Item::Cut { .. }) = items.items.get(start) {
            start += 1;
        }
    }
    lines
}

fn line(
    items: &Items,
    start: usize,
    end: usize,
    forced: bool,
    measure: Length,
    fill: Fill,
    glyphs: &mut Glyphs,
) -> Line {
    let mut width = 0;
    let (mut stretch, mut shrink) = (0, 0);
    for item in items.items.get(start..end).unwrap_or(&[]) {
        match *item {
            Item::Solid(solid) => width += solid,
            Item::Space { width: space, stretch: more, shrink: less, .. } => {
                width += space;
                stretch += more;
                shrink += less;
            }
            Item::Cut { .. } | Item::End => {}
        }
    }
    if let Some(Item::Cut { width: hyphen, .. }) = items.items.get(end) {
        width += hyphen;
    }
    let room = measure - width;
    let mut spread = Spread::none();
    if fill == Fill::Justified {
        if room > 0 && !forced && stretch > 0 {
            spread = Spread { room: room.min(stretch * STRETCH_LIMIT / 1000), of: stretch, grow: true };
        } else if room < 0 && shrink > 0 {
            spread = Spread { room: (-room).min(shrink), of: shrink, grow: false };
        }
    }
    let mut pen = Pen { line: Line::default(), x: 0, open: false, glyphs };
    for (item, ink) in items.items.iter().zip(&items.ink).take(end).skip(start) {
        match ink {
            Ink::Word { glyphs, range, style } => {
                for glyph in glyphs.get(range.clone()).unwrap_or(&[]) {
                    pen.glyph(glyph, *style, 0, false);
                }
            }
            Ink::Space { glyph, style } => pen.glyph(glyph, *style, spread.of(item, style.size), false),
            Ink::Hyphen { .. } | Ink::Nothing => {}
        }
    }
    let mut past = 0;
    match items.ink.get(end) {
        // The space that the break takes stays in the text, past the line's end.
        Some(Ink::Space { glyph, style }) => {
            pen.glyph(glyph, *style, 0, false);
            past = i64::from(glyph.advance) * style.size / EM;
        }
        Some(Ink::Hyphen { glyph, style }) => pen.glyph(glyph, *style, 0, true),
        _ => {}
    }
    pen.close();
    let mut line = pen.line;
    line.width = pen.x - past;
    let indent = match fill {
        Fill::Justified | Fill::Left => 0,
        Fill::Right => measure - line.width,
        Fill::Centre => (measure - line.width) / 2,
    };
    for piece in &mut line.pieces {
        piece.x += indent;
    }
    line
}

/// What the spaces of a line take or give.
struct Spread {
    room: Length,
    of: Length,
    grow: bool,
}

impl Spread {
    fn none() -> Self {
        Self { room: 0, of: 1, grow: true }
    }

    /// What a space grows by, in font units at `size`.
    fn of(&self, item: &Item, size: Length) -> i64 {
        let Item::Space { stretch, shrink, .. } = item else { return 0 };
        let part = if self.grow { *stretch } else { -*shrink };
        // Half a unit is lost at most: a hundredth of a point over a whole line.
        self.room * part * EM / (self.of * size)
    }
}

struct Pen<'a> {
    line: Line,
    x: Length,
    open: bool,
    glyphs: &'a mut Glyphs,
}

impl Pen<'_> {
    fn glyph(&mut self, glyph: &Glyph, style: Style, extra: i64, hyphen: bool) {
        let joins = self.open
            && self.line.pieces.last().is_some_and(|piece| piece.style == style && piece.hyphen == hyphen);
        if !joins {
            self.close();
            let piece = Piece { x: self.x, width: 0, style, glyphs: Vec::with_capacity(64), hyphen };
            self.line.pieces.push(piece);
            self.open = true;
        }
        let id = self.glyphs.of(style.face, glyph);
        let advance = i64::from(glyph.advance) + extra;
        if let Some(piece) = self.line.pieces.last_mut() {
            let after = i64::from(glyph.width) - advance + i64::from(glyph.shift);
            let after = i32::try_from(after).unwrap_or(0);
            piece.glyphs.push(Placed { id, before: -glyph.shift, after });
            // Counted in font units while the piece is open, so that nothing is lost to rounding.
            piece.width += advance;
        }
    }

    /// Ends the open piece: its width becomes a length, and the pen stands after it.
    fn close(&mut self) {
        if let Some(piece) = self.line.pieces.last_mut()
            && self.open
        {
            self.open = false;
            piece.width = piece.width * piece.style.size / EM;
            self.x += piece.width;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Hyphens, Span, set};
    use super::*;
    use crate::font::{Face, Shaper};
    use crate::tree::Colour;

    const TEXT: &str = "La préfecture de région réunit les services de l’État, les collectivités, les entreprises \
        et les associations d’usagers autour d’un laboratoire d’innovation territoriale, dont le programme \
        d’investissements d’avenir finance la moitié des dépenses pendant dix-huit mois.";

    fn span(text: &str) -> Span {
        let style = Style {
            face: Face::Serif,
            size: 10_500,
            colour: Colour::BLACK,
            rise: 0,
            node: 0,
            link: None,
            hyphens: Hyphens::Freely,
        };
        Span { text: text.to_owned(), style }
    }

    fn words(glyphs: &Glyphs, line: &Line) -> String {
        let mut text = String::new();
        for piece in line.pieces.iter().filter(|piece| !piece.hyphen) {
            for glyph in &piece.glyphs {
                text.push_str(glyphs.text(piece.style.face, glyph.id));
            }
        }
        text
    }

    #[test]
    fn justified_lines_end_at_the_margin_and_the_last_one_where_its_text_does() {
        let mut glyphs = Glyphs::new();
        let lines = set(&mut Shaper::new(), &mut glyphs, &[span(TEXT)], 200_000, Fill::Justified).unwrap();
        assert!(lines.len() > 4);
        let (last, others) = lines.split_last().unwrap();
        for line in others {
            assert!((line.width - 200_000).abs() < 200, "{} for « {} »", line.width, words(&glyphs, line));
        }
        assert!(last.width < 200_000);
    }

    #[test]
    fn no_letter_is_lost_between_the_lines() {
        for measure in [60_000, 120_000, 333_333] {
            let mut glyphs = Glyphs::new();
            let lines =
                set(&mut Shaper::new(), &mut glyphs, &[span(TEXT)], measure, Fill::Justified).unwrap();
            let text: String = lines.iter().map(|line| words(&glyphs, line)).collect();
            assert_eq!(text, TEXT);
        }
    }

    #[test]
    fn an_amount_is_never_broken() {
        let text = "soit 12\u{202f}345\u{202f}678,90\u{a0}€ par an, puis 1\u{202f}234,00\u{a0}€ encore";
        for measure in (70_000..200_000).step_by(3_000) {
            let mut glyphs = Glyphs::new();
            let lines =
                set(&mut Shaper::new(), &mut glyphs, &[span(text)], measure, Fill::Justified).unwrap();
            let whole: Vec<String> = lines.iter().map(|line| words(&glyphs, line)).collect();
            assert!(whole.iter().any(|line| line.contains("12\u{202f}345\u{202f}678,90 €")), "{whole:?}");
        }
    }

    #[test]
    fn a_word_wider_than_the_column_is_cut_rather_than_drawn_outside() {
        let digest = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
        let mut glyphs = Glyphs::new();
        let lines = set(&mut Shaper::new(), &mut glyphs, &[span(digest)], 100_000, Fill::Left).unwrap();
        assert!(lines.len() > 1);
        assert!(lines.iter().all(|line| line.width <= 100_000));
    }

    #[test]
    fn figures_at_the_right_end_at_the_margin() {
        let mut glyphs = Glyphs::new();
        let lines = set(&mut Shaper::new(), &mut glyphs, &[span("12,00")], 100_000, Fill::Right).unwrap();
        let piece = &lines[0].pieces[0];
        assert_eq!(piece.x + piece.width, 100_000);
    }

    #[test]
    fn a_sign_that_no_face_has_is_drawn_as_a_box() {
        let mut glyphs = Glyphs::new();
        let lines = set(&mut Shaper::new(), &mut glyphs, &[span("a😀b")], 100_000, Fill::Left).unwrap();
        assert_eq!(words(&glyphs, &lines[0]), "a\u{25a1}b");
    }
}
