//! Numbers by which the State knows an organisation, checked without asking anybody.
//!
//! Deliberately absent: whether such an organisation exists. Spaces and points between groups are allowed.

/// The nine first digits of the SIRET of La Poste, whose establishments do not follow Luhn's rule.
const LA_POSTE: &str = "356000000";

/// Digits and letters alone, in capitals: `732 829 320 00074` is `73282932000074`.
pub fn bare(text: &str) -> String {
    let kept = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-' | '\u{2011}'));
    kept.flat_map(char::to_uppercase).collect()
}

/// Whether a text is a SIRET: fourteen digits whose SIREN and whole satisfy Luhn; for La Poste, digits whose
/// sum is a multiple of five (INSEE's rule for its offices; its seat satisfies Luhn too).
pub fn is_siret(text: &str) -> bool {
    let siret = bare(text);
    let digits: Vec<u32> = siret.chars().filter_map(|c| c.to_digit(10)).collect();
    if siret.len() != 14 || digits.len() != 14 || digits.iter().all(|digit| *digit == 0) {
        return false;
    }
    let sound = luhn(&digits) && digits.get(..9).is_some_and(luhn);
    sound || (siret.starts_with(LA_POSTE) && digits.iter().sum::<u32>().is_multiple_of(5))
}

/// Whether a text is a number of the Répertoire national des associations: `W` and nine digits (a digit or
/// capital may stand in the department's place for overseas and Corsica: `W2A…`, `W9R…`).
pub fn is_rna(text: &str) -> bool {
    let rna = bare(text);
    let mut chars = rna.chars();
    let letter = chars.next() == Some('W');
    let department = chars.next().is_some_and(|c| c.is_ascii_digit())
        && chars.next().is_some_and(|c| c.is_ascii_digit() || c.is_ascii_uppercase());
    letter && department && rna.len() == 10 && chars.all(|c| c.is_ascii_digit())
}

/// Whether a text is an IBAN, by its country's length and its check digits.
pub fn is_iban(text: &str) -> bool {
    bare(text).parse::<iban::Iban>().is_ok()
}

/// Whether a text looks like an e-mail address: something, `@`, a domain with a point, no space.
pub fn is_email(text: &str) -> bool {
    let text = text.trim();
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    let labels = || domain.split('.');
    let sound_label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    let sound_local = !local.is_empty()
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..")
        && !local.chars().any(|c| c.is_whitespace() || c.is_control() || "@,;:<>()[]\\\"".contains(c));
    sound_local && labels().count() >= 2 && labels().all(sound_label)
}

/// Luhn's rule: from the right, every second digit doubled, the sum of all digits a multiple of ten.
fn luhn(digits: &[u32]) -> bool {
    let doubled =
        |(place, digit): (usize, &u32)| if place % 2 == 1 { digit * 2 / 10 + digit * 2 % 10 } else { *digit };
    digits.iter().rev().enumerate().map(doubled).sum::<u32>().is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_siret_is_checked_as_a_whole_and_by_its_siren() {
        assert!(is_siret("732 829 320 00074"));
        assert!(is_siret("99990001200017"));
        assert!(!is_siret("73282932000075"), "a wrong last digit");
        assert!(!is_siret("73282932100007"), "a whole that fits over a SIREN that does not");
        for text in ["", "7328293200007", "732829320000740", "7328293200007A", "00000000000000"] {
            assert!(!is_siret(text), "{text}");
        }
    }

    #[test]
    fn la_poste_has_its_own_rule() {
        assert!(is_siret("35600000000048"), "its seat");
        assert!(is_siret("35600000049837"), "an office: its digits make 45");
        assert!(!is_siret("35600000049838"));
    }

    #[test]
    fn an_rna_is_w_and_nine_digits() {
        for text in ["W412009876", "w412 009 876", "W2A1000123", "W9R2000456"] {
            assert!(is_rna(text), "{text}");
        }
        for text in ["412009876", "W41200987", "W4120098765", "WA12009876", "W41200987é"] {
            assert!(!is_rna(text), "{text}");
        }
    }

    #[test]
    fn an_iban_has_its_length_and_its_check_digits() {
        assert!(is_iban("FR76 3000 6000 0112 3456 7890 189"));
        assert!(!is_iban("FR76 3000 6000 0112 3456 7890 188"));
        assert!(!is_iban("FR76 3000"));
    }

    #[test]
    fn an_address_has_a_name_and_a_domain() {
        for text in ["a.b@dreal.gouv.fr", "prénom@exemple.fr", " x@y.example "] {
            assert!(is_email(text), "{text}");
        }
        for text in ["a.b", "a@b", "@b.fr", "a b@c.fr", "a@b..fr", "a@b.fr, c@d.fr", "a@@b.fr"] {
            assert!(!is_email(text), "{text}");
        }
    }
}
