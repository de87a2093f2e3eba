//! An amount shared in proportion, to the cent, by the largest remainder (`formats.md`, rule 7).

use crate::amounts::Cents;

/// Shares `whole` in proportion of `weights`: the quotients are kept, and the cents left go one by one to the
/// largest remainders, ties in the given order. Without any weight nobody has a share.
///
/// The product of two sums of lines stays under 2^126; weights are not negative.
pub(crate) fn shares(whole: Cents, weights: &[Cents]) -> Vec<Cents> {
    let total: Cents = weights.iter().copied().sum();
    let divisor = i128::from(total.get());
    if divisor <= 0 {
        return vec![Cents::ZERO; weights.len()];
    }
    let product = |weight: &Cents| i128::from(whole.get()) * i128::from(weight.get());
    let mut shares: Vec<i64> = Vec::with_capacity(weights.len());
    let mut remainders: Vec<(i128, usize)> = Vec::with_capacity(weights.len());
    for (place, weight) in weights.iter().enumerate() {
        let product = product(weight);
        shares.push(i64::try_from(product / divisor).unwrap_or(i64::MAX));
        remainders.push((product % divisor, place));
    }
    let given: i64 = shares.iter().sum();
    let left = usize::try_from(whole.get() - given).unwrap_or(0);
    remainders.sort_by(|(a, _), (b, _)| b.cmp(a));
    for (_, place) in remainders.into_iter().take(left) {
        if let Some(share) = shares.get_mut(place) {
            *share += 1;
        }
    }
    shares.into_iter().map(Cents::new).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shared(whole: i64, weights: &[i64]) -> Vec<i64> {
        let weights: Vec<Cents> = weights.iter().copied().map(Cents::new).collect();
        shares(Cents::new(whole), &weights).into_iter().map(Cents::get).collect()
    }

    #[test]
    fn the_cents_left_go_to_the_largest_remainders() {
        assert_eq!(shared(10_000, &[20_000, 10_000, 0, 40_000]), [2_857, 1_429, 0, 5_714]);
    }

    #[test]
    fn a_tie_goes_to_the_first() {
        assert_eq!(shared(3, &[1, 1]), [2, 1]);
        assert_eq!(shared(49_999, &[33_333, 33_333, 33_333]), [16_667, 16_666, 16_666]);
    }

    #[test]
    fn without_a_base_there_are_no_shares() {
        assert_eq!(shared(100, &[0, 0]), [0, 0]);
        assert_eq!(shared(100, &[]), Vec::<i64>::new());
    }

    #[test]
    fn the_largest_amounts_do_not_overflow() {
        assert_eq!(shared(i64::MAX, &[i64::MAX]), [i64::MAX]);
        assert_eq!(shared(i64::MAX, &[i64::MAX - 1, 1]), [i64::MAX - 1, 1]);
    }
}
