//! Drafts come, go, and are found again.

use call::Call;
use dossier::{Dossier, Op, Pointer, Value};
use store::{PendingInput, Place};
use uuid::Uuid;

use crate::desk::{call_file, lock};
use crate::dto::DraftCard;
use crate::equal::equalise;
use crate::session::Asked;
use crate::{AppError, Desk, ErrorCode, calls, shipped};

pub(crate) fn new_id() -> String {
    Uuid::new_v4().to_string()
}

impl Desk {
    /// A new, empty draft for a call; without one, for the first known. Gives its id.
    ///
    /// # Errors
    /// Where the call is not known, or the disk refuses.
    pub fn create_draft(&self, call: Option<&str>, title: Option<&str>) -> Result<String, AppError> {
        let call = {
            let store = self.store();
            match call {
                Some(id) => calls::newest(&store, id)?,
                None => calls::known(&store)?.into_iter().next().ok_or_else(|| {
                    AppError::new(ErrorCode::NotFound, "Aucun appel à projets n’est connu ici.")
                })?,
            }
        };
        let mut ops = Vec::new();
        if let Some(title) = title.map(str::trim).filter(|title| !title.is_empty()) {
            let at = Pointer::new("/identity/title");
            ops.push(Op::Set { at, value: Value::Text(title.to_owned()) });
        }
        self.create(&call, &ops, Beginning::default())
    }

    /// Makes a draft out of operations.
    fn create(&self, call: &Call, ops: &[Op], beginning: Beginning<'_>) -> Result<String, AppError> {
        let id = new_id();
        // Before the draft: nothing may fail once it is there.
        if let Some(asked) = &beginning.asked {
            self.keep_asked(&id, asked)?;
        }
        let Beginning { origin, pending, .. } = beginning;
        self.store().create(&id, ops, &pending, &call_file(call), origin, &self.stamp())?;
        // Its card, before anybody asks for it.
        let session = self.session(&id)?;
        let mut session = lock(&session);
        session.projection_due = true;
        self.flush(&id, &mut session)?;
        drop(session);
        self.forget(&id);
        Ok(id)
    }

    /// Lets go of a session that no window holds.
    pub(crate) fn forget(&self, id: &str) {
        lock(&self.inner.sessions).remove(id);
    }

    /// The example dossier, with its annexes, as a new draft. Gives its id.
    ///
    /// # Errors
    /// Where the disk refuses.
    pub fn create_example(&self) -> Result<String, AppError> {
        let json = exchange::read_json(shipped::example()?)?;
        let annexes = json.get("annexes").and_then(serde_json::Value::as_array).cloned().unwrap_or_default();
        for annex in &annexes {
            let file = annex.get("file").and_then(serde_json::Value::as_str).unwrap_or_default();
            let mut bytes = shipped::example_annex(file)?;
            self.store().put_attachment(&mut bytes, self.now())?;
        }
        self.create_from_json(&json, true)
    }

    /// A draft out of `amorce-dossier/1`: a new lineage that keeps the old id as its origin. The example is
    /// nobody's copy and has none.
    pub(crate) fn create_from_json(
        &self,
        json: &serde_json::Value,
        example: bool,
    ) -> Result<String, AppError> {
        let imported = dossier::import::import(json, &mut new_id)?;
        let (call_id, revision, sha256) = imported.call;
        let sha256 = sha256.map(|digits| digits.to_lowercase());
        let (call, same) = calls::written_for(&self.store(), &call_id, revision, sha256.as_deref())?;
        let origin = imported.id.filter(|_| !example);
        let asked = (!same).then(|| Asked { revision, sha256: sha256.unwrap_or_default() });
        let beginning = Beginning { origin: origin.as_deref(), asked, ..Beginning::default() };
        self.create(&call, &imported.ops, beginning)
    }

    /// A copy of a draft: a new lineage that keeps the old id as its origin. Gives its id.
    ///
    /// It is a draft of the same folder, and holds all that the other does: what was typed under another kind of cost,
    /// and what could not be read too. That « does not travel » (`architecture.md`), and has not: without it a field
    /// would be missing in the copy that looks filled in the original, and no finding would say so.
    ///
    /// # Errors
    /// Where there is no such draft, or the disk refuses.
    pub fn duplicate(&self, id: &str) -> Result<String, AppError> {
        self.copied(id, copy_title)
    }

    /// Makes a draft again of one that was deleted from elsewhere while it lay open here: all that it held but its
    /// history and the bytes of its annexes, which nothing holds any more. Gives its id.
    ///
    /// # Errors
    /// Where it is not open here, or the disk refuses.
    pub fn remake(&self, id: &str) -> Result<String, AppError> {
        let made = self.copied(id, str::to_owned)?;
        self.forget(id);
        Ok(made)
    }

    /// Lets go of a draft that was deleted from elsewhere, with what was typed in it since.
    ///
    /// # Errors
    /// Where it is still there to be written to: such a draft is closed.
    pub fn abandon(&self, id: &str) -> Result<(), AppError> {
        if self.store().place(id)? != Place::Gone {
            return self.close_draft(id);
        }
        self.forget(id);
        Ok(())
    }

    fn copied(&self, id: &str, title_of: impl Fn(&str) -> String) -> Result<String, AppError> {
        let (mut ops, call, asked, pending) = self.look(id, |session| {
            let pending = session.draft.pending().iter();
            let pending = pending.map(|(at, text)| PendingInput { at: at.clone(), text: Some(text.clone()) });
            let (call, asked) = (session.call.clone(), session.asked.clone());
            Ok((copy(session.dossier()), call, asked, pending.collect()))
        })?;
        let title = Pointer::new("/identity/title");
        for op in &mut ops {
            if let Op::Set { at, value: Value::Text(text) } = op
                && *at == title
            {
                *text = title_of(text);
            }
        }
        self.create(&call, &ops, Beginning { origin: Some(id), asked, pending })
    }

    /// Gives a draft another title.
    ///
    /// # Errors
    /// Where there is no such draft, or the disk refuses.
    pub fn rename(&self, id: &str, title: &str) -> Result<(), AppError> {
        self.set(id, "/identity/title", title)?;
        // Where it does not lie open, nobody else would say that it is not saved.
        self.hold(id, |session| self.flush(id, session))
    }

    /// Puts a draft in the trash, with all that was typed in it.
    ///
    /// # Errors
    /// Where there is no such draft, or the disk refuses.
    pub fn trash(&self, id: &str) -> Result<(), AppError> {
        if let Some(open) = lock(&self.inner.sessions).get(id).cloned() {
            self.flush(id, &mut lock(&open))?;
        }
        self.store().trash(id, self.now())?;
        self.forget(id);
        Ok(())
    }

    /// Takes note that somebody has read what was lost of a draft; its card says it no more.
    ///
    /// # Errors
    /// The disk's.
    pub fn dismiss_loss(&self, id: &str) -> Result<(), AppError> {
        Ok(self.store().forget_loss(id)?)
    }

    /// Takes a draft out of the trash.
    ///
    /// # Errors
    /// Where there is no such draft, it is not in the trash, or the disk refuses.
    pub fn untrash(&self, id: &str) -> Result<(), AppError> {
        if self.store().place(id)? == Place::Desk {
            let message = "Ce brouillon n’est pas dans la corbeille\u{A0}: il est déjà parmi les autres.";
            return Err(AppError::new(ErrorCode::BadInput, message));
        }
        Ok(self.store().untrash(id)?)
    }

    /// Deletes a draft for good; only one that lies in the trash.
    ///
    /// # Errors
    /// Where there is no such draft, it is not in the trash, or the disk refuses.
    pub fn purge(&self, id: &str) -> Result<(), AppError> {
        if self.store().place(id)? == Place::Desk {
            let message = "Ce brouillon n’est pas dans la corbeille\u{A0}: mettez-l’y d’abord.";
            return Err(AppError::new(ErrorCode::BadInput, message));
        }
        self.store().purge(id, self.now())?;
        self.forget(id);
        Ok(())
    }

    /// The draft that a person means: an id, the beginning of one, or an acronym, if unique.
    ///
    /// # Errors
    /// Where there is none, or several: they are named.
    pub fn resolve(&self, name: &str) -> Result<String, AppError> {
        // What lies in the trash answers only where nothing else does.
        match Self::resolve_among(&self.list(false)?, name) {
            Err(error) if error.code == ErrorCode::NotFound => Self::resolve_among(&self.list(true)?, name),
            found => found,
        }
    }

    fn resolve_among(cards: &[DraftCard], name: &str) -> Result<String, AppError> {
        if let Some(card) = cards.iter().find(|card| card.id == name) {
            return Ok(card.id.clone());
        }
        let folded = checks::folded(name);
        let meant = |card: &&DraftCard| {
            (!name.is_empty() && card.id.starts_with(&name.to_lowercase()))
                || card.acronym.as_deref().is_some_and(|acronym| checks::folded(acronym) == folded)
        };
        let found: Vec<_> = cards.iter().filter(meant).collect();
        match found.as_slice() {
            [one] => Ok(one.id.clone()),
            [] => {
                let message = format!("Aucun brouillon ne répond à «\u{A0}{name}\u{A0}».");
                let hint = "«\u{A0}amorce-cli list\u{A0}» donne les brouillons et leurs identifiants.";
                Err(AppError::new(ErrorCode::NotFound, message).hint(hint))
            }
            several => {
                let message =
                    format!("Plusieurs brouillons répondent à «\u{A0}{name}\u{A0}»\u{A0}: précisez lequel.");
                let names = several
                    .iter()
                    .map(|card| format!("{} {}", card.id, card.title.as_deref().unwrap_or("(sans titre)")));
                let error = AppError::new(ErrorCode::Ambiguous, message);
                Err(names.fold(error, AppError::hint))
            }
        }
    }
}

/// What a draft begins with beside its content.
#[derive(Default)]
struct Beginning<'a> {
    /// The dossier that it was made from.
    origin: Option<&'a str>,
    /// The call that its file asked for, where another is pinned.
    asked: Option<Asked>,
    /// What could not be read.
    pending: Vec<PendingInput>,
}

/// The operations that make an empty dossier equal to this one, but for what names its lineage.
fn copy(dossier: &Dossier) -> Vec<Op> {
    let mut ops = Vec::new();
    equalise(&Pointer::root(), &Dossier::default(), dossier, &mut ops);
    let lineage = ["/id", "/origin"].map(Pointer::new);
    ops.retain(|op| !lineage.contains(&op.place()));
    ops
}

/// « Le Gué (copie) », within the length of a title.
fn copy_title(title: &str) -> String {
    const ROOM: usize = 490;
    format!("{} (copie)", title.chars().take(ROOM).collect::<String>())
}
