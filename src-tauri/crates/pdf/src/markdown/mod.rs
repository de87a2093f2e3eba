//! `amorce-markdown/1` to blocks: CommonMark with tables and footnotes, and three signs of our own.
//!
//! Raw HTML is shown as the text that it is. Pictures are not drawn yet: their caption and description stand in their
//! place, with the annex that holds them. What cannot be understood is text.

mod inline;
mod reader;

use crate::tree::Block;

/// How a text is read.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    /// The level of the heading that the text stands under: its own headings start one level below.
    pub under: u8,
    /// What the ids of its headings and notes begin with, so that two texts never share one.
    pub prefix: &'a str,
    /// What `{{…}}` stands for; `None` leaves it as it is written.
    pub figure: &'a dyn Fn(&str) -> Option<String>,
}

/// The blocks of a text.
pub fn markdown(text: &str, reading: Reading<'_>) -> Vec<Block> {
    reader::read(text, reading)
}
