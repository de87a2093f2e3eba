//! Reading `amorce-dossier/1`: a walk over the tree of fields that names each fault, and gives operations.
//!
//! Reading is two walks: the first gives each item its id in the draft (a UUID is kept, anything else is
//! replaced), the second makes the operations, references following.

use std::collections::HashMap;

use serde_json::{Map as JsonMap, Value as Json};

use crate::json::{FORMAT, MINOR};
use crate::node::{Node, Shape};
use crate::{Dossier, EditError, Kind, Leaf, Op, Order, Pointer, Target, Value, ValueError};

/// Why a dossier's JSON was refused.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ImportError {
    /// No dossier at all.
    #[error("ce fichier n’est pas un dossier : un objet JSON est attendu")]
    NotADossier,
    /// Another format, or another version of it.
    #[error("format inconnu : « {0} » ; ce programme lit « {FORMAT} »")]
    UnknownFormat(String),
    /// A later minor version.
    #[error(
        "ce dossier a été écrit par une version plus récente d’Amorce (version mineure {0}) ; mettez Amorce à jour"
    )]
    TooRecent(u64),
    /// The call is not named.
    #[error("/call/id : il manque l’appel à projets auquel le dossier répond")]
    NoCall,
    /// Faults in the fields, all of them named.
    #[error("{}", list(.0))]
    Fields(Vec<FieldFault>),
}

/// One fault of a dossier's JSON.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldFault {
    /// Where, with the ids and keys of the file.
    pub at: Pointer,
    /// What.
    pub what: FaultKind,
}

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum FaultKind {
    /// No field of this name.
    #[error("champ inconnu")]
    Unknown,
    /// A list was expected.
    #[error("une liste est attendue")]
    NotAList,
    /// An object was expected.
    #[error("un objet est attendu")]
    NotAnObject,
    /// Two items of one id.
    #[error("l’identifiant « {0} » sert deux fois")]
    TwiceTheId(String),
    /// Too many items.
    #[error("{max} éléments au plus")]
    TooMany {
        /// How many the list takes.
        max: usize,
    },
    /// A value that does not fit.
    #[error(transparent)]
    Value(#[from] ValueError),
}

fn list(faults: &[FieldFault]) -> String {
    const SHOWN: usize = 20;
    let mut lines: Vec<String> =
        faults.iter().take(SHOWN).map(|fault| format!("{} : {}", fault.at, fault.what)).collect();
    if faults.len() > SHOWN {
        lines.push(format!("et {} autres erreurs", faults.len() - SHOWN));
    }
    lines.join(" ; ")
}

/// A dossier's JSON, understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    /// What makes the dossier out of an empty one; identity, origin and pinned call not included.
    pub ops: Vec<Op>,
    /// Its id in the file.
    pub id: Option<String>,
    /// The call it names: id, revision, SHA-256.
    pub call: (String, Option<u32>, Option<String>),
}

/// Reads a dossier. `new_id` gives fresh UUIDs.
///
/// # Errors
/// Every fault at once, each with its pointer.
pub fn import(json: &Json, new_id: &mut dyn FnMut() -> String) -> Result<Imported, ImportError> {
    let Json::Object(whole) = json else { return Err(ImportError::NotADossier) };
    let format = whole.get("format").and_then(Json::as_str).unwrap_or_default();
    if format != FORMAT {
        return Err(ImportError::UnknownFormat(format.to_owned()));
    }
    let minor = whole.get("minor").and_then(Json::as_u64).unwrap_or(0);
    if minor > u64::from(MINOR) {
        return Err(ImportError::TooRecent(minor));
    }
    let sample = Dossier::default();
    let mut reader = Reader { new_id, ids: HashMap::new(), faults: Vec::new(), ops: Vec::new() };
    let content = without_envelope(whole);
    reader.name_items(&sample, &content, &Pointer::root(), "");
    if reader.faults.is_empty() {
        reader.read(
            &sample,
            &content,
            Place { at: Pointer::root(), pattern: String::new(), to: Pointer::root() },
        );
    }
    reader.check_envelope(whole);
    if !reader.faults.is_empty() {
        return Err(ImportError::Fields(reader.faults));
    }
    let text = |json: Option<&Json>| json.and_then(Json::as_str).filter(|t| !t.is_empty()).map(str::to_owned);
    let call = whole.get("call").and_then(Json::as_object);
    let revision = call.and_then(|call| call.get("revision")).and_then(Json::as_u64);
    let call_id = text(call.and_then(|call| call.get("id"))).ok_or(ImportError::NoCall)?;
    let sha256 = text(call.and_then(|call| call.get("sha256")));
    Ok(Imported {
        ops: reader.ops,
        id: text(whole.get("id")),
        call: (call_id, revision.and_then(|r| u32::try_from(r).ok()), sha256),
    })
}

impl Dossier {
    /// The operations that make a place — a field, an object, an item, a list — what a JSON says, in the shape of
    /// `amorce-dossier/1`; what the JSON leaves out becomes missing.
    ///
    /// # Errors
    /// Where nothing stands there, only the program sets it, or the JSON does not fit: every fault is named.
    pub fn replace(
        &self,
        at: &Pointer,
        json: &Json,
        new_id: &mut dyn FnMut() -> String,
    ) -> Result<Vec<Op>, ReplaceError> {
        let missing = || ReplaceError::Edit(EditError::NoSuchField(at.clone()));
        let root = at.keys().next().ok_or_else(|| ReplaceError::Edit(EditError::NotAField(at.clone())))?;
        if ENVELOPE.contains(&root.as_str()) {
            return Err(EditError::Locked(at.clone()).into());
        }
        let keys: Vec<String> = at.keys().collect();
        let inside = match (json, self.node(at)) {
            // An item may bear its own id.
            (Json::Object(fields), Some(_)) => without_id(fields),
            _ => json.clone(),
        };
        let mut reader = Reader { new_id, ids: HashMap::new(), faults: Vec::new(), ops: Vec::new() };
        let mut cleared = Vec::new();
        if let Some(node) = self.node(at) {
            clear(node, at, &mut cleared);
        }
        reader.ops = cleared;
        let read = |node: &dyn Node, pattern: String| {
            reader.name_items(node, &inside, at, &pattern);
            if reader.faults.is_empty() {
                reader.read(node, &inside, Place { at: at.clone(), pattern, to: at.clone() });
            }
        };
        at_sample(&Self::default(), &keys, String::new(), read).ok_or_else(missing)?;
        if !reader.faults.is_empty() {
            return Err(ImportError::Fields(reader.faults).into());
        }
        // What was cleared to be given back unchanged is no change.
        let mut trial = self.clone();
        trial.apply(&reader.ops)?;
        Ok(if trial == *self { Vec::new() } else { reader.ops })
    }
}

/// Why a place could not be replaced.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ReplaceError {
    /// The place.
    #[error(transparent)]
    Edit(#[from] EditError),
    /// The JSON.
    #[error(transparent)]
    Json(#[from] ImportError),
}

/// Walks an empty dossier down to a place, items and entries being empty ones.
fn at_sample(
    node: &dyn Node,
    keys: &[String],
    pattern: String,
    found: impl FnOnce(&dyn Node, String),
) -> Option<()> {
    let Some((key, rest)) = keys.split_first() else {
        found(node, pattern);
        return Some(());
    };
    match node.shape() {
        Shape::List(_) | Shape::Map(_) => at_sample(&*node.sample()?, rest, format!("{pattern}/*"), found),
        _ if key.starts_with("x-") => {
            at_sample(&crate::leaf::Kept::default(), rest, format!("{pattern}/{key}"), found)
        }
        _ => at_sample(node.child(key)?, rest, format!("{pattern}/{key}"), found),
    }
}

/// The operations that empty a place.
fn clear(node: &dyn Node, at: &Pointer, ops: &mut Vec<Op>) {
    let mut below = |key: &str| {
        if let Some(child) = node.child(key) {
            clear(child, &at.join(key), ops);
        }
    };
    match node.shape() {
        Shape::Leaf(leaf) => match (leaf.kind(), leaf.value()) {
            (_, None) => {}
            (Kind::Prose { .. }, Some(Value::Text(text))) => ops.push(Op::Splice {
                at: at.clone(),
                index: 0,
                delete: text.encode_utf16().count(),
                insert: String::new(),
            }),
            _ => ops.push(Op::Unset { at: at.clone() }),
        },
        Shape::Record(parts) => {
            parts.iter().for_each(|part| below(part.key));
            node.kept_keys().into_iter().for_each(below);
        }
        Shape::Map(keys) => keys.into_iter().for_each(below),
        Shape::List(items) => {
            for id in items.ids() {
                below(id);
            }
            ops.extend(items.ids().into_iter().map(|id| Op::Remove { at: at.join(id) }));
        }
    }
}

const ENVELOPE: [&str; 5] = ["format", "minor", "id", "origin", "call"];

fn without_envelope(whole: &JsonMap<String, Json>) -> Json {
    let inside = whole.iter().filter(|(key, _)| !ENVELOPE.contains(&key.as_str()));
    Json::Object(inside.map(|(key, value)| (key.clone(), value.clone())).collect())
}

fn is_missing(json: &Json) -> bool {
    json.is_null() || json.as_str() == Some("")
}

/// Whether a text is a UUID in its usual form.
pub fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(i, b)| match i {
            8 | 13 | 18 | 23 => b == b'-',
            _ => b.is_ascii_digit() || (b'a'..=b'f').contains(&b),
        })
}

/// Which ids live together: carriers and partners as one list, all agents as one, every other list alone.
fn namespace(pattern: &str, list: &Pointer) -> String {
    match pattern {
        "/carriers" | "/partners" => "bearers".to_owned(),
        "/carriers/*/agents" => "agents".to_owned(),
        _ => list.as_str().to_owned(),
    }
}

/// A place on both sides: in the file, as a pattern, and in the draft.
struct Place {
    at: Pointer,
    pattern: String,
    to: Pointer,
}

impl Place {
    fn part(&self, key: &str) -> Self {
        Self { at: self.at.join(key), pattern: format!("{}/{key}", self.pattern), to: self.to.join(key) }
    }

    fn inside(&self, old: &str, new: &str) -> Self {
        Self { at: self.at.join(old), pattern: format!("{}/*", self.pattern), to: self.to.join(new) }
    }
}

struct Reader<'a> {
    new_id: &'a mut dyn FnMut() -> String,
    /// (namespace, id in the file) -> id in the draft.
    ids: HashMap<(String, String), String>,
    faults: Vec<FieldFault>,
    ops: Vec<Op>,
}

impl Reader<'_> {
    fn fault(&mut self, at: &Pointer, what: FaultKind) {
        self.faults.push(FieldFault { at: at.clone(), what });
    }

    fn check_envelope(&mut self, whole: &JsonMap<String, Json>) {
        for key in ["id", "origin"] {
            if whole.get(key).is_some_and(|json| !json.is_null() && !json.is_string()) {
                let what = ValueError::WrongType { expected: "un texte" }.into();
                self.fault(&Pointer::root().join(key), what);
            }
        }
        match whole.get("call") {
            Some(Json::Object(call)) => {
                for key in call.keys().filter(|key| !key.starts_with("x-")) {
                    if !["id", "revision", "sha256"].contains(&key.as_str()) {
                        self.fault(&Pointer::new("/call").join(key), FaultKind::Unknown);
                    }
                }
            }
            Some(Json::Null) | None => {}
            Some(_) => self.fault(&Pointer::new("/call"), FaultKind::NotAnObject),
        }
    }

    /// First walk: the shape, unknown fields, and the ids.
    fn name_items(&mut self, node: &dyn Node, json: &Json, at: &Pointer, pattern: &str) {
        if is_missing(json) {
            return;
        }
        match node.shape() {
            Shape::Leaf(_) => {}
            Shape::Record(_) => {
                let Json::Object(fields) = json else { return self.fault(at, FaultKind::NotAnObject) };
                let basis = present_kind(node, fields);
                let node: &dyn Node = basis.as_deref().unwrap_or(node);
                for (key, value) in fields {
                    let here = at.join(key);
                    match node.child(key) {
                        _ if key.starts_with("x-") => {}
                        Some(_) if node.hides(key) && !is_missing(value) => {
                            self.fault(&here, FaultKind::Unknown);
                        }
                        Some(child) => self.name_items(child, value, &here, &format!("{pattern}/{key}")),
                        None => self.fault(&here, FaultKind::Unknown),
                    }
                }
            }
            Shape::List(items) => self.name_list(node, items.limit(), json, at, pattern),
            Shape::Map(_) => {
                let Json::Object(entries) = json else { return self.fault(at, FaultKind::NotAnObject) };
                let Some(sample) = node.sample() else { return };
                for (key, value) in entries {
                    self.name_items(&*sample, value, &at.join(key), &format!("{pattern}/*"));
                }
            }
        }
    }

    fn name_list(&mut self, node: &dyn Node, max: usize, json: &Json, at: &Pointer, pattern: &str) {
        let Json::Array(items) = json else { return self.fault(at, FaultKind::NotAList) };
        if items.len() > max {
            return self.fault(at, FaultKind::TooMany { max });
        }
        let Some(sample) = node.sample() else { return };
        let space = namespace(pattern, at);
        for (index, item) in items.iter().enumerate() {
            let Json::Object(fields) = item else {
                self.fault(&at.join(&index.to_string()), FaultKind::NotAnObject);
                continue;
            };
            let id = item_id(fields, index);
            let here = at.join(&id);
            if fields.get("id").is_some_and(|id| !id.is_null() && !id.is_string()) {
                self.fault(&here.join("id"), ValueError::WrongType { expected: "un texte" }.into());
                continue;
            }
            let fresh = if is_uuid(&id) { id.clone() } else { (self.new_id)() };
            if self.ids.insert((space.clone(), id.clone()), fresh).is_some() {
                self.fault(&here, FaultKind::TwiceTheId(id));
                continue;
            }
            let inside = without_id(fields);
            self.name_items(&*sample, &inside, &here, &format!("{pattern}/*"));
        }
    }

    /// Second walk: operations.
    fn read(&mut self, node: &dyn Node, json: &Json, here: Place) {
        if is_missing(json) {
            return;
        }
        match (node.shape(), json) {
            (Shape::Leaf(leaf), _) => self.read_field(leaf, json, here),
            (Shape::Record(parts), Json::Object(fields)) => {
                for part in parts {
                    if let (Some(child), Some(value)) = (node.child(part.key), fields.get(part.key)) {
                        self.read(child, value, here.part(part.key));
                    }
                }
                for (key, value) in fields.iter().filter(|(key, _)| key.starts_with("x-")) {
                    self.ops.push(Op::Set { at: here.to.join(key), value: Value::Json(value.clone()) });
                }
            }
            (Shape::List(_), Json::Array(items)) => {
                let Some(sample) = node.sample() else { return };
                let space = namespace(&here.pattern, &here.at);
                let orders = Order::series(items.len());
                for ((index, item), order) in items.iter().enumerate().zip(orders) {
                    let Json::Object(fields) = item else { continue };
                    let old = item_id(fields, index);
                    let Some(id) = self.ids.get(&(space.clone(), old.clone())).cloned() else { continue };
                    self.ops.push(Op::Add { list: here.to.clone(), id: id.clone(), order });
                    self.read(&*sample, &without_id(fields), here.inside(&old, &id));
                }
            }
            (Shape::Map(_), Json::Object(entries)) => {
                let Some(sample) = node.sample() else { return };
                for (key, value) in entries {
                    self.read(&*sample, value, here.inside(key, key));
                }
            }
            _ => {}
        }
    }

    fn read_field(&mut self, leaf: &dyn Leaf, json: &Json, here: Place) {
        let value = self.value(leaf.kind(), json).and_then(|value| leaf.check(&value).map(|()| value));
        match (leaf.kind(), value) {
            (_, Err(error)) => self.fault(&here.at, error.into()),
            (Kind::Prose { .. }, Ok(Value::Text(insert))) => {
                self.ops.push(Op::Splice { at: here.to, index: 0, delete: 0, insert });
            }
            (_, Ok(value)) => self.ops.push(Op::Set { at: here.to, value }),
        }
    }

    fn value(&self, kind: Kind, json: &Json) -> Result<Value, ValueError> {
        Ok(match (kind, json) {
            (Kind::Json, json) => Value::Json(json.clone()),
            (Kind::Reference(target), Json::String(id)) => Value::Text(self.follow(target, id)),
            (Kind::References(target), Json::Array(ids)) => {
                let texts: Option<Vec<_>> = ids.iter().map(Json::as_str).collect();
                let texts = texts.ok_or(ValueError::WrongType { expected: "une liste d’identifiants" })?;
                Value::Ids(texts.into_iter().map(|id| self.follow(target, id)).collect())
            }
            (Kind::Prose { .. }, Json::String(text)) => Value::Text(self.follow_in_text(text)),
            (_, Json::String(text)) => Value::Text(text.clone()),
            (_, Json::Bool(flag)) => Value::Flag(*flag),
            (Kind::Integer { .. }, Json::Number(number)) => {
                Value::Int(number.as_i64().ok_or(ValueError::WrongType { expected: "un nombre entier" })?)
            }
            (Kind::Amount | Kind::Quantity | Kind::Percent, _) => {
                return Err(ValueError::WrongType { expected: "un nombre décimal entre guillemets" });
            }
            (Kind::References(_), _) => {
                return Err(ValueError::WrongType { expected: "une liste d’identifiants" });
            }
            (Kind::Integer { .. }, _) => return Err(ValueError::WrongType { expected: "un nombre entier" }),
            (Kind::Flag, _) => return Err(ValueError::WrongType { expected: "true ou false" }),
            _ => return Err(ValueError::WrongType { expected: "un texte" }),
        })
    }

    /// The draft's id of what a reference names; a reference to nothing is kept as it is.
    fn follow(&self, target: Target, id: &str) -> String {
        let spaces: &[&str] = match target {
            Target::Bearer => &["bearers"],
            Target::Agent => &["agents"],
            Target::Task => &["/work_plan/tasks"],
            Target::AnnexOwner => &["bearers", "/funding"],
            Target::Category | Target::AnnexKind => &[],
        };
        let found = spaces.iter().find_map(|space| self.ids.get(&((*space).to_owned(), id.to_owned())));
        found.cloned().unwrap_or_else(|| id.to_owned())
    }

    /// A text's own references: images (`annex:ID`) and figures (`{{budget.bearers/ID.grant}}`).
    fn follow_in_text(&self, text: &str) -> String {
        let mut out = text.replace("\r\n", "\n").replace('\r', "\n");
        for (mark, space) in
            [("annex:", "/annexes"), ("budget.bearers/", "bearers"), ("budget.lines/", "/costs")]
        {
            if !out.contains(mark) {
                continue;
            }
            let mut pieces = out.split(mark);
            let mut fresh = pieces.next().unwrap_or_default().to_owned();
            for piece in pieces {
                fresh.push_str(mark);
                let end = piece
                    .find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_')))
                    .unwrap_or(piece.len());
                let (id, rest) = piece.split_at(end);
                let known = self.ids.get(&(space.to_owned(), id.to_owned()));
                fresh.push_str(known.map_or(id, String::as_str));
                fresh.push_str(rest);
            }
            out = fresh;
        }
        out
    }
}

/// For a basis of cost: an empty one of the kind that the JSON names, so that hidden parts are known.
fn present_kind(node: &dyn Node, fields: &JsonMap<String, Json>) -> Option<Box<dyn Node>> {
    let any: &dyn std::any::Any = node;
    any.downcast_ref::<crate::parts::Basis>()?;
    let mut basis = crate::parts::Basis::default();
    let kind = fields.get("kind")?.as_str()?.to_owned();
    Leaf::set(&mut basis.kind, &Value::Text(kind)).ok()?;
    Some(Box::new(basis))
}

fn item_id(fields: &JsonMap<String, Json>, index: usize) -> String {
    let given = fields.get("id").and_then(Json::as_str).filter(|id| !id.is_empty());
    given.map_or_else(|| format!("#{}", index + 1), str::to_owned)
}

fn without_id(fields: &JsonMap<String, Json>) -> Json {
    Json::Object(fields.iter().filter(|(key, _)| *key != "id").map(|(k, v)| (k.clone(), v.clone())).collect())
}
