//! The text of a section (`amorce-markdown/1`) as it reads: CommonMark with tables and footnotes, passages in another
//! language, figures of the budget. One reading for the pages and for the screen, so that what an author looks at is
//! what the jury gets.
//!
//! Raw HTML is the text that it is, and a link of another scheme than `https`, `mailto` and `#` is its words
//! alone: nothing that a text holds can do anything. What cannot be understood is text; nothing fails.
//!
//! Deliberately absent: how anything looks, how deep a heading stands where the text is shown, and what an annex is.

mod apostrophe;
mod inline;
mod reader;
mod tree;

pub use apostrophe::apostrophes;
pub use tree::{Align, Block, Image, Link, Note, Run, Table, What};

/// What a field of a text stands for, by its name (`budget.grant`); none where the budget has no such figure.
pub type Figures<'a> = &'a dyn Fn(&str) -> Option<String>;

/// The blocks of a text, in order; its notes come last.
pub fn read(text: &str, figures: Figures<'_>) -> Vec<Block> {
    reader::read(text, figures)
}

/// The annexes that a text shows pictures of, by their ids, in its order.
pub fn pictured(text: &str) -> Vec<String> {
    let mut shown = Vec::new();
    if text.contains(tree::ANNEX) {
        tree::each_run(&read(text, &|_| None), &mut |run| {
            if let What::Image(image) = &run.what {
                shown.extend(image.annex().map(str::to_owned));
            }
        });
    }
    shown
}

/// A heading's words as a link names them: small letters and figures, hyphens between.
pub fn slug(words: &str) -> String {
    let signs = words.to_lowercase();
    let parts: Vec<&str> =
        signs.split(|sign: char| !sign.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    parts.join("-")
}
