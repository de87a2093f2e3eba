//! Reading a JSON file that comes from outside, which may be anything: too large, not text, cut short, nested
//! without end, with a key twice. Each fault is told with its line and column.
//!
//! A key that stands twice is refused: readers disagree on which value counts, and a dossier must not say two
//! things at once.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use dossier::digits;
use dossier::{Pointer, ValueError};
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

/// The largest file read, in bytes: 64 Mio. A dossier of a thousand lines takes less than one.
pub const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// How deep objects and lists may nest. A dossier needs nine; `x-…` fields may hold more.
pub const MAX_DEPTH: usize = 64;

/// How many values a file may hold: some hundreds of megabytes of memory. The largest dossier has a tenth.
pub const MAX_VALUES: usize = 4_000_000;

/// Why a file could not be read as JSON.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The file cannot be opened or read.
    #[error("le fichier {} ne peut pas être lu\u{A0}: {source}", .path.display())]
    Unreadable {
        /// Which file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// There is no such file.
    #[error("le fichier {} n’existe pas\u{A0}: vérifiez son nom et son dossier", .0.display())]
    Missing(PathBuf),
    /// No right to read it.
    #[error(
        "le fichier {} ne peut pas être lu\u{A0}: vous n’en avez pas le droit, ou un autre programme le tient",
        .0.display()
    )]
    Denied(PathBuf),
    /// A folder, a device, a pipe: what may never end.
    #[error("un fichier ordinaire est attendu, et {} n’en est pas un", .0.display())]
    NotAFile(PathBuf),
    /// Larger than what a dossier can be.
    #[error("le fichier pèse plus de {}\u{A0}Mio, la taille la plus grande qui soit admise", .max >> 20)]
    TooLarge {
        /// The largest accepted.
        max: u64,
    },
    /// No UTF-8.
    #[error("le fichier n’est pas du texte en UTF-8 (ligne {line})\u{A0}: enregistrez-le en UTF-8")]
    NotUtf8 {
        /// Line of the first wrong byte, from 1.
        line: usize,
    },
    /// No JSON, or JSON that is refused.
    #[error("le fichier n’est pas du JSON lisible (ligne {line}, colonne {column})\u{A0}: {fault}")]
    NotJson {
        /// Line, from 1.
        line: usize,
        /// Column in bytes, from 1.
        column: usize,
        /// What is wrong there.
        fault: JsonFault,
    },
    /// A number of a field that is to be kept as it is, and cannot be.
    #[error("{at}\u{A0}: {what}")]
    Digits {
        /// The field.
        at: Pointer,
        /// What is wrong with it.
        what: ValueError,
    },
}

/// What is wrong with a JSON text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JsonFault {
    /// It ends too early.
    #[error("il s’arrête avant la fin\u{202F}; peut-être a-t-il été mal copié")]
    CutShort,
    /// A key stands twice in an object.
    #[error("la clé «\u{A0}{0}\u{A0}» y figure deux fois")]
    TwiceTheKey(String),
    /// Nested without end.
    #[error("objets et listes y sont imbriqués sur plus de {max} niveaux")]
    TooDeep {
        /// How deep it may go.
        max: usize,
    },
    /// More values than a dossier can have, which would take the machine's memory.
    #[error("le document compte plus de {max} valeurs")]
    TooMany {
        /// How many it may hold.
        max: usize,
    },
    /// Half of a surrogate pair, or another impossible escape.
    #[error("un caractère y est mal codé (séquence «\u{A0}\\u…\u{A0}» incomplète ou inconnue)")]
    BadEscape,
    /// A control character that stands bare in a text.
    #[error("un caractère de contrôle n’y est pas protégé")]
    ControlCharacter,
    /// No number, or one that no machine holds.
    #[error("un nombre y est illisible ou hors limites")]
    BadNumber,
    /// Something after the end.
    #[error("du texte suit la fin du document")]
    Trailing,
    /// Another fault of form.
    #[error("la syntaxe est fautive (virgule, guillemet ou accolade de trop ou manquants)")]
    Syntax,
}

/// Reads a JSON file whole.
///
/// # Errors
/// [`ReadError`], with where.
pub fn read_file(path: &Path) -> Result<Value, ReadError> {
    read_json(&read_bytes(path, MAX_BYTES)?)
}

/// Opens a file that somebody chose. What is none (a folder, a device, a pipe: what may never end) is not even opened.
///
/// # Errors
/// [`ReadError`]: missing, denied, no file.
pub fn open_file(path: &Path) -> Result<File, ReadError> {
    if !std::fs::metadata(path).map_err(|error| unreadable(path, error))?.is_file() {
        return Err(ReadError::NotAFile(path.to_owned()));
    }
    File::open(path).map_err(|error| unreadable(path, error))
}

fn unreadable(path: &Path, source: std::io::Error) -> ReadError {
    match source.kind() {
        std::io::ErrorKind::NotFound => ReadError::Missing(path.to_owned()),
        std::io::ErrorKind::PermissionDenied => ReadError::Denied(path.to_owned()),
        _ => ReadError::Unreadable { path: path.to_owned(), source },
    }
}

/// Reads a file whole, or one byte more than allowed.
fn read_bytes(path: &Path, max: u64) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::new();
    // One byte more than allowed tells a file that is too large, even one that grows.
    let read = open_file(path)?.take(max + 1).read_to_end(&mut bytes);
    read.map_err(|error| unreadable(path, error))?;
    Ok(bytes)
}

/// Reads a file of at most so many bytes.
pub(crate) fn read_bytes_up_to(path: &Path, max: u64) -> Result<Vec<u8>, ReadError> {
    let bytes = read_bytes(path, max)?;
    match u64::try_from(bytes.len()) {
        Ok(size) if size <= max => Ok(bytes),
        _ => Err(ReadError::TooLarge { max }),
    }
}

/// Reads a JSON text. A byte order mark at its start is no fault.
///
/// # Errors
/// [`ReadError`], with where.
pub fn read_json(bytes: &[u8]) -> Result<Value, ReadError> {
    read_part(bytes, &Pointer::root())
}

/// Reads a JSON text that is to stand at a place of a dossier.
///
/// # Errors
/// As [`read_json`].
pub fn read_part(bytes: &[u8], at: &Pointer) -> Result<Value, ReadError> {
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if size > MAX_BYTES {
        return Err(ReadError::TooLarge { max: MAX_BYTES });
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
        ReadError::NotUtf8 { line: 1 + good.iter().filter(|byte| **byte == b'\n').count() }
    })?;
    let (refused, left) = (RefCell::new(None), Cell::new(MAX_VALUES));
    let mut reader = serde_json::Deserializer::from_str(text);
    let read = Strict { depth: 0, left: &left, refused: &refused }
        .deserialize(&mut reader)
        .and_then(|value| reader.end().map(|()| value));
    let json = read.map_err(|error| ReadError::NotJson {
        line: error.line(),
        column: error.column(),
        fault: refused.take().unwrap_or_else(|| fault(&error)),
    })?;
    match digits::lost(text, &json, at) {
        Some((at, what)) => Err(ReadError::Digits { at, what }),
        None => Ok(json),
    }
}

/// serde_json keeps its reasons to itself but for their sentence: the usual ones are told apart by it.
fn fault(error: &serde_json::Error) -> JsonFault {
    let sentence = error.to_string();
    let says = |words: &[&str]| words.iter().any(|word| sentence.starts_with(word));
    if error.is_eof() {
        JsonFault::CutShort
    } else if says(&["recursion limit"]) {
        JsonFault::TooDeep { max: MAX_DEPTH }
    } else if says(&[
        "lone leading surrogate",
        "unexpected end of hex escape",
        "invalid escape",
        "invalid unicode",
    ]) {
        JsonFault::BadEscape
    } else if says(&["control character"]) {
        JsonFault::ControlCharacter
    } else if says(&["invalid number", "number out of range"]) {
        JsonFault::BadNumber
    } else if says(&["trailing characters"]) {
        JsonFault::Trailing
    } else {
        JsonFault::Syntax
    }
}

/// Reads one value at a depth; what it refuses by itself it leaves in `refused`.
#[derive(Clone, Copy)]
struct Strict<'a> {
    depth: usize,
    /// How many more values the whole may hold.
    left: &'a Cell<usize>,
    refused: &'a RefCell<Option<JsonFault>>,
}

impl Strict<'_> {
    fn refuse<E: serde::de::Error>(self, fault: JsonFault) -> E {
        let sentence = fault.to_string();
        *self.refused.borrow_mut() = Some(fault);
        E::custom(sentence)
    }

    fn inside<E: serde::de::Error>(self) -> Result<Self, E> {
        if self.depth >= MAX_DEPTH {
            return Err(self.refuse(JsonFault::TooDeep { max: MAX_DEPTH }));
        }
        Ok(Self { depth: self.depth + 1, ..self })
    }
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        match self.left.get().checked_sub(1) {
            Some(left) => self.left.set(left),
            None => return Err(self.refuse(JsonFault::TooMany { max: MAX_VALUES })),
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("du JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Value, E> {
        Ok(Value::Bool(flag))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(Value::from(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(Value::from(number))
    }

    fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<Value, E> {
        Number::from_f64(number).map(Value::Number).ok_or_else(|| self.refuse(JsonFault::BadNumber))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::String(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Value, E> {
        Ok(Value::String(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let inside = self.inside::<A::Error>()?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(inside)? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let inside = self.inside::<A::Error>()?;
        let mut object = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            if object.contains_key(&key) {
                return Err(self.refuse(JsonFault::TwiceTheKey(key)));
            }
            let value = entries.next_value_seed(inside)?;
            object.insert(key, value);
        }
        Ok(Value::Object(object))
    }
}
