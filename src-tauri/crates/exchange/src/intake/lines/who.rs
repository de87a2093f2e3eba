//! Who or what a cell names: by the name as it stands in a dossier, by the acronym that the name gives itself, since
//! the grid and the PDF show « DREAL » for « Direction régionale … (DREAL) Centre-Val de Loire », or by how it begins.

use dossier::Acronym;

use crate::names::{Named, find, fold};

/// The most names told where several have one acronym.
const TOLD: usize = 3;

/// What a text names in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who<'a> {
    /// One of it, by its id.
    One(&'a str),
    /// Nothing of it.
    Nobody,
    /// Several have this acronym: some of their names, in French quotes.
    Several(&'a str, String),
    /// Several begin so: some of their names.
    Begins(String),
}

/// Looks for a name; an acronym counts where exactly one has it, and never against a name that stands so, nor does a
/// beginning against either.
pub fn who<'a>(list: &'a [Named], text: &'a str) -> Who<'a> {
    if let Some(id) = find(list, text) {
        return Who::One(id);
    }
    // « DREAL », or « DREAL, Direction régionale … ».
    let (short, rest) = text.split_once(',').map_or((text, ""), |(short, rest)| (short, rest));
    let (short, wanted) = (short.trim(), fold(short));
    if wanted.is_empty() || short.contains(char::is_whitespace) {
        return beginning(list, text);
    }
    let having: Vec<&Named> = list
        .iter()
        .filter(|named| Acronym::of(&named.label).is_some_and(|one| fold(one.short) == wanted))
        .collect();
    // What follows the comma tells two of one acronym apart, where it is the name of one of them.
    let rest = fold(rest);
    let mut told = having.iter().filter(|named| !rest.is_empty() && without_acronym(&named.label) == rest);
    match (having.as_slice(), told.next(), told.next()) {
        ([], ..) => beginning(list, text),
        ([one], ..) | (_, Some(one), None) => Who::One(&one.id),
        (several, ..) => Who::Several(short, quoted(several)),
    }
}

/// The one whose name begins with these whole words: « Prestations » for « Prestations intellectuelles et design ».
fn beginning<'a>(list: &'a [Named], text: &str) -> Who<'a> {
    let wanted = fold(text);
    let begins = |named: &&Named| {
        fold(&named.label).strip_prefix(&wanted).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    let found: Vec<&Named> = list.iter().filter(|_| !wanted.is_empty()).filter(begins).collect();
    match found.as_slice() {
        [] => Who::Nobody,
        [one] => Who::One(&one.id),
        several => Who::Begins(quoted(several)),
    }
}

fn quoted(several: &[&Named]) -> String {
    let mut names: Vec<String> =
        several.iter().take(TOLD).map(|one| format!("«\u{A0}{}\u{A0}»", one.label)).collect();
    if several.len() > TOLD {
        names.push("…".to_owned());
    }
    names.join(", ")
}

/// A name without its acronym, folded.
fn without_acronym(name: &str) -> String {
    Acronym::of(name).map_or_else(|| fold(name), |one| fold(&format!("{} {}", one.before, one.after)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(names: &[&str]) -> Vec<Named> {
        let named = |(at, name): (usize, &&str)| Named { id: format!("id{at}"), label: (*name).to_owned() };
        names.iter().enumerate().map(named).collect()
    }

    #[test]
    fn an_acronym_names_the_one_that_has_it() {
        let list = list(&[
            "Direction régionale de l’environnement (DREAL) Centre-Val de Loire",
            "Direction régionale des affaires culturelles ( DRAC-45 )",
            "Bourgs en commun (association) (2)",
        ]);
        for (text, id) in [
            ("DREAL", "id0"),
            (" dréal ", "id0"),
            ("DREAL, Direction régionale de l’environnement", "id0"),
            ("DREAL, Centre", "id0"),
            ("drac-45", "id1"),
            ("bourgs en commun (association) (2)", "id2"),
        ] {
            assert_eq!(who(&list, text), Who::One(id), "{text}");
        }
        for text in ["association", "2", "DRE", "", ",", "la DREAL", ", DREAL"] {
            assert_eq!(who(&list, text), Who::Nobody, "{text}");
        }
    }

    #[test]
    fn an_acronym_of_several_is_told_and_the_whole_name_or_what_follows_it_settles() {
        let list =
            list(&["Direction des territoires (DDT) du Loiret", "Direction des territoires (DDT) du Cher"]);
        let Who::Several(short, names) = who(&list, "DDT, Direction") else { panic!() };
        assert_eq!(short, "DDT");
        assert!(names.contains("du Loiret") && names.contains("du Cher"), "{names}");
        assert_eq!(who(&list, "Direction des territoires (DDT) du Cher"), Who::One("id1"));
        assert_eq!(who(&list, "DDT, Direction des territoires du Cher"), Who::One("id1"));
    }

    #[test]
    fn a_name_goes_before_an_acronym_and_both_before_a_beginning() {
        let list = list(&["Direction de l’eau (AGENCE)", "Agence", "Agence de l’eau (SAGE)", "Sage femme"]);
        assert_eq!(who(&list, "AGENCE"), Who::One("id1"));
        assert_eq!(who(&list, "sage"), Who::One("id2"));
    }

    #[test]
    fn the_beginning_of_one_name_is_it_and_that_of_several_is_told() {
        let list = list(&[
            "Prestations intellectuelles et design",
            "Équipement, mobilier et aménagement",
            "Services numériques",
            "Services de l’État",
        ]);
        for (text, id) in [("PRESTATIONS", "id0"), ("equipement", "id1"), ("Equipement, mobilier", "id1")] {
            assert_eq!(who(&list, text), Who::One(id), "{text}");
        }
        assert_eq!(who(&list, "Services numériques"), Who::One("id2"));
        for text in ["Prestation", "Équip", "mobilier", "intellectuelles"] {
            assert_eq!(who(&list, text), Who::Nobody, "{text}");
        }
        let Who::Begins(names) = who(&list, "services") else { panic!() };
        assert!(names.contains("numériques") && names.contains("l’État"), "{names}");
    }
}
