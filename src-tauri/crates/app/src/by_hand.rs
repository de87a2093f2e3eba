//! One thing done to a draft and written down at once: the way of the command line.

use dossier::{Edit, EditError, Op, Pointer, Shape, Typed};
use serde_json::Value as Json;

use crate::drafts::new_id;
use crate::dto::{FindingView, PositionRequest};
use crate::plan::place;
use crate::session::Session;
use crate::{AppError, Desk, ErrorCode};

impl Desk {
    /// A dossier, or a part of it, as JSON.
    ///
    /// # Errors
    /// Where there is no such draft or field.
    pub fn show(&self, id: &str, pointer: &str) -> Result<Json, AppError> {
        let at = Pointer::new(pointer);
        self.look(id, |session| {
            known(session, &at)?;
            session.dossier().part_to_json(&at).ok_or_else(|| EditError::NoSuchField(at.clone()).into())
        })
    }

    /// Sets one field from a text, read by the field's type; an empty one clears it.
    ///
    /// # Errors
    /// Where there is no such field, or the text cannot be read: nothing is changed then.
    pub fn set(&self, id: &str, pointer: &str, text: &str) -> Result<(), AppError> {
        let at = Pointer::new(pointer);
        self.change(id, |session, stamp| {
            known(session, &at)?;
            session.dossier().check_in_use(&at)?;
            let ops = match session.dossier().typed(&at, text)? {
                Typed::Ops(ops) => ops,
                Typed::Unreadable(source) => return Err(EditError::Value { at, source }.into()),
            };
            let cleared = session.draft.pending().contains_key(&at);
            let pending = cleared.then(|| store::PendingInput { at: at.clone(), text: None });
            let edit = edit(session.dossier().label(&at), ops);
            session.apply(&edit, pending.as_slice(), 0, stamp).map(drop)
        })
    }

    /// Sets a field, an object or a list from JSON, in the shape of `amorce-dossier/1`.
    ///
    /// # Errors
    /// Where there is no such place, or the JSON does not fit it: nothing is changed then.
    pub fn set_json(&self, id: &str, pointer: &str, text: &str) -> Result<(), AppError> {
        let at = Pointer::new(pointer);
        self.change(id, |session, stamp| {
            known(session, &at)?;
            session.dossier().check_in_use(&at)?;
            let value = exchange::read_part(text.as_bytes(), &at).map_err(|error| unread(error, &at))?;
            let ops = session.dossier().replace(&at, &value, &mut new_id)?;
            let edit = edit(session.dossier().label(&at), ops);
            session.apply(&edit, &[], 0, stamp).map(drop)
        })
    }

    /// Adds an item to a list; gives its id. Fields are relative pointers (`basis/kind`) and typed texts.
    ///
    /// # Errors
    /// Where there is no such list or field, or a text cannot be read: nothing is changed then.
    pub fn add(&self, id: &str, list: &str, fields: &[(String, String)]) -> Result<String, AppError> {
        let list = Pointer::new(list);
        let item = new_id();
        let added = self.change(id, |session, stamp| {
            known(session, &list)?;
            let position = place(&PositionRequest::Last);
            let (order, mut ops) = session.dossier().order_for(&list, &position, None)?;
            ops.push(Op::Add { list: list.clone(), id: item.clone(), order });
            // Tried on a copy, so that each field is read by what the ones before it made of the item.
            let mut trial = session.dossier().clone();
            trial.apply(&ops)?;
            let at = list.join(&item);
            let kind_first = |(path, _): &&(String, String)| !path.ends_with("kind");
            let mut fields: Vec<_> = fields.iter().collect();
            fields.sort_by_key(kind_first);
            for (path, text) in fields {
                let field = at.below(path);
                trial.check_in_use(&field)?;
                match trial.typed(&field, text)? {
                    Typed::Ops(made) => {
                        trial.apply(&made)?;
                        ops.extend(made);
                    }
                    Typed::Unreadable(source) => return Err(EditError::Value { at: field, source }.into()),
                }
            }
            let edit = edit(format!("Ajout\u{A0}: {}", session.dossier().label(&list)), ops);
            session.apply(&edit, &[], 0, stamp).map(drop)
        });
        added.map_err(|error| unborn(error, &item))?;
        Ok(item)
    }

    /// Takes an item out of its list.
    ///
    /// # Errors
    /// Where there is no such item.
    pub fn remove(&self, id: &str, pointer: &str) -> Result<(), AppError> {
        let at = Pointer::new(pointer);
        self.change(id, |session, stamp| {
            let label = format!("Suppression\u{A0}: {}", session.dossier().label(&at));
            session.apply(&edit(label, vec![Op::Remove { at }]), &[], 0, stamp).map(drop)
        })
    }

    /// Moves an item within its list.
    ///
    /// # Errors
    /// Where there is no such item.
    pub fn move_item(&self, id: &str, pointer: &str, position: &PositionRequest) -> Result<(), AppError> {
        let at = Pointer::new(pointer);
        self.change(id, |session, stamp| {
            let (list, item) = at.split().ok_or_else(|| EditError::NoSuchField(at.clone()))?;
            let (order, mut ops) = session.dossier().order_for(&list, &place(position), Some(&item))?;
            let label = format!("Déplacement\u{A0}: {}", session.dossier().label(&at));
            ops.push(Op::Move { at, order });
            session.apply(&edit(label, ops), &[], 0, stamp).map(drop)
        })
    }

    /// The findings of a draft.
    ///
    /// # Errors
    /// Where there is no such draft.
    pub fn check(&self, id: &str) -> Result<Vec<FindingView>, AppError> {
        self.look(id, |session| Ok(session.finding_views()))
    }

    /// What was typed for the budget of a draft and could not be read, each with its place, for people: the budget
    /// lacks it.
    ///
    /// # Errors
    /// Where there is no such draft.
    pub fn unread_figures(&self, id: &str) -> Result<Vec<String>, AppError> {
        self.look(id, |session| {
            let typed = |at: &Pointer| session.draft.pending().get(at).cloned().unwrap_or_default();
            let told =
                |at: &Pointer| format!("{}\u{A0}: «\u{A0}{}\u{A0}»", session.place_name(at), typed(at));
            Ok(session.unread_figures().into_iter().map(told).collect())
        })
    }

    /// The budget of a draft, as `amorce-budget/1`; with `all_traces`, each line's trace too.
    ///
    /// # Errors
    /// Where there is no such draft.
    pub fn budget(&self, id: &str, all_traces: bool) -> Result<Json, AppError> {
        self.look(id, |session| {
            let defect = |error: serde_json::Error| AppError::new(ErrorCode::Defect, error.to_string());
            let traces = session.budget.traces(session.dossier(), &session.call, all_traces);
            let mut json = serde_json::Map::new();
            json.insert("format".to_owned(), Json::from("amorce-budget/1"));
            if let Json::Object(figures) = serde_json::to_value(&session.budget).map_err(defect)? {
                json.extend(figures);
            }
            json.insert("traces".to_owned(), serde_json::to_value(traces).map_err(defect)?);
            Ok(Json::Object(json))
        })
    }
}

/// Read as strictly as a file, and told as what was typed.
fn unread(error: exchange::ReadError, at: &Pointer) -> AppError {
    match error {
        exchange::ReadError::NotJson { line, column, fault } => {
            let message =
                format!("VALEUR n’est pas du JSON lisible (ligne {line}, colonne {column})\u{A0}: {fault}.");
            AppError::new(ErrorCode::BadInput, message).at(at.to_string())
        }
        other => other.into(),
    }
}

/// An error without the id of an item that never came to be.
fn unborn(error: AppError, id: &str) -> AppError {
    let unnamed = |text: String| text.replace(id, "…");
    AppError { message: unnamed(error.message), field: error.field.map(unnamed), ..error }
}

fn edit(label: String, ops: Vec<Op>) -> Edit {
    Edit { group: new_id(), label, ops }
}

/// Refuses a key that neither the call nor the dossier has: `/sections/contxte/text` is a slip of the hand.
fn known(session: &Session, at: &Pointer) -> Result<(), AppError> {
    let mut keys = at.keys();
    let (Some(part), Some(key)) = (keys.next(), keys.next()) else { return Ok(()) };
    if key.starts_with("x-") {
        return Ok(());
    }
    let call = &session.call;
    let in_call = match part.as_str() {
        "sections" => call.section(&key).is_some(),
        "declarations" => call.declarations.iter().any(|declaration| declaration.id == key),
        "missing_kinds" => call.partner_kind(&key).is_some(),
        _ => return Ok(()),
    };
    let in_dossier = session
        .dossier()
        .node(&Pointer::root().join(&part))
        .is_some_and(|map| matches!(map.shape(), Shape::Map(keys) if keys.contains(&key.as_str())));
    if in_call || in_dossier { Ok(()) } else { Err(EditError::NoSuchField(at.clone()).into()) }
}
