//! The file: its bytes, its metadata, its fields, what other programs make of it.

use std::io::Write;
use std::process::Command;

use lopdf::{Dictionary, Document as File, Object};

use super::{attachment, document, meta};
use crate::tree::{Block, Document, Run};
use crate::{PdfError, render};

fn read(bytes: &[u8]) -> File {
    File::load_mem(bytes).unwrap()
}

fn objects<'a>(
    file: &'a File,
    test: impl Fn(&Dictionary) -> bool + 'a,
) -> impl Iterator<Item = &'a Dictionary> {
    file.objects.values().filter_map(|object| object.as_dict().ok()).filter(move |dict| test(dict))
}

fn is(dict: &Dictionary, key: &[u8], name: &str) -> bool {
    dict.get(key).and_then(Object::as_name).is_ok_and(|found| found == name.as_bytes())
}

/// What a program that may not be installed says of a file.
fn outside(program: &str, before: &[&str], after: &[&str], bytes: &[u8]) -> Option<(bool, String)> {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    let output = Command::new(program).args(before).arg(file.path()).args(after).output().ok()?;
    Some((output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned()))
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    assert_eq!(render(&document(true)).unwrap(), render(&document(true)).unwrap());
}

#[test]
fn another_instant_gives_another_identifier() {
    let mut later = document(false);
    later.meta.created += chrono::TimeDelta::seconds(1);
    let identifier =
        |document: &Document| read(&render(document).unwrap()).trailer.get(b"ID").unwrap().clone();
    assert_ne!(identifier(&document(false)), identifier(&later));
}

#[test]
fn the_file_states_its_version_and_ends_with_one_line_feed() {
    let bytes = render(&document(false)).unwrap();
    assert!(bytes.starts_with(b"%PDF-1.7\n%"));
    assert!(bytes[10..14].iter().all(|byte| *byte >= 0x80));
    assert!(bytes.ends_with(b"%%EOF\n"));
}

#[test]
fn a_draft_has_no_form_at_all_and_a_final_an_empty_field_a_signatory() {
    let draft = read(&render(&document(false)).unwrap());
    assert!(!draft.catalog().unwrap().has(b"AcroForm"));
    assert_eq!(objects(&draft, |dict| is(dict, b"FT", "Sig")).count(), 0);
    let last = read(&render(&document(true)).unwrap());
    let fields: Vec<&Dictionary> = objects(&last, |dict| is(dict, b"FT", "Sig")).collect();
    assert_eq!(fields.len(), 2);
    assert!(fields.iter().all(|field| !field.has(b"V")));
    let form = last.catalog().unwrap().get(b"AcroForm").unwrap().as_reference().unwrap();
    let form = last.get_dictionary(form).unwrap();
    assert_eq!(form.get(b"SigFlags").unwrap().as_i64().unwrap(), 1);
    assert!(!form.has(b"NeedAppearances"));
}

#[test]
fn each_signature_leaves_the_other_field_open_and_draws_nothing() {
    let file = read(&render(&document(true)).unwrap());
    for field in objects(&file, |dict| is(dict, b"FT", "Sig")) {
        let own = field.get(b"T").unwrap().as_str().unwrap();
        let lock = file.get_dictionary(field.get(b"Lock").unwrap().as_reference().unwrap()).unwrap();
        assert!(is(lock, b"Action", "Exclude"));
        let open = lock.get(b"Fields").unwrap().as_array().unwrap();
        assert!(open.len() == 1 && open[0].as_str().unwrap() != own);
        let appearance =
            field.get(b"AP").unwrap().as_dict().unwrap().get(b"N").unwrap().as_reference().unwrap();
        let stream = file.get_object(appearance).unwrap().as_stream().unwrap();
        assert!(stream.content.is_empty() && !stream.dict.has(b"Filter"));
    }
}

#[test]
fn a_fields_element_holds_its_annotation_and_no_array() {
    let file = read(&render(&document(true)).unwrap());
    let forms: Vec<&Dictionary> = objects(&file, |dict| is(dict, b"S", "Form")).collect();
    assert_eq!(forms.len(), 2);
    assert!(forms.iter().all(|form| is(form.get(b"K").unwrap().as_dict().unwrap(), b"Type", "OBJR")));
}

#[test]
fn the_metadata_say_the_same_twice_and_the_language_is_told() {
    let document = document(false);
    let file = read(&render(&document).unwrap());
    let catalog = file.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"fr-FR");
    let xmp = file.get_object(catalog.get(b"Metadata").unwrap().as_reference().unwrap()).unwrap();
    let xmp = String::from_utf8(xmp.as_stream().unwrap().content.clone()).unwrap();
    assert!(xmp.contains("Un guichet &amp; des vallées"));
    assert!(xmp.contains("2016-09-28T10:15:00+02:00"));
    let info = file.get_dictionary(file.trailer.get(b"Info").unwrap().as_reference().unwrap()).unwrap();
    let title = info.get(b"Title").unwrap().as_str().unwrap();
    let units: Vec<u16> = title[2..].chunks(2).map(|two| u16::from_be_bytes([two[0], two[1]])).collect();
    assert_eq!(String::from_utf16(&units).unwrap(), document.meta.title);
    assert_eq!(info.get(b"CreationDate").unwrap().as_str().unwrap(), b"D:20160928101500+02'00'");
}

#[test]
fn attachments_travel_unchanged_and_named() {
    let file = read(&render(&document(false)).unwrap());
    let specification = objects(&file, |dict| is(dict, b"Type", "Filespec")).next().unwrap();
    assert!(is(specification, b"AFRelationship", "Source"));
    let bytes =
        specification.get(b"EF").unwrap().as_dict().unwrap().get(b"F").unwrap().as_reference().unwrap();
    let stream = file.get_object(bytes).unwrap().as_stream().unwrap();
    let plain = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
    assert_eq!(plain, b"{}");
}

#[test]
fn names_that_collide_or_do_not_match_are_refused() {
    let mut twice = document(false);
    twice.attachments.push(attachment("dossier.json"));
    assert!(matches!(render(&twice), Err(PdfError::Twice { name }) if name == "dossier.json"));
    let mut dotted = document(true);
    dotted.signatures[0].id = "a.b".into();
    assert!(matches!(render(&dotted), Err(PdfError::FieldName { .. })));
    let mut boxless = document(true);
    boxless.blocks.retain(|block| !matches!(block, Block::Signature(_)));
    assert!(matches!(render(&boxless), Err(PdfError::FieldWithoutBox { .. })));
}

#[test]
fn nothing_in_a_text_breaks_the_file() {
    let hostile =
        "%PDF-1.7 ) ( \\ << >> endstream \u{0}\u{7}\u{202e}\u{feff} 😀 ‑ Ελλάδα Москва عربي\n\n\t fin";
    let blocks = vec![
        Block::heading(6, "", hostile),
        Block::Paragraph {
            text: vec![Run::bold(hostile), Run::new("")],
            style: crate::tree::ParagraphStyle::Lead,
        },
        Block::Verbatim(hostile.into()),
        Block::Table(crate::tree::Table::default()),
        Block::List {
            marker: crate::tree::Marker::Bullet,
            items: vec![crate::tree::ListItem::new(Vec::new())],
        },
    ];
    let document = Document { meta: meta(false), blocks, signatures: Vec::new(), attachments: Vec::new() };
    let bytes = render(&document).unwrap();
    assert_eq!(read(&bytes).get_pages().len(), 1);
}

#[test]
fn an_empty_document_has_one_empty_page() {
    let document =
        Document { meta: meta(false), blocks: Vec::new(), signatures: Vec::new(), attachments: Vec::new() };
    assert_eq!(read(&render(&document).unwrap()).get_pages().len(), 1);
}

#[test]
fn qpdf_finds_nothing_wrong() {
    let bytes = render(&document(true)).unwrap();
    if let Some((sound, said)) = outside("qpdf", &["--check"], &[], &bytes) {
        assert!(sound, "{said}");
    }
}

#[test]
fn the_text_is_found_again_words_whole() {
    let bytes = render(&document(false)).unwrap();
    let Some((_, text)) = outside("pdftotext", &[], &["-"], &bytes) else { return };
    // poppler writes every space as a plain one.
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in
        ["La préfecture de région", "412 350,10 €", "Ligne 60", "Fait à Lyon", "PROJET", "Pied de page"]
    {
        assert!(text.contains(words), "« {words} » is missing from: {text}");
    }
}
