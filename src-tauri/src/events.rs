//! What the desk tells without being asked: what is on the disk now, and what changed behind the screen.

use app::Event;
use app::dto::{Answer, DraftPlace, SaveState};
use serde::Serialize;
use tauri::{AppHandle, Emitter};

#[derive(Clone, Serialize)]
struct SaveStateEvent {
    draft_id: String,
    state: SaveState,
}

#[derive(Clone, Serialize)]
struct PatchedEvent {
    draft_id: String,
    answer: Answer,
}

#[derive(Clone, Serialize)]
struct PlacedEvent {
    draft_id: String,
    place: DraftPlace,
}

/// Passes each event of the desk on to the page.
pub fn teller(window: &AppHandle) -> impl Fn(Event) + Send + Sync + 'static + use<> {
    let window = window.clone();
    move |event| {
        // A page that is gone, or not there yet, asks for the whole state when it comes.
        let _ = match event {
            Event::SaveState { draft: draft_id, state } => {
                window.emit("save_state", SaveStateEvent { draft_id, state })
            }
            Event::Patched { draft: draft_id, answer } => {
                window.emit("patched", PatchedEvent { draft_id, answer })
            }
            Event::Placed { draft: draft_id, place } => {
                window.emit("placed", PlacedEvent { draft_id, place })
            }
        };
    }
}
