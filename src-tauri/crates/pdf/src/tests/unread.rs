//! What was typed and could not be read: a draft says where its figures lack it.

use std::collections::HashSet;

use call::Call;
use dossier::{Op, Pointer, Position};

use super::dossier::{CALL, compose_lacking, sample, set, tables};
use crate::State;

#[test]
fn a_plan_that_balances_without_what_could_not_be_read_is_to_be_confirmed() {
    let mut dossier = sample();
    let bearer = dossier.carriers.iter().next().unwrap().id.clone();
    set(&mut dossier, "/self_financing/funder", &bearer);
    set(&mut dossier, "/grant/requested", "0");
    let list = Pointer::new("/funding");
    let (order, _) = dossier.order_for(&list, &Position::Last, None).unwrap();
    dossier.apply(&[Op::Add { list, id: "f1".to_owned(), order }]).unwrap();
    set(&mut dossier, "/funding/f1/funder_name", "Région");
    let amount = Pointer::new("/funding/f1/amount");
    let call = Call::read(CALL).unwrap();
    let said = |unread: &[&Pointer]| {
        let document = compose_lacking(&call, &dossier, State::Draft, &HashSet::new(), unread);
        let mut cells = tables(&document, "financement", "croisements").into_iter();
        cells.find(|cell| cell.contains("Région")).unwrap();
        (
            cells.next().unwrap(),
            format!("{:?}", document.blocks).contains("le plan est équilibré, au centime"),
        )
    };
    assert_eq!(said(&[]), ("0,00\u{a0}€".to_owned(), true));
    assert_eq!(said(&[&amount]), ("illisible".to_owned(), false));
    let grant = Pointer::new("/grant/requested");
    let document = compose_lacking(&call, &dossier, State::Draft, &HashSet::new(), &[&grant]);
    let cells = tables(&document, "financement", "croisements");
    let at = cells.iter().position(|cell| cell.contains("Subvention demandée")).unwrap();
    assert_eq!(cells[at + 1], "illisible");
    // Where the figures are first told, and where the costs are.
    let told = format!("{:?}", document.blocks)
        .matches("Chiffres provisoires\\u{a0}: le budget a 1\\u{a0}saisie illisible")
        .count();
    assert_eq!(told, 2);
}
