//! The charts of a budget, for the screen and for the pages: drawn once, by `figures`.

use budget::Budget;
use figures::{
    Anchor, Called, Cell, Figure, Ink, Mark, Step, ceiling_gauge, costs_by_category, flows, resources,
    spending_by_month,
};
use pdf::tree::{self, Colour, Segment, TextAnchor};
use pdf::{Charts, Ruler, ShortNames};

use crate::dto::{FigureView, TableCellView};
use crate::session::Session;
use crate::views::names::Names;
use crate::{AppError, ErrorCode};

/// Width of a chart on screen and between the margins of a page, in thousandths of a point.
const WIDTH: i32 = 443_000;

/// The height of a page's text under a chapter's title and a caption.
const HEIGHT: i32 = 570_000;

/// Draws the charts of a budget.
pub(crate) struct Charter<'a> {
    budget: &'a Budget,
    /// Something that was typed for it could not be read.
    is_unsure: bool,
    names: Names<'a>,
    ruler: Ruler,
}

impl<'a> Charter<'a> {
    pub(crate) fn of(session: &'a Session) -> Self {
        let names = Names { dossier: session.dossier(), call: &session.call };
        let is_unsure = !session.unread_figures().is_empty();
        Self { budget: &session.budget, is_unsure, names, ruler: Ruler::default() }
    }

    fn figure(&self, name: &str) -> Option<Figure> {
        let width = |text: &str, size: i32| self.ruler.width(text, size);
        let (budget, call) = (self.budget, self.names.call);
        Some(match name {
            "costs_by_category" => costs_by_category(budget, call, WIDTH, &width),
            "ceiling_gauge" => ceiling_gauge(budget, call, WIDTH, &width),
            "resources" => resources(budget, self.is_unsure, WIDTH, &width),
            "spending_by_month" => spending_by_month(budget, WIDTH, &width),
            "flows" => {
                let short = ShortNames::of(self.names.dossier);
                let bearer = |id: Option<&str>| {
                    let name = self.names.bearer(id).to_owned();
                    let short = id.and_then(|id| short.get(id)).map_or_else(|| name.clone(), str::to_owned);
                    Called { name, short }
                };
                flows(budget, call, &bearer, WIDTH, &width)
            }
            _ => return None,
        })
    }

    /// A chart by its name, as SVG.
    pub(crate) fn draw(&self, name: &str) -> Result<FigureView, AppError> {
        let figure = self.figure(name).ok_or_else(|| {
            let message = format!("Aucun graphique ne s’appelle «\u{A0}{name}\u{A0}».");
            AppError::new(ErrorCode::NotFound, message)
        })?;
        Ok(FigureView {
            svg: figure.to_svg(),
            title: figure.title,
            description: figure.description,
            rows: figure.rows.into_iter().map(|row| cells(row, &figure.head)).collect(),
            head: figure.head,
        })
    }

    /// The work plan, in figures that each stand on one page, under a title.
    pub(crate) fn schedule(&self) -> Vec<tree::Figure> {
        let width = |text: &str, size: i32| self.ruler.width(text, size);
        let (plan, months) = (&self.names.dossier.work_plan, self.budget.facts.project_months);
        figures::schedule(plan, months, (WIDTH, HEIGHT), &width).into_iter().map(page_figure).collect()
    }

    /// The charts of the pages, each where it is told of.
    pub(crate) fn for_pages(&self) -> Charts {
        let of = |names: &[&str]| {
            names.iter().filter_map(|name| self.figure(name)).map(page_figure).collect::<Vec<_>>()
        };
        Charts {
            costs: of(&["costs_by_category"]),
            financing: of(&["resources", "ceiling_gauge"]),
            spread: of(&["spending_by_month"]),
            flows: of(&["flows"]),
        }
    }
}

/// A row, each figure called by what the row names and by its column.
fn cells(row: Vec<Cell>, head: &[String]) -> Vec<TableCellView> {
    let names = row.iter().take_while(|cell| cell.key.is_none()).map(|cell| cell.text.as_str());
    let row_name = names.filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", ");
    let cell = |(Cell { text, key }, column): (Cell, &String)| TableCellView {
        text,
        key,
        label: format!("{row_name}, {}", column.to_lowercase()),
    };
    row.into_iter().zip(head).map(cell).collect()
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

/// Colours that stay apart in black and white, and for those who see fewer of them.
fn colour(ink: Ink) -> Colour {
    match ink {
        Ink::Text => Colour::BLACK,
        Ink::Soft => Colour(0x5c, 0x60, 0x70),
        Ink::Rule => Colour(0xd2, 0xd5, 0xe0),
        Ink::Strong => Colour(0x1d, 0x3f, 0x8f),
        Ink::Second => Colour(0x2a, 0x8c, 0x82),
        Ink::Third => Colour(0xc9, 0x73, 0x1f),
        Ink::Pale => Colour(0xec, 0xee, 0xf5),
        Ink::StrongTint => Colour(0xb4, 0xc3, 0xe6),
        Ink::SecondTint => Colour(0xbf, 0xe3, 0xde),
        Ink::ThirdTint => Colour(0xf5, 0xdc, 0xc0),
    }
}

fn point((x, y): (i32, i32)) -> (i64, i64) {
    (x.into(), y.into())
}

/// A mark of a figure as those of a page: lines that are not filled become one each.
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
        Mark::Shape { steps, ink, thickness, edge } => shape(&steps, ink, (thickness, edge)),
        Mark::Text { x, y, size, anchor, ink, text } => vec![tree::Mark::Text {
            x: x.into(),
            y: y.into(),
            size: size.into(),
            text,
            colour: colour(ink),
            anchor: match anchor {
                Anchor::Start => TextAnchor::Start,
                Anchor::Middle => TextAnchor::Middle,
                Anchor::End => TextAnchor::End,
            },
            bold: false,
        }],
    }
}

fn line(from: (i64, i64), to: (i64, i64), thickness: i32, ink: Ink) -> tree::Mark {
    tree::Mark::Line { from, to, colour: colour(ink), width: thickness.into(), dash: 0 }
}

fn shape(steps: &[Step], ink: Ink, (thickness, edge): (i32, Ink)) -> Vec<tree::Mark> {
    let Some(Step::Move(x, y)) = steps.first() else { return Vec::new() };
    let segments = steps.iter().filter_map(|step| match step {
        Step::Line(x, y) => Some(Segment::Line((*x).into(), (*y).into())),
        Step::Curve(a, b, c) => Some(Segment::Curve(point(*a), point(*b), point(*c))),
        Step::Move(..) | Step::Close => None,
    });
    vec![tree::Mark::Path {
        start: point((*x, *y)),
        segments: segments.collect(),
        fill: Some(colour(ink)),
        stroke: Some((colour(edge), thickness.into())),
    }]
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
            Step::Line(x, y) | Step::Curve(_, _, (x, y)) => point((*x, *y)),
            Step::Close => start,
        };
        lines.push(line(pen, to, thickness, ink));
        pen = to;
    }
    lines
}
