//! The undo groups on disk, so that undo survives a restart.

use rusqlite::{Transaction, params};

use crate::StoreError;
use crate::undo::{Group, UndoStack};

/// A group to be written.
#[derive(Clone, Debug)]
pub(crate) struct UndoRow {
    key: u64,
    version: u64,
    row: Option<i64>,
    undone: bool,
    name: String,
    label: String,
    steps: String,
}

impl UndoStack {
    /// The groups that changed since they were written, oldest first.
    pub(crate) fn unwritten(&self) -> Vec<UndoRow> {
        let done = self.done.iter().map(|group| (group, false));
        let undone = self.undone.iter().map(|group| (group, true));
        done.chain(undone)
            .filter(|(group, _)| group.version > group.written)
            .map(|(group, undone)| UndoRow {
                key: group.key,
                version: group.version,
                row: group.row,
                undone,
                name: group.name.clone(),
                label: group.label.clone(),
                // Steps are made of texts and numbers: they always have a JSON form.
                steps: serde_json::to_string(&group.steps).unwrap_or_default(),
            })
            .collect()
    }

    /// What stands on disk is not what was written there: all groups are to be written again.
    pub(crate) fn forget_rows(&mut self) {
        for group in self.done.iter_mut().chain(&mut self.undone) {
            group.row = None;
            group.written = 0;
        }
        self.gone.clear();
        self.anew = true;
    }

    /// Takes note of what is on disk: the rows that went, and (key, version, row) of the groups written.
    pub(crate) fn written(&mut self, gone: &[i64], rows: &[(u64, u64, i64)]) {
        self.gone.retain(|row| !gone.contains(row));
        for (key, version, row) in rows {
            let mut groups = self.done.iter_mut().chain(&mut self.undone);
            match groups.find(|group| group.key == *key) {
                Some(group) => {
                    group.written = *version;
                    group.row = Some(*row);
                }
                // It left the stack while it was being written.
                None if !self.gone.contains(row) => self.gone.push(*row),
                None => {}
            }
        }
    }
}

/// Takes away all groups of a draft.
pub(crate) fn clear(tx: &Transaction<'_>, draft: &str) -> Result<(), StoreError> {
    tx.execute("DELETE FROM undo_group WHERE draft = ?1", [draft])?;
    Ok(())
}

pub(crate) fn write(
    tx: &Transaction<'_>,
    draft: &str,
    groups: &[UndoRow],
    gone: &[i64],
) -> Result<Vec<(u64, u64, i64)>, StoreError> {
    for row in gone {
        tx.prepare_cached("DELETE FROM undo_group WHERE id = ?1")?.execute([row])?;
    }
    let mut written = Vec::with_capacity(groups.len());
    for group in groups {
        let row =
            match group.row {
                Some(row) => {
                    tx.prepare_cached("UPDATE undo_group SET steps = ?2 WHERE id = ?1")?
                        .execute(params![row, group.steps])?;
                    row
                }
                None => {
                    tx.prepare_cached(
                    "INSERT INTO undo_group (draft, undone, name, label, steps) VALUES (?1, ?2, ?3, ?4, ?5)",
                )?
                .execute(params![draft, group.undone, group.name, group.label, group.steps])?;
                    tx.last_insert_rowid()
                }
            };
        written.push((group.key, group.version, row));
    }
    Ok(written)
}

/// Reads the groups of a draft. One that cannot be read ends what can be undone: those before it are not shown.
pub(crate) fn read(tx: &Transaction<'_>, draft: &str) -> Result<UndoStack, StoreError> {
    let mut stack = UndoStack::default();
    let mut select = tx.prepare_cached(
        "SELECT id, undone, name, label, steps FROM undo_group WHERE draft = ?1 ORDER BY id",
    )?;
    let mut rows = select.query([draft])?;
    while let Some(row) = rows.next()? {
        let undone: bool = row.get(1)?;
        let steps: String = row.get(4)?;
        let Ok(steps) = serde_json::from_str(&steps) else {
            let list = if undone { &mut stack.undone } else { &mut stack.done };
            list.clear();
            continue;
        };
        let group = stack.group(row.get(2)?, row.get(3)?, steps);
        let group = Group { row: Some(row.get(0)?), written: group.version, ..group };
        let list = if undone { &mut stack.undone } else { &mut stack.done };
        list.push(group);
    }
    Ok(stack)
}
