//! Exact arithmetic on whole numbers: what is multiplied first and rounded once, at the end.
//!
//! Bounds, for the fields of `formats.md` (at most 9 digits and 4 decimals, or 2) and any sum of lines:
//! a decimal in ten-thousandths is below 10^13, a line below 10^11 cents, a sum below 2^63 cents. The largest
//! product, of a purchase, is 10^13 × 10^13 × 2·10^8 = 2·10^34, and doubling it to round leaves it under the
//! 1.7·10^38 of an `i128`. What is beyond a bound is `None`, never a wrapped number.

use rust_decimal::Decimal;

use crate::amounts::{Cents, Ratio};

/// A decimal as a whole count of its `decimals`-th decimal; `None` where it has more decimals or is too large.
pub(crate) fn count(value: Decimal, decimals: u32) -> Option<i128> {
    let mantissa = value.mantissa();
    match decimals.checked_sub(value.scale()) {
        Some(missing) => mantissa.checked_mul(i128::from(10_u64.checked_pow(missing)?)),
        None => {
            let unit = 10_i128.checked_pow(value.scale() - decimals)?;
            (mantissa % unit == 0).then_some(mantissa / unit)
        }
    }
}

/// `n ÷ d` rounded to the nearest whole number, halves up; for `n` not negative and `d` positive.
pub(crate) fn half_up(n: i128, d: i128) -> Option<i128> {
    let (n, d) = (n.checked_mul(2)?.checked_add(d)?, d.checked_mul(2)?);
    n.checked_div(d)
}

/// `rate × base`, rounded down to the cent. A rate outside 0 to 1 counts as the nearer of the two.
///
/// A rate has up to 28 decimals, so the product may pass an `i128`: `base` is cut at its ninth digit, and
/// each half stays under 9.3·10^9 × 10^28 + 10^37.
pub(crate) fn rate_of(rate: Decimal, base: Cents) -> Cents {
    const CUT: i128 = 1_000_000_000;
    let rate = rate.clamp(Decimal::ZERO, Decimal::ONE);
    let one = 10_i128.pow(rate.scale());
    let base = i128::from(base.get().max(0));
    let high = (base / CUT) * rate.mantissa();
    let low = (base % CUT) * rate.mantissa();
    let result = (high / one) * CUT + ((high % one) * CUT + low) / one;
    Cents::new(i64::try_from(result).unwrap_or(i64::MAX))
}

/// `part ÷ whole` cut to four decimals; `None` where `whole` is zero.
pub(crate) fn ratio(part: Cents, whole: Cents) -> Option<Ratio> {
    let cut = (i128::from(part.get()) * 10_000).checked_div(i128::from(whole.get()))?;
    Some(Ratio::new(i64::try_from(cut).unwrap_or(i64::MAX)))
}

/// A decimal in cents, what is below a cent cut off.
pub(crate) fn cents_down(value: Decimal) -> Cents {
    let value = value.trunc_with_scale(2);
    let cents = count(value, 2).and_then(|cents| i64::try_from(cents).ok());
    Cents::new(cents.unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_half_goes_up_and_less_than_a_half_down() {
        assert_eq!(half_up(5, 2), Some(3));
        assert_eq!(half_up(49, 100), Some(0));
        assert_eq!(half_up(0, 7), Some(0));
        assert_eq!(half_up(7, 0), None, "a division by zero is no number");
        assert_eq!(half_up(i128::MAX, 1), None, "nor is what overflows");
    }

    #[test]
    fn a_rate_is_cut_to_the_cent_below() {
        assert_eq!(rate_of(Decimal::new(50, 2), Cents::new(99_999)), Cents::new(49_999));
        assert_eq!(rate_of(Decimal::ONE, Cents::new(i64::MAX)), Cents::new(i64::MAX));
    }

    #[test]
    fn a_rate_of_28_decimals_is_exact_on_the_largest_base() {
        let third = Decimal::from_str_exact("0.3333333333333333333333333333").unwrap();
        assert_eq!(rate_of(third, Cents::new(300)), Cents::new(99));
        assert_eq!(rate_of(third, Cents::new(i64::MAX)), Cents::new(3_074_457_345_618_258_602));
    }

    #[test]
    fn a_decimal_with_too_many_decimals_has_no_count() {
        assert_eq!(count(Decimal::new(12_500, 4), 2), Some(125));
        assert_eq!(count(Decimal::new(12_501, 4), 2), None);
        assert_eq!(cents_down(Decimal::new(12_599, 4)), Cents::new(125));
        assert_eq!(count(Decimal::MAX, 28), None);
    }
}
