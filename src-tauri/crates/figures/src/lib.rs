//! Figures drawn once, as a list of marks, for the screen (SVG) and the pages (PDF).
//!
//! Lengths are whole thousandths of a point; how wide a text is comes in through an argument, so that each
//! surface lays out with its own typeface. Each figure also says its numbers as a table, for who does not see
//! it. Deliberately absent: colours (marks have an [`Ink`], a surface chooses), fonts, I/O, floats.

mod area;
mod costs;
mod flows;
mod gauge;
mod label;
mod mark;
mod months;
mod resources;
mod ribbon;
mod scale;
mod schedule;
mod sheet;
mod svg;

pub use costs::costs_by_category;
pub use flows::{Called, flows};
pub use gauge::ceiling_gauge;
pub use mark::{Anchor, Cell, Figure, Ink, Mark, Step};
pub use months::spending_by_month;
pub use resources::resources;
pub use schedule::schedule;

/// How wide a text is at a size, both in thousandths of a point.
pub type TextWidth<'a> = &'a dyn Fn(&str, i32) -> i32;
