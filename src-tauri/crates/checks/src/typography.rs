//! French typography, put in one place so that the rules' messages are written with plain spaces.

const NARROW: char = '\u{202F}';
const NO_BREAK: char = '\u{A0}';

/// Sets the spaces of French: U+202F before `; ! ?`, U+00A0 before `:`, `€`, `%` and inside « ».
///
/// Only spaces that are there are changed, so that a time (`17:00`) or an address stays whole, and nothing of what
/// a person wrote but the width of a space.
pub fn typeset(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let space = match (c, chars.peek()) {
            (' ', Some(';' | '!' | '?')) => NARROW,
            (' ', Some(':' | '»' | '€' | '%')) => NO_BREAK,
            (' ', _) if out.ends_with('«') => NO_BREAK,
            _ => c,
        };
        out.push(space);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_spaces_become_those_of_french() {
        assert_eq!(
            typeset("l’achat « Atelier » : trop cher ! 50 %"),
            "l’achat «\u{A0}Atelier\u{A0}»\u{A0}: trop cher\u{202F}! 50\u{A0}%"
        );
    }

    #[test]
    fn what_is_set_already_stays() {
        let set = typeset("à 17:00 ; « oui »");
        assert_eq!(typeset(&set), set);
    }
}
