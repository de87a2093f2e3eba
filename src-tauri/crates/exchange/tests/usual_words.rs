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

#[test]
fn what_the_grid_shows_of_a_mode_is_read_and_what_is_no_mode_is_told_with_their_names() {
    let words = include_str!("../../../../ui/src/words/budget.ts");
    let (_, shown) = words.split_once("kindsShort: {").unwrap();
    let (shown, _) = shown.split_once('}').unwrap();
    let labels: Vec<&str> = shown.split('"').skip(1).step_by(2).collect();
    assert_eq!(labels.len(), BasisKind::NAMES.len(), "{labels:?}");
    for (label, choice) in labels.into_iter().zip(BasisKind::NAMES) {
        let text = format!("Libellé;Calcul\na;{label}\n");
        let read = lines(&open("f.csv", text.as_bytes()).unwrap(), &Names::default());
        let kind = ("basis/kind".to_owned(), Value::Text(choice.code.to_owned()));
        assert!(read[0].values.contains(&kind), "{label}: {read:?}");
    }
    let told = tables::faults(&open("f.csv", "Libellé;Calcul\na;Bidule\n".as_bytes()).unwrap());
    let names = "« Temps, coût journalier » ; « Temps, coût annuel chargé » ; « Achat » ; « Forfait »";
    let told = told[0].replace('\u{202F}', " ");
    assert!(told.ends_with(names), "{told}");
}

#[test]
fn an_amount_is_read_with_its_unit_in_words_and_each_fault_by_what_the_column_is() {
    let text = "Libellé;Montant;Quantité;PU HT\na;12 EUR;;\nb;12 euros TTC;;\nc;;2;10 € HT\nd;10 € HT;;\n\
                e;;deux;10 € TTC\nf;;2;dix\ng;;2 €;1\n";
    let told = tables::faults(&open("f.csv", text.as_bytes()).unwrap());
    let expected = [
        "B5 : « 10 € HT » est hors taxes",
        "C6 : « deux » n’est pas un nombre",
        "D6 : « 10 € TTC » comprend la TVA",
        "D7 : « dix » n’est pas un montant",
        "C8 : « 2 € » n’est pas un nombre",
    ];
    assert_eq!(told.len(), expected.len(), "{told:#?}");
    for (fault, begins) in told.iter().zip(expected) {
        assert!(fault.starts_with(begins), "{fault}");
    }
}
