//! Text to glyphs, word by word, with a memory: a word shaped once is not shaped again.
//!
//! Kerning across a space is given up for that memory; within a word it is kept. Text runs from left to right: the
//! program is French, and a passage in Arabic or Hebrew would come out in the order of its letters' logic.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::OnceLock;

use harfrust::{Buffer, ClusterLevel, Direction, Font, Script, ShapeOptions, ShapePlan, ShaperFont};

use super::Face;
use crate::PdfError;

/// The least width of U+202F, the « fine » of French, in font units: both families draw it at an eighth of an em, too
/// narrow to part thousands at the size of a table.
const FINE: i32 = 185;

/// A glyph in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glyph {
    /// Its number in the face.
    pub id: u16,
    /// The width that the face states, in font units: what a reader advances by.
    pub width: i32,
    /// How far the pen goes, in font units: the width and the kerning.
    pub advance: i32,
    /// How far it is drawn from the pen, in font units.
    pub shift: i32,
    /// Where its text starts in the word, in bytes.
    pub start: u32,
    /// What a reader copies for it; empty for all but the first glyph of a cluster.
    pub text: Rc<str>,
}

/// The faces, read once for the whole process.
static FONTS: [OnceLock<Option<Font>>; 8] = [const { OnceLock::new() }; 8];

/// A face, read; none if it cannot be.
pub(super) fn font(face: Face) -> Option<&'static Font> {
    FONTS.get(face.index())?.get_or_init(|| Font::new(face.bytes(), 0)).as_ref()
}

/// A face, ready to shape.
struct Ready {
    font: ShaperFont<'static, 'static>,
    plan: ShapePlan,
}

/// Shapes words, and remembers them.
pub struct Shaper {
    faces: [Option<Ready>; 8],
    words: [HashMap<Box<str>, Rc<[Glyph]>>; 8],
    buffer: Buffer,
}

impl Shaper {
    /// A shaper that has seen nothing yet.
    pub fn new() -> Self {
        Self { faces: [const { None }; 8], words: Default::default(), buffer: Buffer::new() }
    }

    /// Whether `face` has a glyph for `sign`.
    pub fn covers(&mut self, face: Face, sign: char) -> Result<bool, PdfError> {
        Ok(self.ready(face)?.font.nominal_glyph(u32::from(sign)).is_some_and(|glyph| glyph.to_u32() != 0))
    }

    /// The glyphs of a word.
    ///
    /// # Errors
    /// [`PdfError::Font`] if the face cannot be read.
    pub fn word(&mut self, face: Face, word: &str) -> Result<Rc<[Glyph]>, PdfError> {
        if let Some(known) = self.words.get(face.index()).and_then(|words| words.get(word)) {
            return Ok(Rc::clone(known));
        }
        let glyphs: Rc<[Glyph]> = self.shape(face, word)?.into();
        if let Some(words) = self.words.get_mut(face.index()) {
            words.insert(word.into(), Rc::clone(&glyphs));
        }
        Ok(glyphs)
    }

    /// The width of a text on one line, in font units.
    pub fn width(&mut self, face: Face, text: &str) -> Result<i64, PdfError> {
        Ok(self.word(face, text)?.iter().map(|glyph| i64::from(glyph.advance)).sum())
    }

    fn ready(&mut self, face: Face) -> Result<&Ready, PdfError> {
        let missing = || PdfError::Font { face: face.name() };
        let place = self.faces.get_mut(face.index()).ok_or_else(missing)?;
        if place.is_none() {
            let font = font(face).ok_or_else(missing)?;
            let plan = ShapePlan::new(font, Direction::LeftToRight, Some(Script::LATIN), None, &[]);
            *place = Some(Ready { font: ShaperFont::new(font), plan });
        }
        place.as_ref().ok_or_else(missing)
    }

    fn shape(&mut self, face: Face, word: &str) -> Result<Vec<Glyph>, PdfError> {
        let mut buffer = std::mem::replace(&mut self.buffer, Buffer::new());
        buffer.clear();
        buffer.push_str(word);
        buffer.set_direction(Direction::LeftToRight);
        buffer.set_script(Some(Script::LATIN));
        buffer.set_cluster_level(ClusterLevel::MonotoneCharacters);
        let ready = self.ready(face)?;
        harfrust::shape(&ready.font, &mut buffer, ShapeOptions::new().plan(Some(&ready.plan)))
            .map_err(|_| PdfError::Font { face: face.name() })?;
        let infos = buffer.glyph_infos();
        let mut glyphs = Vec::with_capacity(infos.len());
        let mut last = None;
        for (place, (info, position)) in infos.iter().zip(buffer.glyph_positions()).enumerate() {
            let start = info.cluster;
            let end = infos.get(place + 1..).and_then(|rest| rest.iter().find(|next| next.cluster != start));
            let end = end.map_or(word.len(), |next| next.cluster as usize);
            let text = if last == Some(start) { "" } else { word.get(start as usize..end).unwrap_or("") };
            last = Some(start);
            glyphs.push(Glyph {
                id: u16::try_from(info.glyph_id).unwrap_or(0),
                width: ready.font.glyph_h_advance(info.glyph_id.into()),
                advance: if text == "\u{202f}" { position.x_advance.max(FINE) } else { position.x_advance },
                shift: position.x_offset,
                start,
                text: text.into(),
            });
        }
        self.buffer = buffer;
        Ok(glyphs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn advance(face: Face, word: &str) -> i64 {
        Shaper::new().width(face, word).unwrap()
    }

    #[test]
    fn letters_are_kerned_within_a_word() {
        assert!(advance(Face::Serif, "AV") < advance(Face::Serif, "A") + advance(Face::Serif, "V"));
    }

    #[test]
    fn figures_have_one_width_so_that_columns_line_up() {
        for face in [Face::Sans, Face::SansBold, Face::Serif] {
            let one = advance(face, "1");
            for digit in ["0", "2", "3", "4", "5", "6", "7", "8", "9"] {
                assert_eq!(advance(face, digit), one, "{} in {}", digit, face.name());
            }
        }
    }

    #[test]
    fn thousands_are_parted_enough_to_be_read() {
        let parted = advance(Face::Sans, "1\u{202f}000") - advance(Face::Sans, "1000");
        assert_eq!(parted, i64::from(FINE));
    }

    #[test]
    fn a_glyph_carries_the_text_that_a_reader_copies() {
        let glyphs = Shaper::new().word(Face::Serif, "cœur").unwrap();
        let text: String = glyphs.iter().map(|glyph| &*glyph.text).collect();
        assert_eq!(text, "cœur");
    }

    #[test]
    fn the_narrow_space_and_the_euro_are_in_every_face() {
        let mut shaper = Shaper::new();
        for face in Face::ALL {
            for sign in ['\u{202f}', '\u{a0}', '€', 'œ', '’', '«', '…', '–'] {
                assert!(shaper.covers(face, sign).unwrap(), "{sign:?} in {}", face.name());
            }
        }
    }
}
