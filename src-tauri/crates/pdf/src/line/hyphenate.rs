//! Where a French word may be cut.

use hypher::Lang;

/// The shortest word that is cut.
const SHORTEST: usize = 5;
/// The shortest part of a joined word that is cut: a joined word has its hyphen to be cut at.
const SHORTEST_PART: usize = 10;
/// Words that French has from English: its rules would cut them where no reader of either would.
const BORROWED: &[&str] = &["coworking", "design", "designer", "designers", "designs", "hackathon", "makers"];

/// Where `word` may be cut, as offsets in bytes. Elided words (« l’expérimentation ») are cut within
/// their parts, joined ones (« sous-administration ») where a part is long; what holds a figure or a full stop (an address, a reference) is not cut.
pub fn cuts(word: &str) -> Vec<usize> {
    let mut cuts = Vec::new();
    if word.contains(|sign: char| {
        sign.is_numeric() || matches!(sign, '@' | '/' | '_' | '.') && !word.ends_with(sign)
    }) {
        return cuts;
    }
    let shortest = if word.contains(['-', '\u{2011}']) { SHORTEST_PART } else { SHORTEST };
    let mut start = 0;
    for part in word.split_inclusive(|sign: char| !sign.is_alphabetic()) {
        let letters = part.trim_end_matches(|sign: char| !sign.is_alphabetic());
        if letters.chars().count() >= shortest {
            let lower = letters.to_lowercase();
            if lower.len() == letters.len() && !BORROWED.contains(&lower.as_str()) {
                let mut at = start;
                for syllable in hypher::hyphenate(&lower, Lang::French) {
                    at += syllable.len();
                    if at < start + letters.len() {
                        cuts.push(at);
                    }
                }
            }
        }
        start += part.len();
    }
    cuts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(word: &str) -> String {
        let mut out = String::new();
        let mut last = 0;
        for at in cuts(word) {
            out.push_str(&word[last..at]);
            out.push('|');
            last = at;
        }
        out + &word[last..]
    }

    #[test]
    fn words_are_cut_by_french_rules() {
        assert_eq!(cut("administration"), "ad|mi|nis|tra|tion");
        assert_eq!(cut("Préfecture"), "Pré|fec|ture");
    }

    #[test]
    fn an_elision_stays_with_its_word() {
        assert_eq!(cut("l’expérimentation"), "l’ex|pé|ri|men|ta|tion");
    }

    #[test]
    fn a_joined_word_is_cut_at_its_hyphen_unless_a_part_is_long() {
        assert_eq!(cut("rendez-vous"), "rendez-vous");
        assert_eq!(cut("sous-administration"), "sous-ad|mi|nis|tra|tion");
    }

    #[test]
    fn a_borrowed_word_is_not_cut_by_french_rules() {
        for whole in ["design", "Designers", "co-design"] {
            assert_eq!(cut(whole), whole);
        }
    }

    #[test]
    fn a_run_of_letters_of_any_length_is_no_fault() {
        for word in ["a".repeat(46), "é".repeat(500), "ﬁ".repeat(50)] {
            assert!(cuts(&word).len() < word.len());
        }
    }

    #[test]
    fn what_is_not_a_word_is_not_cut() {
        for whole in
            ["PIA", "2016", "dreal.auvergne@exemple.fr", "https://exemple.fr/innovation", "12\u{202f}345"]
        {
            assert_eq!(cut(whole), whole);
        }
    }
}
