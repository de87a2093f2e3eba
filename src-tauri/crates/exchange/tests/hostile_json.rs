//! A file from outside may be anything: each fault is told with its place, nothing stops the program.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

use exchange::{JsonFault, MAX_BYTES, MAX_DEPTH, MAX_VALUES, ReadError, read_file, read_json};
use serde_json::json;

fn fault(text: &str) -> (usize, usize, JsonFault) {
    match read_json(text.as_bytes()) {
        Err(ReadError::NotJson { line, column, fault }) => (line, column, fault),
        other => panic!("{text:?} gave {other:?}"),
    }
}

#[test]
fn plain_json_is_read_with_or_without_a_byte_order_mark() {
    let text = "{ \"a\": [1, -2, 2.5, true, null, \"é\\ud83d\\ude00\"], \"b\": {} }\r\n";
    let value = json!({ "a": [1, -2, 2.5, true, null, "é😀"], "b": {} });
    assert_eq!(read_json(text.as_bytes()).unwrap(), value);
    assert_eq!(read_json(format!("\u{feff}{text}").as_bytes()).unwrap(), value);
}

#[test]
fn a_key_that_stands_twice_is_named_with_its_line() {
    let (line, _, fault) = fault("{\n \"identity\": { \"title\": \"A\",\n \"title\": \"B\" } }");
    assert_eq!(fault, JsonFault::TwiceTheKey("title".to_owned()));
    assert_eq!(line, 3);
    // Written otherwise it is the same key; in another object it is another.
    assert_eq!(self::fault(r#"{ "a": 1, "\u0061": 2 }"#).2, JsonFault::TwiceTheKey("a".to_owned()));
    assert!(read_json(br#"[{ "a": 1 }, { "a": 2 }]"#).is_ok());
}

#[test]
fn nesting_has_an_end() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(read_json(nested(MAX_DEPTH).as_bytes()).is_ok());
    assert_eq!(fault(&nested(MAX_DEPTH + 1)).2, JsonFault::TooDeep { max: MAX_DEPTH });
    let objects = format!("{}1{}", "{\"a\":".repeat(200_000), "}".repeat(200_000));
    assert_eq!(fault(&objects).2, JsonFault::TooDeep { max: MAX_DEPTH });
    assert_eq!(fault(&"[".repeat(1_000_000)).2, JsonFault::TooDeep { max: MAX_DEPTH });
}

#[test]
fn more_values_than_memory_should_hold_are_refused() {
    let many = format!("[{}0]", "0,".repeat(MAX_VALUES));
    assert_eq!(fault(&many).2, JsonFault::TooMany { max: MAX_VALUES });
    let enough = format!("[{}0]", "0,".repeat(MAX_VALUES - 2));
    assert!(read_json(enough.as_bytes()).is_ok());
}

#[test]
fn half_a_character_is_refused() {
    for text in [
        r#"["\ud83d"]"#,
        r#"["\udc00"]"#,
        r#"["\ud83d\ud83d"]"#,
        r#"["\ud83dx"]"#,
        r#"{"\udfff": 1}"#,
        r#"["\u12g4"]"#,
    ] {
        assert_eq!(fault(text).2, JsonFault::BadEscape, "{text}");
    }
}

#[test]
fn each_fault_of_form_is_told_apart_with_its_place() {
    assert_eq!(fault("").2, JsonFault::CutShort);
    assert_eq!(fault("{ \"a\": [1, 2").2, JsonFault::CutShort);
    assert_eq!(fault("[1, 2] x"), (1, 8, JsonFault::Trailing));
    assert_eq!(fault("[1,\n 2,]"), (2, 4, JsonFault::Syntax));
    assert_eq!(fault("{ 'a': 1 }").2, JsonFault::Syntax);
    assert_eq!(fault("[\"a\nb\"]").2, JsonFault::ControlCharacter);
    assert_eq!(fault("[1e999]").2, JsonFault::BadNumber);
    assert_eq!(fault("[-]").2, JsonFault::BadNumber);
    assert_eq!(fault("[NaN]").2, JsonFault::Syntax);
    let told = read_json(b"[1,\n 2,]").unwrap_err().to_string();
    assert!(told.contains("ligne 2, colonne 4"), "{told}");
}

#[test]
fn what_is_no_utf8_is_refused_with_its_line() {
    let latin1 = b"{\n \"title\": \"\xc9vreux\" }";
    assert!(matches!(read_json(latin1), Err(ReadError::NotUtf8 { line: 2 })));
    let utf16: Vec<u8> = "\u{feff}{}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(matches!(read_json(&utf16), Err(ReadError::NotUtf8 { line: 1 })));
}

#[test]
fn what_no_dossier_weighs_is_refused_before_it_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("énorme.json");
    // A sparse file: it takes no room, and reading stops at the limit.
    std::fs::File::create(&path).unwrap().set_len(MAX_BYTES * 100).unwrap();
    match read_file(&path) {
        Err(ReadError::TooLarge { max }) => assert_eq!(max, MAX_BYTES),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_file_that_cannot_be_had_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("rien.json");
    let told = read_file(&missing).unwrap_err();
    assert!(matches!(told, ReadError::Missing(_)));
    assert!(told.to_string().contains("rien.json"), "{told}");
    assert!(matches!(read_file(folder.path()), Err(ReadError::NotAFile(_))));
}
