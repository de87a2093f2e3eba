//! Which signs the pages can show: for a text's author, before anything is set.
//!
//! Asked for every sign of a dossier at each keystroke: a block of 256 signs is looked up once for the whole process.

use std::sync::OnceLock;

use harfrust::ShaperFont;

use super::Face;
use super::shape::font;

/// How many signs are looked up together.
const BLOCK: usize = 256;
/// The signs remembered: the basic plane. Others are rare enough to be looked up each time.
static BLOCKS: [OnceLock<[bool; BLOCK]>; 0x1_0000 / BLOCK] = [const { OnceLock::new() }; 0x1_0000 / BLOCK];

/// Whether the pages can show a sign in every manner (plain, italic, bold, both); another is drawn as « □ ».
pub fn prints(sign: char) -> bool {
    let number = u32::from(sign);
    let place = usize::try_from(number).unwrap_or(usize::MAX);
    let Some(block) = BLOCKS.get(place / BLOCK) else { return Faces::all().print(number) };
    let known = block.get_or_init(|| {
        let faces = Faces::all();
        let first = place / BLOCK * BLOCK;
        std::array::from_fn(|n| u32::try_from(first + n).is_ok_and(|number| faces.print(number)))
    });
    known.get(place % BLOCK).copied().unwrap_or(false)
}

/// Each manner's two families; a face that cannot be read is missing.
struct Faces([[Option<ShaperFont<'static, 'static>>; 2]; 4]);

impl Faces {
    fn all() -> Self {
        let manners = [Face::Serif, Face::SerifItalic, Face::SerifBold, Face::SerifBoldItalic];
        Self(manners.map(|face| [face, face.other_family()].map(|face| font(face).map(ShaperFont::new))))
    }

    fn print(&self, number: u32) -> bool {
        // As when a line is set: these part lines or words, or are drawn as another sign.
        if matches!(number, 0x09 | 0x0A | 0xA0 | 0x2011) {
            return true;
        }
        let has =
            |face: &ShaperFont<'_, '_>| face.nominal_glyph(number).is_some_and(|glyph| glyph.to_u32() != 0);
        self.0.iter().all(|families| families.iter().flatten().any(has))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_is_printed_and_a_smiley_is_not() {
        for sign in "abcÀÉçœŒÆÿ’«»—–…€§№°²³½×≤≥→•\u{202F}\u{A0}\u{2011}".chars()
        {
            assert!(prints(sign), "{sign} U+{:04X}", u32::from(sign));
        }
        for sign in ['😀', '中', 'あ', 'ש'] {
            assert!(!prints(sign), "{sign} U+{:04X}", u32::from(sign));
        }
    }
}
