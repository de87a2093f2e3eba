//! Round values for an axis: a few, evenly spaced, from nothing to a little above the largest.

use budget::Cents;

/// At most so many steps above zero.
const STEPS: i64 = 5;

/// The values of an axis that goes at least up to `largest`, zero first; none where there is nothing.
pub(crate) fn ticks(largest: Cents) -> Vec<Cents> {
    let largest = largest.get();
    if largest <= 0 {
        return Vec::new();
    }
    let step = step(largest);
    (0..=STEPS)
        .map(|n| step.saturating_mul(n))
        .take_while(|tick| *tick < largest.saturating_add(step))
        .map(Cents::new)
        .collect()
}

/// The smallest of 1, 2, 5, 10, 20, 50, … cents of which five reach the largest.
fn step(largest: i64) -> i64 {
    let mut unit: i64 = 1;
    loop {
        for factor in [1, 2, 5] {
            let step = unit.saturating_mul(factor);
            if step.saturating_mul(STEPS) >= largest {
                return step;
            }
        }
        unit = unit.saturating_mul(10);
    }
}

/// A value of an axis: without cents where no value has any.
pub(crate) fn written(tick: Cents, all: &[Cents]) -> String {
    let text = tick.french();
    if all.iter().all(|tick| tick.get() % 100 == 0) { text.replacen(",00", "", 1) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(largest: i64) -> Vec<i64> {
        ticks(Cents::new(largest)).into_iter().map(Cents::get).collect()
    }

    #[test]
    fn values_are_round_and_reach_the_largest() {
        assert_eq!(of(0), Vec::<i64>::new());
        assert_eq!(of(1), [0, 1]);
        assert_eq!(of(6), [0, 2, 4, 6]);
        assert_eq!(of(1_234_567), [0, 500_000, 1_000_000, 1_500_000]);
        assert_eq!(of(500_000), [0, 100_000, 200_000, 300_000, 400_000, 500_000]);
    }

    #[test]
    fn an_axis_ends_at_most_one_step_above_whatever_the_largest() {
        for largest in (1..5_000).chain([99_999_999_999, i64::MAX / 4]) {
            let ticks = of(largest);
            let (last, step) = (ticks[ticks.len() - 1], ticks[1]);
            assert!(last >= largest && last - step < largest, "{largest}: {ticks:?}");
        }
    }

    #[test]
    fn cents_are_written_only_where_there_are_some() {
        let whole = ticks(Cents::new(1_234_567));
        assert_eq!(written(whole[1], &whole), "5\u{202F}000\u{A0}€");
        let fine = ticks(Cents::new(6));
        assert_eq!(written(fine[1], &fine), "0,02\u{A0}€");
    }
}
