//! How wide a text is in the typeface of the pages and of the screen, for who draws before anything is set.

use std::cell::RefCell;

use crate::font::{Face, Shaper};

/// Measures words of drawings, which are set in the sans, upright and regular.
pub struct Ruler(RefCell<Shaper>);

impl Default for Ruler {
    fn default() -> Self {
        Self(RefCell::new(Shaper::new()))
    }
}

impl Ruler {
    /// The width of a text at a size, both in thousandths of a point.
    pub fn width(&self, text: &str, size: i32) -> i32 {
        let face = Face::of(true, false, false);
        // Units are thousandths of the size. A face that cannot be read fails the export itself, with its message.
        let units = self.0.borrow_mut().width(face, text).unwrap_or_default();
        i32::try_from(units.saturating_mul(i64::from(size)) / 1_000).unwrap_or(i32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_longer_text_is_wider_and_a_size_scales() {
        let ruler = Ruler::default();
        assert!(ruler.width("Prestations", 9_000) > ruler.width("Temps", 9_000));
        let (one, two) = (ruler.width("Temps", 9_000), ruler.width("Temps", 18_000));
        assert!((two - 2 * one).abs() <= 2);
    }
}
