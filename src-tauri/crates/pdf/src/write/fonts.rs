//! The faces cut to the glyphs used, for printpdf to embed, and their way back to Unicode.

use std::collections::BTreeMap;
use std::fmt::Write;

use lopdf::{Dictionary, Document, Object, Stream};
use printpdf::{FontId, FontMetrics, FontType, ParsedFont, PdfFont, PdfFontMetricsStub, PdfResources};
use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;

use super::glyphs::{Glyphs, Used};
use crate::PdfError;
use crate::font::Face;

/// Entries in one block of a character map, at most (Adobe's note 5014).
const BLOCK: usize = 100;

/// The name under which the pages call a face.
pub fn id(face: Face) -> FontId {
    FontId(format!("T{}", face.index()))
}

/// Puts the faces used among the resources.
///
/// # Errors
/// [`PdfError::Subset`] if a face cannot be cut.
pub fn embed(resources: &mut PdfResources, glyphs: &Glyphs) -> Result<(), PdfError> {
    for face in Face::ALL {
        if let Some(used) = glyphs.used(face) {
            resources.fonts.map.insert(id(face), PdfFont::new(cut(face, used)?));
        }
    }
    Ok(())
}

fn cut(face: Face, used: &Used) -> Result<ParsedFont, PdfError> {
    let mut remapper = GlyphRemapper::new();
    for glyph in &used.glyphs {
        remapper.remap(glyph.id);
    }
    let bytes = subsetter::subset(face.bytes(), 0, &remapper)
        .map_err(|error| PdfError::Subset { face: face.name(), reason: error.to_string() })?;
    let about = face.descriptor().ok_or(PdfError::Font { face: face.name() })?;
    let widths = used
        .glyphs
        .iter()
        .zip(1_u16..)
        .map(|(glyph, number)| (number, u16::try_from(glyph.width).unwrap_or(0)))
        .collect();
    let mut font = ParsedFont::with_glyph_data(
        bytes.clone(),
        0,
        Some(format!("{}+{}", tag(&bytes), face.name())),
        BTreeMap::new(),
        widths,
        1000,
        FontMetrics { ascent: about.ascent, descent: about.descent },
    );
    let [x_min, y_min, x_max, y_max] = about.bounds;
    font.font_type = FontType::TrueType;
    font.pdf_font_metrics = PdfFontMetricsStub {
        units_per_em: 1000,
        x_min,
        y_min,
        x_max,
        y_max,
        caret_slope_rise: about.slope.0,
        caret_slope_run: about.slope.1,
        us_weight_class: about.weight,
    };
    Ok(font)
}

/// The six letters that name a subset: from its bytes, so that the same subset has the same name.
fn tag(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}

/// Writes the ToUnicode map of each face: printpdf was given no text, for it keeps one string a glyph drawn.
///
/// # Errors
/// [`PdfError::Write`] if the file lacks a font that its pages call.
pub fn map_to_unicode(document: &mut Document, glyphs: &Glyphs) -> Result<(), PdfError> {
    for face in Face::ALL {
        let Some(used) = glyphs.used(face) else { continue };
        let suffix = format!("+{}", face.name());
        let font = document.objects.iter().find_map(|(id, object)| {
            let dict = object.as_dict().ok()?;
            let base = dict.get(b"BaseFont").and_then(Object::as_name).ok()?;
            (dict.has_type(b"Font") && base.ends_with(suffix.as_bytes())).then_some(*id)
        });
        let Some(font) = font else { continue };
        let map = document.get_dictionary(font)?.get(b"ToUnicode")?.as_reference()?;
        let stream = Stream::new(Dictionary::new(), character_map(used).into_bytes());
        document.set_object(map, stream);
    }
    Ok(())
}

fn character_map(used: &Used) -> String {
    let mut map = String::from(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) \
         /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n\
         1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n",
    );
    let entries: Vec<(usize, &str)> = used
        .glyphs
        .iter()
        .enumerate()
        // Every glyph must say something (PDF/A, level A): the second of a pair says « nothing, of no width ».
        .map(|(n, glyph)| (n + 1, if glyph.text.is_empty() { "\u{200b}" } else { &*glyph.text }))
        .collect();
    for block in entries.chunks(BLOCK) {
        let _ = writeln!(map, "{} beginbfchar", block.len());
        for (number, text) in block {
            let _ = write!(map, "<{number:04X}> <");
            for unit in text.encode_utf16() {
                let _ = write!(map, "{unit:04X}");
            }
            map.push_str(">\n");
        }
        map.push_str("endbfchar\n");
    }
    map.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    map
}
