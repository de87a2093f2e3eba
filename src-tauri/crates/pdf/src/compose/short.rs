//! What carriers and partners are called where there is little room: by the acronym that a name gives itself, as far
//! as it tells one from the other.

use std::collections::HashMap;

use dossier::{Acronym, Dossier};

use super::wording::or;

/// The whole name of who carries the project and has none, and of such a partner.
pub(super) const NAMELESS: (&str, &str) = ("Service sans nom", "Partenaire sans nom");

/// The short names of a dossier's carriers and partners, by id. Two have the same one only where their names are.
///
/// Several services of one kind carry a project together as a rule, each of its own département: where two would be
/// « DDT », both are told with what follows the acronym, « DDT du Cher », and where that is not enough, whole.
#[derive(Debug, Clone, Default)]
pub struct ShortNames(HashMap<String, String>);

impl ShortNames {
    /// The short names of a dossier.
    pub fn of(dossier: &Dossier) -> Self {
        let carriers = dossier.carriers.iter().map(|one| (&*one.id, or(&one.name, NAMELESS.0)));
        let partners = dossier.partners.iter().map(|one| (&*one.id, or(&one.name, NAMELESS.1)));
        let (ids, names): (Vec<&str>, Vec<&str>) = carriers.chain(partners).unzip();
        Self(ids.into_iter().map(str::to_owned).zip(shortened(&names)).collect())
    }

    /// The short name of a carrier or a partner.
    pub fn get(&self, id: &str) -> Option<&str> {
        self.0.get(id).map(String::as_str)
    }
}

/// A short name for each name. Those that are alike grow longer together, until no two are or all are whole.
fn shortened(names: &[&str]) -> Vec<String> {
    let forms: Vec<[String; 3]> = names.iter().map(|name| forms(name)).collect();
    let mut lengths = vec![0; names.len()];
    loop {
        let shown: Vec<&str> = forms
            .iter()
            .zip(&lengths)
            .map(|(forms, length)| forms.get(*length).map_or("", String::as_str))
            .collect();
        let mut count: HashMap<String, usize> = HashMap::new();
        for name in &shown {
            *count.entry(name.to_lowercase()).or_default() += 1;
        }
        let alike = |name: &str| count.get(&name.to_lowercase()).is_some_and(|count| *count > 1);
        let longer: Vec<usize> = shown
            .iter()
            .zip(&lengths)
            .map(|(name, length)| if alike(name) { (length + 1).min(2) } else { *length })
            .collect();
        if longer == lengths {
            return shown.into_iter().map(str::to_owned).collect();
        }
        lengths = longer;
    }
}

/// A name from its shortest form to the whole: « DDT », « DDT du Cher », « Direction … (DDT) du Cher ».
fn forms(name: &str) -> [String; 3] {
    let Some(Acronym { short, after, .. }) = Acronym::of(name) else {
        return [name, name, name].map(str::to_owned);
    };
    let middle = match after.chars().next() {
        None => name.to_owned(),
        Some(first) if first.is_alphanumeric() || first == '(' => format!("{short} {after}"),
        Some('-' | '–' | '—' | '/') => format!("{short} {after}"),
        Some(_) => format!("{short}{after}"),
    };
    [short.to_owned(), middle, name.to_owned()]
}

#[cfg(test)]
mod tests {
    use super::shortened;

    const LOIRET: &str = "Direction départementale des territoires (DDT) du Loiret";
    const CHER: &str = "Direction départementale des territoires (DDT) du Cher";

    #[test]
    fn a_name_that_gives_its_acronym_is_shortened_to_it() {
        let names = [
            "Direction régionale des affaires culturelles (DRAC) Centre-Val de Loire",
            "Bourgs en commun (association)",
            "Passe-Gué",
        ];
        assert_eq!(shortened(&names), ["DRAC", "Bourgs en commun (association)", "Passe-Gué"]);
    }

    #[test]
    fn two_services_of_one_acronym_are_told_apart_by_what_follows_it() {
        let names = [LOIRET, "Direction (DREAL) Centre", CHER];
        assert_eq!(shortened(&names), ["DDT du Loiret", "DREAL", "DDT du Cher"]);
        assert_eq!(
            shortened(&["Direction (DDT), Cher", "Direction (DDT) – Indre"]),
            ["DDT, Cher", "DDT – Indre"]
        );
    }

    #[test]
    fn where_nothing_follows_or_the_same_the_names_are_whole() {
        let bare = "Direction départementale des territoires (DDT)";
        assert_eq!(shortened(&[bare, CHER]), [bare, "DDT du Cher"]);
        let other = "Délégation du travail (DDT) du Cher";
        assert_eq!(shortened(&[other, CHER, LOIRET]), [other, CHER, "DDT du Loiret"]);
    }

    #[test]
    fn a_name_that_is_an_acronym_itself_counts_too() {
        assert_eq!(shortened(&["DDT", CHER]), ["DDT", "DDT du Cher"]);
        assert_eq!(shortened(&["ddt du cher", CHER, LOIRET]), ["ddt du cher", CHER, "DDT du Loiret"]);
    }

    #[test]
    fn the_same_name_twice_stays_as_it_is() {
        assert_eq!(shortened(&["Service sans nom", "Service sans nom"]), ["Service sans nom"; 2]);
        assert_eq!(shortened(&[CHER, CHER]), [CHER, CHER]);
    }
}
