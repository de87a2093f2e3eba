//! The desk: a data folder, the drafts that lie open on it, and the hand that writes them down.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use call::Call;
use chrono::{DateTime, Utc};
use dossier::Pointer;
use store::{Elsewhere, Stamp, Store, StoreError};

use crate::dto::{Answer, DraftPlace, SaveState};
use crate::session::{Asked, Session};
use crate::{AppError, ErrorCode, calls};

/// What happens without having been asked for.
#[derive(Clone, Debug, PartialEq)]
#[allow(clippy::large_enum_variant, reason = "told one at a time, never kept")]
pub enum Event {
    /// A draft was written, or could not be.
    SaveState {
        /// Which draft.
        draft: String,
        /// How it stands.
        state: SaveState,
    },
    /// Another process changed a draft that is open here.
    Patched {
        /// Which draft.
        draft: String,
        /// What to show anew.
        answer: Answer,
    },
    /// Another process put a draft that is open here in the trash, took it out, or deleted it.
    Placed {
        /// Which draft.
        draft: String,
        /// Where it is now.
        place: DraftPlace,
    },
}

pub(crate) type Listener = Arc<dyn Fn(Event) + Send + Sync>;
pub(crate) type Shared = Arc<Mutex<Session>>;

/// A data folder and the drafts open on it. All methods may be called from any thread.
pub struct Desk {
    pub(crate) inner: Arc<Inner>,
    /// Present while a window watches: writes what was applied, beside the way of the keystrokes.
    pub(crate) saver: Mutex<Option<std::thread::JoinHandle<()>>>,
}

pub(crate) struct Inner {
    pub folder: PathBuf,
    pub clock: fn() -> DateTime<Utc>,
    pub store: Mutex<Store>,
    pub sessions: Mutex<HashMap<String, Shared>>,
    pub author: Mutex<Option<String>>,
    pub listener: Mutex<Option<Listener>>,
    pub work: Mutex<Work>,
    pub bell: Condvar,
}

/// What the saver has to do.
#[derive(Default)]
pub(crate) struct Work {
    pub dirty: BTreeSet<String>,
    pub stop: bool,
}

/// A lock that outlives a panic elsewhere: what it guards is changed all or nothing.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

const AUTHOR: &str = "author";

impl Desk {
    /// Opens the desk of a data folder; the folder and its database are made where they are missing.
    ///
    /// # Errors
    /// Where the folder cannot be written, or its database is damaged, foreign or of a later version.
    pub fn open(folder: &Path, clock: fn() -> DateTime<Utc>) -> Result<Self, AppError> {
        let store = Store::open(folder)?;
        let author = store.setting(AUTHOR)?;
        let inner = Inner {
            folder: folder.to_owned(),
            clock,
            store: Mutex::new(store),
            sessions: Mutex::default(),
            author: Mutex::new(author),
            listener: Mutex::default(),
            work: Mutex::default(),
            bell: Condvar::new(),
        };
        Ok(Self { inner: Arc::new(inner), saver: Mutex::new(None) })
    }

    /// The same desk, its edits signed by somebody, for this process only.
    #[must_use]
    pub fn with_author(self, name: &str) -> Self {
        *lock(&self.inner.author) = Some(name.to_owned());
        self
    }

    /// Keeps who works here.
    ///
    /// # Errors
    /// Where the disk refuses.
    pub fn set_author(&self, name: &str) -> Result<(), AppError> {
        let name = name.trim();
        let name = (!name.is_empty()).then_some(name);
        self.store().put_setting(AUTHOR, name)?;
        *lock(&self.inner.author) = name.map(str::to_owned);
        Ok(())
    }

    pub(crate) fn now(&self) -> DateTime<Utc> {
        (self.inner.clock)()
    }

    pub(crate) fn stamp(&self) -> Stamp {
        self.inner.stamp()
    }

    pub(crate) fn store(&self) -> MutexGuard<'_, Store> {
        lock(&self.inner.store)
    }

    /// The open session of a draft, or a new one.
    pub(crate) fn session(&self, id: &str) -> Result<Shared, AppError> {
        if let Some(open) = lock(&self.inner.sessions).get(id) {
            return Ok(Arc::clone(open));
        }
        let session = Arc::new(Mutex::new(self.load(id)?));
        self.tell_loss(id)?;
        Ok(Arc::clone(lock(&self.inner.sessions).entry(id.to_owned()).or_insert(session)))
    }

    /// What is lost of a draft is told once as an error, so that nobody goes on without knowing; from then on by the
    /// draft's card.
    fn tell_loss(&self, id: &str) -> Result<(), AppError> {
        let store = self.store();
        let Some(lost) = store.untold_loss(id)? else { return Ok(()) };
        // Where the disk does not take that it was told, it is told again.
        let _ = store.loss_told(id);
        Err(AppError::new(ErrorCode::StorageDamaged, lost)
            .hint("Ouvrez le brouillon à nouveau pour continuer avec ce qui a été retrouvé."))
    }

    /// A draft from the disk, for whoever does not keep it open.
    pub(crate) fn load(&self, id: &str) -> Result<Session, AppError> {
        let store = self.store();
        let draft = store.open_draft(id)?;
        let pin = &draft.dossier().call;
        let call = calls::pinned(&store, &pin.sha256)?;
        let asked = calls::asked(&store, id)?;
        let present = present(&store, draft.dossier().annex_contents())?;
        Ok(Session::new(draft, Arc::new(call), asked, present, self.now()))
    }

    /// Looks at a draft.
    pub(crate) fn look<R>(
        &self,
        id: &str,
        work: impl FnOnce(&Session) -> Result<R, AppError>,
    ) -> Result<R, AppError> {
        let session = self.session(id)?;
        let mut session = lock(&session);
        {
            let store = self.store();
            match session.draft.poll(&store) {
                Ok(Some(others)) => self.inner.show(&store, id, &mut session, others),
                // What was deleted from elsewhere, or moved away with its file, can still be looked at here, and exported.
                Ok(None) | Err(StoreError::NoSuchDraft(_) | StoreError::Moved(_)) => {}
                Err(error) => return Err(error.into()),
            }
        }
        work(&session)
    }

    /// Changes a draft and comes back once the change is on disk: the way of the command line, and of gestures
    /// that must be durable before the next. In a window, what the disk refuses stays applied and is shown, as what is
    /// typed is: its saver says that it is not saved, and why.
    pub(crate) fn change<R>(
        &self,
        id: &str,
        work: impl FnOnce(&mut Session, &Stamp) -> Result<R, AppError>,
    ) -> Result<R, AppError> {
        self.hold(id, |session| {
            let done = work(session, &self.stamp())?;
            match self.flush(id, session) {
                Err(_) if lock(&self.saver).is_some() => self.ring(id),
                flushed => flushed?,
            }
            Ok(done)
        })
    }

    /// Holds a draft while something is done with it that changes nothing on disk.
    pub(crate) fn hold<R>(
        &self,
        id: &str,
        work: impl FnOnce(&mut Session) -> Result<R, AppError>,
    ) -> Result<R, AppError> {
        let session = self.session(id)?;
        let mut session = lock(&session);
        work(&mut session)
    }

    /// Writes what was applied, and the projection for the first screen.
    pub(crate) fn flush(&self, id: &str, session: &mut Session) -> Result<(), AppError> {
        let store = self.store();
        let was_saved = session.draft.is_saved();
        // Also where nothing waits: that what was saved is there still is for the store to say.
        let committed = session.draft.commit(&store)?;
        if let Some(others) = committed.elsewhere {
            self.inner.show(&store, id, session, others);
        }
        if !was_saved {
            self.inner.saved(id, session);
        }
        if session.projection_due {
            // It only spares work later: what was to be durable is on disk.
            let _ = crate::cards::project(&store, id, session);
        }
        Ok(())
    }

    /// The call of the file that a draft was made from, where another is pinned.
    pub(crate) fn keep_asked(&self, id: &str, asked: &Asked) -> Result<(), AppError> {
        calls::keep_asked(&self.store(), id, asked)
    }
}

impl Inner {
    pub(crate) fn stamp(&self) -> Stamp {
        Stamp { author: lock(&self.author).clone().unwrap_or_default(), at: (self.clock)() }
    }

    /// Tells the window, if one listens.
    pub(crate) fn tell(&self, event: Event) {
        let listener = lock(&self.listener).clone();
        if let Some(listener) = listener {
            listener(event);
        }
    }

    /// Takes in what another process changed, and tells the window what to show anew.
    pub(crate) fn show(&self, store: &Store, id: &str, session: &mut Session, others: Elsewhere) {
        look_anew(store, session);
        let touched: Vec<_> = others.touched.into_iter().collect();
        self.patch(id, session, &touched);
    }

    /// Takes note that contents of annexes that were missing are here, and says so.
    pub(crate) fn bring(&self, id: &str, session: &mut Session, found: Vec<String>) {
        if found.is_empty() {
            return;
        }
        for sha256 in found {
            session.annex_found(sha256);
        }
        self.patch(id, session, &[]);
    }

    /// Computes anew what follows from places that changed by themselves, or from files, and tells the window.
    pub(crate) fn patch(&self, id: &str, session: &mut Session, touched: &[Pointer]) {
        let answer = session.changed_elsewhere(touched, (self.clock)());
        self.tell(Event::Patched { draft: id.to_owned(), answer });
    }

    /// Takes note that a draft is on disk, and says so.
    pub(crate) fn saved(&self, id: &str, session: &mut Session) {
        let state = SaveState::Saved { at: Some(crate::views::time::hour((self.clock)())) };
        session.saved = state.clone();
        self.tell(Event::SaveState { draft: id.to_owned(), state });
    }
}

/// Looks anew which contents of its annexes are here: another process may have brought them, a repair lost them. Whether
/// that is news; where the store does not answer, it stays as it was.
pub(crate) fn look_anew(store: &Store, session: &mut Session) -> bool {
    // Also of what it names no more: undo brings that back.
    let known = session.dossier().annex_contents().chain(session.present.iter().map(String::as_str));
    present(store, known).is_ok_and(|held| session.annexes_are(held))
}

/// Which of these contents the store holds.
fn present<'a>(store: &Store, named: impl IntoIterator<Item = &'a str>) -> Result<HashSet<String>, AppError> {
    let mut found = HashSet::new();
    for sha256 in named {
        if store.has_attachment(sha256)? {
            found.insert(sha256.to_owned());
        }
    }
    Ok(found)
}

/// A call as the store keeps it.
pub(crate) fn call_file(call: &Call) -> store::CallFile {
    store::CallFile {
        id: call.id.clone(),
        revision: call.revision,
        sha256: call.sha256_hex(),
        bytes: call.canonical(),
    }
}
