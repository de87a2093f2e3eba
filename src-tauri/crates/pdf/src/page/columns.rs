//! The widths of a table's columns.

use crate::font::Length;
use crate::tree::Width;

/// What a column asks for.
#[derive(Debug, Clone, Copy)]
pub struct Wish {
    /// How its width is given.
    pub width: Width,
    /// Its widest cell on one line, with the room at its sides.
    pub whole: Length,
    /// Its widest part that is not cut, with the room at its sides.
    pub least: Length,
}

/// The columns' widths, whose sum is `room`.
pub fn share(wishes: &[Wish], room: Length) -> Vec<Length> {
    let shares: i64 = wishes.iter().map(|wish| share_of(wish.width)).sum();
    let taken: Length = wishes.iter().filter(|wish| share_of(wish.width) == 0).map(|wish| wish.whole).sum();
    let left = (room - taken).max(0);
    let mut widths: Vec<Length> = wishes
        .iter()
        .map(|wish| match share_of(wish.width) {
            0 => wish.whole,
            share => (left * share / shares.max(1)).max(wish.least),
        })
        .collect();
    let total: Length = widths.iter().sum();
    if total < room {
        widen(wishes, &mut widths, room - total);
    } else if total > room {
        narrow(wishes, &mut widths, total - room);
    }
    settle(&mut widths, room);
    widths
}

fn share_of(width: Width) -> i64 {
    match width {
        Width::Share(share) => i64::from(share.max(1)),
        Width::Fit | Width::Auto => 0,
    }
}

/// Gives what is left to the columns of text.
fn widen(wishes: &[Wish], widths: &mut [Length], more: Length) {
    let open = |wish: &Wish| !matches!(wish.width, Width::Fit);
    let all = !wishes.iter().any(open);
    let total: Length =
        wishes.iter().zip(&*widths).filter(|(wish, _)| all || open(wish)).map(|(_, width)| *width).sum();
    for (wish, width) in wishes.iter().zip(widths) {
        if (all || open(wish)) && total > 0 {
            *width += more * *width / total;
        }
    }
}

/// Takes what is too much, where lines can be broken.
fn narrow(wishes: &[Wish], widths: &mut [Length], too_much: Length) {
    let slack: Vec<Length> =
        wishes.iter().zip(&*widths).map(|(wish, width)| (width - wish.least).max(0)).collect();
    let total: Length = slack.iter().sum();
    let taken = too_much.min(total);
    for (width, slack) in widths.iter_mut().zip(&slack) {
        if total > 0 {
            *width -= taken * slack / total;
        }
    }
    let rest = too_much - taken;
    if rest > 0 {
        let whole: Length = widths.iter().sum();
        for width in widths {
            *width -= rest * *width / whole.max(1);
        }
    }
}

/// Gives the last thousandths lost to division to the widest column.
fn settle(widths: &mut [Length], room: Length) {
    let lost = room - widths.iter().sum::<Length>();
    if let Some(widest) = widths.iter_mut().max_by_key(|width| **width) {
        *widest += lost;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(width: Width, whole: Length, least: Length) -> Wish {
        Wish { width, whole, least }
    }

    #[test]
    fn figures_keep_their_width_and_text_takes_the_rest() {
        let widths = share(&[wish(Width::Share(1), 500, 40), wish(Width::Fit, 60, 60)], 300);
        assert_eq!(widths, vec![240, 60]);
    }

    #[test]
    fn shares_are_kept_to() {
        let widths = share(&[wish(Width::Share(2), 500, 40), wish(Width::Share(1), 500, 40)], 300);
        assert_eq!(widths, vec![200, 100]);
    }

    #[test]
    fn a_table_is_never_wider_than_its_room() {
        for room in [100, 333, 1000] {
            let widths = share(&[wish(Width::Auto, 700, 90), wish(Width::Fit, 80, 80)], room);
            assert_eq!(widths.iter().sum::<Length>(), room);
            assert!(widths.iter().all(|width| *width > 0));
        }
    }
}
