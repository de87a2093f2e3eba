//! A small sound dossier for the rules' tests, under the call of 2016, and what each test changes in it.

use std::collections::HashSet;
use std::sync::LazyLock;

use budget::Budget;
use call::Call;
use chrono::{DateTime, Utc};
use dossier::{Dossier, Op, Pointer, Position, Shape, Typed, Value};
use proptest::sample::Index;
use serde_json::{Value as Json, json};

use crate::{AskedCall, Facts, Finding, Purpose, Rule, check};

const CALL: &str = include_str!("../../../../assets/calls/laboratoires-innovation-territoriale-2016.json");
static SHIPPED: LazyLock<Call> = LazyLock::new(|| Call::read(CALL.as_bytes()).unwrap());
const SOUND: &str = include_str!("sample.json");

pub(crate) struct Sample {
    pub(crate) dossier: Dossier,
    /// The call, where the test changed it.
    call: Option<Json>,
    now: DateTime<Utc>,
    purpose: Purpose,
    unread: Vec<(Pointer, String)>,
    conflicts: Vec<Pointer>,
    absent: HashSet<String>,
    asked: Option<(u32, String)>,
    lacking: String,
}

impl Sample {
    fn of(dossier: Dossier) -> Self {
        Self {
            dossier,
            call: None,
            now: "2016-08-01T08:00:00Z".parse().unwrap(),
            purpose: Purpose::Final,
            unread: Vec::new(),
            conflicts: Vec::new(),
            absent: HashSet::new(),
            asked: None,
            lacking: String::new(),
        }
    }

    /// A dossier about which there is nothing to say.
    pub(crate) fn sound() -> Self {
        let mut dossier = Dossier::default();
        fill(&mut dossier, &Pointer::root(), &serde_json::from_str(SOUND).unwrap());
        Self::of(dossier)
    }

    /// A dossier that nobody has begun.
    pub(crate) fn empty() -> Self {
        Self::of(Dossier::default())
    }

    /// Types a text into a field.
    pub(crate) fn set(mut self, at: &str, typed: &str) -> Self {
        match self.dossier.typed(&Pointer::new(at), typed).unwrap() {
            Typed::Ops(ops) => self.dossier.apply(&ops).unwrap(),
            Typed::Unreadable(error) => panic!("{at}: {error}"),
        };
        self
    }

    /// Adds an item at the end of a list, and types its fields.
    pub(crate) fn add(mut self, list: &str, id: &str, fields: &[(&str, &str)]) -> Self {
        let list = Pointer::new(list);
        add(&mut self.dossier, &list, id);
        fields
            .iter()
            .fold(self, |sample, (path, typed)| sample.set(list.join(id).below(path).as_str(), typed))
    }

    /// Types into a field, adding the items on the way; what is no field, or cannot be read, changes nothing.
    pub(crate) fn try_set(mut self, at: &str, typed: &str) -> Self {
        let pointer = Pointer::new(at);
        let mut here = Pointer::root();
        for key in pointer.keys() {
            let is_list = matches!(self.dossier.node(&here).map(|node| node.shape()), Some(Shape::List(_)));
            if is_list && self.dossier.node(&here.join(&key)).is_none() {
                add(&mut self.dossier, &here, &key);
            }
            here = here.join(&key);
        }
        if let Ok(Typed::Ops(ops)) = self.dossier.typed(&pointer, typed) {
            self.dossier.apply(&ops).unwrap();
        }
        self
    }

    /// Removes the item that a field is in, if there is one.
    pub(crate) fn try_remove(mut self, at: &str) -> Self {
        let mut here = Pointer::new(at);
        while let Some((parent, _)) = here.split() {
            if self.dossier.apply(&[Op::Remove { at: here.clone() }]).is_ok() {
                break;
            }
            here = parent;
        }
        self
    }

    /// Moves some item of a list, if there is one.
    pub(crate) fn move_one(mut self, list: &str, item: &Index, position: &Position) -> Self {
        let list = Pointer::new(list);
        let Some(Shape::List(items)) = self.dossier.node(&list).map(|node| node.shape()) else { return self };
        let ids: Vec<String> = items.ids().into_iter().map(str::to_owned).collect();
        if ids.is_empty() {
            return self;
        }
        let id = item.get(&ids);
        let (order, moves) = self.dossier.order_for(&list, position, Some(id)).unwrap();
        self.dossier.apply(&moves).unwrap();
        self.dossier.apply(&[Op::Move { at: list.join(id), order }]).unwrap();
        self
    }

    pub(crate) fn remove(mut self, at: &str) -> Self {
        self.dossier.apply(&[Op::Remove { at: Pointer::new(at) }]).unwrap();
        self
    }

    /// Moves an item to the end of its list.
    pub(crate) fn last(mut self, list: &str, id: &str) -> Self {
        let list = Pointer::new(list);
        let (order, _) = self.dossier.order_for(&list, &Position::Last, Some(id)).unwrap();
        self.dossier.apply(&[Op::Move { at: list.join(id), order }]).unwrap();
        self
    }

    /// Changes the call's data.
    pub(crate) fn call(mut self, pointer: &str, value: Json) -> Self {
        let call = self.call.get_or_insert_with(|| serde_json::from_str(CALL).unwrap());
        *call.pointer_mut(pointer).unwrap() = value;
        self
    }

    /// Changes a rule of the call.
    pub(crate) fn rule(self, rule: &str, value: Json) -> Self {
        self.call(&format!("/rules/{rule}/value"), value)
    }

    pub(crate) fn now(mut self, instant: &str) -> Self {
        self.now = instant.parse().unwrap();
        self
    }

    pub(crate) fn draft(mut self) -> Self {
        self.purpose = Purpose::Draft;
        self
    }

    pub(crate) fn unread(mut self, at: &str, text: &str) -> Self {
        self.unread.push((Pointer::new(at), text.to_owned()));
        self
    }

    pub(crate) fn conflict(mut self, at: &str) -> Self {
        self.conflicts.push(Pointer::new(at));
        self
    }

    pub(crate) fn without_bytes(mut self, sha256: &str) -> Self {
        self.absent.insert(sha256.to_owned());
        self
    }

    /// Pages that cannot show these signs.
    pub(crate) fn lacking(mut self, signs: &str) -> Self {
        self.lacking = signs.to_owned();
        self
    }

    pub(crate) fn asked(mut self, revision: u32, sha256: &str) -> Self {
        self.asked = Some((revision, sha256.to_owned()));
        self
    }

    /// All findings.
    pub(crate) fn findings(&self) -> Vec<Finding> {
        let changed = self.call.as_ref().map(|json| Call::read(json.to_string().as_bytes()).unwrap());
        let call = changed.as_ref().unwrap_or(&SHIPPED);
        let budget = Budget::of(&self.dossier, call);
        let present = |sha256: &str| !self.absent.contains(sha256);
        let prints = |sign: char| !self.lacking.contains(sign);
        let facts = Facts {
            purpose: self.purpose,
            unread: &self.unread,
            open_conflicts: &self.conflicts,
            prints: &prints,
            asked_call: self
                .asked
                .as_ref()
                .map(|(revision, sha256)| AskedCall { revision: Some(*revision), sha256 }),
            ..Facts::new(&self.dossier, call, &budget, self.now, &present)
        };
        check(&facts)
    }

    /// What one rule says: a line a finding, `pointer: message`, its hints below.
    pub(crate) fn said(&self, rule: &Rule) -> String {
        let mut lines = Vec::new();
        for finding in self.findings().iter().filter(|finding| finding.rule == rule.id) {
            assert_eq!(finding.severity, rule.severity);
            lines.push(format!("{}: {}", finding.pointer, finding.message));
            lines.extend(finding.hints.iter().map(|hint| format!("  > {hint}")));
        }
        lines.join("\n")
    }
}

fn add(dossier: &mut Dossier, list: &Pointer, id: &str) {
    let (order, moves) = dossier.order_for(list, &Position::Last, None).unwrap();
    dossier.apply(&moves).unwrap();
    dossier.apply(&[Op::Add { list: list.clone(), id: id.to_owned(), order }]).unwrap();
}

/// Fills a place of a dossier with JSON, as `formats.md` writes it.
pub(crate) fn fill(dossier: &mut Dossier, at: &Pointer, json: &Json) {
    let is_list = matches!(dossier.node(at).map(|node| node.shape()), Some(Shape::List(_)));
    match json {
        Json::Object(object) => {
            for (key, value) in object.iter().filter(|(key, _)| *key != "format" && *key != "minor") {
                fill(dossier, &at.join(key), value);
            }
        }
        Json::Array(items) if is_list => {
            for item in items {
                let id = item.get("id").and_then(Json::as_str).unwrap().to_owned();
                add(dossier, at, &id);
                for (key, value) in item.as_object().unwrap().iter().filter(|(key, _)| *key != "id") {
                    fill(dossier, &at.join(&id).join(key), value);
                }
            }
        }
        Json::Null => {}
        Json::String(text) if text.is_empty() => {}
        leaf => {
            let value = match leaf {
                Json::String(text) => Value::Text(text.clone()),
                Json::Bool(flag) => Value::Flag(*flag),
                Json::Number(number) => Value::Int(number.as_i64().unwrap()),
                other => Value::Ids(serde_json::from_value(other.clone()).unwrap()),
            };
            let ops = dossier.give(at, Some(value)).unwrap_or_else(|error| panic!("{at}: {error}"));
            dossier.apply(&ops).unwrap_or_else(|error| panic!("{at}: {error}"));
        }
    }
}

#[test]
fn there_is_nothing_to_say_of_the_sound_dossier() {
    let told: Vec<_> =
        Sample::sound().findings().into_iter().map(|f| format!("{} {}", f.rule, f.message)).collect();
    assert_eq!(told, Vec::<String>::new());
}

#[test]
fn a_call_of_other_numbers_is_followed() {
    let told = Sample::sound().rule("min_carriers", json!(3)).findings();
    assert_eq!(told.len(), 1, "{told:?}");
}
