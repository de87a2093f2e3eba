//! Figures of the budget in the texts, the agents' days by year, and the cost of a day.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod support;

use app::dto::{
    DailyCostBasis, DailyCostRequest, OpRequest, ReadingBlock, ReadingKind, ReadingLink, ReadingRun,
};
use app::{Desk, ErrorCode};

use support::{apply, example, input};

fn read(desk: &Desk, id: &str) -> String {
    runs(&desk.section_reading(id, "contexte").unwrap().blocks).into_iter().map(|run| run.text).collect()
}

/// Every run of a text, in reading order.
fn runs(blocks: &[ReadingBlock]) -> Vec<ReadingRun> {
    let of = |block: &ReadingBlock| match block {
        ReadingBlock::Heading { text, .. }
        | ReadingBlock::Paragraph { text }
        | ReadingBlock::Verbatim { text } => text.clone(),
        ReadingBlock::List { items, .. } => items.iter().flat_map(|item| runs(item)).collect(),
        ReadingBlock::Table { head, rows, .. } => {
            head.iter().chain(rows.iter().flatten()).flatten().cloned().collect()
        }
        ReadingBlock::Quote { blocks } => runs(blocks),
        ReadingBlock::Notes { notes } => notes.iter().flat_map(|note| runs(&note.blocks)).collect(),
        ReadingBlock::Rule => Vec::new(),
    };
    blocks.iter().flat_map(of).collect()
}

#[test]
fn every_figure_of_the_menu_can_be_put_in_a_text_and_reads_as_it_is_listed() {
    let (_folder, desk, id) = example();
    let groups = desk.text_figures(&id).unwrap();
    let all: Vec<_> = groups.iter().flat_map(|group| &group.figures).collect();
    assert!(all.len() > 50, "{}", all.len());
    let text: String = all.iter().map(|figure| format!("{}\n", figure.field)).collect();
    apply(&desk, &id, vec![input("/sections/contexte/text", &text)]);
    let reading = desk.section_reading(&id, "contexte").unwrap();
    let runs = runs(&reading.blocks);
    let figures: Vec<_> = runs.iter().filter(|run| run.kind != ReadingKind::Words).collect();
    assert_eq!(figures.len(), all.len());
    assert_eq!(reading.figures as usize, all.len());
    for (piece, listed) in figures.iter().zip(all) {
        assert_eq!((piece.kind, &piece.text), (ReadingKind::Figure, &listed.value), "{}", listed.field);
        assert!(
            !piece.label.is_empty() && !piece.label.starts_with(','),
            "{}: {}",
            listed.field,
            piece.label
        );
        // Each says where it comes from; the rate is the call's own.
        match &piece.key {
            Some(key) => {
                drop(desk.trace(&id, key).unwrap_or_else(|error| panic!("{key}: {}", error.message)))
            }
            None => assert_eq!(listed.field, "{{budget.rate}}"),
        }
    }
    let unknown = desk.open_draft(&id).unwrap().findings;
    assert!(unknown.iter().all(|finding| finding.rule != "sections.field_unknown"));
}

#[test]
fn a_field_that_names_nothing_is_no_figure_that_follows_the_budget() {
    let (_folder, desk, id) = example();
    let text = "Soit {{budget.grant}} et {{budget.bearers/x.grant}}.";
    apply(&desk, &id, vec![input("/sections/contexte/text", text)]);
    let reading = desk.section_reading(&id, "contexte").unwrap();
    assert!(runs(&reading.blocks).iter().any(|run| run.kind == ReadingKind::Unknown));
    assert_eq!(reading.figures, 1);
}

#[test]
fn the_example_quotes_its_figures_and_nothing_in_its_texts_is_told() {
    let (_folder, desk, id) = example();
    let found = desk.open_draft(&id).unwrap().findings;
    assert!(found.iter().all(|finding| !finding.rule.starts_with("sections.")), "{found:?}");
    assert!(found.iter().all(|finding| finding.severity == "note"), "{found:?}");
    assert_eq!(desk.section_reading(&id, "moyens").unwrap().figures, 7);
}

#[test]
fn a_text_follows_the_budget_and_a_bearer_that_goes_leaves_a_finding() {
    let (_folder, desk, id) = example();
    let partner = desk.open_draft(&id).unwrap().lists["/partners"][0].clone();
    let text = format!("Soit {{{{budget.grant}}}}, dont {{{{budget.bearers/{partner}.grant}}}}. \\{{{{x}}}}");
    apply(&desk, &id, vec![input("/sections/contexte/text", &text), input("/grant/requested", "150 000")]);
    assert!(read(&desk, &id).starts_with("Soit 150\u{202F}000,00\u{A0}€, dont "), "{}", read(&desk, &id));
    assert!(read(&desk, &id).ends_with("€. {{x}}"));
    apply(&desk, &id, vec![input("/grant/requested", "140 000")]);
    assert!(read(&desk, &id).starts_with("Soit 140\u{202F}000,00\u{A0}€"));

    apply(&desk, &id, vec![OpRequest::Remove { pointer: format!("/partners/{partner}") }]);
    let found = desk.open_draft(&id).unwrap().findings;
    let finding = found.iter().find(|finding| finding.rule == "sections.field_unknown").unwrap();
    assert_eq!(
        (finding.severity.as_str(), finding.pointer.as_str()),
        ("blocking", "/sections/contexte/text")
    );
    let runs = runs(&desk.section_reading(&id, "contexte").unwrap().blocks);
    assert_eq!(runs.iter().filter(|run| run.kind == ReadingKind::Unknown).count(), 1);
    desk.undo(&id).unwrap();
    assert!(!read(&desk, &id).contains("{{budget"));
}

#[test]
fn a_text_reads_as_it_will_be_printed() {
    let (_folder, desk, id) = example();
    let text = "# Le lieu\n\n### Ses **murs**\n\nVoir [la note](https://exemple.fr) et [plus haut](#le-lieu)[^a].\n\n\
        - ![Un plan](annex:x1 \"Le rez-de-chaussée\")\n\n> <b>cité</b>\n\n| a |\n|--:|\n| un |\n\n---\n\n[^a]: Une source.\n";
    apply(&desk, &id, vec![input("/sections/contexte/text", text)]);
    let reading = desk.section_reading(&id, "contexte").unwrap();
    let heads: Vec<u8> = reading
        .blocks
        .iter()
        .filter_map(|block| if let ReadingBlock::Heading { level, .. } = block { Some(*level) } else { None })
        .collect();
    assert_eq!(heads, [1, 2], "no level is skipped");
    let runs = runs(&reading.blocks);
    let run =
        |text: &str| runs.iter().find(|run| run.text == text).unwrap_or_else(|| panic!("{text}: {runs:?}"));
    assert!(run("murs").bold);
    assert_eq!(run("la note").link, Some(ReadingLink::Address { address: "https://exemple.fr".to_owned() }));
    assert_eq!(run("plus haut").link, Some(ReadingLink::Heading { id: "le-lieu".to_owned() }));
    assert_eq!(
        (run("Un plan").kind, run("Un plan").label.as_str()),
        (ReadingKind::Image, "Le rez-de-chaussée")
    );
    assert_eq!((run("<b>cité</b>").kind, run("un").kind), (ReadingKind::Words, ReadingKind::Words));
    let last = reading.blocks.last().unwrap();
    assert!(matches!(last, ReadingBlock::Notes { notes } if notes[0].number == Some(1)), "{last:?}");
    assert!(runs.iter().any(|run| run.kind == ReadingKind::Note && run.text == "1"));
}

fn asked(line: Option<&str>, agent: Option<&str>, yearly: &str, days: &str) -> DailyCostRequest {
    DailyCostRequest {
        line: line.map(str::to_owned),
        agent: agent.map(str::to_owned),
        yearly: yearly.to_owned(),
        days: days.to_owned(),
        source: "Attestation de l’employeur".to_owned(),
    }
}

#[test]
fn agents_days_are_told_by_year_and_the_excess_is_named() {
    let (_folder, desk, id) = example();
    let view = desk.agent_times(&id).unwrap();
    assert_eq!(view.agents.len(), 11, "ten agents of the services and the designer who is recruited");
    assert_eq!(view.years.iter().map(|year| year.year).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(view.years[0].possible.as_deref(), Some("210\u{A0}j possibles"));
    assert!(view.agents.iter().all(|agent| !agent.is_over), "{}", view.summary);
    let dossier = desk.show(&id, "").unwrap();
    let cost = dossier["costs"].as_array().unwrap().iter().find(|cost| !cost["agent"].is_null()).unwrap();
    let (line, agent) = (cost["id"].as_str().unwrap(), cost["agent"].as_str().unwrap());
    apply(&desk, &id, vec![input(&format!("/costs/{line}/basis/days"), "999")]);
    let view = desk.agent_times(&id).unwrap();
    let over = view.agents.iter().find(|one| one.agent == agent).unwrap();
    assert!(
        over.is_over && over.years.iter().any(|year| year.excess.as_deref().unwrap().ends_with("de trop"))
    );
    assert_eq!(view.summary, "Un agent donne plus de jours que n’en compte l’année.");
}

#[test]
fn the_cost_of_a_day_is_exact_justified_and_taken_back_by_one_undo() {
    let (_folder, desk, id) = example();
    let dossier = desk.show(&id, "").unwrap();
    let costs = dossier["costs"].as_array().unwrap();
    let cost = costs.iter().find(|cost| cost["basis"]["kind"] == "time_daily").unwrap();
    let line = cost["id"].as_str().unwrap();
    let view = desk.daily_cost(&id, &asked(Some(line), None, "", "")).unwrap();
    assert_eq!((view.days.as_str(), view.formula), ("210", None));

    let request = asked(Some(line), None, "63 525,00 €", "210");
    let view = desk.daily_cost(&id, &request).unwrap();
    assert_eq!(
        view.formula.as_deref(),
        Some("63\u{202F}525,00\u{A0}€ ÷ 210\u{A0}jours = 302,50\u{A0}€ par jour")
    );
    assert_eq!((view.rounding, view.no_yearly), (None, None));
    desk.set_daily_cost(&id, &request, DailyCostBasis::Daily).unwrap();
    let after = desk.show(&id, &format!("/costs/{line}")).unwrap();
    assert_eq!(after["basis"]["daily_cost"], "302.50");
    let note = after["note"].as_str().unwrap();
    assert!(note.contains("302,50\u{A0}€ par jour. Source\u{A0}: Attestation de l’employeur"), "{note}");

    // Another one takes its place in the note; the rest of the note stays.
    let request = asked(Some(line), None, "64000", "210");
    let view = desk.daily_cost(&id, &request).unwrap();
    assert!(view.formula.unwrap().contains("≈ 304,7619\u{A0}€") && view.rounding.is_some());
    desk.set_daily_cost(&id, &request, DailyCostBasis::Yearly).unwrap();
    let after = desk.show(&id, &format!("/costs/{line}")).unwrap();
    assert_eq!(
        (&after["basis"]["kind"], &after["basis"]["yearly_cost"]),
        (&"time_yearly".into(), &"64000.00".into())
    );
    assert_eq!(after["note"].as_str().unwrap().matches("Coût annuel chargé").count(), 1);
    desk.undo(&id).unwrap();
    desk.undo(&id).unwrap();
    assert_eq!(&desk.show(&id, &format!("/costs/{line}")).unwrap(), cost);
}

#[test]
fn a_cost_that_cannot_be_found_says_why_and_changes_nothing() {
    let (_folder, desk, id) = example();
    let line = desk.open_draft(&id).unwrap().lists["/costs"][0].clone();
    let before = desk.show(&id, "/costs").unwrap();
    for (yearly, days) in [("beaucoup", "210"), ("63000", "0"), ("63000", "-3"), ("999999999,99", "0,0001")] {
        let request = asked(Some(&line), None, yearly, days);
        assert!(desk.daily_cost(&id, &request).unwrap().error.is_some(), "{yearly} ÷ {days}");
        let refused = desk.set_daily_cost(&id, &request, DailyCostBasis::Daily).unwrap_err();
        assert_eq!(refused.code, ErrorCode::BadInput);
    }
    let other_days = asked(Some(&line), None, "63000", "200");
    assert!(desk.daily_cost(&id, &other_days).unwrap().no_yearly.unwrap().contains("210"));
    let refused = desk.set_daily_cost(&id, &other_days, DailyCostBasis::Yearly).unwrap_err();
    assert_eq!(refused.field.as_deref(), Some("/project/working_days"));
    let nobody = asked(None, Some("nobody"), "63000", "210");
    assert_eq!(
        desk.set_daily_cost(&id, &nobody, DailyCostBasis::Daily).unwrap_err().code,
        ErrorCode::NotFound
    );
    assert_eq!(desk.show(&id, "/costs").unwrap(), before);
}
