//! The example dossier as a document: what is said, and what is not.

use std::collections::HashSet;

use budget::Budget;
use call::Call;
use chrono::DateTime;
use dossier::{Dossier, Op, Pointer, Position, Typed, Value};

use crate::tree::{Block, Cell, Document};
use crate::{Charts, DossierInput, State};

pub(super) const CALL: &[u8] =
    include_bytes!("../../../../../assets/calls/laboratoires-innovation-territoriale-2016.json");
pub(super) const FINAL: State<'_> =
    State::Final { reference: "LIT-2016-24-6f0b8a-1", fingerprint: "4b1c99ae02d7f3a8", number: 1 };

/// Three services, one agent whose time is valued, one purchase.
pub(super) fn sample() -> Dossier {
    let mut number = 0_u32;
    let mut id = || {
        number += 1;
        format!("00000000-0000-4000-8000-{number:012}")
    };
    let json = serde_json::json!({
        "format": "amorce-dossier/1", "minor": 0, "id": "d1",
        "call": { "id": "laboratoires-innovation-territoriale-2016", "revision": 1 },
        "identity": { "title": "Un guichet", "acronym": "GUI", "prefet": { "name": "Michel Exemple", "by_delegation": true,
            "title": "Préfet de la région Centre", "delegate": { "name": "Anne Modèle", "quality": "Secrétaire générale" } } },
        "project": { "start": "2017-01", "months": 18 },
        "carriers": [ { "id": "c1", "name": "DREAL", "agents": [ { "id": "a1", "name": "Jeanne Discrète", "function": "Cheffe de projet" } ] } ],
        "sections": { "contexte": { "text": "Soit {{budget.grant}} demandés." } },
        "costs": [
            { "id": "l1", "label": "Temps de Mme Discrète", "category": "agents", "bearer": "c1", "agent": "a1",
              "basis": { "kind": "time_daily", "days": "10", "daily_cost": "300.00" } },
            { "id": "l2", "label": "Mobilier", "bearer": "c1",
              "basis": { "kind": "purchase", "quantity": "2", "unit_price": "100.00", "vat": "20" } } ],
        "pdf": { "individual_costs": "detailed" }
    });
    let imported = dossier::import::import(&json, &mut id).unwrap();
    let mut dossier = Dossier::default();
    dossier.apply(&imported.ops).unwrap();
    dossier
}

pub(super) fn compose(dossier: &Dossier, state: State<'_>) -> Document {
    compose_with(dossier, state, &HashSet::new())
}

fn compose_with(dossier: &Dossier, state: State<'_>, here: &HashSet<String>) -> Document {
    compose_under(&Call::read(CALL).unwrap(), dossier, state, here)
}

pub(super) fn compose_under(
    call: &Call,
    dossier: &Dossier,
    state: State<'_>,
    here: &HashSet<String>,
) -> Document {
    compose_lacking(call, dossier, state, here, &[])
}

pub(super) fn compose_lacking(
    call: &Call,
    dossier: &Dossier,
    state: State<'_>,
    here: &HashSet<String>,
    unread: &[&Pointer],
) -> Document {
    let budget = Budget::of(dossier, call);
    crate::document(&DossierInput {
        call,
        dossier,
        budget: &budget,
        unread,
        findings: &[],
        charts: &Charts::default(),
        gantt: &[],
        state,
        at: DateTime::parse_from_rfc3339("2016-09-26T17:30:00+02:00").unwrap(),
        program: "Amorce",
        attachments: &[],
        here,
    })
}

pub(super) fn set(dossier: &mut Dossier, at: &str, value: &str) {
    match dossier.typed(&Pointer::new(at), value).unwrap() {
        Typed::Ops(ops) => dossier.apply(&ops).unwrap(),
        Typed::Unreadable(error) => panic!("{error}"),
    };
}

fn words(cell: &Cell) -> String {
    cell.paragraphs.iter().flatten().map(|run| run.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// What the tables say from one heading to the next.
pub(super) fn tables(document: &Document, from: &str, to: &str) -> Vec<String> {
    let mut inside = false;
    let mut said = Vec::new();
    for block in document.blocks.iter().flat_map(|block| match block {
        Block::Landscape(turned) => turned.iter().collect(),
        other => vec![other],
    }) {
        match block {
            Block::Heading { id, .. } => inside = if inside { id != to } else { id == from },
            Block::Table(table) if inside => {
                said.extend(table.rows.iter().flat_map(|row| &row.cells).map(words));
            }
            _ => {}
        }
    }
    said
}

#[test]
fn an_annex_is_said_to_be_inside_only_where_it_is() {
    let mut dossier = sample();
    let list = Pointer::new("/annexes");
    for (id, sha256, placement) in [("x1", "aa", ""), ("x2", "bb", "attached"), ("x3", "aa", "separate")] {
        let (order, _) = dossier.order_for(&list, &Position::Last, None).unwrap();
        let text = |key: &str, text: &str| Op::Set {
            at: list.join(id).join(key),
            value: Value::Text(text.to_owned()),
        };
        let add = Op::Add { list: list.clone(), id: id.to_owned(), order };
        dossier.apply(&[add, text("sha256", sha256), text("file", id)]).unwrap();
        set(&mut dossier, &format!("/annexes/{id}/placement"), placement);
    }
    let here = HashSet::from(["aa".to_owned()]);
    let said = tables(&compose_with(&dossier, FINAL, &here), "annexes", "nowhere").join("\n");
    for (file, place) in
        [("x1", "Jointe au PDF"), ("x2", "Fichier manquant, à joindre"), ("x3", "À remettre à part")]
    {
        assert!(said.contains(&format!("{file} {place}")), "{said}");
    }
}

#[test]
fn a_final_shows_a_function_and_no_name_beside_a_cost() {
    let dossier = sample();
    let draft = tables(&compose(&dossier, State::Draft), "depenses", "financement").join("\n");
    assert!(draft.contains("Discrète"), "{draft}");
    let last = compose(&dossier, FINAL);
    let costs = tables(&last, "budget", "annexes").join("\n");
    assert!(costs.contains("Cheffe de projet") && !costs.contains("Discrète"), "{costs}");
    // The name stays with the service.
    let all = tables(&last, "porteurs", "partenaires").join("\n");
    assert!(all.contains("Jeanne Discrète"), "{all}");
}

#[test]
fn an_agent_that_was_never_filled_in_is_not_printed() {
    let mut dossier = sample();
    let pages = |dossier: &Dossier| tables(&compose(dossier, State::Draft), "porteurs", "partenaires");
    let before = pages(&dossier);
    let list = Pointer::new("/carriers/00000000-0000-4000-8000-000000000001/agents");
    let (order, _) = dossier.order_for(&list, &Position::Last, None).unwrap();
    dossier.apply(&[Op::Add { list, id: "blank".to_owned(), order }]).unwrap();
    assert_eq!(pages(&dossier), before);
}

#[test]
fn time_is_grouped_by_service_unless_the_dossier_asks_for_each_line() {
    let mut dossier = sample();
    set(&mut dossier, "/pdf/individual_costs", "grouped");
    let costs = tables(&compose(&dossier, FINAL), "depenses", "financement").join("\n");
    assert!(costs.contains("Temps d’agents") && !costs.contains("Cheffe de projet"), "{costs}");
}

/// Three agents in two services: one alone in a category of a service that has two, one alone in a service.
fn grouped() -> Dossier {
    let mut number = 0_u32;
    let mut id = || {
        number += 1;
        format!("00000000-0000-4000-8000-{number:012}")
    };
    let time = |id: &str, category: &str, bearer: &str, agent: &str, days: &str, from: u32, to: u32| {
        serde_json::json!({ "id": id, "label": "Temps", "category": category, "bearer": bearer, "agent": agent,
            "in_kind": true, "from": from, "to": to,
            "basis": { "kind": "time_daily", "days": days, "daily_cost": "300.00" } })
    };
    let json = serde_json::json!({
        "format": "amorce-dossier/1", "minor": 0, "id": "d1",
        "call": { "id": "laboratoires-innovation-territoriale-2016", "revision": 1 },
        "project": { "start": "2017-01", "months": 18, "working_days": "200" },
        "carriers": [
            { "id": "c1", "name": "DREAL", "agents": [
                { "id": "a1", "name": "Jeanne Discrète", "function": "Cheffe de projet" },
                { "id": "a2", "name": "Paul Discret", "function": "Designer" } ] },
            { "id": "c2", "name": "DRAC", "agents": [
                { "id": "a3", "name": "Lise Seule", "function": "Architecte" } ] } ],
        "costs": [
            time("l1", "temps_agent", "c1", "a1", "11", 1, 6),
            time("l2", "recrutement", "c1", "a2", "20", 7, 18),
            time("l3", "recrutement", "c2", "a3", "7", 1, 18) ]
    });
    let imported = dossier::import::import(&json, &mut id).unwrap();
    let mut dossier = Dossier::default();
    dossier.apply(&imported.ops).unwrap();
    dossier
}

#[test]
fn where_costs_are_grouped_no_page_writes_one_agents_amount_but_as_the_sum_of_a_service_or_of_a_category() {
    let mut dossier = grouped();
    let said =
        |dossier: &Dossier, from: &str, to: &str| tables(&compose(dossier, FINAL), from, to).join("\n");
    let all = |dossier: &Dossier| said(dossier, "budget", "signatures");
    // Paul's amount is nobody's sum, in whole or cut into years and quarters.
    let (paul, his_quarter) = ("6\u{202f}000,00", "1\u{202f}500,00");
    assert!(!all(&dossier).contains(paul), "{}", all(&dossier));
    assert!(!said(&dossier, "repartition", "annexes").contains(his_quarter));
    // What Lise alone costs in the months before Paul came would tell what she costs: the years of categories are given.
    let (months, years) = ("116,67", "Dépenses par poste et année du projet");
    assert!(!said(&dossier, "repartition", "annexes").contains(months));
    let captions = |dossier: &Dossier| format!("{:?}", compose(dossier, FINAL).blocks);
    assert!(captions(&dossier).contains(years));
    // Sums count their lines; the category's services stand in one row.
    assert!(said(&dossier, "tracabilite", "signatures").contains("somme de 3 dépenses = 11\u{202f}400,00"));
    assert!(said(&dossier, "valorisees", "financement").contains("DREAL, DRAC"));
    // What of a service's time counts for the grant is not told where it is one agent's.
    let mut late = grouped();
    let his = late.costs.iter().nth(1).map(|cost| cost.id.clone()).unwrap();
    set(&mut late, &format!("/costs/{his}/from"), "19");
    set(&mut late, &format!("/costs/{his}/to"), "24");
    assert!(!said(&late, "tracabilite", "signatures").contains("Assiette\u{a0}: 3\u{202f}300,00"));
    // The one agent of a service is its sum: that cannot be helped.
    assert!(all(&dossier).contains("2\u{202f}100,00"));
    set(&mut dossier, "/pdf/individual_costs", "detailed");
    assert!(all(&dossier).contains(paul));
    assert!(said(&dossier, "repartition", "annexes").contains(paul));
    assert!(said(&dossier, "repartition", "annexes").contains(months) && !captions(&dossier).contains(years));
}

#[test]
fn one_valued_and_one_recruited_tell_neither_their_days_nor_their_months_where_costs_are_grouped() {
    let mut dossier = grouped();
    let lise = dossier.costs.iter().nth(2).map(|cost| cost.id.clone()).unwrap();
    dossier.apply(&[Op::Remove { at: Pointer::new(&format!("/costs/{lise}")) }]).unwrap();
    let said =
        |dossier: &Dossier, from: &str, to: &str| tables(&compose(dossier, FINAL), from, to).join("\n");
    // Each is a category's sum, which the call asks for; what a day or a month costs does not follow.
    let (days, months, his_month) = ("20\u{a0}j", "M7–M18", "500,00");
    let costs = |dossier: &Dossier| said(dossier, "budget", "financement");
    assert!(costs(&dossier).contains("6\u{202f}000,00"));
    assert!(!costs(&dossier).contains(days) && !costs(&dossier).contains(months), "{}", costs(&dossier));
    let spread = said(&dossier, "repartition", "annexes");
    assert!(!spread.contains(&format!("\n{his_month}")), "{spread}");
    assert!(spread.contains("6\u{202f}000,00"), "the years of a category are given: {spread}");
    set(&mut dossier, "/pdf/individual_costs", "detailed");
    assert!(costs(&dossier).contains(days) && costs(&dossier).contains(months));
    assert!(said(&dossier, "repartition", "annexes").contains(&format!("\n{his_month}")));
}

#[test]
fn an_agents_days_stand_against_the_years_by_function_and_nowhere_where_costs_are_grouped() {
    let mut dossier = grouped();
    let said = |dossier: &Dossier| tables(&compose(dossier, FINAL), "financement", "repartition");
    let designer = |said: &[String]| said.iter().position(|cell| cell.contains("Designer"));
    assert_eq!(designer(&said(&dossier)), None);
    set(&mut dossier, "/pdf/individual_costs", "detailed");
    let said = said(&dossier);
    let at = designer(&said).unwrap();
    assert_eq!(said[at + 2..at + 4], ["10\u{a0}j sur 200", "10\u{a0}j sur 100"]);
    assert!(!said.iter().any(|cell| cell.contains("Paul")));
}

#[test]
fn a_price_of_more_than_cents_is_printed_as_it_is_computed() {
    let mut dossier = sample();
    let cost = dossier.costs.iter().nth(1).map(|cost| cost.id.clone()).unwrap();
    set(&mut dossier, &format!("/costs/{cost}/basis/unit_price"), "0.1255");
    let costs = tables(&compose(&dossier, FINAL), "depenses", "financement").join("\n");
    assert!(costs.contains("2 × 0,1255\u{a0}€ HT"), "{costs}");
}

#[test]
fn a_price_says_what_of_its_vat_is_recovered() {
    let mut dossier = sample();
    set(&mut dossier, "/carriers/00000000-0000-4000-8000-000000000001/vat_recovered", "35");
    let costs = tables(&compose(&dossier, FINAL), "depenses", "financement").join("\n");
    assert!(costs.contains("2 × 100,00\u{a0}€ HT, TVA 20\u{a0}%, récupérée à 35\u{a0}%"), "{costs}");
}

#[test]
fn the_base_is_told_by_the_rules_of_the_call_that_is_answered() {
    let dossier = sample();
    let mut json: serde_json::Value = serde_json::from_slice(CALL).unwrap();
    json["rules"]["base_of"]["value"] = "project".into();
    json["rules"]["valued_time_in_base"]["value"] = false.into();
    let call = Call::read(json.to_string().as_bytes()).unwrap();
    let said = |call: &Call| format!("{:?}", compose_under(call, &dossier, FINAL, &HashSet::new()).blocks);
    assert!(said(&call).contains("des dépenses éligibles du projet, sans le temps valorisé"));
    assert!(said(&Call::read(CALL).unwrap()).contains("des dépenses éligibles des 18 premiers mois"));
}

#[test]
fn what_is_paid_and_what_is_valued_stand_apart() {
    let document = compose(&sample(), State::Draft);
    let paid = tables(&document, "depenses", "valorisees").join("\n");
    let valued = tables(&document, "valorisees", "financement").join("\n");
    assert!(paid.contains("240,00\u{a0}€") && !paid.contains("3\u{202f}000,00"), "{paid}");
    assert!(valued.contains("3\u{202f}000,00\u{a0}€") && !valued.contains("240,00"), "{valued}");
}

#[test]
fn only_months_are_turned_and_quarters_stand_upright_by_year() {
    let document = compose(&sample(), State::Draft);
    let captions = |turned: bool| -> Vec<String> {
        let tables = document.blocks.iter().flat_map(|block| match block {
            Block::Landscape(blocks) if turned => blocks.iter().collect(),
            Block::Table(_) if !turned => vec![block],
            _ => Vec::new(),
        });
        let captions = tables.filter_map(|block| match block {
            Block::Table(table) => Some(table.caption.clone()),
            _ => None,
        });
        captions.filter(|caption| caption.contains("trimestre") || caption.contains("mois")).collect()
    };
    let of =
        |what: &str, parts: [&str; 2]| parts.map(|part| format!("Dépenses par {what}, {part} (en euros)"));
    assert_eq!(captions(true), of("poste et mois", ["M1 à M12", "M13 à M18"]));
    assert_eq!(captions(false), of("porteur et trimestre", ["T1 à T4", "T5 à T6"]));
}

#[test]
fn only_a_final_can_be_signed_the_delegate_first() {
    let dossier = sample();
    assert!(compose(&dossier, State::Draft).signatures.is_empty());
    let last = compose(&dossier, FINAL);
    assert_eq!(last.signatures[0].id, "signature_1");
    assert!(last.signatures[0].tooltip.contains("Anne Modèle"));
    // Nobody yet: the field says at least which it is.
    let mut unnamed = sample();
    set(&mut unnamed, "/identity/prefet/delegate/name", "");
    set(&mut unnamed, "/identity/prefet/delegate/quality", "");
    set(&mut unnamed, "/identity/prefet/delegate/order", "");
    assert_eq!(compose(&unnamed, FINAL).signatures[0].tooltip, "Signature 1");
    let above = last.blocks.iter().find_map(|block| match block {
        Block::Signature(signature) => Some(signature.above.as_str()),
        _ => None,
    });
    assert_eq!(above, Some("Pour le préfet de la région Centre et par délégation,"));
}

#[test]
fn a_draft_says_so_on_each_page_and_a_final_its_reference() {
    let dossier = sample();
    assert_eq!(compose(&dossier, State::Draft).meta.mark.as_deref(), Some("PROJET"));
    let last = compose(&dossier, FINAL);
    assert_eq!(
        (last.meta.mark, last.meta.foot.as_str()),
        (None, "LIT-2016-24-6f0b8a-1 · empreinte 4b1c99ae02d7")
    );
}

#[test]
fn an_empty_dossier_is_printed_all_the_same() {
    let document = compose(&Dossier::default(), State::Draft);
    assert!(crate::render(&document).unwrap().starts_with(b"%PDF-1.7"));
    let headless =
        document.blocks.iter().filter(|block| matches!(block, Block::Table(table) if table.rows.is_empty()));
    assert_eq!(headless.count(), 0, "a table of a head alone says nothing");
}

#[test]
fn months_are_split_where_amounts_are_large() {
    let captions = |dossier: &Dossier| -> Vec<String> {
        let blocks = compose(dossier, State::Draft).blocks;
        let blocks = blocks.into_iter().flat_map(|block| match block {
            Block::Landscape(turned) => turned,
            other => vec![other],
        });
        let caption = |block| match block {
            Block::Table(table) if table.caption.contains(" et mois, ") => {
                Some(table.caption.split_once(", ")?.1.to_owned())
            }
            _ => None,
        };
        blocks.filter_map(caption).collect()
    };
    let mut dossier = sample();
    assert_eq!(captions(&dossier), ["M1 à M12 (en euros)", "M13 à M18 (en euros)"]);
    let line = dossier.costs.iter().last().unwrap().id.clone();
    set(&mut dossier, &format!("/costs/{line}/basis/unit_price"), "400000000.00");
    let halves = ["M1 à M6 (en euros)", "M7 à M12 (en euros)", "M13 à M18 (en euros)"];
    assert_eq!(captions(&dossier), halves);
}
