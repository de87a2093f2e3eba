//! Where pages part what is said, as a reader sees it.

use super::{meta, table};
use crate::design;
use crate::line::Line;
use crate::page::{Anchors, Flow, Ink, Setter, paginate};
use crate::set;
use crate::tree::{
    Block, Cell, Column, Document, Figure, Meta, ParagraphStyle, Row, Run, SignatureBox, Table,
};

/// The pages on which the rows of the only table stand, in their order: the page of each row's head.
fn pages_of_rows(blocks: Vec<Block>) -> Vec<usize> {
    let document = Document { meta: meta(true), blocks, signatures: Vec::new(), attachments: Vec::new() };
    let tree = set(&document).unwrap().1.to_string();
    let heads = tree.lines().filter_map(|line| line.split_once("TH scope=row p. "));
    heads.map(|(_, page)| page.trim().parse().unwrap()).collect()
}

/// The lines of a document, but for those of its running head and foot.
fn texts(document: &Document) -> Vec<String> {
    let anchors = Anchors::of(document);
    let mut setter = Setter::new(document, &anchors);
    let flow = setter.lay(document).unwrap().flow;
    let slabs =
        flow.iter().filter_map(|flow| if let Flow::Slab(slab) = flow { Some(&slab.ink) } else { None });
    let lines =
        slabs.flatten().filter_map(|put| if let Ink::Line(line) = &put.ink { Some(line) } else { None });
    let text = |line: &Line| {
        let glyphs = line.pieces.iter().flat_map(|piece| {
            piece.glyphs.iter().map(|glyph| setter.glyphs.text(piece.style.face, glyph.id))
        });
        glyphs.collect::<String>().trim_end().to_owned()
    };
    lines.map(text).filter(|text| !text.is_empty()).collect()
}

fn summed(rows: usize) -> Block {
    let Block::Table(mut table) = table(rows) else { unreachable!() };
    table.rows.push(Row::new(vec!["Total".into(), "1,00\u{a0}€".into()]).total());
    Block::Table(table)
}

#[test]
fn no_page_ends_with_one_row_under_a_head_nor_begins_with_one_over_the_total() {
    let mut parted = 0;
    // Around what one page holds, then two.
    for rows in (28..42).chain(60..76) {
        let pages = pages_of_rows(vec![summed(rows)]);
        let on = |page: usize| pages.iter().filter(|one| **one == page).count();
        let last = *pages.last().unwrap();
        assert!(on(pages[0]) >= 2 && on(last) >= 4, "{rows} rows stand on {pages:?}");
        parted += usize::from(last > 1);
    }
    assert!(parted > 10, "no table was parted");
    // However far down its page a table begins.
    for above in (0..60).step_by(3) {
        let mut blocks: Vec<Block> = (0..above).map(|_| Block::text("Une ligne.")).collect();
        blocks.push(summed(40));
        let pages = pages_of_rows(blocks);
        let first = pages.iter().filter(|page| **page == pages[0]).count();
        assert!(first >= 2, "under {above} lines: {pages:?}");
    }
}

#[test]
fn a_heading_and_what_it_says_of_a_table_stand_on_its_page() {
    for above in 20..60 {
        let mut blocks: Vec<Block> = (0..above).map(|_| Block::text("Une ligne.")).collect();
        blocks.push(Block::heading(1, "traces", "Traçabilité des montants"));
        blocks.push(Block::text("D’où vient chaque montant du budget."));
        blocks.push(table(12));
        let document = Document { meta: meta(true), blocks, signatures: Vec::new(), attachments: Vec::new() };
        let tree = set(&document).unwrap().1.to_string();
        let pages: Vec<&str> = tree
            .lines()
            .filter(|line| line.contains("H1") || line.contains("TH scope=row"))
            .filter_map(|line| Some(line.split_once(" p. ")?.1.trim()))
            .collect();
        assert!(pages.len() > 12, "{tree}");
        assert_eq!(pages[0], pages[1], "under {above} lines: {pages:?}");
    }
}

#[test]
fn a_drawing_higher_than_a_page_stays_under_its_caption() {
    let figure = |height: i64| Figure {
        width: 443_000,
        height,
        marks: Vec::new(),
        alt: "Un dessin".into(),
        caption: "Qui porte quelles dépenses".into(),
    };
    for height in [300_000, 650_000, 665_000, 680_000, 900_000] {
        for turned in [false, true] {
            let drawn = vec![Block::Figure(figure(height))];
            let drawn = if turned { vec![Block::Landscape(drawn)] } else { drawn };
            let blocks = [vec![Block::text("Une ligne.")], drawn].concat();
            let document =
                Document { meta: meta(true), blocks, signatures: Vec::new(), attachments: Vec::new() };
            let tree = set(&document).unwrap().1.to_string();
            let pages: Vec<&str> =
                tree.lines().filter_map(|line| line.split_once(" p. ")?.1.into()).collect();
            // The text, the caption, the drawing.
            assert_eq!(pages.len(), 3, "{tree}");
            assert_eq!(pages[1], pages[2], "{height}: {tree}");
        }
    }
}

#[test]
fn no_amount_is_broken_beside_a_word_that_is_too_long() {
    for columns in [4, 7, 9] {
        let amounts = || (0..columns).map(|_| Cell::from("150\u{202f}029\u{202f}979,45"));
        let row = |name: &str| Row::new([Cell::from(name)].into_iter().chain(amounts()).collect());
        let head = (0..columns).map(|n| Cell::from(format!("T{}", n + 8)));
        let mut widths = vec![Column::text(1)];
        widths.resize(columns + 1, Column::figures());
        let table = Table {
            columns: widths,
            head: vec![Row::new([Cell::from("Nom")].into_iter().chain(head).collect())],
            rows: vec![row("Nom"), row(&"Anticonstitutionnellement".repeat(9)), row("Nom").total()],
            row_heads: true,
            ..Table::default()
        };
        let blocks = if columns > 7 {
            vec![Block::Landscape(vec![Block::Table(table)])]
        } else {
            vec![Block::Table(table)]
        };
        let document = Document { meta: meta(true), blocks, signatures: Vec::new(), attachments: Vec::new() };
        let anchors = Anchors::of(&document);
        let flow = Setter::new(&document, &anchors).lay(&document).unwrap().flow;
        let flow = match flow.into_iter().next() {
            Some(Flow::Aside(turned)) => turned,
            _ => Setter::new(&document, &anchors).lay(&document).unwrap().flow,
        };
        let lines = |flow: &Flow| match flow {
            Flow::Slab(slab) => slab.ink.iter().filter(|put| matches!(put.ink, Ink::Line(_))).count(),
            _ => 0,
        };
        let lines: Vec<usize> = flow.iter().map(lines).filter(|lines| *lines > 0).collect();
        let one = columns + 1;
        assert_eq!((lines[0], lines[1], lines[3]), (one, one, one), "one line a cell of {columns}");
        assert!(lines[2] > one, "the long word is broken");
    }
}

#[test]
fn no_text_runs_off_the_page_whatever_joins_its_words() {
    let words = "le présent courriel confirme que la commune de Blois prêtera sa salle".repeat(4);
    // Words without a place for a hyphen.
    let joined = "un an et un an de ".repeat(20).replace(' ', "\u{a0}");
    for block in
        [Block::Verbatim(words.clone()), Block::Verbatim(format!("    {words}")), Block::text(&joined)]
    {
        let document = Document {
            meta: meta(true),
            blocks: vec![block],
            signatures: Vec::new(),
            attachments: Vec::new(),
        };
        let anchors = Anchors::of(&document);
        let flow = Setter::new(&document, &anchors).lay(&document).unwrap().flow;
        let ends: Vec<i64> = flow
            .iter()
            .filter_map(|flow| if let Flow::Slab(slab) = flow { Some(&slab.ink) } else { None })
            .flatten()
            .filter_map(|put| if let Ink::Line(line) = &put.ink { Some(put.x + line.width) } else { None })
            .collect();
        assert!(
            ends.len() > 2 && ends.iter().all(|end| *end <= design::SHEET.0 - 2 * design::SIDE),
            "{ends:?}"
        );
    }
}

#[test]
fn a_running_head_ends_before_the_word_of_a_draft_and_before_the_margin() {
    let heads = ["W".repeat(60), format!("{} — {}", "W".repeat(30), "Un guichet des vallées ".repeat(9))];
    for (running_head, signed) in heads.iter().flat_map(|head| [(head, true), (head, false)]) {
        let meta = Meta { running_head: running_head.clone(), ..meta(signed) };
        let blocks = vec![Block::text("Un mot."), Block::Landscape(vec![Block::text("Un autre.")])];
        let document = Document { meta, blocks, signatures: Vec::new(), attachments: Vec::new() };
        let anchors = Anchors::of(&document);
        let mut setter = Setter::new(&document, &anchors);
        let mut pages = paginate(setter.lay(&document).unwrap());
        setter.furnish(&mut pages).unwrap();
        for page in pages {
            let end = page.sheet().0 - page.side();
            let frame = |ink: &Ink| matches!(ink, Ink::Frame { .. });
            let room = page.furniture.iter().find(|put| frame(&put.ink)).map_or(end, |put| put.x);
            let Ink::Line(head) = &page.furniture[0].ink else { unreachable!() };
            assert!(page.furniture[0].x + head.width <= room, "{running_head} on {page:?}");
            assert!(head.width > 300_000, "the room there is is taken");
        }
    }
}

#[test]
fn a_note_is_never_parted_from_the_table_that_it_explains() {
    for above in 0..60 {
        let mut blocks: Vec<Block> = (0..above).map(|_| Block::text("Une ligne.")).collect();
        blocks.push(table(12));
        let text = vec![Run::new("De 1 (faible) à 4 (forte).")];
        blocks.push(Block::Paragraph { text, style: ParagraphStyle::Note });
        let document = Document { meta: meta(true), blocks, signatures: Vec::new(), attachments: Vec::new() };
        let tree = set(&document).unwrap().1.to_string();
        let pages: Vec<&str> = tree.lines().filter_map(|line| line.split_once(" p. ")?.1.into()).collect();
        let [.., row, note] = pages[..] else { unreachable!() };
        assert_eq!(row, note, "under {above} lines: {tree}");
    }
}

#[test]
fn a_name_in_a_table_is_cut_at_its_hyphen() {
    let table = Table {
        columns: vec![Column::text(3), Column::text(4), Column::text(6)],
        head: vec![Row::new(vec!["Agent".into(), "Fonction".into(), "Rôle dans le projet".into()])],
        rows: vec![Row::new(vec![
            "Marie-Christine Vandenbroucque-Lesaffre".into(),
            "Ingénieure".into(),
            "Suivi".into(),
        ])],
        row_heads: true,
        ..Table::default()
    };
    let blocks = vec![Block::Table(table)];
    let document = Document { meta: meta(true), blocks, signatures: Vec::new(), attachments: Vec::new() };
    let texts = texts(&document);
    assert!(texts.iter().any(|text| text == "Lesaffre"), "{texts:?}");
}

#[test]
fn where_and_when_it_is_signed_is_one_line_unless_the_place_is_too_long_for_it() {
    let place = |place: &str| {
        let signature = SignatureBox { place: place.into(), ..SignatureBox::default() };
        let blocks = vec![Block::Signature(signature)];
        let document = Document { meta: meta(true), blocks, signatures: Vec::new(), attachments: Vec::new() };
        texts(&document)
    };
    let dots = "\u{2026}".repeat(12);
    let when = |place: &str| format!("Fait à {place}, le\u{a0}{dots}");
    for fits in ["Lyon", "Clermont-Ferrand", &dots[..21]] {
        let said = place(&when(fits));
        let [one] = &said[..] else { panic!("{said:?}") };
        assert!(one.starts_with(&format!("Fait à {fits}, le …")) && one.matches('…').count() >= 5, "{one}");
    }
    let said = place(&when("Saint-Germain-lès-Arpajon, en Essonne"));
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[1].ends_with(&format!("le {dots}")), "{said:?}");
}

#[test]
fn a_typed_apostrophe_is_printed_as_french_has_it_wherever_text_is_set() {
    let figure = |_: &str| None;
    let reading = crate::Reading { under: 1, prefix: "s", figure: &figure, annex: &|_| false };
    let read =
        crate::markdown("L'**État** et `l'x`\n\n```\nl'y\n```\n\n![L'île](annex:a \"D'ici\")", reading);
    let own = vec![
        Block::heading(1, "un", "L'heure d'hiver"),
        Block::Contents { title: "Sommaire".into(), depth: 2 },
        Block::text("https://exemple.fr/l'eau"),
        Block::Paragraph { text: vec![Run::as_typed("Lettre d'accord")], style: ParagraphStyle::Small },
        Block::Table(Table {
            columns: vec![Column::text(1)],
            rows: vec![Row::new(vec!["L'un".into()])],
            ..Table::default()
        }),
    ];
    let blocks = [own, read].concat();
    let document = Document { meta: meta(true), blocks, signatures: Vec::new(), attachments: Vec::new() };
    let kept = ["https://exemple.fr/l'eau", "Lettre d'accord", "l'y", "L’État et l'x"];
    let set = ["L’heure d’hiver", "L’un", "[Illustration manquante : D’ici. L’île]"];
    let said = texts(&document);
    for text in kept.iter().chain(&set) {
        assert!(said.iter().any(|said| said.trim() == *text), "{text}: {said:?}");
    }
    assert_eq!(said.iter().filter(|said| said.contains("d’hiver")).count(), 2);
    assert_eq!(Anchors::of(&document).entries[0].title, "L’heure d’hiver");
}
