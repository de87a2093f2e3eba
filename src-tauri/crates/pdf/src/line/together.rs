//! What a line does not part though Unicode's rules would: the ends of a range, a figure and its unit, the groups of a
//! number.

/// What follows a figure and means nothing without it, where it is a whole word: few, and none that is a French word.
const UNITS: [&str; 19] = [
    "€", "k€", "K€", "M€", "Md€", "%", "‰", "h", "min", "m", "km", "cm", "m²", "m2", "km²", "ha", "kg",
    "ETP", "ETPT",
];
/// The longest number that stays whole, in signs: « 00 33 5 61 58 50 00 », a SIRET; what is longer may be parted.
const LONGEST: usize = 20;

/// Whether a line may not end at this place of a text, which Unicode's rules allow.
pub fn joins(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at_checked(at).unwrap_or_default();
    is_range(before, after) || is_measure(before, after) || is_number(before, after)
}

/// Whether a dash joins two ends: « M1–M36 » and « 2016–2017 » stay whole.
fn is_range(before: &str, after: &str) -> bool {
    before.strip_suffix('–').is_some_and(ends_with_figure) && after.starts_with(char::is_alphanumeric)
}

/// Whether a space stands between a figure and its unit.
fn is_measure(before: &str, after: &str) -> bool {
    let end = after.find(|sign: char| !is_of_a_unit(sign)).unwrap_or(after.len());
    before.strip_suffix(' ').is_some_and(ends_with_figure)
        && after.get(..end).is_some_and(|word| UNITS.contains(&word))
}

fn is_of_a_unit(sign: char) -> bool {
    sign.is_alphanumeric() || matches!(sign, '€' | '%' | '‰')
}

/// Whether a space parts two groups of figures of one number. « FR76 3000 » and « 18 2e » are none.
fn is_number(before: &str, after: &str) -> bool {
    if !before.strip_suffix(' ').is_some_and(ends_with_figure) || !after.starts_with(is_figure) {
        return false;
    }
    let is_of_it = |sign: &char| *sign == ' ' || is_figure(*sign);
    let left = before.chars().rev().take(LONGEST + 1).take_while(is_of_it).count();
    let right = after.chars().take(LONGEST + 1).take_while(is_of_it).count();
    // Figures and spaces are of one byte each.
    let (outside, left) = before.split_at(before.len() - left);
    let (right, beyond) = after.split_at(right);
    let is_glued = left.starts_with(is_figure) && outside.ends_with(char::is_alphabetic)
        || right.ends_with(is_figure) && beyond.starts_with(char::is_alphabetic);
    left.trim_start().len() + right.trim_end().len() <= LONGEST && !is_glued
}

fn ends_with_figure(text: &str) -> bool {
    text.ends_with(is_figure)
}

fn is_figure(sign: char) -> bool {
    sign.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::super::items::Items;
    use super::super::{Fill, Hyphens, Line, Span, Style, set};
    use super::*;
    use crate::font::{Face, Length, Shaper};
    use crate::tree::Colour;
    use crate::write::Glyphs;

    fn span(text: &str) -> Span {
        let face = Face::of(true, false, false);
        let (size, colour, hyphens) = (8_800, Colour::BLACK, Hyphens::AtNeed);
        Span {
            text: text.to_owned(),
            style: Style { face, size, colour, rise: 0, node: 0, link: None, hyphens },
        }
    }

    fn width(text: &str) -> Length {
        Items::new(&mut Shaper::new(), &[span(text)], Length::MAX).unwrap().widths().0
    }

    /// The lines of a text where there is just room for `widest` on one.
    fn lines(text: &str, widest: &str) -> Vec<String> {
        let mut glyphs = Glyphs::new();
        let spans = [span(text)];
        let lines = set(&mut Shaper::new(), &mut glyphs, &spans, width(widest) + 1, Fill::Left).unwrap();
        let text = |line: &Line| {
            let placed =
                line.pieces.iter().flat_map(|piece| piece.glyphs.iter().map(move |glyph| (piece, glyph.id)));
            placed
                .map(|(piece, id)| glyphs.text(piece.style.face, id))
                .collect::<String>()
                .trim_end()
                .to_owned()
        };
        lines.iter().map(text).collect()
    }

    /// The places where the spaces of a text may end a line, as `|`.
    fn parted(text: &str) -> String {
        let signs = text.char_indices();
        signs.map(|(at, sign)| if sign == ' ' && !joins(text, at + 1) { '|' } else { sign }).collect()
    }

    #[test]
    fn a_dash_between_two_ends_is_no_place_to_break() {
        let after_dash = |text: &str| joins(text, text.find('–').unwrap() + '–'.len_utf8());
        for whole in ["M1–M36", "2016–2017", "de M1–M3 à"] {
            assert!(after_dash(whole), "{whole}");
        }
        for apart in ["Centre–Val de Loire", "2016 – 2017", "2016–", "le 3 – un"] {
            assert!(!after_dash(apart), "{apart}");
        }
        assert!(!joins("M1–M36", 1) && !joins("", 0) && !joins("é", 1));
    }

    #[test]
    fn a_figure_stays_with_its_unit_and_no_other_word() {
        assert_eq!(
            parted("soit 45 % de 3,5 M€, sur 12 km² en 3 h."),
            "soit|45 %|de|3,5 M€,|sur|12 km²|en|3 h."
        );
        assert_eq!(parted("2 ETPT (9 €/jour) et 12 €"), "2 ETPT|(9 €/jour)|et|12 €");
        assert_eq!(
            parted("à 3 heures, 4 mois, 5 hommes, le % et 6 Mars"),
            "à|3|heures,|4|mois,|5|hommes,|le|%|et|6|Mars"
        );
        assert_eq!(parted("l’article 5 M. Dupont"), "l’article|5|M.|Dupont");
    }

    #[test]
    fn a_short_number_stays_whole_and_a_longer_run_of_figures_may_be_parted() {
        assert_eq!(parted("tél. 05 61 58 50 00, poste"), "tél.|05 61 58 50 00,|poste");
        assert_eq!(parted("(05 61 58 50 00)"), "(05 61 58 50 00)");
        assert_eq!(parted("Siret 732 829 320 00074"), "Siret|732 829 320 00074");
        assert_eq!(parted("240 000 € sur 18 mois"), "240 000 €|sur|18|mois");
        assert_eq!(parted("en 2016 2e essai de T4 12 3"), "en|2016|2e|essai|de|T4|12|3");
        let run = "1 2 3 4 5 6 7 8 9 10 11";
        assert_eq!(parted(run), run.replace(' ', "|"));
        let endless = "12 ".repeat(50_000);
        assert_eq!(parted(&endless).matches('|').count(), 50_000);
    }

    #[test]
    fn no_line_ends_before_a_unit_or_within_a_number_unless_its_column_is_too_narrow() {
        assert_eq!(lines("Coût : 240 000 € sur", "Coût : 240 000"), ["Coût :", "240 000 € sur"]);
        assert_eq!(lines("au 05 61 58 50 00", "au 05 61 58 50"), ["au", "05 61 58 50 00"]);
        assert_eq!(lines("05 61 58 50 00", "05 61 58"), ["05 61 58", "50 00"]);
    }
}
