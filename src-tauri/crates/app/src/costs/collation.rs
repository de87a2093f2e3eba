//! The order of French names: without case and accents first, then with; numbers by their value, so that
//! « Lot 2 » stands before « Lot 10 »; punctuation parts words and counts for nothing.

use checks::folded;

/// What a text is ordered by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct French {
    words: Vec<Word>,
    /// Decides between names that differ only by accents, then by case.
    exact: (String, String),
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Word {
    Number(u64),
    Letters(String),
}

impl French {
    /// The key of a text.
    pub fn of(text: &str) -> Self {
        let mut words = Vec::new();
        for part in text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()) {
            let mut rest = part;
            while let Some(first) = rest.chars().next() {
                let is_digit = first.is_ascii_digit();
                let end = rest.find(|c: char| c.is_ascii_digit() != is_digit).unwrap_or(rest.len());
                let (run, after) = rest.split_at(end);
                words.push(match run.parse() {
                    Ok(number) if is_digit => Word::Number(number),
                    _ => Word::Letters(folded(run)),
                });
                rest = after;
            }
        }
        Self { words, exact: (text.to_lowercase(), text.to_owned()) }
    }
}

/// Whether a text holds each of these words, already folded.
pub(crate) fn holds(text: &str, words: &[String]) -> bool {
    let text = folded(text);
    words.iter().all(|word| text.contains(word.as_str()))
}

/// The words of a search.
pub(crate) fn wanted(search: &str) -> Vec<String> {
    search.split_whitespace().map(folded).filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_as_in_a_french_dictionary() {
        let mut names =
            ["Zone", "école", "Ecole", "Lot 10", "Lot 2", "œuvre", "odeur", "Été", "côté", "cote", "coté"];
        names.sort_by_key(|name| French::of(name));
        let expected =
            ["cote", "coté", "côté", "Ecole", "école", "Été", "Lot 2", "Lot 10", "odeur", "œuvre", "Zone"];
        assert_eq!(names, expected);
    }

    #[test]
    fn a_search_knows_neither_case_nor_accents_nor_the_order_of_words() {
        assert!(holds("Atelier d’été à Orléans", &wanted("orleans ÉTÉ")));
        assert!(!holds("Atelier d’été à Orléans", &wanted("orleans hiver")));
        assert!(holds("n’importe quoi", &wanted("  ")));
    }
}
