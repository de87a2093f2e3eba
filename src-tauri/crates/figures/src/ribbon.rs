//! A band between two sides of a figure, and what tells it from those that it crosses: its colour, and its grain, which
//! is seen in black and white too.

use crate::{Ink, Mark, Step};

/// Thickness of a band's edge.
const EDGE: i32 = 350;
/// From one line along a band to the next.
const ALONG: i32 = 3_000;

/// How the bands of a left entry are told from those that they cross, without colour too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Grain {
    /// Even.
    Even,
    /// With lines that go along.
    Lined,
    /// With a thick edge.
    Edged,
}

/// The ink of a left entry, and that of its bands, in turn.
const INKS: [(Ink, Ink); 3] =
    [(Ink::Strong, Ink::StrongTint), (Ink::Second, Ink::SecondTint), (Ink::Third, Ink::ThirdTint)];
const GRAINS: [Grain; 3] = [Grain::Even, Grain::Lined, Grain::Edged];

/// How the bands of the left entry at this place look. An ink that comes again has another grain: two entries that
/// both give to a third thing may meet there, and only the tenth looks like the first.
pub(crate) fn look(at: usize) -> (Ink, Ink, Grain) {
    let turn = INKS.len();
    let (edge, ink) = INKS.get(at % turn).copied().unwrap_or((Ink::Strong, Ink::StrongTint));
    (edge, ink, GRAINS.get((at + at / turn) % GRAINS.len()).copied().unwrap_or(Grain::Even))
}

/// The marks of a band from its stretch on the left to that on the right.
pub(crate) fn ribbon(
    (from, to): (i32, i32),
    start: (i32, i32),
    end: (i32, i32),
    (edge, ink, grain): (Ink, Ink, Grain),
) -> Vec<Mark> {
    let middle = (from + to) / 2;
    let steps = vec![
        Step::Move(from, start.0),
        Step::Curve((middle, start.0), (middle, end.0), (to, end.0)),
        Step::Line(to, end.1),
        Step::Curve((middle, end.1), (middle, start.1), (from, start.1)),
        Step::Close,
    ];
    // A band never gets an edge as wide as itself.
    let width = (start.1 - start.0).min(end.1 - end.0);
    let thickness = match grain {
        Grain::Edged => (4 * EDGE).min(width / 2).max(EDGE),
        Grain::Even | Grain::Lined => EDGE,
    };
    let mut marks = vec![Mark::Shape { steps, ink, thickness, edge }];
    if matches!(grain, Grain::Lined) && width > ALONG {
        let count = width / ALONG;
        let between = |(top, bottom): (i32, i32), line: i32| top + (bottom - top) * line / (count + 1);
        let lines =
            (1..=count).map(|line| (between(start, line), between(end, line))).flat_map(|(left, right)| {
                [Step::Move(from, left), Step::Curve((middle, left), (middle, right), (to, right))]
            });
        marks.push(Mark::Path { steps: lines.collect(), thickness: EDGE, ink: edge });
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_bands_in_a_row_differ_without_their_colours() {
        let grey = |at: usize| {
            let marks = ribbon((0, 100_000), (0, 12_000), (50_000, 62_000), look(at));
            let uncoloured = |mark| match mark {
                Mark::Shape { thickness, .. } => thickness,
                Mark::Path { steps, .. } => -i32::try_from(steps.len()).unwrap(),
                other => panic!("{other:?}"),
            };
            marks.into_iter().map(uncoloured).collect::<Vec<_>>()
        };
        let [even, lined, edged] = [grey(0), grey(1), grey(2)];
        assert!(even != lined && lined != edged && even != edged, "{even:?} {lined:?} {edged:?}");
    }

    #[test]
    fn nine_entries_all_look_different_and_neighbours_by_their_grain_too() {
        let looks: Vec<_> = (0..9).map(look).collect();
        for (at, one) in looks.iter().enumerate() {
            assert!(looks.iter().skip(at + 1).all(|other| other != one), "{at}");
        }
        assert!((0..20).all(|at| look(at).0 != look(at + 1).0 && look(at).2 != look(at + 1).2));
    }

    #[test]
    fn a_hairline_of_a_band_keeps_a_hairline_of_an_edge() {
        for at in 0..3 {
            let marks = ribbon((0, 100_000), (0, 1), (0, 1), look(at));
            assert!(matches!(marks.as_slice(), [Mark::Shape { thickness: EDGE, .. }]), "{marks:?}");
        }
    }
}
