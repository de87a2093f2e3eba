//! How many lines a text takes in a column: a spreadsheet that opens a file, or prints it unseen, does not make rows
//! as high as their words by itself.

/// The widths of Arial's letters, in thousandths of its size, by groups that are near enough.
fn width(letter: char) -> usize {
    match letter {
        'i' | 'j' | 'l' | '\'' | '’' | 'ï' | 'î' => 222,
        ' ' | '\u{A0}' | '\u{202F}' | 't' | 'f' | 'I' | '.' | ',' | ';' | ':' | '!' | '/' | '(' | ')'
        | 'r' | '-' => 300,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'ç' => 500,
        'm' | 'M' | 'W' | '%' | 'œ' | '—' => 900,
        'w' => 722,
        letter if letter.is_uppercase() => 700,
        _ => 556,
    }
}

/// A digit: what the widths of columns count in.
const DIGIT: usize = 556;

/// The lines of a text in a column of so many tenths of a character; `bold` letters are wider.
pub fn lines(text: &str, column: u16, bold: bool) -> usize {
    // A text stands a character away from its border, and some screens make letters a little wider.
    let room = usize::from(column).saturating_sub(13).max(10) * DIGIT / 10 * 97 / 100;
    let of = |word: &str| -> usize {
        let plain: usize = word.chars().map(width).sum();
        if bold { plain * 108 / 100 } else { plain }
    };
    text.lines().map(|line| wrapped(line, room, of)).sum::<usize>().max(1)
}

fn wrapped(line: &str, room: usize, of: impl Fn(&str) -> usize) -> usize {
    let (mut lines, mut filled) = (1, 0);
    // A hyphen ends a word too; a space that does not break belongs to its words.
    for word in line.split_inclusive([' ', '-']) {
        let (whole, seen) = (of(word), of(word.trim_end_matches(' ')));
        if filled + seen <= room {
            filled += whole;
        } else if seen <= room {
            (lines, filled) = (lines + 1, whole);
        } else {
            // A word longer than its column is cut.
            let cut = (filled + seen).div_ceil(room);
            (lines, filled) = (lines + cut - 1, room);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_break_where_the_column_ends() {
        assert_eq!(lines("", 100, false), 1);
        assert_eq!(lines("Salle", 100, false), 1);
        assert_eq!(lines("Salle\nBus", 100, false), 2);
        let name =
            "Préfecture de la région Centre-Val de Loire, secrétariat général pour les affaires régionales";
        assert_eq!(lines(name, 1_000, false), 1);
        let narrow = lines(name, 220, false);
        assert!((4..=6).contains(&narrow), "{narrow}");
        assert!(lines(name, 220, true) >= narrow);
        assert_eq!(lines(&"x".repeat(100), 115, false), 10, "a hundred letters, ten to a line");
    }
}
