//! A dossier leaves as JSON and comes back the same; a faulty file names each of its faults.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use dossier::import::{ImportError, import};
use dossier::{Dossier, Extent, Op, Pointer};
use serde_json::{Value as Json, json};

fn counter() -> impl FnMut() -> String {
    let mut n = 0;
    move || {
        n += 1;
        format!("00000000-0000-4000-8000-{n:012}")
    }
}

fn read(json: &Json) -> Result<Dossier, ImportError> {
    let imported = import(json, &mut counter())?;
    let mut dossier = Dossier::default();
    dossier.apply(&imported.ops).unwrap();
    Ok(dossier)
}

fn faults(json: &Json) -> Vec<String> {
    match import(json, &mut counter()) {
        Err(ImportError::Fields(faults)) => {
            faults.iter().map(|fault| format!("{} : {}", fault.at, fault.what)).collect()
        }
        other => panic!("{other:?}"),
    }
}

fn small() -> Json {
    json!({
        "format": "amorce-dossier/1", "minor": 0, "id": "old",
        "call": { "id": "lit" },
        "identity": { "title": "Le Labo", "x-note": { "a": [1, 2] }, "filing_carrier": "c1", "acronym": "" },
        "carriers": [ { "id": "c1", "name": "DREAL", "agents": [ { "id": "a1", "name": "Anne", "email": "a@b.fr" } ] } ],
        "partners": [ { "id": "p1", "name": "Asso", "kind": "association", "vat_recovered": "37.5" } ],
        "sections": { "contexte": { "text": "Ici ![plan](annex:x1) et {{budget.bearers/c1.grant}}.", "status": "done" } },
        "costs": [ { "id": "l1", "label": "Atelier", "bearer": "c1", "agent": "a1", "from": 1, "to": 18,
                     "basis": { "kind": "time_daily", "days": "12", "daily_cost": "310.50" } } ],
        "funding": [ { "id": "f1", "funder": "nobody", "amount": "1000" } ],
        "work_plan": { "tasks": [ { "id": "t1", "title": "A" }, { "id": "t2", "title": "B", "after": ["t1"] } ] },
        "annexes": [ { "id": "x1", "kind": "letter", "owner": "f1" } ]
    })
}

#[test]
fn ids_that_are_no_uuid_get_one_and_references_follow() {
    let dossier = read(&small()).unwrap();
    let carrier = dossier.carriers.iter().next().unwrap();
    assert!(dossier::import::is_uuid(&carrier.id));
    assert_eq!(*dossier.identity.filing_carrier, *carrier.id);
    let cost = dossier.costs.iter().next().unwrap();
    assert_eq!(*cost.bearer, *carrier.id);
    assert_eq!(*cost.agent, *carrier.agents.iter().next().unwrap().id);
    let tasks: Vec<_> = dossier.work_plan.tasks.iter().collect();
    assert_eq!(tasks[1].after[0], tasks[0].id);
    let annex = dossier.annexes.iter().next().unwrap();
    assert_eq!(*annex.owner, *dossier.funding.iter().next().unwrap().id);
    let text = &*dossier.sections.get("contexte").unwrap().text;
    assert!(text.contains(&format!("annex:{}", annex.id)), "{text}");
    assert!(text.contains(&format!("bearers/{}.grant", carrier.id)), "{text}");
    assert_eq!(&*dossier.funding.iter().next().unwrap().funder, "nobody", "a reference to nothing is kept");
}

#[test]
fn what_was_exported_is_imported_the_same() {
    let dossier = read(&small()).unwrap();
    let json = dossier.to_json(Extent::Whole);
    let mut again = json.clone();
    again["call"] = json!({ "id": "lit" });
    let back = read(&again).unwrap();
    assert_eq!(back.to_json(Extent::Whole), json);
    assert_eq!(json["identity"]["x-note"], json!({ "a": [1, 2] }));
    assert_eq!(json["funding"][0]["amount"], json!("1000.00"));
}

#[test]
fn a_final_names_nobody_beside_a_cost() {
    let json = read(&small()).unwrap().to_json(Extent::Final);
    assert!(json["costs"][0].get("agent").is_none());
    assert!(json["carriers"][0]["agents"][0].get("email").is_none());
    assert_eq!(json["carriers"][0]["agents"][0]["name"], "Anne");
    assert!(json["sections"]["contexte"].get("status").is_none());
    assert!(json["identity"].get("x-note").is_none());
}

#[test]
fn every_fault_is_named_with_its_place() {
    let mut json = small();
    json["identity"]["colour"] = json!("blue");
    json["costs"][0]["basis"]["amount"] = json!("5.00");
    json["partners"][0]["id"] = json!("c1");
    let faults = faults(&json);
    assert_eq!(
        faults,
        [
            "/identity/colour : champ inconnu",
            "/partners/c1 : l’identifiant « c1 » sert deux fois",
            "/costs/l1/basis/amount : champ inconnu",
        ]
    );
}

#[test]
fn values_that_do_not_fit_are_named() {
    for (pointer, bad) in [
        ("/costs/0/from", json!(61)),
        ("/costs/0/from", json!(1.5)),
        ("/costs/0/basis/days", json!(12)),
        ("/costs/0/basis/days", json!("1e3")),
        ("/costs/0/basis/daily_cost", json!("1.23456")),
        ("/partners/0/kind", json!("friend")),
        ("/partners/0/vat_recovered", json!("100.01")),
        ("/funding/0/amount", json!("-1")),
        ("/funding/0/amount", json!("1234567890.00")),
    ] {
        let mut json = small();
        *json.pointer_mut(pointer).unwrap() = bad.clone();
        assert_eq!(faults(&json).len(), 1, "{pointer} {bad}");
    }
}

#[test]
fn foreign_and_later_formats_are_refused() {
    let mut json = small();
    json["format"] = json!("amorce-dossier/2");
    assert!(matches!(import(&json, &mut counter()), Err(ImportError::UnknownFormat(_))));
    let mut json = small();
    json["minor"] = json!(7);
    assert!(matches!(import(&json, &mut counter()), Err(ImportError::TooRecent(7))));
    let mut json = small();
    json["call"] = json!({});
    assert!(matches!(import(&json, &mut counter()), Err(ImportError::NoCall)));
    assert!(matches!(import(&json!([]), &mut counter()), Err(ImportError::NotADossier)));
}

#[test]
fn what_was_typed_under_another_basis_is_kept_and_not_exported() {
    let mut dossier = read(&small()).unwrap();
    let id = dossier.costs.iter().next().unwrap().id.clone();
    let kind = Pointer::new(&format!("/costs/{id}/basis/kind"));
    let set = |code: &str| Op::Set { at: kind.clone(), value: dossier::Value::Text(code.to_owned()) };
    dossier.apply(&[set("lump_sum")]).unwrap();
    assert!(dossier.to_json(Extent::Whole)["costs"][0]["basis"].get("days").is_none());
    assert!(dossier.check_in_use(&Pointer::new(&format!("/costs/{id}/basis/days"))).is_err());
    dossier.apply(&[set("time_daily")]).unwrap();
    assert_eq!(dossier.to_json(Extent::Whole)["costs"][0]["basis"]["days"], "12");
}

#[test]
fn a_part_is_replaced_by_json_and_what_it_leaves_out_goes() {
    let mut dossier = read(&small()).unwrap();
    let mut ids = counter();
    let id = dossier.costs.iter().next().unwrap().id.clone();
    let at = Pointer::new(&format!("/costs/{id}/basis"));
    let basis = json!({ "kind": "lump_sum", "amount": "75.00" });
    let ops = dossier.replace(&at, &basis, &mut ids).unwrap();
    dossier.apply(&ops).unwrap();
    assert_eq!(dossier.part_to_json(&at).unwrap(), basis);
    assert_eq!(dossier.replace(&at, &basis, &mut ids).unwrap(), [], "the same again changes nothing");

    let list = Pointer::new("/costs");
    let lines = json!([{ "label": "Nouveau" }, { "id": id, "label": "Ancien" }]);
    let ops =
        dossier.replace(&list, &lines, &mut || "11111111-0000-4000-8000-000000000000".to_owned()).unwrap();
    dossier.apply(&ops).unwrap();
    let labels: Vec<_> = dossier.costs.iter().map(|cost| cost.label.to_string()).collect();
    assert_eq!(labels, ["Nouveau", "Ancien"]);
    assert!(dossier.costs.get(&id).unwrap().bearer.is_empty(), "what the JSON leaves out goes");

    assert!(dossier.replace(&"/id".into(), &json!("x"), &mut ids).is_err());
    assert!(dossier.replace(&"/costs/none/label".into(), &json!("x"), &mut ids).is_err());
    assert!(dossier.replace(&"/costs/none".into(), &json!({}), &mut ids).is_err());
    assert!(dossier.replace(&"/identity".into(), &json!({ "colour": "blue" }), &mut ids).is_err());
}

#[test]
fn a_list_of_an_entry_that_is_not_there_yet_takes_its_first_item() {
    let mut dossier = Dossier::default();
    let list = Pointer::new("/sections/contexte/comments");
    let (order, moves) = dossier.order_for(&list, &dossier::Position::Last, None).unwrap();
    assert!(moves.is_empty());
    dossier.apply(&[Op::Add { list, id: "k1".to_owned(), order }]).unwrap();
    assert_eq!(dossier.sections.get("contexte").unwrap().comments.len(), 1);
}

#[test]
fn foreign_fields_are_kept_where_they_stand_in_maps_too_and_left_out_of_a_final() {
    let mut json = small();
    json["sections"]["x-plan"] = json!(["a", { "b": 1 }]);
    json["declarations"] = json!({ "sincere": true, "x-note": "vu" });
    json["missing_kinds"] = json!({ "x-suivi": { "users": 3 } });
    let mut dossier = read(&json).unwrap();
    let whole = dossier.to_json(Extent::Whole);
    assert_eq!(whole["sections"]["x-plan"], json!(["a", { "b": 1 }]));
    assert_eq!(whole["declarations"], json!({ "sincere": true, "x-note": "vu" }));
    assert_eq!(whole["missing_kinds"], json!({ "x-suivi": { "users": 3 } }));
    assert_eq!(dossier.sections.keys().collect::<Vec<_>>(), ["contexte"], "they are no sections");

    let last = dossier.to_json(Extent::Final);
    assert_eq!(last["declarations"], json!({ "sincere": true }));
    assert!(last["sections"].get("x-plan").is_none() && last.get("missing_kinds").is_none());

    let other = read(&small()).unwrap();
    assert_ne!(dossier, other, "they are part of the dossier");
    let mut ids = counter();
    let ops = dossier.replace(&"/declarations".into(), &json!({ "x-note": "relu" }), &mut ids).unwrap();
    dossier.apply(&ops).unwrap();
    assert_eq!(dossier.part_to_json(&"/declarations".into()).unwrap(), json!({ "x-note": "relu" }));
    let ops = dossier.replace(&"/sections/x-plan".into(), &json!(4), &mut ids).unwrap();
    dossier.apply(&ops).unwrap();
    assert_eq!(dossier.part_to_json(&"/sections/x-plan".into()).unwrap(), json!(4));
}

#[test]
fn a_uuid_is_the_same_in_capitals_and_in_small_letters() {
    const SMALL: &str = "3f0c8f52-9d0e-4a53-8d3e-7a9b0d7f4c11";
    let capitals = SMALL.to_uppercase();
    let mut json = small();
    json["id"] = json!(capitals);
    json["carriers"][0]["id"] = json!(capitals);
    json["identity"]["filing_carrier"] = json!(SMALL);
    json["costs"][0]["bearer"] = json!(capitals);
    json["sections"]["contexte"]["text"] = json!(format!("{{{{budget.bearers/{capitals}.grant}}}}"));
    let dossier = read(&json).unwrap();
    assert_eq!(dossier.carriers.iter().next().unwrap().id, SMALL);
    assert_eq!(&*dossier.identity.filing_carrier, SMALL);
    assert_eq!(&*dossier.costs.iter().next().unwrap().bearer, SMALL);
    assert!(dossier.sections.get("contexte").unwrap().text.contains(SMALL));
    assert_eq!(import(&json, &mut counter()).unwrap().id.as_deref(), Some(SMALL));

    json["partners"][0]["id"] = json!(SMALL);
    assert_eq!(faults(&json), [format!("/partners/{SMALL} : l’identifiant « {SMALL} » sert deux fois")]);
}
