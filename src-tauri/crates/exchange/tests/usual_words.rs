//! The usual words for how a cost is calculated: a file and a paste into the window read them by one table.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

mod tables;

use std::collections::HashSet;

use dossier::parts::BasisKind;
use dossier::{Choices, Value};
use exchange::names::{Names, fold};
use tables::{lines, open};

#[test]
fn each_usual_word_is_read_and_means_one_thing() {
    let mut seen = HashSet::new();
    for choice in BasisKind::NAMES {
        seen.insert(fold(choice.name));
    }
    for choice in BasisKind::NAMES {
        for word in choice.also {
            assert_eq!(fold(word), *word, "a word is compared without capitals, accents and punctuation");
            assert!(seen.insert((*word).to_owned()), "{word} is said twice");
            let text = format!("Libellé;Mode de calcul\na;{}\n", word.to_uppercase());
            let read = lines(&open("f.csv", text.as_bytes()).unwrap(), &Names::default());
            let kind =
                read[0].values.iter().find(|(path, _)| path == "basis/kind").map(|(_, value)| value.clone());
            assert_eq!(kind, Some(Value::Text(choice.code.to_owned())), "{word}");
        }
    }
    assert!(seen.contains("jours") && seen.contains("j"), "{seen:?}");
}
