//! Where a French word may be cut.

use hypher::Lang;

/// The shortest word that is cut.
const SHORTEST: usize = 5;

/// Where `word` may be cut, as offsets in bytes. Elided and joined words (« l’expérimentation », « porte-parole ») are
/// cut within their parts; what holds a figure or a full stop (an address, a reference) is not cut.
pub fn cuts(word: &str) -> Vec<usize> {
    let mut cuts = Vec::new();
    if word.contains(|sign: char| {
        sign.is_numeric() || matches!(sign, '@' | '/' | '_' | '.') && !word.ends_with(sign)
    }) {
        return cuts;
    }
    let mut start = 0;
    for part in word.split_inclusive(|sign: char| !sign.is_alphabetic()) {
        let letters = part.trim_end_matches(|sign: char| !sign.is_alphabetic());
        if letters.chars().count() >= SHORTEST {
            let lower = letters.to_lowercase();
            if lower.len() == letters.len() {
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
