//! From what a window asks for to an exact edit, and the inputs that could not be read.

use std::collections::BTreeMap;

use dossier::{Dossier, Edit, EditError, Kind, Node, Op, Pointer, Position, Shape, Typed, Value, ValueError};
use store::PendingInput;

use crate::dto::{EditRequest, OpRequest, PositionRequest};
use crate::views::fields::Unread;
use crate::{AppError, ErrorCode};

/// An exact edit, and what was typed that cannot be read.
#[derive(Debug)]
pub(crate) struct Planned {
    pub edit: Edit,
    pub pending: Vec<PendingInput>,
}

/// Most operations in one edit: a paste of 5 000 lines of twelve cells and their places.
const MAX_OPS: usize = 100_000;
/// Most characters in one edit, as the window counts them (UTF-16): 5 000 lines of long labels. One paste over a
/// selection repeats its text in each cell.
const MAX_TEXT: usize = 4_000_000;
/// The longest input that is kept unread, in characters: ten times what a cell takes, and more is no slip of the hand.
const MAX_UNREAD: usize = 10_000;

/// Works out what a request does to a dossier; nothing is changed yet.
pub(crate) fn plan(dossier: &Dossier, unread: &Unread, request: &EditRequest) -> Result<Planned, AppError> {
    if request.ops.len() > MAX_OPS {
        let message = "Trop de modifications d’un coup : au plus 100 000. Procédez en plusieurs fois.";
        return Err(AppError::new(ErrorCode::BadInput, message));
    }
    if request.ops.iter().map(text_of).sum::<usize>() > MAX_TEXT {
        let message = "Trop de texte d’un coup\u{A0}: au plus 4 millions de caractères, répétitions comprises. Rien n’a été changé\u{202F}; \
                       procédez en plusieurs fois.";
        return Err(AppError::new(ErrorCode::BadInput, message));
    }
    // Later operations see what earlier ones made; one operation alone needs no copy.
    let moves_things = |op: &OpRequest| !matches!(op, OpRequest::Input { .. });
    let mut scratch =
        (request.ops.len() > 1 && request.ops.iter().any(moves_things)).then(|| dossier.clone());
    let mut ops = Vec::new();
    let mut pending = Vec::new();
    for asked in &request.ops {
        let here = scratch.as_ref().unwrap_or(dossier);
        let made = one(here, unread, asked, &mut pending)?;
        if let Some(scratch) = &mut scratch {
            scratch.apply(&made)?;
        }
        ops.extend(made);
    }
    let label = match (request.label.as_str(), ops.first()) {
        ("", Some(op)) => label(dossier, &op.place()),
        ("", None) => String::new(),
        (label, _) => label.to_owned(),
    };
    Ok(Planned { edit: Edit { group: request.group.clone(), label, ops }, pending })
}

/// How much text an operation brings.
fn text_of(op: &OpRequest) -> usize {
    let length = |text: &String| text.encode_utf16().count();
    match op {
        OpRequest::Input { text, .. } => length(text),
        OpRequest::Splice { insert, .. } => length(insert),
        OpRequest::Add { fields, .. } => fields.values().map(length).sum(),
        OpRequest::Remove { .. } | OpRequest::Move { .. } => 0,
    }
}

/// What an edit of a place is called: the field's name, or the list's for a new item.
fn label(dossier: &Dossier, place: &Pointer) -> String {
    match place.split() {
        Some((list, _)) if dossier.node(place).is_none() => dossier.label(&list),
        _ => dossier.label(place),
    }
}

fn one(
    dossier: &Dossier,
    unread: &Unread,
    asked: &OpRequest,
    pending: &mut Vec<PendingInput>,
) -> Result<Vec<Op>, AppError> {
    match asked {
        OpRequest::Input { pointer, text } => {
            let at = Pointer::new(pointer);
            let typed = dossier.typed(&at, text)?;
            input(dossier, unread, at, text, typed, pending)
        }
        OpRequest::Splice { pointer, at, delete, insert } => Ok(vec![Op::Splice {
            at: Pointer::new(pointer),
            index: *at as usize,
            delete: *delete as usize,
            insert: insert.replace("\r\n", "\n").replace('\r', "\n"),
        }]),
        OpRequest::Add { list, id, position, fields } => {
            add(dossier, &Pointer::new(list), id, position, fields, pending)
        }
        OpRequest::Remove { pointer } => Ok(vec![Op::Remove { at: Pointer::new(pointer) }]),
        OpRequest::Move { pointer, position } => {
            let at = Pointer::new(pointer);
            let (list, id) = at.split().ok_or_else(|| EditError::NoSuchField(at.clone()))?;
            let (order, mut ops) = dossier.order_for(&list, &place(position), Some(&id))?;
            ops.push(Op::Move { at, order });
            Ok(ops)
        }
    }
}

fn input(
    dossier: &Dossier,
    unread: &Unread,
    at: Pointer,
    text: &str,
    typed: Typed,
    pending: &mut Vec<PendingInput>,
) -> Result<Vec<Op>, AppError> {
    match typed {
        Typed::Ops(ops) => {
            if unread.contains_key(&at) {
                pending.push(PendingInput { at, text: None });
            }
            Ok(ops)
        }
        Typed::Unreadable(error) => {
            let is_prose = matches!(
                dossier.node(&at).map(Node::shape),
                Some(Shape::Leaf(leaf)) if matches!(leaf.kind(), Kind::Prose { .. })
            );
            if is_prose {
                // A prose is never unset for a bad paste: the text before it stays.
                return Err(EditError::Value { at, source: error }.into());
            }
            let ops = dossier.give(&at, None)?;
            pending.push(unread_input(at, text)?);
            Ok(ops)
        }
    }
}

/// An input that is kept as it was typed, unless it is far too long for any field of one line.
fn unread_input(at: Pointer, text: &str) -> Result<PendingInput, EditError> {
    let length = text.chars().count();
    if length > MAX_UNREAD {
        return Err(EditError::Value { at, source: ValueError::TooLong { length, max: MAX_UNREAD } });
    }
    Ok(PendingInput { at, text: Some(text.to_owned()) })
}

/// A new item, its fields read by an empty one of its kind.
fn add(
    dossier: &Dossier,
    list: &Pointer,
    id: &str,
    position: &PositionRequest,
    fields: &BTreeMap<String, String>,
    pending: &mut Vec<PendingInput>,
) -> Result<Vec<Op>, AppError> {
    let (order, mut ops) = dossier.order_for(list, &place(position), None)?;
    ops.push(Op::Add { list: list.clone(), id: id.to_owned(), order });
    let sample = dossier.sample_item(list)?;
    let item = list.join(id);
    for (path, text) in fields {
        let at = item.below(path);
        let keys = Pointer::new(path);
        let node = keys.keys().try_fold(&*sample as &dyn Node, |node, key| node.child(&key));
        let Some(Shape::Leaf(leaf)) = node.map(Node::shape) else {
            return Err(EditError::NoSuchField(at).into());
        };
        match leaf.read(text) {
            Ok(None) => {}
            Ok(Some(Value::Text(insert))) if matches!(leaf.kind(), Kind::Prose { .. }) => {
                ops.push(Op::Splice { at, index: 0, delete: 0, insert });
            }
            Ok(Some(value)) => ops.push(Op::Set { at, value }),
            Err(_) => pending.push(unread_input(at, text)?),
        }
    }
    Ok(ops)
}

pub(crate) fn place(position: &PositionRequest) -> Position {
    match position {
        PositionRequest::Last => Position::Last,
        PositionRequest::Before(id) => Position::Before(id.clone()),
        PositionRequest::After(id) => Position::After(id.clone()),
    }
}
