//! The typefaces: their bytes, compiled in, and the few measures that the setting needs.
//!
//! Every face counts 1 000 units to the em (a test holds it), so a width in font units times a size in thousandths
//! of a point, divided by 1 000, is a length. No float is used until the page operations.

mod coverage;
mod shape;

pub use coverage::prints;
pub use shape::{Glyph, Shaper};

/// A length in thousandths of a point.
pub type Length = i64;

/// Units to the em of every face.
pub const EM: i64 = 1000;

/// A face of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Face {
    /// Text.
    Serif,
    /// Text, italic.
    SerifItalic,
    /// Text, bold.
    SerifBold,
    /// Text, bold italic.
    SerifBoldItalic,
    /// Headings and tables.
    Sans,
    /// Headings and tables, italic.
    SansItalic,
    /// Headings and tables, bold.
    SansBold,
    /// Headings and tables, bold italic.
    SansBoldItalic,
}

/// What a font descriptor needs to know.
#[derive(Debug, Clone, Copy)]
pub struct Descriptor {
    /// Box around all letters: left, bottom, right, top.
    pub bounds: [i16; 4],
    /// Above the base line.
    pub ascent: i16,
    /// Under the base line, negative.
    pub descent: i16,
    /// Weight class, 400 or 700.
    pub weight: u16,
    /// Rise and run of the caret.
    pub slope: (i16, i16),
}

impl Face {
    /// All faces, in the order of their index.
    pub const ALL: [Self; 8] = [
        Self::Serif,
        Self::SerifItalic,
        Self::SerifBold,
        Self::SerifBoldItalic,
        Self::Sans,
        Self::SansItalic,
        Self::SansBold,
        Self::SansBoldItalic,
    ];

    /// The face of a family in a manner.
    pub fn of(sans: bool, bold: bool, italic: bool) -> Self {
        match (sans, bold, italic) {
            (false, false, false) => Self::Serif,
            (false, false, true) => Self::SerifItalic,
            (false, true, false) => Self::SerifBold,
            (false, true, true) => Self::SerifBoldItalic,
            (true, false, false) => Self::Sans,
            (true, false, true) => Self::SansItalic,
            (true, true, false) => Self::SansBold,
            (true, true, true) => Self::SansBoldItalic,
        }
    }

    /// The same manner in the other family, which holds some signs that this one lacks.
    pub fn other_family(self) -> Self {
        match self {
            Self::Serif => Self::Sans,
            Self::SerifItalic => Self::SansItalic,
            Self::SerifBold => Self::SansBold,
            Self::SerifBoldItalic => Self::SansBoldItalic,
            Self::Sans => Self::Serif,
            Self::SansItalic => Self::SerifItalic,
            Self::SansBold => Self::SerifBold,
            Self::SansBoldItalic => Self::SerifBoldItalic,
        }
    }

    /// Its place in [`Face::ALL`].
    pub fn index(self) -> usize {
        self as usize
    }

    /// Its name in the file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Serif => "SourceSerif4-Regular",
            Self::SerifItalic => "SourceSerif4-Italic",
            Self::SerifBold => "SourceSerif4-Bold",
            Self::SerifBoldItalic => "SourceSerif4-BoldItalic",
            Self::Sans => "SourceSans3-Regular",
            Self::SansItalic => "SourceSans3-Italic",
            Self::SansBold => "SourceSans3-Bold",
            Self::SansBoldItalic => "SourceSans3-BoldItalic",
        }
    }

    /// Its bytes.
    pub fn bytes(self) -> &'static [u8] {
        macro_rules! face {
            ($name:literal) => {
                include_bytes!(concat!("../../../../../assets/fonts/", $name, ".ttf"))
            };
        }
        match self {
            Self::Serif => face!("SourceSerif4_400Regular"),
            Self::SerifItalic => face!("SourceSerif4_400Regular_Italic"),
            Self::SerifBold => face!("SourceSerif4_700Bold"),
            Self::SerifBoldItalic => face!("SourceSerif4_700Bold_Italic"),
            Self::Sans => face!("SourceSans3_400Regular"),
            Self::SansItalic => face!("SourceSans3_400Regular_Italic"),
            Self::SansBold => face!("SourceSans3_700Bold"),
            Self::SansBoldItalic => face!("SourceSans3_700Bold_Italic"),
        }
    }

    /// What its font descriptor needs, read from the tables `head`, `hhea` and `OS/2`.
    pub fn descriptor(self) -> Option<Descriptor> {
        let head = self.table(b"head")?;
        let hhea = self.table(b"hhea")?;
        let os2 = self.table(b"OS/2")?;
        Some(Descriptor {
            bounds: [number(head, 36)?, number(head, 38)?, number(head, 40)?, number(head, 42)?],
            ascent: number(hhea, 4)?,
            descent: number(hhea, 6)?,
            weight: number(os2, 4)?.unsigned_abs(),
            slope: (number(hhea, 18)?, number(hhea, 20)?),
        })
    }

    /// A table of the face, by its tag.
    fn table(self, tag: &[u8; 4]) -> Option<&'static [u8]> {
        let bytes = self.bytes();
        let count = usize::from(number(bytes, 4)?.unsigned_abs());
        (0..count).find_map(|n| {
            let record = bytes.get(12 + 16 * n..28 + 16 * n)?;
            if record.get(..4)? != tag {
                return None;
            }
            let word = |at: usize| -> Option<usize> {
                let four: [u8; 4] = record.get(at..at + 4)?.try_into().ok()?;
                usize::try_from(u32::from_be_bytes(four)).ok()
            };
            let start = word(8)?;
            bytes.get(start..start.checked_add(word(12)?)?)
        })
    }
}

/// A signed number of two bytes at `at`.
fn number(bytes: &[u8], at: usize) -> Option<i16> {
    let two: [u8; 2] = bytes.get(at..at + 2)?.try_into().ok()?;
    Some(i16::from_be_bytes(two))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_face_counts_a_thousand_units_to_the_em() {
        for face in Face::ALL {
            assert_eq!(number(face.table(b"head").unwrap(), 18), Some(1000), "{}", face.name());
        }
    }

    #[test]
    fn a_bold_italic_face_says_so_in_its_tables() {
        let face = Face::SerifBoldItalic.descriptor().unwrap();
        assert_eq!(face.weight, 700);
        assert!(face.slope.1 > 0);
        assert_eq!(Face::Sans.descriptor().unwrap().slope.1, 0);
    }
}
