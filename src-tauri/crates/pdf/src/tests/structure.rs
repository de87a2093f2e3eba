//! The structure tree, as people read it.

use super::{document, meta, table};
use crate::set;
use crate::tree::{Block, Document, KeyFigure, ListItem, Marker, NoteItem, Run};

fn tree(blocks: Vec<Block>) -> String {
    let document = Document { meta: meta(true), blocks, signatures: Vec::new(), attachments: Vec::new() };
    set(&document).unwrap().1.to_string()
}

#[test]
fn a_paragraphs_children_keep_the_order_of_its_words() {
    let english = Run { lang: Some("en".into()), ..Run::new("design") };
    let blocks = vec![Block::Paragraph {
        text: vec![Run::new("le "), english, Run::new(" public")],
        style: crate::tree::ParagraphStyle::Body,
    }];
    insta::assert_snapshot!(tree(blocks), @r"
    Document
      P p. 1
        Span lang=en p. 1
    ");
}

#[test]
fn heading_levels_have_no_gap() {
    let blocks =
        vec![Block::heading(3, "", "Un"), Block::heading(6, "", "Deux"), Block::heading(1, "", "Trois")];
    insta::assert_snapshot!(tree(blocks), @r"
    Document
      H1 p. 1
      H2 p. 1
      H1 p. 1
    ");
}

#[test]
fn headings_of_one_level_stay_of_one_level_under_their_title() {
    let blocks = [1, 4, 4, 6, 4, 3, 1, 2].map(|level| Block::heading(level, "", "Titre")).to_vec();
    let levels: Vec<char> = tree(blocks).lines().filter_map(|line| line.trim().chars().nth(1)).collect();
    // « ocument », then the headings.
    assert_eq!(levels.iter().collect::<String>(), "o12232212");
}

#[test]
fn lists_and_notes_have_labels() {
    let item = ListItem::new(vec![Block::text("un")]);
    let note = NoteItem { id: "n".into(), label: "1".into(), blocks: vec![Block::text("deux")] };
    let figure = KeyFigure { value: "3".into(), label: "Services".into() };
    let blocks = vec![
        Block::List { marker: Marker::Number(1), items: vec![item] },
        Block::Notes(vec![note]),
        Block::KeyFigures(vec![figure]),
    ];
    insta::assert_snapshot!(tree(blocks), @r"
    Document
      L
        LI
          Lbl p. 1
          LBody
            P p. 1
      Note
        Lbl p. 1
        P p. 1
      L
        LI
          Lbl p. 1
          LBody p. 1
    ");
}

#[test]
fn a_tables_head_is_tagged_once_though_it_is_drawn_on_each_page() {
    let tree = tree(vec![table(60)]);
    assert_eq!(tree.matches("THead").count(), 1);
    assert_eq!(tree.matches("TH scope=column").count(), 2);
    assert_eq!(tree.matches("TH scope=row").count(), 60);
    assert!(tree.contains("p. 2"), "{tree}");
}

#[test]
fn contents_lead_to_the_headings() {
    let (_, tags) = set(&document(true)).unwrap();
    let tree: String = tags.to_string().lines().take(14).map(|line| format!("{line}\n")).collect();
    insta::assert_snapshot!(tree, @r"
    Document
      H1 p. 1
      TOC
        TOCI
          Reference
            Link +annotation +annotation p. 1
        TOCI
          Reference
            Link +annotation +annotation p. 1
      H1 p. 1
      P p. 1
        Link +annotation +annotation p. 1
        Span lang=en p. 1
      Table
    ");
}
