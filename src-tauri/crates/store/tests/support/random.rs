//! Edits of any kind on any field of the registry, drawn from a few numbers so that failures shrink.

use dossier::{Dossier, Kind, Node, Op, Pointer, Position, Shape, Value};
use proptest::prelude::*;

/// One edit to be: what it does and where depend on the dossier it meets.
#[derive(Clone, Debug)]
pub struct Act {
    what: u8,
    which: u32,
    much: u32,
    text: String,
}

/// Any edit.
pub fn act() -> impl Strategy<Value = Act> {
    let text = prop_oneof![Just(String::new()), "[a-zé😀 \n’]{1,12}", "[a-z]{1,3}"];
    (0_u8..12, any::<u32>(), any::<u32>(), text).prop_map(|(what, which, much, text)| Act {
        what,
        which,
        much,
        text,
    })
}

/// The places of a dossier, by what can be done there.
#[derive(Default)]
struct Places {
    fields: Vec<(Pointer, Kind)>,
    proses: Vec<(Pointer, usize)>,
    lists: Vec<Pointer>,
    items: Vec<Pointer>,
}

impl Places {
    fn walk(&mut self, node: &dyn Node, at: &Pointer) {
        match node.shape() {
            Shape::Leaf(leaf) => match leaf.kind() {
                Kind::Prose { .. } => {
                    let text = leaf.text();
                    self.proses.push((at.clone(), text.encode_utf16().count()));
                }
                kind => self.fields.push((at.clone(), kind)),
            },
            Shape::Record(parts) => {
                for part in parts {
                    // An id that changes would be another dossier.
                    if at.as_str().is_empty() && matches!(part.key, "id" | "origin" | "call") {
                        continue;
                    }
                    self.walk(node.child(part.key).unwrap(), &at.join(part.key));
                }
                self.fields.push((at.join("x-note"), Kind::Json));
            }
            Shape::Map(_) => {
                for key in ["contexte", "a/b~c"] {
                    let sample = node.sample().unwrap();
                    self.walk(node.child(key).unwrap_or(&*sample), &at.join(key));
                }
            }
            Shape::List(list) => {
                self.lists.push(at.clone());
                for id in list.ids() {
                    self.items.push(at.join(id));
                    self.walk(list.any_item(id).unwrap(), &at.join(id));
                }
            }
        }
    }
}

fn pick<T>(list: &[T], which: u32) -> Option<&T> {
    (!list.is_empty()).then(|| &list[which as usize % list.len()])
}

impl Act {
    /// The operations that this edit is on a dossier; none where it has nothing to act upon. `who` makes ids
    /// that nobody else makes.
    pub fn ops(&self, dossier: &Dossier, who: &str) -> Vec<Op> {
        let mut places = Places::default();
        places.walk(dossier, &Pointer::root());
        match self.what {
            0..=2 => self.set(&places),
            3 => pick(&places.fields, self.which)
                .map(|(at, _)| Op::Unset { at: at.clone() })
                .into_iter()
                .collect(),
            4..=6 => self.splice(dossier, &places),
            7..=8 => self.add(dossier, &places, who),
            9 => {
                pick(&places.items, self.which).map(|at| Op::Remove { at: at.clone() }).into_iter().collect()
            }
            _ => self.reorder(dossier, &places),
        }
    }

    fn set(&self, places: &Places) -> Vec<Op> {
        let Some((at, kind)) = pick(&places.fields, self.which) else {
            return Vec::new();
        };
        let n = self.much;
        let value = match kind {
            Kind::Line { .. } => Value::Text(self.text.replace('\n', " ").chars().take(2).collect()),
            Kind::Amount => Value::Text(format!("{}.{:02}", n % 1_000_000, n % 100)),
            Kind::Quantity => Value::Text(format!("{}.{}", n % 1_000, n % 10)),
            Kind::Percent => Value::Text((n % 101).to_string()),
            Kind::Integer { min, max } => Value::Int(min + i64::from(n) % (max - min + 1)),
            Kind::YearMonth => Value::Text(format!("2017-{:02}", n % 12 + 1)),
            Kind::Date => Value::Text(format!("2016-09-{:02}", n % 28 + 1)),
            Kind::Time => Value::Text(format!("{:02}:{:02}", n % 24, n % 60)),
            Kind::Instant => Value::Text(format!("2016-09-06T09:30:{:02}Z", n % 60)),
            Kind::Flag => Value::Flag(n.is_multiple_of(2)),
            Kind::Choice(choices) => Value::Text(choices[n as usize % choices.len()].code.to_owned()),
            Kind::Reference(_) => Value::Text(format!("r{}", n % 5)),
            Kind::References(_) => Value::Ids(vec![format!("t{}", n % 5), "t9".to_owned()]),
            Kind::Json => Value::Json(serde_json::json!({ "n": n, "text": self.text })),
            Kind::Prose { .. } => return Vec::new(),
        };
        vec![Op::Set { at: at.clone(), value }]
    }

    fn splice(&self, dossier: &Dossier, places: &Places) -> Vec<Op> {
        // Most of the writing goes on in one text.
        let which = if self.which.is_multiple_of(3) { self.which } else { 0 };
        let Some((at, units)) = pick(&places.proses, which) else {
            return Vec::new();
        };
        let index = self.much as usize % (units + 1);
        let delete = (self.much as usize / 7 % 4).min(units - index);
        let op = Op::Splice { at: at.clone(), index, delete, insert: self.text.clone() };
        // Not inside a pair of surrogates: an editor never asks for that.
        let fits = dossier.clone().apply(std::slice::from_ref(&op)).is_ok();
        if fits { vec![op] } else { Vec::new() }
    }

    fn add(&self, dossier: &Dossier, places: &Places, who: &str) -> Vec<Op> {
        let Some(list) = pick(&places.lists, self.which) else {
            return Vec::new();
        };
        let id = format!("{who}-{}", self.much % 50);
        let Some(Shape::List(items)) = dossier.node(list).map(Node::shape) else {
            return vec![Op::Add { list: list.clone(), id, order: super::order(0) }];
        };
        if items.place(&id).is_some_and(|(_, removed)| !removed) {
            return Vec::new();
        }
        let position = match items.ids().first() {
            Some(first) if self.much.is_multiple_of(3) => Position::Before((*first).to_owned()),
            _ => Position::Last,
        };
        let (order, mut ops) = dossier.order_for(list, &position, None).unwrap();
        ops.push(Op::Add { list: list.clone(), id, order });
        ops
    }

    fn reorder(&self, dossier: &Dossier, places: &Places) -> Vec<Op> {
        let Some(at) = pick(&places.items, self.which) else {
            return Vec::new();
        };
        let (list, id) = at.split().unwrap();
        let (order, mut ops) = dossier.order_for(&list, &Position::Last, Some(&id)).unwrap();
        ops.push(Op::Move { at: at.clone(), order });
        ops
    }
}

/// What a reader of the dossier sees: every field that is not missing, every list in its order.
pub fn seen(dossier: &Dossier) -> Vec<String> {
    fn walk(node: &dyn Node, at: &Pointer, out: &mut Vec<String>) {
        match node.shape() {
            Shape::Leaf(leaf) => out.extend(leaf.value().map(|value| format!("{at} = {value:?}"))),
            Shape::Record(parts) => {
                let named = parts.iter().map(|part| part.key);
                for key in named.chain(node.kept_keys()) {
                    walk(node.child(key).unwrap(), &at.join(key), out);
                }
            }
            Shape::Map(keys) => {
                for key in keys {
                    walk(node.child(key).unwrap(), &at.join(key), out);
                }
            }
            Shape::List(list) => {
                if !list.is_empty() {
                    out.push(format!("{at}: {:?}", list.ids()));
                }
                for id in list.ids() {
                    walk(list.any_item(id).unwrap(), &at.join(id), out);
                }
            }
        }
    }
    let mut out = Vec::new();
    walk(dossier, &Pointer::root(), &mut out);
    out
}
