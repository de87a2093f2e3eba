//! Names compared as people do: « Préfecture  de Région » is « prefecture de region ».
//!
//! `domain.md`: State services are compared without case, accents, spaces; partners and providers likewise.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A name without case, accents, spaces and punctuation; empty for a name without letter or digit.
pub fn folded(name: &str) -> String {
    // Lower case may bring marks of its own (« İ »), hence before the decomposition.
    let lower = name.to_lowercase().replace('œ', "oe").replace('æ', "ae");
    lower.nfkd().filter(|c| !is_combining_mark(*c) && c.is_alphanumeric()).collect()
}

/// How long a text is for its reader: Unicode scalar values once its accents are composed (NFC), so that an
/// « é » counts one however the keyboard made it. Spaces, line ends and Markdown marks count.
pub fn characters(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.nfc().count() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_spaces_and_hyphens_make_no_other_service() {
        for other in ["D.R.E.A.L.", "dreal", " DRÉAL ", "Dre\u{301}al", "DRE AL", "DRE\u{202F}AL"] {
            assert_eq!(folded(other), folded("DREAL"), "{other}");
        }
        assert_ne!(folded("DDT 41"), folded("DDT 45"));
        assert_eq!(folded("Main-d’Œuvre"), folded("main d'oeuvre"));
        assert_eq!(folded(" – "), "");
    }

    #[test]
    fn an_accent_counts_once_however_it_was_typed() {
        assert_eq!(characters("été"), 3);
        assert_eq!(characters("e\u{301}te\u{301}"), 3);
        assert_eq!(characters("a b\n"), 4);
    }
}
