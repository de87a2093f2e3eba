//! What a window does with a draft that lies open: edit, undo, draw.

use dossier::Pointer;

use crate::charts::Charter;
use crate::desk::lock;
use crate::dto::{Answer, DossierView, EditRequest, FigureView, OpRequest, SaveState};
use crate::views::fields::{Flat, limits, specs};
use crate::views::{call, figures, time};
use crate::{AppError, Desk, ErrorCode, shipped};

impl Desk {
    /// Opens a draft: everything that its screens show.
    ///
    /// # Errors
    /// Where there is no such draft, or it cannot be read.
    pub fn open_draft(&self, id: &str) -> Result<DossierView, AppError> {
        self.look(id, |session| {
            let dossier = session.dossier();
            let flat = Flat::of(dossier, &Pointer::root(), session.draft.pending());
            let deadline = session.call.deadline();
            Ok(DossierView {
                id: id.to_owned(),
                rev: session.rev,
                call: call::view(&session.call),
                specs: specs(),
                fields: flat.fields,
                lists: flat.lists,
                limits: limits(dossier),
                figures: figures::all(&session.budget),
                budget: session.state.clone(),
                findings: session.tell_all_findings(),
                saved: session.saved.clone(),
                can_undo: session.draft.can_undo().map(str::to_owned),
                can_redo: session.draft.can_redo().map(str::to_owned),
                time_left: time::left(deadline.and_then(::call::Entry::instant), self.now()),
                deadline: deadline.map(time::deadline).unwrap_or_default(),
                regions: shipped::regions(),
            })
        })
    }

    /// Closes a draft once everything is on disk.
    ///
    /// # Errors
    /// Where the disk refuses, or the draft was deleted from elsewhere: it stays open and keeps what was typed.
    pub fn close_draft(&self, id: &str) -> Result<(), AppError> {
        let Some(open) = lock(&self.inner.sessions).get(id).cloned() else { return Ok(()) };
        if self.store().place(id)? == store::Place::Gone {
            return Err(AppError::new(ErrorCode::NotFound, crate::saver::GONE)
                .hint("Refaites-en un dossier, ou quittez-le sans le garder."));
        }
        self.flush(id, &mut lock(&open))?;
        self.forget(id);
        Ok(())
    }

    /// Writes every open draft down.
    ///
    /// # Errors
    /// The first that the disk refuses; the others are written all the same.
    pub fn close_all(&self) -> Result<(), AppError> {
        let open: Vec<String> = lock(&self.inner.sessions).keys().cloned().collect();
        let done: Vec<_> = open.iter().map(|id| self.close_draft(id)).collect();
        done.into_iter().collect()
    }

    /// Applies an edit in memory and answers what changed; the saver writes it.
    ///
    /// # Errors
    /// Where the edit does not fit; nothing is changed then.
    pub fn edit(&self, id: &str, request: &EditRequest) -> Result<Answer, AppError> {
        // What somebody else wrote in a field of one value is not to be replaced unseen; texts are merged.
        if request.ops.iter().any(|op| matches!(op, OpRequest::Input { .. })) {
            self.catch_up(id);
        }
        self.apply(id, |session, stamp| session.request(request, stamp))
    }

    /// Takes in what another process wrote since the last beat of the saver, unless the store is at work: then the
    /// saver will.
    fn catch_up(&self, id: &str) {
        let Some(open) = lock(&self.inner.sessions).get(id).cloned() else { return };
        let mut session = lock(&open);
        let Ok(store) = self.inner.store.try_lock() else { return };
        if let Ok(Some(others)) = session.draft.poll(&store) {
            self.inner.show(&store, id, &mut session, others);
        }
    }

    /// Takes back the last group of this author's edits.
    ///
    /// # Errors
    /// Where somebody has changed the same field since.
    pub fn undo(&self, id: &str) -> Result<Answer, AppError> {
        self.apply(id, crate::session::Session::undo)
    }

    /// Does again what was taken back.
    ///
    /// # Errors
    /// As [`Desk::undo`].
    pub fn redo(&self, id: &str) -> Result<Answer, AppError> {
        self.apply(id, crate::session::Session::redo)
    }

    /// Applies a change in memory and answers what changed; the saver writes it.
    pub(crate) fn apply(
        &self,
        id: &str,
        work: impl FnOnce(&mut crate::session::Session, &store::Stamp) -> Result<Answer, AppError>,
    ) -> Result<Answer, AppError> {
        let session = self.session(id)?;
        let mut session = lock(&session);
        let answer = work(&mut session, &self.stamp())?;
        if !session.draft.is_saved() {
            if !matches!(session.saved, SaveState::NotSaved { .. }) {
                session.saved = SaveState::Saving;
            }
            drop(session);
            self.ring(id);
        }
        Ok(answer)
    }

    /// A chart, with the same data as a table.
    ///
    /// # Errors
    /// Where no chart has this name.
    pub fn figure(&self, id: &str, name: &str) -> Result<FigureView, AppError> {
        self.look(id, |session| Charter::of(session).draw(name))
    }
}
