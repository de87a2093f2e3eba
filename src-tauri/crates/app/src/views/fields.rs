//! The dossier as a flat map: pointer -> text, and ids by list.

use std::collections::BTreeMap;

use dossier::{AnyList, Dossier, FieldSpec, Kind, Node, Pointer, Shape, Target};

use crate::dto::{ChoiceView, FieldKind, FieldSpecView, FieldState, ReferenceTarget};

/// What was typed and cannot be read: the text, and why.
pub(crate) type Unread = BTreeMap<Pointer, String>;

/// Fields and lists of a place and everything below it.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Flat {
    pub fields: BTreeMap<String, FieldState>,
    pub lists: BTreeMap<String, Vec<String>>,
}

impl Flat {
    /// Everything at and below `at`.
    pub fn of(dossier: &Dossier, at: &Pointer, unread: &Unread) -> Self {
        let mut flat = Self::default();
        if let Some(node) = dossier.node(at) {
            flat.walk(node, at);
        }
        for (place, typed) in unread.iter().filter(|(place, _)| place.is_within(at)) {
            if dossier.node(place).is_some() || is_in_map(dossier, place) {
                flat.fields.insert(place.as_str().to_owned(), unreadable(dossier, place, typed));
            }
        }
        flat
    }

    fn walk(&mut self, node: &dyn Node, at: &Pointer) {
        match node.shape() {
            Shape::Leaf(leaf) => {
                let text = leaf.text();
                if !text.is_empty() {
                    self.fields.insert(at.as_str().to_owned(), FieldState { text, error: None });
                }
            }
            Shape::Record(parts) => {
                for part in parts {
                    if let Some(child) = node.child(part.key) {
                        self.walk(child, &at.join(part.key));
                    }
                }
            }
            Shape::List(items) => {
                self.lists.insert(at.as_str().to_owned(), ids(items));
                for id in items.ids() {
                    if let Some(item) = items.any_item(id) {
                        self.walk(item, &at.join(id));
                    }
                }
            }
            Shape::Map(keys) => {
                for key in keys {
                    if let Some(entry) = node.child(key) {
                        self.walk(entry, &at.join(key));
                    }
                }
            }
        }
    }
}

/// How many items each list of the dossier itself takes.
pub(crate) fn limits(dossier: &Dossier) -> BTreeMap<String, u32> {
    let Shape::Record(parts) = dossier.shape() else { return BTreeMap::new() };
    let lists = parts.iter().filter_map(|part| match dossier.child(part.key)?.shape() {
        Shape::List(items) => Some((Pointer::root().join(part.key), items.limit())),
        _ => None,
    });
    lists.map(|(at, limit)| (at.as_str().to_owned(), u32::try_from(limit).unwrap_or(u32::MAX))).collect()
}

pub(crate) fn ids(items: &dyn AnyList) -> Vec<String> {
    items.ids().into_iter().map(str::to_owned).collect()
}

/// One field as a screen shows it; `None` where it is missing.
pub(crate) fn field(dossier: &Dossier, at: &Pointer, unread: &Unread) -> Option<FieldState> {
    if let Some(typed) = unread.get(at) {
        return Some(unreadable(dossier, at, typed));
    }
    match dossier.node(at)?.shape() {
        Shape::Leaf(leaf) => {
            let text = leaf.text();
            (!text.is_empty()).then_some(FieldState { text, error: None })
        }
        _ => None,
    }
}

fn is_in_map(dossier: &Dossier, at: &Pointer) -> bool {
    dossier.typed(at, "").is_ok()
}

fn unreadable(dossier: &Dossier, at: &Pointer, typed: &str) -> FieldState {
    let error = match dossier.typed(at, typed) {
        Ok(dossier::Typed::Unreadable(error)) => error.to_string(),
        _ => "cette saisie n’a pas pu être lue ; saisissez-la à nouveau".to_owned(),
    };
    FieldState { text: typed.to_owned(), error: Some(error) }
}

/// The registry, for forms.
pub(crate) fn specs() -> Vec<FieldSpecView> {
    dossier::fields().into_iter().map(spec).collect()
}

fn target_view(target: Target) -> ReferenceTarget {
    match target {
        Target::Bearer => ReferenceTarget::Bearer,
        Target::Agent => ReferenceTarget::Agent,
        Target::Task => ReferenceTarget::Task,
        Target::AnnexOwner => ReferenceTarget::AnnexOwner,
        Target::Category => ReferenceTarget::Category,
        Target::AnnexKind => ReferenceTarget::AnnexKind,
    }
}

fn spec(field: FieldSpec) -> FieldSpecView {
    let small = |n: usize| u32::try_from(n).ok();
    let (kind, max, choices) = match field.kind {
        Kind::Line { max } => (FieldKind::Line, small(max), &[][..]),
        Kind::Prose { max } => (FieldKind::Prose, small(max), &[][..]),
        Kind::Amount => (FieldKind::Amount, None, &[][..]),
        Kind::Quantity => (FieldKind::Quantity, None, &[][..]),
        Kind::Percent => (FieldKind::Percent, Some(100), &[][..]),
        Kind::Integer { max, .. } => (FieldKind::Integer, u32::try_from(max).ok(), &[][..]),
        Kind::YearMonth => (FieldKind::YearMonth, None, &[][..]),
        Kind::Date => (FieldKind::Date, None, &[][..]),
        Kind::Time => (FieldKind::Time, None, &[][..]),
        Kind::Instant => (FieldKind::Instant, None, &[][..]),
        Kind::Flag => (FieldKind::Flag, None, &[][..]),
        Kind::Choice(choices) => (FieldKind::Choice, None, choices),
        Kind::Reference(_) => (FieldKind::Reference, None, &[][..]),
        Kind::References(_) => (FieldKind::References, None, &[][..]),
        Kind::Json => (FieldKind::Json, None, &[][..]),
    };
    let also = choices
        .iter()
        .flat_map(|choice| choice.also.iter().map(|word| ((*word).to_owned(), choice.code.to_owned())));
    let also = also.collect();
    let choices = choices
        .iter()
        .map(|choice| ChoiceView { value: choice.code.to_owned(), label: choice.name.to_owned() });
    let target = match field.kind {
        Kind::Reference(target) | Kind::References(target) => Some(target_view(target)),
        _ => None,
    };
    FieldSpecView {
        pattern: field.pattern,
        label: field.label.to_owned(),
        kind,
        target,
        choices: choices.collect(),
        also,
        default: field.default.map(str::to_owned),
        max,
        locked: field.locked,
    }
}
