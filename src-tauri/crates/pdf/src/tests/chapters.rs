//! Which chapters a dossier has: a final leaves out what is empty and was never asked for.

use std::collections::HashSet;

use call::Call;
use dossier::{Dossier, Op, Pointer, Position};

use super::dossier::{CALL, FINAL, compose_under, sample, set};
use crate::State;
use crate::tree::{Block, Document, Table};

/// The headings of the first level, by their ids.
fn chapters(call: &Call, dossier: &Dossier, state: State<'_>) -> Vec<String> {
    let document = compose_under(call, dossier, state, &HashSet::new());
    let id = |block: Block| match block {
        Block::Heading { level: 1, id, .. } => Some(id),
        _ => None,
    };
    document.blocks.into_iter().filter_map(id).collect()
}

fn call_that(change: impl Fn(&mut serde_json::Value)) -> Call {
    let mut json = serde_json::from_slice(CALL).unwrap();
    change(&mut json);
    Call::read(json.to_string().as_bytes()).unwrap()
}

fn add(dossier: &mut Dossier, list: &str) {
    let list = Pointer::new(list);
    let (order, _) = dossier.order_for(&list, &Position::Last, None).unwrap();
    dossier.apply(&[Op::Add { list, id: "new".to_owned(), order }]).unwrap();
}

const PLAN: [&str; 3] = ["plan", "indicateurs", "risques"];

#[test]
fn a_final_has_no_chapter_for_what_is_empty_and_not_demanded_and_a_draft_has() {
    let (call, dossier) = (Call::read(CALL).unwrap(), sample());
    let (draft, last) = (chapters(&call, &dossier, State::Draft), chapters(&call, &dossier, FINAL));
    let optional = [&["rubrique-moyens"], &PLAN[..]].concat();
    let left_out: Vec<&String> = draft.iter().filter(|id| !last.contains(id)).collect();
    assert_eq!(left_out, optional);
    // What the call demands says that it is missing.
    for id in ["rubrique-methode", "partenaires", "annexes"] {
        assert!(last.iter().any(|chapter| chapter == id), "{id}");
    }
}

#[test]
fn what_a_call_demands_is_told_by_its_data() {
    let dossier = sample();
    let demanding = call_that(|json| {
        for section in json["sections"].as_array_mut().unwrap() {
            section["required"] = (section["id"] == "moyens").into();
        }
    });
    let written = |id: &str| id.starts_with("rubrique-");
    let last = chapters(&demanding, &dossier, FINAL);
    let last: Vec<&String> = last.iter().filter(|id| written(id)).collect();
    assert_eq!(last, ["rubrique-contexte", "rubrique-moyens"]);
    let lenient = call_that(|json| {
        for (list, key) in [("partner_kinds", "demanded"), ("annex_kinds", "required")] {
            json[list].as_array_mut().unwrap().iter_mut().for_each(|kind| kind[key] = false.into());
        }
    });
    let last = chapters(&lenient, &dossier, FINAL);
    assert!(!last.iter().any(|id| id == "partenaires" || id == "annexes"), "{last:?}");
}

#[test]
fn one_part_of_a_chapter_is_enough_for_it() {
    let call = Call::read(CALL).unwrap();
    for (list, id) in [
        ("/work_plan/tasks", "plan"),
        ("/work_plan/milestones", "plan"),
        ("/work_plan/deliverables", "plan"),
        ("/indicators", "indicateurs"),
        ("/risks", "risques"),
    ] {
        let mut dossier = sample();
        add(&mut dossier, list);
        let last = chapters(&call, &dossier, FINAL);
        assert_eq!(last.iter().filter(|chapter| PLAN.contains(&chapter.as_str())).collect::<Vec<_>>(), [id]);
        let said = format!("{:?}", compose_under(&call, &dossier, FINAL, &HashSet::new()).blocks);
        assert!(!said.contains("Aucune action"), "{list}");
    }
    let mut dossier = sample();
    set(&mut dossier, "/sections/moyens/text", "Un mot.");
    assert!(chapters(&call, &dossier, FINAL).iter().any(|id| id == "rubrique-moyens"));
}

#[test]
fn what_is_left_out_is_neither_in_the_contents_nor_among_the_bookmarks() {
    let call = Call::read(CALL).unwrap();
    let document = compose_under(&call, &sample(), FINAL, &HashSet::new());
    let entries = crate::page::Anchors::of(&document).entries;
    assert!(entries.iter().any(|entry| entry.title == "Services porteurs"));
    assert!(!entries.iter().any(|entry| ["Plan de travail", "Risques"].contains(&entry.title.as_str())));
}

#[test]
fn a_services_heading_and_what_is_told_of_it_stand_with_the_first_of_its_agents() {
    let call = Call::read(CALL).unwrap();
    let document = compose_under(&call, &sample(), State::Draft, &HashSet::new());
    let is_service = |block: &Block| matches!(block, Block::Heading { id, .. } if id.starts_with("porteur-"));
    let at = document.blocks.iter().position(is_service).unwrap();
    let service = &document.blocks[at..at + 3];
    let [heading, Block::Table(facts), Block::Table(agents)] = service else { panic!("{service:?}") };
    let times = |table: &Table, count: usize| {
        Block::Table(Table { rows: vec![table.rows[0].clone(); count], ..table.clone() })
    };
    let cases = [(1, 3), (4, 9), (2, 60), (5, 4)];
    let mut pages = Vec::new();
    for (above, (told, named)) in (0..50).step_by(2).flat_map(|above| cases.map(|case| (above, case))) {
        let lines = (0..above).map(|_| Block::text("Une ligne."));
        let parts = [heading.clone(), times(facts, told), times(agents, named)];
        let blocks = lines.chain(parts).collect();
        let tree = crate::set(&Document { blocks, ..document.clone() }).unwrap().1.to_string();
        let page = |line: &str| line.split_once(" p. ").map(|(_, page)| page.trim().to_owned());
        let title = tree.lines().find(|line| line.trim().starts_with('H')).and_then(page).unwrap();
        let rows: Vec<String> =
            tree.lines().filter(|line| line.contains("TH scope=row p. ")).filter_map(page).collect();
        // More facts than a page would keep together are not parted for the agents' sake.
        let first = if told > 4 { told - 1 } else { told + 1 };
        assert_eq!(title, rows[first], "under {above} lines, {told} rows over {named}: {tree}");
        pages.push(title);
    }
    assert!(pages.contains(&"1".to_owned()) && pages.contains(&"2".to_owned()));
}
