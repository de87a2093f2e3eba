//! Labels that stay in their place: broken between words, cut with « … » where they are too long.

use crate::TextWidth;

/// The text, or as much of its beginning as is no wider than `width` with « … » after it; nothing where not
/// even that fits.
pub(crate) fn cut(text: &str, width: i32, size: i32, text_width: TextWidth<'_>) -> String {
    if text_width(text, size) <= width {
        return text.to_owned();
    }
    let ends = text.char_indices().map(|(at, _)| at);
    let shortened = ends
        .rev()
        .filter_map(|end| text.get(..end))
        .map(|start| format!("{}…", start.trim_end_matches([' ', ',', '\u{A0}', '\u{202F}'])));
    let mut shortened = shortened.filter(|start| text_width(start, size) <= width);
    shortened.next().unwrap_or_default()
}

/// The text, or as much of its end as is no wider than `width` with « … » before it: whole words where there are.
pub(crate) fn cut_start(text: &str, width: i32, size: i32, text_width: TextWidth<'_>) -> String {
    if text_width(text, size) <= width {
        return text.to_owned();
    }
    let words = text.match_indices(' ').map(|(at, _)| at + 1);
    let signs = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    let ends = words.chain(signs).filter_map(|start| text.get(start..));
    let mut shortened = ends.map(|end| format!("…{}", end.trim_start()));
    shortened.find(|end| text_width(end, size) <= width).unwrap_or_default()
}

/// What makes a line's room of a text that is too long for it.
pub(crate) type Cut = fn(&str, i32, i32, TextWidth<'_>) -> String;

/// The text on at most `lines` lines no wider than `width`, broken at ordinary spaces; the last is cut.
pub(crate) fn wrap(
    text: &str,
    width: i32,
    lines: usize,
    (size, text_width): (i32, TextWidth<'_>),
    cut: Cut,
) -> Vec<String> {
    let mut wrapped: Vec<String> = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() && wrapped.len() + 1 < lines {
        let ends = rest.match_indices(' ').map(|(at, _)| at).chain([rest.len()]);
        let fitting = ends
            .filter_map(|end| rest.split_at_checked(end))
            .take_while(|(line, _)| text_width(line, size) <= width);
        // A word too wide for a line is cut at the end, not broken.
        let Some((line, after)) = fitting.last() else {
            break;
        };
        wrapped.push(line.trim_end().to_owned());
        rest = after.trim_start();
    }
    if !rest.is_empty() {
        wrapped.push(cut(rest, width, size, text_width));
    }
    wrapped
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every character is half as wide as it is high.
    fn even(text: &str, size: i32) -> i32 {
        i32::try_from(text.chars().count()).unwrap_or(i32::MAX) * size / 2
    }

    #[test]
    fn a_long_name_is_broken_between_words_and_its_end_is_cut() {
        let name = "Communication, publications et événements";
        assert_eq!(wrap(name, 60, 2, (10, &even), cut), ["Communicati…"].as_slice(), "a word is not broken");
        assert_eq!(wrap(name, 80, 2, (10, &even), cut), ["Communication,", "publications et…"]);
        assert_eq!(wrap(name, 140, 2, (10, &even), cut), ["Communication, publications", "et événements"]);
        assert_eq!(wrap(name, 300, 2, (10, &even), cut), [name]);
    }

    #[test]
    fn a_hard_space_never_breaks() {
        assert_eq!(
            wrap("1\u{202F}200,00\u{A0}€ dus", 50, 2, (10, &even), cut),
            ["1\u{202F}200,00\u{A0}€", "dus"]
        );
    }

    #[test]
    fn where_nothing_fits_there_is_no_label() {
        assert_eq!(cut("abc", 4, 10, &even), "");
        assert_eq!(cut("abc", 5, 10, &even), "…");
        assert_eq!(cut("", 0, 10, &even), "");
    }

    #[test]
    fn what_tells_names_apart_at_their_ends_is_kept() {
        let name = "Communauté de communes du Val de Loire";
        assert_eq!(cut_start(name, 60, 10, &even), "…de Loire");
        assert_eq!(cut_start(name, 25, 10, &even), "…oire", "a word is cut where none has room");
        assert_eq!(cut_start(name, 300, 10, &even), name);
        assert_eq!(
            (cut_start("abc", 4, 10, &even), cut_start("abc", 5, 10, &even)),
            (String::new(), "…".to_owned())
        );
        assert_eq!(wrap(name, 70, 2, (10, &even), cut_start), ["Communauté de", "…Val de Loire"]);
    }
}
