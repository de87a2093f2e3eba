//! The apostrophe that French print has, where a keyboard gave the straight one.

use std::borrow::Cow;

/// A text as it is printed: a straight apostrophe between two letters is the curly one (U+2019), but in an address or
/// the name of a file. Quotes are left as they are.
pub fn apostrophes(text: &str) -> Cow<'_, str> {
    if !text.contains('\'') {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.split_inclusive(char::is_whitespace).map(of_word).collect())
}

fn of_word(word: &str) -> Cow<'_, str> {
    if !word.contains('\'') || names_something(word) {
        return Cow::Borrowed(word);
    }
    let mut curly = String::with_capacity(word.len() + 4);
    let mut before = ' ';
    let mut signs = word.chars().peekable();
    while let Some(sign) = signs.next() {
        let between = before.is_alphabetic() && signs.peek().is_some_and(|after| after.is_alphabetic());
        curly.push(if sign == '\'' && between { '’' } else { sign });
        before = sign;
    }
    Cow::Owned(curly)
}

/// Whether a word is an address, a path or the name of a file: its signs are not those of a language.
fn names_something(word: &str) -> bool {
    let has_ending = |(at, _)| {
        let (before, after) = word.split_at_checked(at).unwrap_or_default();
        let ending = after.chars().skip(1).take_while(|sign| sign.is_alphanumeric()).take(2).count();
        before.ends_with(char::is_alphanumeric) && ending > 1
    };
    word.contains(['@', '_', '\\', '=']) || word.contains("://") || word.match_indices('.').any(has_ending)
}

#[cfg(test)]
mod tests {
    use super::apostrophes;

    #[test]
    fn a_straight_apostrophe_between_two_letters_is_printed_curly() {
        for (typed, printed) in [
            ("L'État d'aujourd'hui", "L’État d’aujourd’hui"),
            (
                "l'association/l'entreprise, l'U.R.S.S. et l'été.",
                "l’association/l’entreprise, l’U.R.S.S. et l’été.",
            ),
            ("d’un 'mot' dit 'ainsi'", "d’un 'mot' dit 'ainsi'"),
            ("5' 30 et l'« État », l'1 \"d'eux\"", "5' 30 et l'« État », l'1 \"d’eux\""),
            ("'", "'"),
        ] {
            assert_eq!(apostrophes(typed), printed);
        }
    }

    #[test]
    fn an_address_and_the_name_of_a_file_stay_as_they_are() {
        for typed in [
            "https://exemple.fr/l'eau",
            "exemple.fr/d'ici",
            "jeanne.o'brien@exemple.fr",
            "lettre_d'accord",
            "(lettre-d'accord.pdf)",
            "..\\l'eau",
        ] {
            assert_eq!(apostrophes(typed), typed);
        }
    }
}
