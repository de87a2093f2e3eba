//! What a figure is made of.

use budget::Cents;

/// A figure: marks from the top left corner, `y` growing downwards, and the same numbers as a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// What it shows, in French, in a few words.
    pub title: String,
    /// What it says, in French: its numbers in sentences.
    pub description: String,
    /// In thousandths of a point.
    pub width: i32,
    /// In thousandths of a point.
    pub height: i32,
    /// In the order in which they are painted.
    pub marks: Vec<Mark>,
    /// The table's column heads.
    pub head: Vec<String>,
    /// The table's rows, as long as its head.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell of a figure's table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// In French.
    pub text: String,
    /// The key of its trace, where it was computed.
    pub key: Option<String>,
}

impl Cell {
    /// A name, or a number that nobody computed.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), key: None }
    }

    /// An amount, by the key of its trace.
    pub fn amount(amount: Cents, key: impl Into<String>) -> Self {
        Self { text: amount.french(), key: Some(key.into()) }
    }
}

/// What a mark is made with; a surface chooses the colour. What differs in meaning differs in shape or pattern
/// too, so that it is read without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ink {
    /// Text and rules that must be read.
    Text,
    /// Text and areas that stand back.
    Soft,
    /// Thin rules behind.
    Rule,
    /// A full area.
    Strong,
    /// Another full area.
    Second,
    /// A third one.
    Third,
    /// A pale area behind others.
    Pale,
    /// A paler [`Ink::Strong`], for what passes over other things.
    StrongTint,
    /// A paler [`Ink::Second`].
    SecondTint,
    /// A paler [`Ink::Third`].
    ThirdTint,
}

/// Where a text stands against its `x`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// It starts there.
    Start,
    /// Its middle is there.
    Middle,
    /// It ends there.
    End,
}

/// A step of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Go there without drawing.
    Move(i32, i32),
    /// Draw a straight line there.
    Line(i32, i32),
    /// Draw a curve to the third point, led by the first two.
    Curve((i32, i32), (i32, i32), (i32, i32)),
    /// Draw a straight line back to the last `Move`.
    Close,
}

/// One mark; all lengths in thousandths of a point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A full rectangle.
    Rect {
        /// Left.
        x: i32,
        /// Top.
        y: i32,
        /// To the right.
        width: i32,
        /// Downwards.
        height: i32,
        /// Its area.
        ink: Ink,
    },
    /// A straight line.
    Line {
        /// From here.
        from: (i32, i32),
        /// To there.
        to: (i32, i32),
        /// How thick.
        thickness: i32,
        /// Its colour.
        ink: Ink,
    },
    /// Lines, drawn and not filled.
    Path {
        /// How it goes.
        steps: Vec<Step>,
        /// How thick.
        thickness: i32,
        /// Its colour.
        ink: Ink,
    },
    /// A closed shape, filled, with an edge.
    Shape {
        /// How its outline goes: one `Move` first, one `Close` last.
        steps: Vec<Step>,
        /// Its area.
        ink: Ink,
        /// How thick its edge is.
        thickness: i32,
        /// The edge's colour.
        edge: Ink,
    },
    /// One line of text.
    Text {
        /// Where it starts or ends.
        x: i32,
        /// Its base line.
        y: i32,
        /// The size of the type.
        size: i32,
        /// What `x` is.
        anchor: Anchor,
        /// Its colour: [`Ink::Text`] or [`Ink::Soft`].
        ink: Ink,
        /// What it says.
        text: String,
    },
}
