//! Whether a spreadsheet, which counts in doubles, comes to our cents. The one place of this crate with floats:
//! nothing computed here becomes a figure; it only says which formula can be trusted.
//!
//! A formula rounds in three steps: the product in cents, `ROUND` to some decimals, which takes the noise of
//! doubles away, then `INT`, which cuts. Excel and LibreOffice differ in the last digits (both look at fifteen of
//! them where they cut), so that a formula is trusted only if every way of rounding its noise gives the same cent.

use rust_decimal::Decimal;

/// The decimals that `ROUND` may keep, the usual ones first.
const DECIMALS: [u32; 8] = [6, 5, 7, 8, 4, 9, 3, 10];

/// The nearest double of a decimal.
pub fn double(value: impl Into<Decimal>) -> f64 {
    // `Decimal` writes plain digits, which always parse.
    value.into().to_string().parse().unwrap_or(f64::NAN)
}

/// How many decimals `ROUND` must keep for `INT(ROUND(x, n) + add)` to be `expected`, whichever spreadsheet
/// computes it; none where doubles do not reach that far.
pub fn decimals(x: f64, add: f64, expected: i64) -> Option<u32> {
    DECIMALS.into_iter().find(|decimals| {
        let cut = candidates(x, *decimals);
        cut.into_iter().all(|rounded| cuts_to(rounded + add, expected))
    })
}

/// What `ROUND(x, n)` may give.
fn candidates(x: f64, decimals: u32) -> [f64; 2] {
    let unit = 10_f64.powi(i32::try_from(decimals).unwrap_or(0));
    let scaled = x * unit;
    if !scaled.is_finite() || scaled.abs() >= 4.0e15 {
        return [x, fifteen_digits(x)];
    }
    let nearest = scaled.round();
    // Near a tie, another program may go to the other side.
    let other = if (scaled - nearest).abs() > 0.4 { nearest + (scaled - nearest).signum() } else { nearest };
    [nearest / unit, other / unit]
}

fn cuts_to(value: f64, expected: i64) -> bool {
    let expected = double(expected);
    value.floor() == expected && fifteen_digits(value).floor() == expected
}

fn fifteen_digits(value: f64) -> f64 {
    format!("{value:.14e}").parse().unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_half_cent_that_doubles_miss_is_still_rounded_up() {
        // 3 × 101 × 1,055 = 319,665: doubles say 319.66499999999996.
        assert_eq!(decimals(3.0 * 101.0 * (1.0 + 0.055) * 100.0, 0.5, 31_967), Some(6));
    }

    #[test]
    fn what_lies_just_below_a_half_needs_more_decimals() {
        assert_eq!(decimals(1_000.499_999_7, 0.5, 1_000), Some(7));
    }

    #[test]
    fn a_cent_that_doubles_cannot_tell_is_not_trusted() {
        assert_eq!(decimals(9_007_199_254_740_992.0, 0.5, 9_007_199_254_740_993), None);
        assert_eq!(decimals(10.0, 0.5, 11), None, "nor is a wrong one");
    }
}
