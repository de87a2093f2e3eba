//! Places for a break where a text has none and fits no line: no text may run off the page.

use std::ops::Range;

use super::breaks::{Item, LAST_RESORT};
use super::items::{Ink, Items, begins, solid};
use crate::font::Length;

/// What cutting anywhere costs: more than cutting by syllables.
const ANYWHERE: Item = Item::Cut { cost: 10 * LAST_RESORT, width: 0, hyphen: false };

impl Items {
    /// Opens what is wider than a line: the spaces that join words, for a text that was pasted may have no other, then
    /// what is one word and no part of which is cut by syllables.
    pub(super) fn loosen(&mut self, measure: Length) {
        for part in self.wide(measure) {
            for item in self.items.get_mut(part).into_iter().flatten() {
                if let Item::Space { open, .. } = item {
                    *open = true;
                }
            }
        }
        // From the last one, so that the places of the others stay.
        for part in self.wide(measure).into_iter().rev() {
            let (items, inks): (Vec<Item>, Vec<Ink>) = self.parted(part.clone()).into_iter().unzip();
            self.items.splice(part.clone(), items);
            self.ink.splice(part, inks);
        }
    }

    /// The parts between two breaks that are wider than a line.
    fn wide(&self, measure: Length) -> Vec<Range<usize>> {
        let mut wide = Vec::new();
        let (mut start, mut width) = (0, 0);
        for at in 0..=self.items.len() {
            if let Some(Item::Solid(more) | Item::Space { width: more, open: false, .. }) = self.items.get(at)
            {
                width += more;
                continue;
            }
            if width > measure {
                wide.push(start..at);
            }
            (start, width) = (at + 1, 0);
        }
        wide
    }

    /// What stands in `part`, letter by letter.
    fn parted(&self, part: Range<usize>) -> Vec<(Item, Ink)> {
        let mut parted = Vec::new();
        let inks = self.ink.get(part.clone()).unwrap_or(&[]);
        for (item, ink) in self.items.get(part).unwrap_or(&[]).iter().zip(inks) {
            let Ink::Word { glyphs, range, style } = ink else {
                parted.push((*item, ink.clone()));
                continue;
            };
            let mut from = range.start;
            for to in range.start + 1..=range.end {
                if to == range.end || begins(glyphs, to) {
                    if !parted.is_empty() {
                        parted.push((ANYWHERE, Ink::Nothing));
                    }
                    parted.push(solid(glyphs, from..to, *style));
                    from = to;
                }
            }
        }
        parted
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Fill, Hyphens, Line, Span, Style, set};
    use super::*;
    use crate::font::{Face, Shaper};
    use crate::tree::Colour;
    use crate::write::Glyphs;

    fn span(text: &str, bold: bool, hyphens: Hyphens) -> Span {
        let (size, colour) = (8_800, Colour::BLACK);
        let face = Face::of(true, bold, false);
        Span {
            text: text.to_owned(),
            style: Style { face, size, colour, rise: 0, node: 0, link: None, hyphens },
        }
    }

    fn width(text: &str) -> Length {
        Items::new(&mut Shaper::new(), &[span(text, false, Hyphens::Never)], Length::MAX).unwrap().widths().0
    }

    fn lines_of(spans: &[Span], measure: Length) -> Vec<String> {
        let mut glyphs = Glyphs::new();
        let lines = set(&mut Shaper::new(), &mut glyphs, spans, measure, Fill::Left).unwrap();
        assert!(lines.iter().all(|line| line.width <= measure), "a line sticks out");
        let text = |line: &Line| {
            let glyphs = line
                .pieces
                .iter()
                .flat_map(|piece| piece.glyphs.iter().map(|glyph| glyphs.text(piece.style.face, glyph.id)));
            glyphs.collect::<String>().trim_end().to_owned()
        };
        lines.iter().map(text).collect()
    }

    /// The lines of a text that is kept whole as far as it fits, where there is just room for `widest` on one.
    fn lines(text: &str, widest: &str) -> Vec<String> {
        lines_of(&[span(text, false, Hyphens::AtNeed)], width(widest) + 1)
    }

    #[test]
    fn a_name_too_long_for_its_column_is_cut_at_its_own_hyphens() {
        assert_eq!(
            lines("Marie-Christine Vandenbroucque-Lesaffre", "Vandenbroucque-Lesaf"),
            ["Marie-Christine", "Vandenbroucque-", "Lesaffre"]
        );
        assert_eq!(
            lines("Jean-François de La Rochefoucauld-Montmorency", "Jean-François de La Roch"),
            ["Jean-François de", "La Rochefoucauld-", "Montmorency"]
        );
        assert_eq!(
            lines("Saint-Quentin-en-Yvelines-Versailles", "Saint-Quentin-en-Yveline"),
            ["Saint-Quentin-en-", "Yvelines-Versailles"]
        );
        assert_eq!(lines("Urbanisme/Habitat", "Urbanisme/Ha"), ["Urbanisme/", "Habitat"]);
    }

    #[test]
    fn a_word_too_long_for_its_column_is_cut_by_syllables_with_a_hyphen() {
        assert_eq!(
            lines("anticonstitutionnellement", "anticonstitution--"),
            ["anticonstitution-", "nellement"]
        );
        // Its shorter neighbours are not.
        assert_eq!(lines("Vandenbroucque-Lesaffre", "Vandenbrouc"), ["Vanden-", "broucque-", "Lesaffre"]);
        assert_eq!(lines("administration", "administration"), ["administration"]);
    }

    #[test]
    fn what_must_be_cut_begins_a_line_where_that_spares_a_cut() {
        let digest = "0123456789abcdef0123456789abcdef";
        assert_eq!(lines(&format!("de {digest}"), &digest[..17]), ["de", &digest[..17], &digest[17..]]);
        assert_eq!(
            lines("de anticonstitutionnellement", "tionnellement-"),
            ["de", "anticonstitu-", "tionnellement"]
        );
    }

    #[test]
    fn what_no_rule_cuts_is_cut_anywhere_and_across_manners() {
        let english = |text: &str| span(text, false, Hyphens::Never);
        assert_eq!(lines_of(&[english("thinking")], width("think") + 1).concat(), "thinking");
        let mixed = [span("PREFECTURE", true, Hyphens::AtNeed), span("DREAL", false, Hyphens::AtNeed)];
        for measure in (20_000..70_000).step_by(1_000) {
            let whole: String = lines_of(&mixed, measure).concat().replace('-', "");
            assert_eq!(whole, "PREFECTUREDREAL");
        }
    }
}
