//! A figure as SVG for the screen: presentation attributes only, for the page's policy forbids styles. Alone, every
//! colour is the text's own, paler or not; a page gives each class its `color`, in light and in dark.

use std::fmt::{self, Write};

use crate::{Anchor, Figure, Ink, Mark, Step};

impl Figure {
    /// The figure as SVG, with its title and description; one unit is one point.
    pub fn to_svg(&self) -> String {
        let mut svg = String::new();
        // Writing to a `String` cannot fail.
        let _ = self.write(&mut svg);
        svg
    }

    fn write(&self, svg: &mut String) -> fmt::Result {
        let (width, height) = (points(self.width), points(self.height));
        write!(
            svg,
            r#"<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{width}" height="{height}" viewBox="0 0 {width} {height}" fill="currentColor">"#
        )?;
        write!(svg, "<title>{}</title>", escape(&self.title))?;
        write!(svg, "<desc>{}</desc>", escape(&self.description))?;
        for mark in &self.marks {
            write_mark(svg, mark)?;
        }
        svg.write_str("</svg>")
    }
}

fn write_mark(svg: &mut String, mark: &Mark) -> fmt::Result {
    match mark {
        Mark::Rect { x, y, width, height, ink } => write!(
            svg,
            r#"<rect x="{}" y="{}" width="{}" height="{}" class="{}" fill-opacity="{}"/>"#,
            points(*x),
            points(*y),
            points(*width),
            points(*height),
            class(*ink),
            opacity(*ink)
        ),
        Mark::Line { from, to, thickness, ink } => {
            let steps = [Step::Move(from.0, from.1), Step::Line(to.0, to.1)];
            write_path(svg, &steps, *thickness, *ink)
        }
        Mark::Path { steps, thickness, ink } => write_path(svg, steps, *thickness, *ink),
        Mark::Shape { steps, ink, thickness, edge } => {
            svg.write_str(r#"<path d=""#)?;
            write_steps(svg, steps)?;
            write!(svg, r#"" class="{}" fill-opacity="{}"/>"#, class(*ink), opacity(*ink))?;
            write_path(svg, steps, *thickness, *edge)
        }
        Mark::Text { x, y, size, anchor, ink, text } => {
            let anchor = match anchor {
                Anchor::Start => "start",
                Anchor::Middle => "middle",
                Anchor::End => "end",
            };
            write!(
                svg,
                r#"<text x="{}" y="{}" font-size="{}" text-anchor="{anchor}" class="{}" fill-opacity="{}">{}</text>"#,
                points(*x),
                points(*y),
                points(*size),
                class(*ink),
                opacity(*ink),
                escape(text)
            )
        }
    }
}

fn write_path(svg: &mut String, steps: &[Step], thickness: i32, ink: Ink) -> fmt::Result {
    svg.write_str(r#"<path d=""#)?;
    write_steps(svg, steps)?;
    write!(
        svg,
        r#"" fill="none" stroke="currentColor" stroke-width="{}" class="{}" stroke-opacity="{}"/>"#,
        points(thickness),
        class(ink),
        opacity(ink)
    )
}

fn write_steps(svg: &mut String, steps: &[Step]) -> fmt::Result {
    for step in steps {
        match step {
            Step::Move(x, y) => write!(svg, "M{} {}", points(*x), points(*y))?,
            Step::Line(x, y) => write!(svg, "L{} {}", points(*x), points(*y))?,
            Step::Curve(a, b, c) => {
                let [a, b, c] = [a, b, c].map(|(x, y)| format!("{} {}", points(*x), points(*y)));
                write!(svg, "C{a} {b} {c}")?;
            }
            Step::Close => svg.write_str("Z")?,
        }
    }
    Ok(())
}

fn class(ink: Ink) -> &'static str {
    match ink {
        Ink::Text => "figure-text",
        Ink::Soft => "figure-soft",
        Ink::Rule => "figure-rule",
        Ink::Strong => "figure-strong",
        Ink::Second => "figure-second",
        Ink::Third => "figure-third",
        Ink::Pale => "figure-pale",
        Ink::StrongTint => "figure-strong-tint",
        Ink::SecondTint => "figure-second-tint",
        Ink::ThirdTint => "figure-third-tint",
    }
}

fn opacity(ink: Ink) -> &'static str {
    match ink {
        Ink::Text => "1",
        Ink::Strong => "0.85",
        Ink::Soft => "0.7",
        Ink::Second => "0.6",
        Ink::Third => "0.45",
        Ink::StrongTint => "0.3",
        Ink::Rule | Ink::SecondTint => "0.22",
        Ink::ThirdTint => "0.15",
        Ink::Pale => "0.1",
    }
}

/// A length in points: `12.5`.
fn points(thousandths: i32) -> String {
    let (size, sign) = (thousandths.unsigned_abs(), if thousandths < 0 { "-" } else { "" });
    let (whole, rest) = (size / 1_000, size % 1_000);
    if rest == 0 {
        format!("{sign}{whole}")
    } else {
        let fraction = format!("{rest:03}");
        format!("{sign}{whole}.{}", fraction.trim_end_matches('0'))
    }
}

/// A text that cannot end its element; what XML does not allow at all is left out.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !c.is_control()) {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_has_the_decimals_it_needs() {
        let written: Vec<String> = [0, 500, 1_000, 12_345, -20].map(points).into();
        assert_eq!(written, ["0", "0.5", "1", "12.345", "-0.02"]);
    }

    #[test]
    fn a_name_cannot_close_its_element() {
        assert_eq!(escape("R&D </text>\u{0}"), "R&amp;D &lt;/text&gt;");
    }
}
