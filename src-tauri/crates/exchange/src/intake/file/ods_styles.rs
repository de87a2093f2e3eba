//! How the cells of an `.ods` show their numbers: a cell names a style, the style or one above it a style of numbers, which
//! is written out in elements.

use std::collections::HashMap;

use super::shown::{Shown, Unit};
use super::walk::{Attributes, Node, walk};
use super::zipped::Parts;
use crate::intake::IntakeError;

/// How far up a style is looked for.
const DEEPEST: usize = 8;

/// A style of cells: the one above it, and its style of numbers.
#[derive(Default)]
struct CellStyle {
    parent: String,
    numbers: String,
}

/// What was read of the styles so far.
#[derive(Default)]
pub struct Styles {
    cells: HashMap<String, CellStyle>,
    numbers: HashMap<String, Shown>,
    /// The style of numbers that is being read.
    open: Option<Open>,
}

#[derive(Default)]
struct Open {
    name: String,
    is_percent: bool,
    is_scaled: bool,
    decimals: Option<u32>,
    said: String,
    /// Whether in one of the words beside the digits.
    in_words: bool,
}

impl Styles {
    /// Those that sheets share.
    ///
    /// # Errors
    /// Where the part is damaged.
    pub fn shared(parts: &mut Parts<'_>) -> Result<Self, IntakeError> {
        let mut styles = Self::default();
        if parts.has("styles.xml") {
            walk(parts.part("styles.xml")?, |node| {
                styles.see(&node)?;
                Ok(true)
            })?;
        }
        Ok(styles)
    }

    /// Takes note of a node of the styles, which stand before the sheets.
    ///
    /// # Errors
    /// Where its attributes are damaged.
    pub fn see(&mut self, node: &Node<'_>) -> Result<(), IntakeError> {
        match node {
            Node::Open(name, attributes) => self.open(name, *attributes)?,
            Node::Text(text) => {
                if let Some(open) = self.open.as_mut().filter(|open| open.in_words) {
                    open.said.push_str(text);
                }
            }
            Node::Close("number-style" | "currency-style" | "percentage-style") => {
                if let Some(open) = self.open.take() {
                    let mut shown = Shown::of_words(&open.said, open.is_scaled, open.decimals);
                    if open.is_percent {
                        shown.unit = Some(Unit::Percent);
                    }
                    self.numbers.insert(open.name, shown);
                }
            }
            Node::Close(_) => {
                if let Some(open) = &mut self.open {
                    open.in_words = false;
                }
            }
        }
        Ok(())
    }

    fn open(&mut self, name: &str, attributes: Attributes<'_>) -> Result<(), IntakeError> {
        let of = |name: &str| attributes.get(name).map(|value| value.unwrap_or_default().into_owned());
        match (name, &mut self.open) {
            ("style", _) => {
                let style = CellStyle {
                    parent: of("style:parent-style-name")?,
                    numbers: of("style:data-style-name")?,
                };
                self.cells.insert(of("style:name")?, style);
            }
            ("number-style" | "currency-style" | "percentage-style", _) => {
                let is_percent = name == "percentage-style";
                self.open = Some(Open { name: of("style:name")?, is_percent, ..Open::default() });
            }
            ("number", Some(open)) => {
                open.decimals = attributes.number("number:decimal-places")?;
                open.is_scaled = attributes.get("number:display-factor")?.is_some_and(|factor| factor != "1");
            }
            ("text" | "currency-symbol", Some(open)) => {
                open.said.push(' ');
                open.in_words = true;
            }
            _ => {}
        }
        Ok(())
    }

    /// How a cell of this style shows its number.
    pub fn shown(&self, style: &str) -> Shown {
        let mut name = style;
        for _ in 0..DEEPEST {
            let Some(style) = self.cells.get(name) else { break };
            if let Some(shown) = self.numbers.get(&style.numbers) {
                return *shown;
            }
            name = &style.parent;
        }
        Shown::default()
    }
}
