//! How a text reads: each sign of `amorce-markdown/1`, and what no text can do.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use proptest::prelude::*;
use prose::{Align, Block, Image, Link, Run, What, read};

fn blocks(text: &str) -> Vec<Block> {
    read(text, &|name| (name == "budget.grant").then(|| "206,00\u{a0}€".to_owned()))
}

fn runs(text: &str) -> Vec<Run> {
    match blocks(text).into_iter().next() {
        Some(Block::Paragraph(text)) => text,
        other => panic!("not a paragraph: {other:?}"),
    }
}

fn words(runs: &[Run]) -> String {
    runs.iter().map(|run| run.what.text()).collect()
}

#[test]
fn headings_keep_their_level_and_are_led_to_by_their_words() {
    let found = blocks("# Un *titre* à {{budget.grant}}\n\n###### Au fond");
    assert!(
        matches!(&found[0], Block::Heading { level: 1, id, .. } if id == "un-titre-à-206-00"),
        "{found:?}"
    );
    assert!(matches!(found[1], Block::Heading { level: 6, .. }));
    assert_eq!(runs("[ici](#un-titre)")[0].link, Some(Link::Heading("un-titre".to_owned())));
}

#[test]
fn html_is_the_text_that_it_is() {
    assert_eq!(words(&runs("a <b onclick=\"x\">gras</b>")), "a <b onclick=\"x\">gras</b>");
    assert_eq!(words(&runs("<div>\n<p>seul</p>\n</div>\n")), "<div>\n<p>seul</p>\n</div>");
}

#[test]
fn figures_of_the_budget_stand_in_any_words_and_say_which_they_are() {
    let figure = What::Figure { name: "budget.grant".to_owned(), text: "206,00\u{a0}€".to_owned() };
    assert_eq!(runs("soit {{ budget.grant }}.")[1].what, figure);
    let bold = runs("_soit_ **{{budget.grant}}**demandés");
    assert_eq!(
        (&bold[2].what, bold[2].bold, words(&bold)),
        (&figure, true, "soit 206,00\u{a0}€demandés".to_owned())
    );
    assert_eq!(
        words(&runs("[le *coût* {{budget.grant}}](https://a.fr/{{budget.grant}})")),
        "le coût 206,00\u{a0}€"
    );
    let Block::Table(table) = &blocks("| a |\n|---|\n| {{budget.grant}} |")[0] else { panic!() };
    assert_eq!(table.rows[0][0][0].what, figure);
}

#[test]
fn code_is_shown_as_it_is_written() {
    let Block::Verbatim(code) = &blocks("```\n{{budget.grant}} \\{{x}}\n```")[0] else { panic!() };
    assert_eq!(words(code), "{{budget.grant}} \\{{x}}\n");
    assert_eq!(
        words(&runs("tapez `{{budget.grant}}` pour {{budget.grant}}")),
        "tapez {{budget.grant}} pour 206,00\u{a0}€"
    );
}

#[test]
fn an_apostrophe_reads_as_it_is_printed_but_in_code_and_addresses() {
    let text = "# L'essai\n\nL'**État**, *qu'on* a d'un `l'x` et [l'eau](https://exemple.fr/l'eau) à jean.d'arc@exemple.fr";
    let found = blocks(text);
    assert!(
        matches!(&found[0], Block::Heading { id, text, .. } if id == "l-essai" && words(text) == "L’essai")
    );
    let Block::Paragraph(text) = &found[1] else { panic!() };
    assert_eq!(words(text), "L’État, qu’on a d’un l'x et l’eau à jean.d'arc@exemple.fr");
    let link = text.iter().find_map(|run| run.link.clone());
    assert_eq!(link, Some(Link::Address("https://exemple.fr/l'eau".to_owned())));
    let Block::Verbatim(code) = &blocks("```\nl'x {{budget.grant}}\n```")[0] else { panic!() };
    assert_eq!(words(code), "l'x {{budget.grant}}\n");
    let Block::Table(table) = &blocks("| L'un |\n|---|\n| l'autre |")[0] else { panic!() };
    assert_eq!((words(&table.head[0]), words(&table.rows[0][0])), ("L’un".to_owned(), "l’autre".to_owned()));
}

#[test]
fn a_field_that_names_nothing_stays_as_it_was_written_and_so_do_braces_that_are_meant() {
    assert_eq!(runs("soit {{_rien_ du *tout*}}")[1].what, What::Unknown("{{_rien_ du *tout*}}".to_owned()));
    assert_eq!(runs("soit {{budget.grant")[1].what, What::Unknown("{{budget.grant".to_owned()));
    assert_eq!(
        runs("écrire \\{{budget.grant}}"),
        [Run { what: What::Words("écrire {{budget.grant}}".to_owned()), ..Run::default() }]
    );
    assert_eq!(
        words(&runs("le signe \u{e000}0\u{e001} d’un autre {{budget.grant}}")),
        "le signe \u{e000}0\u{e001} d’un autre 206,00\u{a0}€"
    );
}

#[test]
fn a_passage_in_another_language_is_told_apart() {
    let runs = runs("le [design thinking {{budget.grant}}]{lang=en} ici");
    assert_eq!((runs[1].what.text(), runs[1].lang.as_deref()), ("design thinking ", Some("en")));
    assert_eq!(runs[2].lang.as_deref(), Some("en"));
    assert_eq!((runs[3].what.text(), runs[3].lang.as_deref()), (" ici", None));
}

#[test]
fn notes_are_numbered_as_they_are_called_and_told_at_the_end() {
    let found = blocks(
        "Un fait[^b], un autre[^a], le même[^b], un sans note[^c].\n\n[^a]: La *source*.\n[^b]: Avant.\n[^d]: Seule.\n",
    );
    let Block::Paragraph(text) = &found[0] else { panic!("{found:?}") };
    let calls: Vec<usize> =
        text.iter().filter_map(|run| if let What::Call(n) = run.what { Some(n) } else { None }).collect();
    assert_eq!(calls, [1, 2, 1]);
    let Some(Block::Notes(notes)) = found.last() else { panic!("{found:?}") };
    let told: Vec<(Option<usize>, usize)> =
        notes.iter().map(|note| (note.number, note.blocks.len())).collect();
    assert_eq!(told, [(Some(1), 1), (Some(2), 1), (None, 1)]);
}

#[test]
fn an_image_keeps_its_address_its_caption_and_what_it_shows() {
    let image = Image {
        address: "annex:x1".to_owned(),
        alt: "Une carte à 206,00\u{a0}€".to_owned(),
        caption: "Les trois terrains".to_owned(),
    };
    assert_eq!(
        runs("Voir ![Une *carte* à {{budget.grant}}](annex:x1 \"Les trois terrains\").")[1].what,
        What::Image(image)
    );
}

#[test]
fn a_table_keeps_its_head_its_alignment_and_its_width() {
    let found = blocks("| a | b |\n|:-:|--:|\n| 1 | 2 |\n| 3 |\n");
    let Block::Table(table) = &found[0] else { panic!("{found:?}") };
    assert_eq!(table.columns, [Align::Centre, Align::Right]);
    assert_eq!((table.head.len(), table.rows.len()), (2, 2));
    assert!(table.rows.iter().all(|row| row.len() == 2), "{table:?}");
}

#[test]
fn lists_nest() {
    let found = blocks("3. un\n   - deux\n4. trois");
    let Block::List { first: Some(3), items } = &found[0] else { panic!("{found:?}") };
    assert_eq!(items.len(), 2);
    assert!(matches!(items[0][1], Block::List { first: None, .. }));
}

#[test]
fn a_link_of_another_scheme_is_its_words_alone() {
    for address in [
        "javascript:alert(1)",
        "http://exemple.gouv.fr",
        "file:///etc/passwd",
        "data:text/html,x",
        "HTTPS://exemple.fr",
        "//exemple.fr",
    ] {
        assert_eq!(runs(&format!("[ici]({address})"))[0].link, None, "{address}");
    }
    assert!(runs("[ici](https://exemple.fr)")[0].link.is_some());
    assert!(runs("<mailto:a@exemple.fr>")[0].link.is_some());
}

fn depth(blocks: &[Block]) -> usize {
    let within = blocks.iter().map(|block| match block {
        Block::Quote(blocks) => depth(blocks),
        Block::List { items, .. } => items.iter().map(|item| depth(item)).max().unwrap_or(0),
        _ => 0,
    });
    1 + within.max().unwrap_or(0)
}

#[test]
fn what_is_nested_without_end_is_read_without_one_and_keeps_its_words() {
    for sign in ["> ", "- ", "1. ", "> - "] {
        let found = blocks(&format!("{}fin", sign.repeat(20_000)));
        assert!(depth(&found) < 60, "{sign}: {}", depth(&found));
        assert!(format!("{found:?}").contains("fin"), "{sign}");
    }
}

proptest! {
    #[test]
    fn any_text_is_read(text in "(\\{\\{|\\}\\}|budget\\.grant|[-*_#>|`!\\[\\]()^:<\\\\\n 1a.é\u{e000}\u{e001}]){0,80}") {
        let _ = blocks(&text);
    }

    #[test]
    fn plain_words_come_out_as_they_went_in(text in "[a-zéà]{1,8}( [a-zéà,;]{1,8}){0,12}") {
        prop_assert_eq!(words(&runs(&text)), text);
    }
}

#[test]
fn the_annexes_that_a_text_shows_are_those_of_its_pictures() {
    let text = "![Ici](annex:a)\n\n- dans une liste ![là](annex:b \"Légende\")\n\n| Un tableau |\n|---|\n| ![aussi](annex:c) |\n\n\
                Une note[^1], un lien [vers](annex:d), du code `![x](annex:e)`, ![ailleurs](https://exemple.fr/f.png).\n\n\
                [^1]: Dans la note ![enfin](annex:g)\n";
    assert_eq!(prose::pictured(text), ["a", "b", "c", "g"]);
    assert_eq!(prose::pictured("Sans image."), Vec::<String>::new());
}
