//! The measures of the page: margins, sizes, distances, greys. All in thousandths of a point.

use crate::font::Length;
use crate::tree::Colour;

/// A4, upright: width and height.
pub const SHEET: (Length, Length) = (595_276, 841_890);
/// Left and right margins.
pub const SIDE: Length = 76_000;
/// Left and right margins of a page turned to landscape, where room is short.
pub const SIDE_TURNED: Length = 56_000;
/// From the sheet's top to the text.
pub const TOP: Length = 84_000;
/// From the text to the sheet's foot.
pub const BOTTOM: Length = 80_000;
/// Base line of the running head, from the sheet's top.
pub const HEAD_LINE: Length = 50_000;
/// Base line of the foot, from the sheet's foot.
pub const FOOT_LINE: Length = 44_000;

/// Running text: size and leading.
pub const BODY: (Length, Length) = (10_500, 15_000);
/// An opening paragraph.
pub const LEAD: (Length, Length) = (12_000, 17_500);
/// Small text.
pub const SMALL: (Length, Length) = (8_800, 12_400);
/// Cells.
pub const CELL: (Length, Length) = (8_800, 11_800);
/// Cells of a table whose figures have no room otherwise, from the next size to the last.
pub const CELL_SMALLER: [(Length, Length); 3] = [(8_000, 10_800), (7_200, 9_800), (6_500, 9_000)];
/// Running head and foot.
pub const RUNNING: Length = 8_000;

/// A heading's size, leading, room above and under it.
pub fn heading(level: u8) -> (Length, Length, Length, Length) {
    match level {
        1 => (20_000, 25_000, 34_000, 14_000),
        2 => (13_500, 18_000, 24_000, 7_000),
        3 => (11_200, 15_500, 17_000, 4_500),
        _ => (10_200, 14_500, 13_000, 3_500),
    }
}

/// An entry of the contents: its size and leading.
pub fn entry(level: u8) -> (Length, Length) {
    if level == 1 { (9_800, 15_000) } else { (9_400, 13_200) }
}

/// Between paragraphs.
pub const PARAGRAPH_GAP: Length = 6_500;
/// Around a table, a figure, a callout.
pub const BLOCK_GAP: Length = 15_000;
/// What a list, a quotation is moved in by.
pub const INDENT: Length = 17_000;
/// At each side of a cell.
pub const CELL_SIDE: Length = 4_000;
/// Between the two sides of a table that has two.
pub const APART: Length = 14_000;
/// Above and under a cell's text.
pub const CELL_ROOM: Length = 3_400;

/// Text that stands back: running heads, labels, captions. Its contrast on white is 7 to 1.
pub const GREY: Colour = Colour(0x53, 0x53, 0x5c);
/// Thin rules.
pub const HAIR: Colour = Colour(0xbf, 0xbf, 0xca);
/// The ground of totals and callouts.
pub const TINT: Colour = Colour(0xf1, 0xf2, 0xf9);

/// Where the base line stands in a line of `size` and `leading`, from its top.
pub fn baseline(size: Length, leading: Length) -> Length {
    (leading - size) / 2 + size * 4 / 5
}
