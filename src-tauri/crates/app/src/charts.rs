//! The charts of a budget, for the screen and for the pages: drawn once, by `figures`.

use budget::Budget;
use call::Call;
use figures::{Anchor, Figure, Ink, Mark, Step, ceiling_gauge, costs_by_category};
use pdf::Ruler;
use pdf::tree::{self, Colour, TextAnchor};

use crate::dto::FigureView;
use crate::{AppError, ErrorCode};

/// Width of a chart on screen and between the margins of a page, in thousandths of a point.
const WIDTH: i32 = 454_000;

/// A chart by its name, as SVG.
pub(crate) fn draw(name: &str, budget: &Budget, call: &Call) -> Result<FigureView, AppError> {
    let ruler = Ruler::default();
    let width = |text: &str, size: i32| ruler.width(text, size);
    let figure = match name {
        "costs_by_category" => costs_by_category(budget, call, WIDTH, &width),
        "ceiling_gauge" => ceiling_gauge(budget, call, WIDTH, &width),
        _ => {
            let message = format!("Aucun graphique ne s’appelle «\u{A0}{name}\u{A0}».");
            return Err(AppError::new(ErrorCode::NotFound, message));
        }
    };
    Ok(FigureView {
        svg: figure.to_svg(),
        title: figure.title,
        description: figure.description,
        head: figure.head,
        rows: figure.rows,
    })
}

/// The charts of the pages.
pub(crate) fn for_pages(budget: &Budget, call: &Call) -> Vec<tree::Figure> {
    let ruler = Ruler::default();
    let width = |text: &str, size: i32| ruler.width(text, size);
    [costs_by_category(budget, call, WIDTH, &width), ceiling_gauge(budget, call, WIDTH, &width)]
        .into_iter()
        .map(page_figure)
        .collect()
}

fn page_figure(figure: Figure) -> tree::Figure {
    tree::Figure {
        width: figure.width.into(),
        height: figure.height.into(),
        marks: figure.marks.into_iter().flat_map(page_marks).collect(),
        alt: figure.description,
        caption: figure.title,
    }
}

/// Inks that stay apart in black and white.
fn colour(ink: Ink) -> Colour {
    match ink {
        Ink::Text => Colour::BLACK,
        Ink::Strong => Colour(0x1d, 0x2f, 0x5d),
        Ink::Pale => Colour(0xe3, 0xe6, 0xee),
    }
}

fn point((x, y): (i32, i32)) -> (i64, i64) {
    (x.into(), y.into())
}

/// A mark of a figure as those of a page: a path becomes its lines.
fn page_marks(mark: Mark) -> Vec<tree::Mark> {
    match mark {
        Mark::Rect { x, y, width, height, ink } => vec![tree::Mark::Rectangle {
            x: x.into(),
            y: y.into(),
            width: width.into(),
            height: height.into(),
            fill: Some(colour(ink)),
            stroke: None,
        }],
        Mark::Line { from, to, thickness, ink } => vec![line(point(from), point(to), thickness, ink)],
        Mark::Path { steps, thickness, ink } => path(&steps, thickness, ink),
        Mark::Text { x, y, size, anchor, text } => vec![tree::Mark::Text {
            x: x.into(),
            y: y.into(),
            size: size.into(),
            text,
            colour: Colour::BLACK,
            anchor: match anchor {
                Anchor::Start => TextAnchor::Start,
                Anchor::End => TextAnchor::End,
            },
            bold: false,
        }],
    }
}

fn line(from: (i64, i64), to: (i64, i64), thickness: i32, ink: Ink) -> tree::Mark {
    tree::Mark::Line { from, to, colour: colour(ink), width: thickness.into(), dash: 0 }
}

fn path(steps: &[Step], thickness: i32, ink: Ink) -> Vec<tree::Mark> {
    let (mut start, mut pen) = ((0, 0), (0, 0));
    let mut lines = Vec::new();
    for step in steps {
        let to = match step {
            Step::Move(x, y) => {
                start = point((*x, *y));
                pen = start;
                continue;
            }
            Step::Line(x, y) => point((*x, *y)),
            Step::Close => start,
        };
        lines.push(line(pen, to, thickness, ink));
        pen = to;
    }
    lines
}
