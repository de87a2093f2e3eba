//! The acronym that a name gives itself: « DREAL » of « Direction régionale … (DREAL) Centre-Val de Loire ». Services
//! and partners go by it wherever there is little room, in the grid, the PDF and the drawings, so a spreadsheet that
//! says it names them too.

/// What a company or a public body is in law, which names none: « Passe-Gué (SAS) » is no SAS among others.
const LEGAL_FORMS: [&str; 26] = [
    "EARL", "EPA", "EPCC", "EPCI", "EPCSCP", "EPIC", "EPLE", "EPSCP", "EURL", "GIE", "GIP", "SA", "SAEML",
    "SARL", "SAS", "SASU", "SCA", "SCI", "SCIC", "SCOP", "SCP", "SELARL", "SEM", "SEML", "SNC", "SPL",
];

/// A name around its acronym.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Acronym<'a> {
    /// What stands before its bracket.
    pub before: &'a str,
    /// The acronym.
    pub short: &'a str,
    /// What stands after its bracket.
    pub after: &'a str,
}

impl<'a> Acronym<'a> {
    /// The acronym of a name: the first bracket that holds 2 to 16 signs, a capital among them, and neither a small
    /// letter nor a space. « (association) » is none, nor is the « (2) » that tells two like names apart, nor a form of
    /// law, « (SAS) » or « (S.A.S.) ».
    pub fn of(name: &'a str) -> Option<Self> {
        name.match_indices('(').find_map(|(at, _)| {
            let (before, bracket) = (name.get(..at)?, name.get(at + 1..)?);
            let (inside, after) = bracket.split_once(')')?;
            let short = inside.trim();
            let is_one = (2..=16).contains(&short.chars().count())
                && short.chars().any(char::is_uppercase)
                && !short.chars().any(|sign| sign.is_lowercase() || sign.is_whitespace())
                && !LEGAL_FORMS.contains(&short.replace('.', "").as_str());
            is_one.then(|| Self { before: before.trim(), short, after: after.trim() })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The page reads the same table: what it calls an acronym is what the program does.
    #[test]
    fn every_name_of_the_table_has_the_acronym_that_stands_there() {
        let table: Vec<(String, Option<[String; 3]>)> =
            serde_json::from_str(include_str!("../tests/acronyms.json")).unwrap();
        assert!(table.len() > 10);
        for (name, wanted) in table {
            let found = Acronym::of(&name).map(|one| [one.before, one.short, one.after].map(str::to_owned));
            assert_eq!(found, wanted, "{name}");
        }
    }
}
