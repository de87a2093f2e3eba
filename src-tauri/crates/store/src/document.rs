//! The merge engine's document of one draft: operations go in, changes come out, others' changes are taken in.

use std::collections::BTreeSet;

use automerge::transaction::{CommitOptions, Transactable, Transaction};
use automerge::{
    Author, Automerge, Change, ChangeHash, LoadOptions, PatchAction, PatchLog, Prop, ROOT, ReadDoc,
    TextEncoding,
};
use dossier::{Dossier, Op};

use crate::heads::Heads;
use crate::place::{self, ORDER, REMOVED};
use crate::template::{self, Object};
use crate::{Stamp, StoreError, newborn, value};

/// A way into the document, from its root: a key, then an id and a key of the item, and so on.
pub(crate) type Chain = Vec<String>;

pub(crate) struct Document {
    pub(crate) engine: Automerge,
}

impl Document {
    pub(crate) fn new() -> Result<Self, StoreError> {
        let mut engine = template::first()?;
        engine.set_actor(automerge::ActorId::random());
        Ok(Self { engine })
    }

    /// Loads strictly; each opening is a new actor.
    pub(crate) fn load(bytes: &[u8]) -> Result<Self, StoreError> {
        let options = LoadOptions::new().text_encoding(TextEncoding::Utf16CodeUnit);
        let engine = Automerge::load_with_options(bytes, options)
            // The engine's own words are English.
            .map_err(|_| StoreError::Damaged("le contenu d’un brouillon ne se lit plus".to_owned()))?;
        Ok(Self { engine })
    }

    pub(crate) fn heads(&self) -> Heads {
        Heads::of(self.engine.get_heads().iter().map(|head| head.0))
    }

    /// The changes that a holder of these heads lacks, in an order in which they can be taken in.
    pub(crate) fn changes_since(&self, heads: &Heads) -> Vec<Change> {
        let known: Vec<_> = heads.iter().map(ChangeHash).collect();
        self.engine.get_changes(&known)
    }

    /// Who makes the changes that follow.
    pub(crate) fn sign(&mut self, author: &str) {
        let author = (!author.is_empty()).then(|| Author::from(author.as_bytes().to_vec()));
        self.engine.set_author(author);
    }

    /// Brings into being the lists and proses of the root that operations need.
    pub(crate) fn prepare(&mut self, dossier: &Dossier, ops: &[Op]) -> Result<(), StoreError> {
        let mut seen = BTreeSet::new();
        for op in ops {
            let Some((key, object)) = place::shared_object(dossier, &op.place()) else { continue };
            if seen.insert(key.clone()) && self.engine.get(ROOT, &key)?.is_none() {
                self.engine.apply_changes([template::addition(&key, object)?])?;
            }
        }
        Ok(())
    }

    /// Takes others' changes in; says where the document is not as it was.
    pub(crate) fn take(&mut self, changes: Vec<Change>) -> Result<BTreeSet<Chain>, StoreError> {
        let mut log = PatchLog::active();
        self.engine.apply_changes_log_patches(changes, &mut log)?;
        let patches = self.engine.make_patches(&mut log);
        Ok(patches
            .into_iter()
            .filter_map(|patch| {
                let mut chain = patch
                    .path
                    .into_iter()
                    .map(|(_, step)| match step {
                        Prop::Map(key) => Some(key),
                        Prop::Seq(_) => None,
                    })
                    .collect::<Option<Chain>>()?;
                match patch.action {
                    PatchAction::PutMap { key, .. } | PatchAction::DeleteMap { key } => chain.push(key),
                    PatchAction::Conflict { prop: Prop::Map(key) }
                    | PatchAction::Increment { prop: Prop::Map(key), .. } => chain.push(key),
                    // A text: the chain leads to it already.
                    _ => {}
                }
                Some(chain)
            })
            .collect())
    }
}

/// Ends a transaction as one change, signed and dated; says whether there was anything in it.
pub(crate) fn commit(tx: Transaction<'_>, group: &str, label: &str, stamp: &Stamp) -> bool {
    if tx.pending_ops() == 0 {
        tx.rollback();
        return false;
    }
    let message = serde_json::json!({ "group": group, "label": label }).to_string();
    let options = CommitOptions::default().with_message(message).with_time(stamp.at.timestamp_millis());
    tx.commit_with(options).0.is_some()
}

/// Writes the operations that the structures have just taken.
pub(crate) fn write(tx: &mut Transaction<'_>, dossier: &Dossier, mut ops: &[Op]) -> Result<(), StoreError> {
    while let Some(op) = ops.first() {
        let mut written = newborn::write(tx, dossier, ops)?;
        if written == 0 {
            write_one(tx, dossier, op)?;
            written = 1;
        }
        ops = ops.get(written..).unwrap_or_default();
    }
    Ok(())
}

fn write_one(tx: &mut Transaction<'_>, dossier: &Dossier, op: &Op) -> Result<(), StoreError> {
    match op {
        Op::Set { at, value } => {
            let place = place::locate(tx, dossier, at)?;
            let leaf = place.node.map(dossier::Node::shape);
            if let Some(dossier::Shape::Leaf(leaf)) = leaf {
                tx.put(&place.scope, place.key, value::encode(leaf.kind(), value))?;
            }
        }
        Op::Unset { at } => {
            let place = place::locate(tx, dossier, at)?;
            if tx.get(&place.scope, &place.key)?.is_some() {
                tx.delete(&place.scope, place.key)?;
            }
        }
        Op::Splice { at, index, delete, insert } => {
            let place = place::locate(tx, dossier, at)?;
            let text = place::object(tx, &place.scope, &place.key, Object::Prose)?;
            let delete = isize::try_from(*delete).map_err(|e| StoreError::Defect(e.to_string()))?;
            tx.splice_text(&text, *index, delete, insert)?;
        }
        Op::Add { list, id, order } => {
            let place = place::locate(tx, dossier, list)?;
            let items = place::object(tx, &place.scope, &place.key, Object::List)?;
            let item = place::item(tx, &items, id)?;
            if tx.get(&item, REMOVED)?.is_some() {
                tx.put(&item, REMOVED, false)?;
            }
            tx.put(&item, ORDER, order.as_str())?;
        }
        Op::Remove { at } => {
            let place = place::locate(tx, dossier, at)?;
            let item = place::item(tx, &place.scope, &place.key)?;
            tx.put(&item, REMOVED, true)?;
        }
        Op::Move { at, order } => {
            let place = place::locate(tx, dossier, at)?;
            let item = place::item(tx, &place.scope, &place.key)?;
            tx.put(&item, ORDER, order.as_str())?;
        }
    }
    Ok(())
}
