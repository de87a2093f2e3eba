//! What services are called on the pages.

use dossier::{Op, Pointer, Position};

use super::dossier::{compose, sample, set, tables};
use crate::State;

#[test]
fn two_services_of_one_acronym_are_told_apart_on_every_page() {
    let mut dossier = sample();
    let list = Pointer::new("/carriers");
    let (order, _) = dossier.order_for(&list, &Position::Last, None).unwrap();
    dossier.apply(&[Op::Add { list, id: "c2".to_owned(), order }]).unwrap();
    let first = dossier.carriers.iter().next().unwrap().id.clone();
    for (id, place) in [(&*first, "du Loiret"), ("c2", "du Cher")] {
        let name = format!("Direction départementale des territoires (DDT) {place}");
        set(&mut dossier, &format!("/carriers/{id}/name"), &name);
    }
    let line = dossier.costs.iter().last().unwrap().id.clone();
    set(&mut dossier, &format!("/costs/{line}/bearer"), "c2");
    let cells = tables(&compose(&dossier, State::Draft), "budget", "annexes");
    for (name, least) in [("DDT du Loiret", 5), ("DDT du Cher", 5), ("DDT", 0)] {
        let said = cells.iter().filter(|cell| *cell == name).count();
        assert!(if least == 0 { said == 0 } else { said >= least }, "{name} {said} times in {cells:#?}");
    }
}
