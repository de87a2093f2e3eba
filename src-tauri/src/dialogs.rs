//! The system's own dialogs, opened from here and not from the page: the page never learns a path that a person
//! did not choose. All of them wait, and so must be called off the main thread.
//!
//! Under the feature `e2e` the module `doors` stands in this one's place.

use std::path::{Path, PathBuf};

use tauri::Window;
use tauri_plugin_dialog::{DialogExt, MessageDialogButtons, MessageDialogKind};

use crate::words::{self, FileKind};

/// Asks which file to open. Nothing if the person changed their mind.
pub fn open(window: &Window, title: &str, kind: Option<FileKind>) -> Option<PathBuf> {
    let dialog = window.dialog().file().set_parent(window).set_title(title);
    let dialog = kind.iter().fold(dialog, |dialog, kind| dialog.add_filter(kind.name, &[kind.ending]));
    dialog.blocking_pick_file()?.into_path().ok()
}

/// Asks where to save, with a name proposed. The dialog itself asks before it replaces a file.
pub fn save(window: &Window, title: &str, name: &str, kind: Option<FileKind>) -> Option<PathBuf> {
    let dialog = window.dialog().file().set_parent(window).set_title(title).set_file_name(name);
    let dialog = kind.iter().fold(dialog, |dialog, kind| dialog.add_filter(kind.name, &[kind.ending]));
    let chosen = dialog.blocking_save_file()?.into_path().ok()?;
    Some(with_ending(chosen, kind))
}

/// Asks whether to leave although something is not saved. Closing the question is staying.
pub fn leave_anyway(window: &Window, question: &str) -> bool {
    let buttons = MessageDialogButtons::OkCancelCustom(words::CLOSE_ANYWAY.into(), words::STAY.into());
    let dialog = window.dialog().message(question).parent(window).title(words::NOT_SAVED);
    dialog.kind(MessageDialogKind::Warning).buttons(buttons).blocking_show()
}

/// GTK's dialog adds no ending to a name that was typed without one. Nor do we where that would replace a file
/// about which nobody was asked.
fn with_ending(chosen: PathBuf, kind: Option<FileKind>) -> PathBuf {
    let Some(kind) = kind else { return chosen };
    let has_it = chosen.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(kind.ending));
    let mut longer = chosen.clone().into_os_string();
    longer.push(".");
    longer.push(kind.ending);
    if has_it || Path::new(&longer).exists() { chosen } else { longer.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_typed_without_its_ending_gets_it() {
        assert_eq!(
            with_ending("/nowhere/dossier".into(), Some(words::PDF)),
            Path::new("/nowhere/dossier.pdf")
        );
        assert_eq!(with_ending("/nowhere/v1.2".into(), Some(words::PDF)), Path::new("/nowhere/v1.2.pdf"));
    }

    #[test]
    fn a_name_with_its_ending_or_without_a_kind_stays() {
        assert_eq!(with_ending("/nowhere/d.PDF".into(), Some(words::PDF)), Path::new("/nowhere/d.PDF"));
        assert_eq!(with_ending("/nowhere/lettre".into(), None), Path::new("/nowhere/lettre"));
    }

    #[test]
    fn no_file_is_replaced_that_the_person_did_not_name() {
        let there = Path::new(env!("CARGO_MANIFEST_DIR")).join("tauri.conf.json");
        let typed = there.with_extension("");
        assert_eq!(with_ending(typed.clone(), Some(words::JSON)), typed);
    }
}
