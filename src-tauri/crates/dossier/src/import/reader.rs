//! The walk over the tree of fields that reads a JSON.

use std::collections::HashMap;

use serde_json::{Map as JsonMap, Value as Json};

use super::{FaultKind, FieldFault, canonical_id, is_missing, is_uuid};
use crate::leaf::Kept;
use crate::map::{LONGEST, is_foreign, is_sound_key};
use crate::node::{Node, Shape};
use crate::{Kind, Leaf, Op, Order, Pointer, Target, Value, ValueError};

/// Which ids live together: carriers and partners as one list, all agents as one, every other list alone.
fn namespace(pattern: &str, list: &Pointer) -> String {
    match pattern {
        "/carriers" | "/partners" => "bearers".to_owned(),
        "/carriers/*/agents" => "agents".to_owned(),
        _ => list.as_str().to_owned(),
    }
}

/// A place on both sides: in the file, as a pattern, and in the draft.
pub(super) struct Place {
    pub at: Pointer,
    pub pattern: String,
    pub to: Pointer,
}

impl Place {
    fn part(&self, key: &str) -> Self {
        Self { at: self.at.join(key), pattern: format!("{}/{key}", self.pattern), to: self.to.join(key) }
    }

    fn inside(&self, old: &str, new: &str) -> Self {
        Self { at: self.at.join(old), pattern: format!("{}/*", self.pattern), to: self.to.join(new) }
    }
}

pub(super) struct Reader<'a> {
    new_id: &'a mut dyn FnMut() -> String,
    /// (namespace, id in the file) -> id in the draft.
    ids: HashMap<(String, String), String>,
    pub faults: Vec<FieldFault>,
    pub ops: Vec<Op>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(new_id: &'a mut dyn FnMut() -> String) -> Self {
        Self { new_id, ids: HashMap::new(), faults: Vec::new(), ops: Vec::new() }
    }

    fn fault(&mut self, at: &Pointer, what: FaultKind) {
        self.faults.push(FieldFault { at: at.clone(), what });
    }

    /// What stands beside the content: of the ids and the call only the `x-…` fields become operations.
    pub(super) fn read_envelope(&mut self, whole: &JsonMap<String, Json>) {
        for key in ["id", "origin"] {
            if whole.get(key).is_some_and(|json| !json.is_null() && !json.is_string()) {
                let what = ValueError::WrongType { expected: "un texte" }.into();
                self.fault(&Pointer::root().join(key), what);
            }
        }
        self.whole_number(whole.get("minor"), &Pointer::new("/minor"));
        let at = Pointer::new("/call");
        match whole.get("call") {
            Some(Json::Object(call)) => {
                for (key, value) in call {
                    let here = at.join(key);
                    match key.as_str() {
                        _ if is_foreign(key) => self.check_kept(key, value, &here),
                        "revision" => self.whole_number(Some(value), &here),
                        "id" | "sha256" if value.is_string() || value.is_null() => {}
                        "id" | "sha256" => {
                            self.fault(&here, ValueError::WrongType { expected: "un texte" }.into());
                        }
                        _ => self.fault(&here, FaultKind::Unknown),
                    }
                }
                self.keep(call, &Place { at: at.clone(), pattern: at.to_string(), to: at });
            }
            Some(json) if is_missing(json) => {}
            Some(_) => self.fault(&at, FaultKind::NotAnObject),
            None => {}
        }
    }

    fn whole_number(&mut self, json: Option<&Json>, at: &Pointer) {
        let missing = json.is_none_or(is_missing);
        if !missing && json.and_then(Json::as_u64).is_none_or(|number| u32::try_from(number).is_err()) {
            self.fault(at, ValueError::WrongType { expected: "un nombre entier" }.into());
        }
    }

    fn check_kept(&mut self, key: &str, json: &Json, at: &Pointer) {
        if !is_sound_key(key) {
            self.fault(at, FaultKind::BadName { max: LONGEST });
        } else if let Err(error) = Kept::default().check(&Value::Json(json.clone())) {
            self.fault(at, error.into());
        }
    }

    /// First walk: the shape, unknown fields, and the ids.
    pub(super) fn name_items(&mut self, node: &dyn Node, json: &Json, at: &Pointer, pattern: &str) {
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
                        _ if is_foreign(key) => self.check_kept(key, value, &here),
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
                    let here = at.join(key);
                    if is_foreign(key) {
                        self.check_kept(key, value, &here);
                    } else if is_sound_key(key) {
                        self.name_items(&*sample, value, &here, &format!("{pattern}/*"));
                    } else {
                        self.fault(&here, FaultKind::BadName { max: LONGEST });
                    }
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
        for (index, item) in items.iter().enumerate().filter(|(_, item)| !is_missing(item)) {
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
            let known = canonical_id(&id);
            let fresh = if is_uuid(&known) { known.clone().into_owned() } else { (self.new_id)() };
            if self.ids.insert((space.clone(), known.into_owned()), fresh).is_some() {
                self.fault(&here, FaultKind::TwiceTheId(id));
                continue;
            }
            let inside = without_id(fields);
            self.name_items(&*sample, &inside, &here, &format!("{pattern}/*"));
        }
    }

    /// Second walk: operations.
    pub(super) fn read(&mut self, node: &dyn Node, json: &Json, here: Place) {
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
                self.keep(fields, &here);
            }
            (Shape::List(_), Json::Array(items)) => {
                let Some(sample) = node.sample() else { return };
                let space = namespace(&here.pattern, &here.at);
                let orders = Order::series(items.len());
                for ((index, item), order) in items.iter().enumerate().zip(orders) {
                    let Json::Object(fields) = item else { continue };
                    let old = item_id(fields, index);
                    let known = (space.clone(), canonical_id(&old).into_owned());
                    let Some(id) = self.ids.get(&known).cloned() else { continue };
                    self.ops.push(Op::Add { list: here.to.clone(), id: id.clone(), order });
                    self.read(&*sample, &without_id(fields), here.inside(&old, &id));
                }
            }
            (Shape::Map(_), Json::Object(entries)) => {
                let Some(sample) = node.sample() else { return };
                for (key, value) in entries.iter().filter(|(key, _)| !is_foreign(key)) {
                    self.read(&*sample, value, here.inside(key, key));
                }
                self.keep(entries, &here);
            }
            _ => {}
        }
    }

    /// The `x-…` fields of a place, as they are.
    fn keep(&mut self, fields: &JsonMap<String, Json>, here: &Place) {
        for (key, value) in fields.iter().filter(|(key, _)| is_foreign(key)) {
            self.ops.push(Op::Set { at: here.to.join(key), value: Value::Json(value.clone()) });
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
                let texts: Option<Vec<_>> =
                    ids.iter().filter(|id| !is_missing(id)).map(Json::as_str).collect();
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
        let id = canonical_id(id);
        let found = spaces.iter().find_map(|space| self.ids.get(&((*space).to_owned(), id.to_string())));
        found.cloned().unwrap_or_else(|| id.into_owned())
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
                let known = self.ids.get(&(space.to_owned(), canonical_id(id).into_owned()));
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

/// The id of an item of a file, or its number in the list.
pub(crate) fn item_id(fields: &JsonMap<String, Json>, index: usize) -> String {
    let given = fields.get("id").and_then(Json::as_str).filter(|id| !id.is_empty());
    given.map_or_else(|| format!("#{}", index + 1), str::to_owned)
}

pub(super) fn without_id(fields: &JsonMap<String, Json>) -> Json {
    Json::Object(fields.iter().filter(|(key, _)| *key != "id").map(|(k, v)| (k.clone(), v.clone())).collect())
}
