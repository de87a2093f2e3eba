//! The glyphs that the document uses, numbered anew in each face from the first use on: the subset's own numbers.

use std::rc::Rc;

use crate::font::{Face, Glyph};

/// The glyphs used, for each face.
#[derive(Debug)]
pub struct Glyphs {
    faces: [Used; 8],
}

/// The glyphs used of one face.
#[derive(Debug, Default)]
pub struct Used {
    /// New numbers by old ones; 0 for a glyph not used.
    numbers: Vec<u16>,
    /// Old numbers, texts and widths by new number less one.
    pub glyphs: Vec<UsedGlyph>,
}

/// A glyph in use.
#[derive(Debug)]
pub struct UsedGlyph {
    /// Its number in the whole face.
    pub id: u16,
    /// What a reader copies for it.
    pub text: Rc<str>,
    /// Its width.
    pub width: i32,
}

impl Glyphs {
    /// Nothing used yet.
    pub fn new() -> Self {
        Self { faces: std::array::from_fn(|_| Used::default()) }
    }

    /// The number of a glyph in the subset.
    pub fn of(&mut self, face: Face, glyph: &Glyph) -> u16 {
        let Some(used) = self.faces.get_mut(face.index()) else { return 0 };
        let place = usize::from(glyph.id);
        if used.numbers.len() <= place {
            used.numbers.resize(place + 1, 0);
        }
        if let Some(&number) = used.numbers.get(place)
            && number != 0
        {
            return number;
        }
        // One text a glyph: where the no-break space is drawn by the space's glyph, a copy gives the space.
        let text = if &*glyph.text == "\u{a0}" { " ".into() } else { Rc::clone(&glyph.text) };
        used.glyphs.push(UsedGlyph { id: glyph.id, text, width: glyph.width });
        let number = u16::try_from(used.glyphs.len()).unwrap_or(0);
        if let Some(slot) = used.numbers.get_mut(place) {
            *slot = number;
        }
        number
    }

    /// What a reader copies for a glyph of the subset.
    #[cfg(test)]
    pub fn text(&self, face: Face, number: u16) -> &str {
        self.used(face)
            .and_then(|used| used.glyphs.get(usize::from(number).checked_sub(1)?))
            .map_or("", |glyph| &glyph.text)
    }

    /// What is used of a face.
    pub fn used(&self, face: Face) -> Option<&Used> {
        self.faces.get(face.index()).filter(|used| !used.glyphs.is_empty())
    }
}
