//! The one piece of state: the desk of `app`, opened on the data folder, and the way to it off the main thread.
//!
//! Deliberately not here: what a desk does. A command hands over a closure and gets its answer.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use app::AppError;
use tauri::{AppHandle, State};

use crate::{events, words};

/// How long the page must have asked for nothing before it is taken to have said all that was typed.
const QUIET: Duration = Duration::from_millis(80);

/// The desk, opened at the first need. Cheap to clone: all clones are the same desk.
#[derive(Clone)]
pub struct Desk {
    inner: Arc<Inner>,
}

/// The same, as a command receives it.
pub type OnDesk<'a> = State<'a, Desk>;

struct Inner {
    window: AppHandle,
    opened: Mutex<Option<Arc<app::Desk>>>,
    /// How many pieces of work are under way, and when the last one ended.
    under_way: AtomicUsize,
    last_work: Mutex<Instant>,
}

impl Desk {
    /// The desk of this start of the program; nothing is read yet.
    pub fn new(window: AppHandle) -> Self {
        let inner = Inner {
            window,
            opened: Mutex::new(None),
            under_way: AtomicUsize::new(0),
            last_work: Mutex::new(Instant::now()),
        };
        Self { inner: Arc::new(inner) }
    }

    /// Opens the desk beside the window's own start, so that the first command finds it ready.
    pub fn open_ahead(&self) {
        let desk = self.clone();
        // What goes wrong is told to the command that needs the desk, and tried again by the next one.
        tauri::async_runtime::spawn_blocking(move || desk.get().is_ok());
    }

    /// Does one piece of work on the desk, off the main thread.
    pub async fn with<T, W>(&self, work: W) -> Result<T, AppError>
    where
        T: Send + 'static,
        W: FnOnce(&app::Desk) -> Result<T, AppError> + Send + 'static,
    {
        let _counted = Counted::new(&self.inner);
        let desk = self.clone();
        let done = tauri::async_runtime::spawn_blocking(move || work(&*desk.get()?)).await;
        done.unwrap_or_else(|fault| Err(words::defect(&fault.to_string())))
    }

    /// Waits until everything is on the disk. A desk that never opened has nothing to save.
    ///
    /// # Errors
    /// If something cannot be saved now.
    pub fn close(&self) -> Result<(), AppError> {
        let opened = self.inner.opened.lock().unwrap_or_else(PoisonError::into_inner).clone();
        opened.map_or(Ok(()), |desk| desk.close_all())
    }

    /// Waits until the page has been quiet for a moment: its last keystrokes may still be on their way.
    pub fn wait_until_quiet(&self) {
        loop {
            let last = *self.inner.last_work.lock().unwrap_or_else(PoisonError::into_inner);
            if self.inner.under_way.load(Ordering::Acquire) == 0 && last.elapsed() >= QUIET {
                return;
            }
            std::thread::sleep(QUIET / 8);
        }
    }

    /// The desk. If it could not be opened before, it is tried again: a full disk may have room now.
    fn get(&self) -> Result<Arc<app::Desk>, AppError> {
        let mut opened = self.inner.opened.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(desk) = opened.as_ref() {
            return Ok(Arc::clone(desk));
        }
        let desk = app::Desk::open(&app::data_folder()?, chrono::Utc::now)?;
        desk.watch(events::teller(&self.inner.window))?;
        let desk = Arc::new(desk);
        *opened = Some(Arc::clone(&desk));
        Ok(desk)
    }
}

/// One piece of work under way, until it is dropped: done, failed or abandoned by the page.
struct Counted<'a>(&'a Inner);

impl<'a> Counted<'a> {
    fn new(inner: &'a Inner) -> Self {
        inner.under_way.fetch_add(1, Ordering::AcqRel);
        Self(inner)
    }
}

impl Drop for Counted<'_> {
    fn drop(&mut self) {
        *self.0.last_work.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
        self.0.under_way.fetch_sub(1, Ordering::AcqRel);
    }
}
