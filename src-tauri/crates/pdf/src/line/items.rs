//! A paragraph's text as items that a line can be made of: words, spaces, places for a break.

use std::ops::Range;
use std::rc::Rc;

use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::breaks::{Item, LAST_RESORT};
use super::together::joins;
use super::{Hyphens, Span, Style, hyphenate};
use crate::PdfError;
use crate::font::{EM, Face, Glyph, Length, Shaper};

/// What cutting a word costs.
const HYPHEN_COST: i64 = 60;
/// What cutting a word costs that is kept whole elsewhere, and does not fit: more than any loose line, so that it begins
/// a line where that spares a cut.
const NEED_COST: i64 = LAST_RESORT;
/// Where a line may end after a hyphen of the text.
const HARD_HYPHEN: Item = Item::Cut { cost: 40, width: 0, hyphen: false };

/// A paragraph's items, and what each one is drawn with.
#[derive(Debug, Default)]
pub struct Items {
    /// What the choice of the breaks needs.
    pub(super) items: Vec<Item>,
    /// What is drawn for the item of the same place.
    pub(super) ink: Vec<Ink>,
}

/// What an item is drawn with.
#[derive(Debug, Clone)]
pub(super) enum Ink {
    /// Glyphs of a word.
    Word { glyphs: Rc<[Glyph]>, range: Range<usize>, style: Style },
    /// A space.
    Space { glyph: Glyph, style: Style },
    /// A hyphen, if the line ends there.
    Hyphen { glyph: Glyph, style: Style },
    /// Nothing.
    Nothing,
}

impl Items {
    /// The items of `spans`; what is wider than `measure` and has no break gets some.
    pub fn new(shaper: &mut Shaper, spans: &[Span], measure: Length) -> Result<Self, PdfError> {
        let spans = clean(spans);
        let text: String = spans.iter().map(|span| span.text.as_str()).collect();
        let mut open = vec![false; text.len() + 1];
        for (at, opportunity) in linebreaks(&text) {
            if opportunity == BreakOpportunity::Allowed
                && !joins(&text, at)
                && let Some(place) = open.get_mut(at)
            {
                *place = true;
            }
        }
        let mut builder = Builder { shaper, open, measure, out: Self::default() };
        let mut at = 0;
        for span in &spans {
            builder.span(&span.text, at, span.style)?;
            at += span.text.len();
        }
        let mut items = builder.out;
        items.loosen(measure);
        Ok(items)
    }

    /// The width on one line, and that of the widest part between two breaks.
    pub fn widths(&self) -> (Length, Length) {
        let (mut line, mut part, mut widest_line, mut widest_part) = (0, 0, 0, 0);
        for item in &self.items {
            match *item {
                Item::Solid(width) => {
                    line += width;
                    part += width;
                }
                Item::Space { width, open, .. } => {
                    widest_part = widest_part.max(part);
                    line += width;
                    part = if open { 0 } else { part + width };
                }
                Item::Cut { width, .. } => {
                    widest_part = widest_part.max(part + width);
                    part = 0;
                }
                Item::End => {
                    widest_line = widest_line.max(line);
                    widest_part = widest_part.max(part);
                    line = 0;
                    part = 0;
                }
            }
        }
        (widest_line.max(line), widest_part.max(part))
    }
}

/// The spans without what cannot be set: controls, invisible signs, spaces in a row.
fn clean(spans: &[Span]) -> Vec<Span> {
    let mut space = true;
    let mut out: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        let mut text = String::with_capacity(span.text.len());
        for sign in span.text.chars() {
            match sign {
                '\n' => {
                    while text.ends_with(' ') {
                        text.pop();
                    }
                    text.push('\n');
                    space = true;
                }
                ' ' | '\t' if space => {}
                ' ' | '\t' => {
                    text.push(' ');
                    space = true;
                }
                '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => {}
                '\u{feff}' | '\u{fffe}' | '\u{ffff}' | '\u{fe00}'..='\u{fe0f}' => {}
                sign if sign.is_control() => {}
                sign => {
                    text.push(sign);
                    space = false;
                }
            }
        }
        out.push(Span { text, style: span.style });
    }
    if let Some(last) = out.last_mut() {
        last.text.truncate(last.text.trim_end_matches([' ', '\n']).len());
    }
    out
}

struct Builder<'a> {
    shaper: &'a mut Shaper,
    open: Vec<bool>,
    measure: Length,
    out: Items,
}

impl Builder<'_> {
    fn push(&mut self, item: Item, ink: Ink) {
        self.out.items.push(item);
        self.out.ink.push(ink);
    }

    fn is_open(&self, at: usize) -> bool {
        self.open.get(at).copied().unwrap_or(false)
    }

    fn span(&mut self, text: &str, start: usize, style: Style) -> Result<(), PdfError> {
        let mut word = 0;
        for (at, sign) in text.char_indices() {
            if !matches!(sign, ' ' | '\u{a0}' | '\n') {
                continue;
            }
            self.word(text.get(word..at).unwrap_or(""), start + word, style)?;
            word = at + sign.len_utf8();
            if sign == '\n' {
                self.push(Item::End, Ink::Nothing);
            } else {
                self.space(self.is_open(start + word), style)?;
            }
        }
        self.word(text.get(word..).unwrap_or(""), start + word, style)
    }

    fn space(&mut self, open: bool, style: Style) -> Result<(), PdfError> {
        let Some(glyph) = self.shaper.word(style.face, " ")?.first().cloned() else { return Ok(()) };
        let width = i64::from(glyph.advance) * style.size / EM;
        let item = Item::Space { width, stretch: width / 2, shrink: width / 4, open };
        self.push(item, Ink::Space { glyph, style });
        Ok(())
    }

    /// A word at `start` of the paragraph; split where the face lacks a sign and another has it.
    fn word(&mut self, word: &str, start: usize, style: Style) -> Result<(), PdfError> {
        if word.is_empty() {
            return Ok(());
        }
        if word.bytes().all(|byte| byte.is_ascii_graphic()) {
            return self.part(word, word, start, style);
        }
        let mut from = 0;
        let mut face = None;
        let mut drawn = String::with_capacity(word.len());
        for (at, sign) in word.char_indices() {
            let (with, drawn_sign) = self.drawable(style.face, sign)?;
            if face.is_some_and(|face| face != with) {
                self.part(word.get(from..at).unwrap_or(""), &drawn, start + from, style.with(face))?;
                from = at;
                drawn.clear();
            }
            face = Some(with);
            drawn.push(drawn_sign);
        }
        self.part(word.get(from..).unwrap_or(""), &drawn, start + from, style.with(face))
    }

    /// The face that has `sign`, and the sign itself, or what stands for one that neither family has.
    fn drawable(&mut self, face: Face, sign: char) -> Result<(Face, char), PdfError> {
        // No face may be asked for a glyph that it lacks: PDF/A refuses « .notdef ».
        let sign = if sign == '\u{2011}' { '-' } else { sign };
        if self.shaper.covers(face, sign)? {
            return Ok((face, sign));
        }
        let other = face.other_family();
        if self.shaper.covers(other, sign)? {
            return Ok((other, sign));
        }
        let sans = if self.shaper.covers(face, '\u{25a1}')? { face } else { other };
        Ok((sans, '\u{25a1}'))
    }

    /// A word of one face: its glyphs, cut where a line may end.
    fn part(&mut self, text: &str, drawn: &str, start: usize, style: Style) -> Result<(), PdfError> {
        // Offsets count in the text that breaks are known for; where a sign was replaced, they no longer fit.
        let same = text.len() == drawn.len();
        let glyphs = self.shaper.word(style.face, drawn)?;
        if self.is_open(start)
            && !matches!(self.out.items.last(), None | Some(Item::Space { .. } | Item::End))
        {
            self.push(HARD_HYPHEN, Ink::Nothing);
        }
        let mut syllables = None;
        let mut from = 0;
        for to in 1..=glyphs.len() {
            let ends = to == glyphs.len();
            let at = glyphs.get(to).map_or(drawn.len(), |glyph| glyph.start as usize);
            if !(ends || same && begins(&glyphs, to) && self.is_open(start + at)) {
                continue;
            }
            // A part that fits a line is cut only where the text's manner cuts any word.
            let by_syllables = match style.hyphens {
                Hyphens::Freely => Some(HYPHEN_COST),
                Hyphens::AtNeed => (width(&glyphs, &(from..to), style) > self.measure).then_some(NEED_COST),
                Hyphens::Never => None,
            };
            match by_syllables {
                Some(cost) if same => {
                    let cuts = syllables.get_or_insert_with(|| hyphenate::cuts(drawn));
                    self.syllables(&glyphs, from..to, cuts, cost, style)?;
                }
                _ => self.solid(&glyphs, from..to, style),
            }
            if !ends {
                self.push(HARD_HYPHEN, Ink::Nothing);
            }
            from = to;
        }
        Ok(())
    }

    /// Glyphs of a word that a line may end within, at `cuts`, with a hyphen.
    fn syllables(
        &mut self,
        glyphs: &Rc<[Glyph]>,
        range: Range<usize>,
        cuts: &[usize],
        cost: i64,
        style: Style,
    ) -> Result<(), PdfError> {
        let mut from = range.start;
        if !cuts.is_empty()
            && let Some(hyphen) = self.shaper.word(style.face, "-")?.first()
        {
            for place in range.start + 1..range.end {
                let Some(at) = glyphs.get(place).map(|glyph| glyph.start as usize) else { break };
                if begins(glyphs, place) && cuts.contains(&at) {
                    self.solid(glyphs, from..place, style);
                    let width = i64::from(hyphen.advance) * style.size / EM;
                    let ink = Ink::Hyphen { glyph: hyphen.clone(), style };
                    self.push(Item::Cut { cost, width, hyphen: true }, ink);
                    from = place;
                }
            }
        }
        self.solid(glyphs, from..range.end, style);
        Ok(())
    }

    fn solid(&mut self, glyphs: &Rc<[Glyph]>, range: Range<usize>, style: Style) {
        let (item, ink) = solid(glyphs, range, style);
        self.push(item, ink);
    }
}

/// Glyphs that stand together.
pub(super) fn solid(glyphs: &Rc<[Glyph]>, range: Range<usize>, style: Style) -> (Item, Ink) {
    (Item::Solid(width(glyphs, &range, style)), Ink::Word { glyphs: Rc::clone(glyphs), range, style })
}

fn width(glyphs: &[Glyph], range: &Range<usize>, style: Style) -> Length {
    let glyphs = glyphs.get(range.clone()).unwrap_or(&[]);
    glyphs.iter().map(|glyph| i64::from(glyph.advance)).sum::<i64>() * style.size / EM
}

/// Whether a text of its own begins with the glyph at `place`: a letter's accent may be a second glyph.
pub(super) fn begins(glyphs: &[Glyph], place: usize) -> bool {
    let start = |place: usize| glyphs.get(place).map(|glyph| glyph.start);
    place.checked_sub(1).is_none_or(|before| start(before) != start(place))
}

impl Style {
    fn with(self, face: Option<Face>) -> Self {
        Self { face: face.unwrap_or(self.face), ..self }
    }
}
