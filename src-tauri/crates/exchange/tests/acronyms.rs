//! A bearer or a category that a cell names by its acronym, as the grid and the PDF show it.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

mod tables;

use dossier::Value;
use exchange::names::{Named, Names};
use tables::{lines, open};

fn named(id: &str, label: &str) -> Named {
    Named { id: id.to_owned(), label: label.to_owned() }
}

#[test]
fn a_bearer_and_a_category_may_be_named_by_their_acronym() {
    let names = Names {
        bearers: vec![
            named("c1", "Direction régionale de l’environnement (DREAL) Centre-Val de Loire"),
            named("c2", "Direction départementale des territoires (DDT) du Loiret"),
            named("p1", "Direction départementale des territoires (DDT) du Cher"),
        ],
        categories: vec![named("k1", "Assistance à maîtrise d’ouvrage (AMO)")],
        agents: Vec::new(),
    };
    let text = "Libellé;Porteur;Poste\na;DREAL;AMO\nb;\"DREAL, Direction régionale\";amo\nc;DDT;\nd;DRAC;\n";
    let read = lines(&open("f.csv", text.as_bytes()).unwrap(), &names);
    for line in &read[..2] {
        assert_eq!(line.faults, [], "{line:?}");
        let of = |at: &str| line.values.iter().find(|(path, _)| path == at).map(|(_, value)| value.clone());
        assert_eq!(of("bearer"), Some(Value::Text("c1".to_owned())));
        assert_eq!(of("category"), Some(Value::Text("k1".to_owned())));
    }
    let told = |at: usize| read[at].faults[0].to_string().replace('\u{A0}', " ");
    let several = told(2);
    assert!(several.starts_with("B4 : « DDT » est le sigle de plusieurs porteurs"), "{several}");
    assert!(several.contains("du Loiret") && several.contains("du Cher"), "{several}");
    assert!(told(3).contains("« DRAC » n’est ni un porteur ni un partenaire"), "{}", told(3));
}
