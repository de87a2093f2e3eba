//! The hand that writes: takes what was applied, commits it beside the way of the keystrokes, and says so.
//!
//! « Enregistré » is said only of what is on disk. Where the disk refuses, the edits stay in memory, the window
//! is told why, and the saver tries again by itself.

use std::sync::{Arc, PoisonError};
use std::time::Duration;

use store::{Store, StoreError};

use crate::desk::{Event, Inner, Listener, Shared, lock, look_anew};
use crate::dto::{DraftPlace, SaveState};
use crate::{AppError, Desk, cards};

/// How often other processes' work is looked for, and a refused write tried again.
const BEAT: Duration = Duration::from_millis(500);
/// How many beats without work are a rest, in which the file is made whole: somebody may copy it, and leave its log.
const REST: u32 = 6;

/// Why nothing of a draft is written any more.
pub(crate) const GONE: &str = "Ce dossier a été supprimé définitivement depuis une autre fenêtre ou la ligne de commande, ou \
    le fichier des dossiers a été remplacé par une copie où il n’est pas\u{A0}: il n’existe plus que dans cette fenêtre.";

impl Desk {
    /// Starts to save by itself and to take in what other processes write; `listener` hears of both.
    ///
    /// # Errors
    /// Where the database cannot be opened a second time.
    pub fn watch(&self, listener: impl Fn(Event) + Send + Sync + 'static) -> Result<(), AppError> {
        let listener: Listener = Arc::new(listener);
        *lock(&self.inner.listener) = Some(listener);
        let store = Store::open(&self.inner.folder)?;
        let inner = Arc::clone(&self.inner);
        let hand = std::thread::Builder::new().name("saver".to_owned()).spawn(move || run(&inner, store));
        let hand = hand.map_err(|error| AppError::new(crate::ErrorCode::Defect, error.to_string()))?;
        *lock(&self.saver) = Some(hand);
        Ok(())
    }

    /// Says that a draft has something to be written.
    pub(crate) fn ring(&self, id: &str) {
        lock(&self.inner.work).dirty.insert(id.to_owned());
        self.inner.bell.notify_all();
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        lock(&self.inner.work).stop = true;
        self.inner.bell.notify_all();
        if let Some(hand) = lock(&self.saver).take() {
            // A saver that panicked has nothing left to say.
            let _ = hand.join();
        }
    }
}

fn run(inner: &Inner, mut store: Store) {
    // Beats without work of the saver's own; what others write goes by without its knowing.
    let mut resting = 0;
    loop {
        let (dirty, stop) = wait(inner);
        // A folder that could only be read may be written by now; a file that was moved may be back.
        if let Some(fresh) = store.anew() {
            bring_over(inner, &store, &fresh);
            store = fresh;
        }
        renew(&mut lock(&inner.store));
        if !dirty.is_empty() {
            resting = 0;
        }
        let mut refused = false;
        for id in &dirty {
            refused |= !write(inner, &store, id);
        }
        if stop {
            return;
        }
        if dirty.is_empty() {
            idle(inner, &store);
            resting += 1;
            if resting >= REST {
                // Where the disk refuses, the log goes on holding it.
                let _ = store.fold();
                resting = 0;
            }
        } else if refused {
            // Edits wait; the next beat tries again.
            lock(&inner.work).dirty.extend(dirty);
            std::thread::sleep(BEAT);
        }
    }
}

fn renew(store: &mut Store) {
    if let Some(fresh) = store.anew() {
        *store = fresh;
    }
}

/// A file that took the place of ours may lack files of annexes, and would give again numbers under which drafts have gone
/// out, whether or not they lie open.
fn bring_over(inner: &Inner, from: &Store, fresh: &Store) {
    // What can be had of the file that was taken away is had; what cannot is missed like any other.
    let _ = fresh.take_over_exports(from);
    let _ = fresh.take_over_attachments(from, (inner.clock)());
}

/// Waits for work, or for the next beat.
fn wait(inner: &Inner) -> (std::collections::BTreeSet<String>, bool) {
    let mut work = lock(&inner.work);
    if work.dirty.is_empty() && !work.stop {
        work = inner.bell.wait_timeout(work, BEAT).unwrap_or_else(PoisonError::into_inner).0;
    }
    (std::mem::take(&mut work.dirty), work.stop)
}

fn open_session(inner: &Inner, id: &str) -> Option<Shared> {
    lock(&inner.sessions).get(id).cloned()
}

/// Writes a draft; false where the disk refused.
fn write(inner: &Inner, store: &Store, id: &str) -> bool {
    let Some(session) = open_session(inner, id) else { return true };
    let batch = {
        let session = lock(&session);
        let Some(batch) = session.draft.batch() else { return true };
        // Where the disk refuses, it goes on being said between one attempt and the next.
        if !matches!(session.saved, SaveState::NotSaved { .. }) {
            inner.tell(Event::SaveState { draft: id.to_owned(), state: SaveState::Saving });
        }
        batch
    };
    // The draft is not held while the disk works.
    match store.write_batch(&batch) {
        Ok(receipt) => {
            let mut session = lock(&session);
            match session.draft.settle(&batch, receipt) {
                Ok(committed) => {
                    if let Some(others) = committed.elsewhere {
                        inner.show(store, id, &mut session, others);
                    }
                    if session.draft.is_saved() {
                        inner.saved(id, &mut session);
                    }
                    true
                }
                Err(error) => refuse(inner, id, &mut session, &error),
            }
        }
        Err(StoreError::Repaired) => {
            let mut session = lock(&session);
            let others = session.draft.poll(store);
            match others {
                Ok(Some(others)) => inner.show(store, id, &mut session, others),
                Ok(None) => {}
                Err(error) => return refuse(inner, id, &mut session, &error),
            }
            lock(&inner.work).dirty.insert(id.to_owned());
            true
        }
        Err(error) => refuse(inner, id, &mut lock(&session), &error),
    }
}

fn refuse(inner: &Inner, id: &str, session: &mut crate::session::Session, error: &StoreError) -> bool {
    let mut reason = match error {
        StoreError::NoSuchDraft(_) => {
            placed(inner, id, session, DraftPlace::Gone);
            GONE.to_owned()
        }
        error => error.to_string(),
    };
    if error.may_pass() {
        reason.push_str(" Rien n’a été perdu\u{A0}: l’enregistrement reprendra de lui-même.");
    }
    not_saved(inner, id, session, reason);
    false
}

fn placed(inner: &Inner, id: &str, session: &mut crate::session::Session, place: DraftPlace) {
    if place != session.place {
        session.place = place;
        inner.tell(Event::Placed { draft: id.to_owned(), place });
    }
}

fn not_saved(inner: &Inner, id: &str, session: &mut crate::session::Session, reason: String) {
    let state = SaveState::NotSaved { reason };
    session.saved = state.clone();
    inner.tell(Event::SaveState { draft: id.to_owned(), state });
}

/// Nothing to write: takes in what others wrote, keeps the cards up to date, compacts.
fn idle(inner: &Inner, store: &Store) {
    let open: Vec<(String, Shared)> =
        lock(&inner.sessions).iter().map(|(id, session)| (id.clone(), Arc::clone(session))).collect();
    for (id, session) in open {
        let mut session = lock(&session);
        match session.draft.poll(store) {
            Ok(Some(others)) => inner.show(store, &id, &mut session, others),
            // Also where nothing waits to be written: what was saved is not there any more.
            Err(error @ StoreError::Moved(_)) => {
                refuse(inner, &id, &mut session, &error);
                continue;
            }
            Ok(None) | Err(_) => {}
        }
        if look_anew(store, &mut session) {
            inner.patch(&id, &mut session, &[]);
        }
        if let Ok(place) = store.place(&id).map(DraftPlace::from) {
            if place == DraftPlace::Gone && session.place != place {
                not_saved(inner, &id, &mut session, GONE.to_owned());
            }
            placed(inner, &id, &mut session, place);
        }
        if !session.draft.is_saved() {
            lock(&inner.work).dirty.insert(id);
            continue;
        }
        if matches!(session.saved, SaveState::NotSaved { .. }) && session.place != DraftPlace::Gone {
            // The very file is back.
            inner.saved(&id, &mut session);
        }
        // Both only spare work later; a disk that refuses is met again at the next beat.
        if session.projection_due {
            let _ = cards::project(store, &id, &mut session);
        }
        let due = session.draft.is_compaction_due().then(|| session.draft.snapshot()).flatten();
        drop(session);
        if let Some(snapshot) = due
            && store.keep_snapshot(&snapshot, (inner.clock)()).is_ok()
            && let Some(session) = open_session(inner, &id)
        {
            lock(&session).draft.snapshot_kept(&snapshot);
        }
    }
}
