//! The calls known here: those shipped and those added; and the ones that drafts are pinned to.

use std::path::Path;

use call::Call;
use serde_json::Value;
use store::Store;

use crate::desk::call_file;
use crate::dto::CallCard;
use crate::session::Asked;
use crate::views::time;
use crate::{AppError, Desk, ErrorCode, shipped};

/// What to do where a call is missing, in the window or by the command line.
const ADD_ITS_FILE: &str = "Ajoutez d’abord le fichier de cet appel\u{A0}: depuis l’accueil, avec «\u{A0}Ouvrir un fichier\u{A0}», ou par \
                            «\u{A0}amorce-cli call add FICHIER\u{A0}». Puis recommencez.";

/// Every revision of every call, shipped or added.
fn revisions(store: &Store) -> Result<Vec<Call>, AppError> {
    let added = store.added_calls()?;
    let files = shipped::calls().map(<[u8]>::to_vec).chain(added.into_iter().map(|file| file.bytes));
    files.map(|bytes| Ok(Call::read(&bytes)?)).collect()
}

/// All calls, each in its newest revision.
pub(crate) fn known(store: &Store) -> Result<Vec<Call>, AppError> {
    let mut calls: Vec<Call> = Vec::new();
    for call in revisions(store)? {
        match calls.iter_mut().find(|known| known.id == call.id) {
            Some(known) if known.revision < call.revision => *known = call,
            Some(_) => {}
            None => calls.push(call),
        }
    }
    Ok(calls)
}

/// The newest revision of a call.
pub(crate) fn newest(store: &Store, id: &str) -> Result<Call, AppError> {
    let calls = known(store)?;
    let names: Vec<String> = calls.iter().map(|call| call.id.clone()).collect();
    calls.into_iter().find(|call| call.id == id).ok_or_else(|| {
        AppError::new(
            ErrorCode::NotFound,
            format!("L’appel à projets «\u{A0}{id}\u{A0}» n’est pas connu ici."),
        )
        .hint(ADD_ITS_FILE)
        .hint(format!("Appels connus\u{A0}: {}.", names.join(", ")))
    })
}

/// The call that a file was written for, its very revision and content; its newest revision where that one is not known
/// here, and whether it is. What the file leaves out may be any.
pub(crate) fn written_for(
    store: &Store,
    id: &str,
    revision: Option<u32>,
    sha256: Option<&str>,
) -> Result<(Call, bool), AppError> {
    let is_it = |call: &Call| {
        call.id == id
            && revision.is_none_or(|asked| asked == call.revision)
            && sha256.is_none_or(|asked| asked == call.sha256_hex())
    };
    let newest = newest(store, id)?;
    if is_it(&newest) {
        return Ok((newest, true));
    }
    // A draft of this folder may be pinned to a call that was never added: one that came with an older program.
    let held = sha256.and_then(|sha256| pinned(store, sha256).ok());
    let known = revisions(store)?.into_iter().chain(held).find(is_it);
    Ok(known.map_or((newest, false), |call| (call, true)))
}

/// The call of this content, that a draft is pinned to; the copy that the program brings serves for a damaged one.
pub(crate) fn pinned(store: &Store, sha256: &str) -> Result<Call, AppError> {
    let kept = match store.call(sha256) {
        Ok(file) => Some(file.bytes),
        Err(store::StoreError::NoSuchCall(_)) => None,
        Err(error) => return Err(error.into()),
    };
    let copies = kept.into_iter().chain(shipped::calls().map(<[u8]>::to_vec));
    let mut sound =
        copies.filter_map(|bytes| Call::read(&bytes).ok()).filter(|call| call.sha256_hex() == sha256);
    sound.next().ok_or_else(|| {
        let message =
            "La copie de l’appel à projets gardée avec ce brouillon est endommagée. Rien n’a été modifié.";
        AppError::new(ErrorCode::StorageDamaged, message).hint(ADD_ITS_FILE)
    })
}

fn asked_key(draft: &str) -> String {
    format!("asked_call:{draft}")
}

/// The call that a draft's file asked for, where another is pinned.
pub(crate) fn asked(store: &Store, draft: &str) -> Result<Option<Asked>, AppError> {
    let kept = store.setting(&asked_key(draft))?;
    Ok(kept.and_then(|json| serde_json::from_str(&json).ok()))
}

pub(crate) fn keep_asked(store: &Store, draft: &str, asked: &Asked) -> Result<(), AppError> {
    let json = serde_json::to_string(asked).map_err(|e| AppError::new(ErrorCode::Defect, e.to_string()))?;
    Ok(store.put_setting(&asked_key(draft), Some(&json))?)
}

impl Desk {
    /// The calls known, each in its newest revision.
    ///
    /// # Errors
    /// Where the disk does not answer.
    pub fn calls(&self) -> Result<Vec<CallCard>, AppError> {
        Ok(known(&self.store())?.iter().map(|call| self.call_card(call)).collect())
    }

    fn call_card(&self, call: &Call) -> CallCard {
        let deadline = call.deadline();
        CallCard {
            id: call.id.clone(),
            revision: call.revision,
            title: call.title.clone(),
            deadline: deadline.map(time::deadline).unwrap_or_default(),
            deadline_at: deadline.and_then(call::Entry::instant).map(time::rfc3339),
            time_left: time::left(deadline.and_then(call::Entry::instant), self.now()),
            sha256: call.sha256_hex(),
        }
    }

    /// A call's file, as `amorce-call/1`.
    ///
    /// # Errors
    /// Where it is not known.
    pub fn call_json(&self, id: &str) -> Result<Value, AppError> {
        let call = newest(&self.store(), id)?;
        serde_json::from_slice(&call.canonical()).map_err(|e| AppError::new(ErrorCode::Defect, e.to_string()))
    }

    /// Adds the call of a file, validated.
    ///
    /// # Errors
    /// Where the file cannot be read or is faulty, or its id and revision are known with another content.
    pub fn add_call(&self, file: &Path) -> Result<CallCard, AppError> {
        self.add_call_json(&exchange::read_file(file)?)
    }

    /// Adds a call that was read as every file from outside is: no key twice, no byte-order mark, bounded.
    pub(crate) fn add_call_json(&self, json: &Value) -> Result<CallCard, AppError> {
        let call = Call::read(json.to_string().as_bytes())?;
        let shipped = shipped::calls().filter_map(|bytes| Call::read(bytes).ok());
        let mut same = shipped.filter(|known| known.id == call.id && known.revision == call.revision);
        if let Some(known) = same.next() {
            if known.sha256() != call.sha256() {
                let (id, revision) = (call.id.clone(), call.revision);
                return Err(store::StoreError::CallDiffers { id, revision }.into());
            }
            return Ok(self.call_card(&call));
        }
        self.store().add_call(&call_file(&call))?;
        Ok(self.call_card(&call))
    }
}
