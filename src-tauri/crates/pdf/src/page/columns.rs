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

/// The part of the room that a column of text keeps, its words broken if need be: one in so many.
const FLOOR: Length = 7;
/// The part of the room, in hundredths, above which a word is too long for other columns to suffer for it.
const ABSURD: Length = 40;

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
        narrow(wishes, &mut widths, room);
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

/// Breaks lines where there is too little room: a column keeps its width as far as an even share of the room goes, and
/// what the small ones leave goes to the others, by what they lack.
fn narrow(wishes: &[Wish], widths: &mut [Length], room: Length) {
    let even = room / Length::try_from(widths.len()).unwrap_or(Length::MAX).max(1);
    let kept: Vec<Length> =
        wishes.iter().zip(&*widths).map(|(wish, width)| wish.least.max(*width.min(&even))).collect();
    let taken: Length = kept.iter().sum();
    if taken <= room {
        let lacks: Vec<Length> =
            widths.iter().zip(&kept).map(|(width, kept)| (width - kept).max(0)).collect();
        let lack: Length = lacks.iter().sum();
        for ((width, kept), lacks) in widths.iter_mut().zip(kept).zip(lacks) {
            *width = kept + if lack > 0 { (room - taken) * lacks / lack } else { 0 };
        }
        return;
    }
    // Some have parts too wide for an even share: the others give what they can above their own parts, but none becomes
    // a thread of words for one word of another, which is broken first.
    widths.copy_from_slice(&kept);
    let whole = |at: usize| wishes.get(at).map_or(0, |wish| wish.whole);
    give(widths, room, |at, width| least_of(wishes, at).max(width.min(even * 3 / 4).min(whole(at))));
    lower(wishes, widths, room, room * ABSURD / 100);
    give(widths, room, |at, width| least_of(wishes, at).min(width));
    // Then long words are broken, the longest first, before any figure is.
    lower(wishes, widths, room, room / FLOOR);
    give(widths, room, |_, _| 0);
}

fn least_of(wishes: &[Wish], at: usize) -> Length {
    wishes.get(at).map_or(0, |wish| wish.least)
}

/// Takes what is more than `room` from all columns, by what each has above what it holds.
fn give(widths: &mut [Length], room: Length, holds: impl Fn(usize, Length) -> Length) {
    let slack: Vec<Length> =
        widths.iter().enumerate().map(|(at, width)| (width - holds(at, *width)).max(0)).collect();
    let total: Length = slack.iter().sum();
    let given = (widths.iter().sum::<Length>() - room).min(total);
    if given > 0 {
        for (width, slack) in widths.iter_mut().zip(slack) {
            // Rounded up: what is left then goes to the widest, and none is a thousandth too narrow for its word.
            *width -= (given * slack + total - 1) / total;
        }
    }
}

/// Takes what is more than `room` from the widest columns of text, none being left with less than `floor` for it.
fn lower(wishes: &[Wish], widths: &mut [Length], room: Length, floor: Length) {
    let rest = widths.iter().sum::<Length>() - room;
    if rest <= 0 {
        return;
    }
    let texts = wishes.iter().zip(&*widths).filter(|(wish, _)| is_text(wish));
    let text: Length = texts.map(|(_, width)| *width).sum();
    let most = most_of(wishes, widths, text - rest).max(floor);
    for (_, width) in wishes.iter().zip(widths).filter(|(wish, _)| is_text(wish)) {
        *width = most.min(*width);
    }
}

/// The most that a column of text may take for all of them to take `sum`, in thousandths of a point.
fn most_of(wishes: &[Wish], widths: &[Length], sum: Length) -> Length {
    let (mut low, mut high) = (0, sum.max(0));
    while low < high {
        let middle = high - (high - low) / 2;
        let texts = wishes.iter().zip(widths).filter(|(wish, _)| is_text(wish));
        if texts.map(|(_, width)| middle.min(*width)).sum::<Length>() <= sum {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    low
}

fn is_text(wish: &Wish) -> bool {
    !matches!(wish.width, Width::Fit)
}

/// What a column of words that are too long keeps.
fn floor(wish: &Wish, room: Length) -> Length {
    wish.least.min(room / FLOOR)
}

/// Whether columns have room for their figures, at worst with long words broken.
pub fn holds_figures(wishes: &[Wish], room: Length) -> bool {
    let least = |wish: &Wish| if is_text(wish) { floor(wish, room) } else { wish.least };
    wishes.iter().map(least).sum::<Length>() <= room
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
    fn short_columns_stay_on_one_line_and_the_longer_one_has_the_wider_column() {
        let auto = |whole| wish(Width::Auto, whole, 40);
        assert_eq!(share(&[auto(90), auto(300), auto(70), auto(500)], 400), vec![90, 113, 70, 127]);
        // What cannot be cut is given by the others.
        assert_eq!(share(&[wish(Width::Auto, 220, 30), wish(Width::Auto, 350, 240)], 400), vec![160, 240]);
    }

    #[test]
    fn a_word_that_is_no_word_is_broken_before_a_column_becomes_a_thread() {
        let text = |least| wish(Width::Share(1), 900, least);
        // 38 hundredths of the table are given by the others, as far as their own words go.
        assert_eq!(share(&[text(40), text(380), text(40)], 1_000), vec![310, 380, 310]);
        assert_eq!(share(&[text(40), text(380), text(40), text(40), text(40), text(40)], 1_000)[1], 380);
        // More is given while they have three quarters of what an even table would give them, then the word is broken.
        assert_eq!(share(&[text(40), text(480), text(40)], 1_000), vec![260, 480, 260]);
        assert_eq!(share(&[text(40), text(900), text(40)], 1_000), vec![249, 502, 249]);
        assert_eq!(share(&[text(300), text(900), text(40)], 1_000), vec![300, 451, 249]);
        // A column that has not that much to say gives the rest.
        assert_eq!(share(&[wish(Width::Share(1), 100, 40), text(880)], 1_000), vec![120, 880]);
        // Two of them are broken alike; 40 hundredths are theirs all the same.
        assert_eq!(share(&[text(30), text(900), text(800)], 1_000), vec![200, 400, 400]);
    }

    #[test]
    fn no_word_is_broken_for_a_thousandth_lost_to_division() {
        let text = |least| wish(Width::Share(1), 900, least);
        for room in 990..1_010 {
            let widths = share(&[text(40), text(41), text(43), text(370)], room);
            assert!(widths.iter().sum::<Length>() == room && widths[3] >= 370, "{widths:?}");
        }
    }

    #[test]
    fn a_long_word_is_broken_before_a_figure() {
        let wishes = [wish(Width::Share(1), 900, 400), wish(Width::Fit, 90, 90), wish(Width::Fit, 110, 110)];
        assert_eq!(share(&wishes, 500), vec![300, 90, 110]);
        assert_eq!(share(&wishes, 280), vec![80, 90, 110]);
        // The longest gives first.
        let two =
            [wish(Width::Share(1), 900, 60), wish(Width::Share(1), 900, 400), wish(Width::Fit, 110, 110)];
        assert_eq!(share(&two, 350), vec![87, 153, 110]);
        assert!(holds_figures(&wishes, 240) && !holds_figures(&wishes, 230));
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
