//! What an opening found damaged: counted, said in French, and kept with the draft until somebody has heard it.

use std::fmt;

use rusqlite::{Transaction, params};

use crate::heads::Heads;
use crate::{Store, StoreError, settings};

/// What was found damaged at an opening: it was set aside, and the rest opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Damage {
    /// Snapshots that were no longer what was written; nothing is lost by them alone.
    pub snapshots: usize,
    /// Edits that were no longer what was written.
    pub edits: usize,
    /// Later edits, sound themselves, that build on those.
    pub depending: usize,
    /// Whether the draft is not what was said saved for another reason: edits stand nowhere any more, and how many
    /// nothing tells.
    pub missing: bool,
    /// The name of the copy of the whole file as it was, where one was made first.
    pub copy: Option<String>,
    /// What else may be missing from the file, in French: the database had to be made anew.
    pub beside: Vec<String>,
}

impl Damage {
    /// Whether something that was said saved is not there.
    pub fn is_loss(&self) -> bool {
        self.missing || self.edits + self.depending > 0 || !self.beside.is_empty()
    }
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let more = if self.missing { ", et d’autres manquent" } else { "" };
        match self.edits + self.depending {
            0 if self.missing => f.write_str(
                "Le fichier était endommagé\u{A0}: le brouillon n’a pas été retrouvé tel qu’il avait été enregistré. Il y manque sans doute des modifications, sans qu’on puisse dire combien\u{202F}; tout ce qui se lisait encore est là. Relisez vos dernières saisies.",
            ),
            0 => f.write_str(
                "Une partie du fichier était endommagée\u{202F}; le brouillon a été retrouvé en entier.",
            ),
            1 => write!(
                f,
                "Une modification enregistrée était endommagée et a été mise de côté{more}\u{202F}; tout ce qui la précède est là. Relisez vos dernières saisies."
            ),
            n => write!(
                f,
                "{n} modifications enregistrées étaient endommagées et ont été mises de côté{more}\u{202F}; tout ce qui les précède est là. Relisez vos dernières saisies."
            ),
        }?;
        if !self.beside.is_empty() {
            let beside = self.beside.join(", ");
            write!(f, " Peuvent manquer, tous dossiers confondus\u{A0}: {beside}. Vérifiez-le.")?;
        }
        match &self.copy {
            None => Ok(()),
            Some(copy) => write!(
                f,
                " Une copie du fichier endommagé est gardée à côté, sous le nom «\u{A0}{copy}\u{A0}»."
            ),
        }
    }
}

/// What was lost of a draft, for good.
fn key(draft: &str) -> String {
    format!("damage:{draft}")
}

/// The same, as long as nobody was told.
fn untold_key(draft: &str) -> String {
    format!("untold:{draft}")
}

/// The heads that were said saved, where nothing but edits was lost: a window may still hold them all.
fn heads_key(draft: &str) -> String {
    format!("lost-heads:{draft}")
}

/// The copy of the whole file, as it was, that an unreadable draft may still be had from.
fn copy_key(draft: &str) -> String {
    format!("copy:{draft}")
}

/// Keeps the name of the copy with a draft that nothing of could be read; the first one, which had the most of it.
pub(crate) fn keep_copy(tx: &Transaction<'_>, draft: &str, copy: Option<&str>) -> Result<(), StoreError> {
    match settings::get(tx, &copy_key(draft))? {
        Some(_) => Ok(()),
        None => settings::put(tx, &copy_key(draft), copy),
    }
}

/// Keeps what is lost with the draft, in the very transaction that makes the draft shorter: nothing could tell it later.
pub(crate) fn keep(
    tx: &Transaction<'_>,
    draft: &str,
    damage: &Damage,
    heads: &Heads,
) -> Result<(), StoreError> {
    if !damage.is_loss() {
        return Ok(());
    }
    let said = damage.to_string();
    let mut lost: Vec<[u8; 32]> = heads.iter().collect();
    let mut only_edits = damage.beside.is_empty();
    // A loss of before is not undone by a later one, however mild.
    let before = settings::get(tx, &key(draft))?;
    if before.is_some() {
        let heads = settings::get(tx, &heads_key(draft))?;
        let heads = heads.and_then(|kept| serde_json::from_str::<Vec<[u8; 32]>>(&kept).ok());
        only_edits &= heads.is_some();
        lost.extend(heads.unwrap_or_default());
    }
    for key in [key(draft), untold_key(draft)] {
        let all = match settings::get(tx, &key)? {
            Some(before) if before.contains(&said) => before,
            Some(before) => format!("{before} {said}"),
            None => said.clone(),
        };
        settings::put(tx, &key, Some(&all))?;
    }
    let lost = serde_json::to_string(&lost)?;
    settings::put(tx, &heads_key(draft), only_edits.then_some(&lost))
}

/// Forgets the loss of edits that were written again, by a window that held them: there is nothing left to read over.
pub(crate) fn forget_written_again(tx: &Transaction<'_>, draft: &str) -> Result<(), StoreError> {
    let kept = settings::get(tx, &heads_key(draft))?;
    let Some(heads) = kept.and_then(|kept| serde_json::from_str::<Vec<[u8; 32]>>(&kept).ok()) else {
        return Ok(());
    };
    let mut find = tx.prepare("SELECT 1 FROM change WHERE draft = ?1 AND hash = ?2")?;
    for head in &heads {
        if !find.exists(params![draft, head])? {
            return Ok(());
        }
    }
    forget(tx, draft)
}

fn forget(tx: &Transaction<'_>, draft: &str) -> Result<(), StoreError> {
    for key in [key(draft), untold_key(draft), heads_key(draft), copy_key(draft)] {
        settings::put(tx, &key, None)?;
    }
    Ok(())
}

/// What every draft is to be told once the database was made anew, until each was looked through.
const REBUILT: &str = "rebuilt";

pub(crate) fn keep_rebuilt(tx: &Transaction<'_>, copy: &str, beside: &[String]) -> Result<(), StoreError> {
    settings::put(tx, REBUILT, Some(&serde_json::to_string(&(copy, beside))?))
}

pub(crate) fn rebuilt_told(tx: &Transaction<'_>) -> Result<(), StoreError> {
    settings::put(tx, REBUILT, None)
}

/// The same as damage; `None` where the database was not made anew, or all of it was told.
pub(crate) fn rebuilt(tx: &Transaction<'_>) -> Result<Option<Damage>, StoreError> {
    let told = settings::get(tx, REBUILT)?
        .and_then(|kept| serde_json::from_str::<(String, Vec<String>)>(&kept).ok());
    Ok(told.map(|(copy, beside)| Damage { copy: Some(copy), beside, ..Damage::default() }))
}

impl Store {
    /// What was lost of a draft to damage, in French; it stays with the draft.
    ///
    /// # Errors
    /// Where the file does not answer.
    pub fn loss(&self, draft: &str) -> Result<Option<String>, StoreError> {
        self.setting(&key(draft))
    }

    /// Names the copy of the whole file that an unreadable draft may still be had from, where one was made.
    pub(crate) fn with_copy(&self, draft: &str, error: StoreError) -> StoreError {
        match (error, self.setting(&copy_key(draft))) {
            (StoreError::Damaged(what), Ok(Some(copy))) => StoreError::Damaged(format!(
                "{what}\u{202F}; tel qu’il était, le fichier entier est gardé à côté, sous le nom «\u{A0}{copy}\u{A0}»"
            )),
            (error, _) => error,
        }
    }

    /// The same, until [`Store::loss_told`]: who opens the draft is to know first.
    ///
    /// # Errors
    /// Where the file does not answer.
    pub fn untold_loss(&self, draft: &str) -> Result<Option<String>, StoreError> {
        self.setting(&untold_key(draft))
    }

    /// Takes note that what was lost of a draft was read and is known: nothing says it any more.
    ///
    /// # Errors
    /// The disk's.
    pub fn forget_loss(&self, draft: &str) -> Result<(), StoreError> {
        self.write(|tx| forget(tx, draft))
    }

    /// Takes note that somebody was told.
    ///
    /// # Errors
    /// The disk's.
    pub fn loss_told(&self, draft: &str) -> Result<(), StoreError> {
        self.put_setting(&untold_key(draft), None)
    }
}
