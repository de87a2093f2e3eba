//! What every dossier has in common, so that any two copies merge: one first change, the same everywhere, and one
//! change for each list and each prose, the same wherever it is made.
//!
//! If two people each began a list, the engine would keep one of the two lists and hide the other. So nobody
//! begins one: the change that brings « the list of costs » into being depends on the first change alone, and has
//! a fixed author, time and content. Made twice, on two machines, it is one change. This holds as well for a
//! section that another revision of the call adds, and for a list that a later version of Amorce adds.

use automerge::transaction::{CommitOptions, Transactable};
use automerge::{ActorId, Automerge, Change, ObjType, ROOT, TextEncoding, hydrate};
use sha2::{Digest, Sha256};

use crate::StoreError;

/// Marks the document, and gives the first change its content. A key that no field can have.
const FORMAT_KEY: &str = "@format";
const FORMAT: &str = "amorce-document/1";

/// What stands at a key of the document besides single values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Object {
    /// Items by id.
    List,
    /// A text that people write together.
    Prose,
}

impl Object {
    pub(crate) fn engine_type(self) -> ObjType {
        match self {
            Object::List => ObjType::Map,
            Object::Prose => ObjType::Text,
        }
    }

    /// One that holds nothing yet, for an object that is made with all that is in it.
    pub(crate) fn empty(self) -> hydrate::Value {
        match self {
            Object::List => hydrate::Value::map(),
            Object::Prose => hydrate::Value::text(TextEncoding::Utf16CodeUnit, ""),
        }
    }
}

/// An actor that nobody is: the first half of the hash of a name.
fn actor(name: &str) -> ActorId {
    let digest: [u8; 32] = Sha256::digest(name.as_bytes()).into();
    let (half, _) = digest.split_at(16);
    ActorId::from(half)
}

/// The document that every dossier starts from.
pub(crate) fn first() -> Result<Automerge, StoreError> {
    let mut document =
        Automerge::new_with_encoding(TextEncoding::Utf16CodeUnit).with_actor(actor("amorce/1"));
    let mut tx = document.transaction();
    tx.put(ROOT, FORMAT_KEY, FORMAT)?;
    tx.commit_with(CommitOptions::default().with_time(0));
    Ok(document)
}

/// The change that brings a list or a prose into being at a key of the document's root.
pub(crate) fn addition(key: &str, object: Object) -> Result<Change, StoreError> {
    let name = match object {
        Object::List => format!("amorce/1/list/{key}"),
        Object::Prose => format!("amorce/1/prose/{key}"),
    };
    let mut document = first()?.with_actor(actor(&name));
    let mut tx = document.transaction();
    tx.put_object(ROOT, key, object.engine_type())?;
    tx.commit_with(CommitOptions::default().with_time(0));
    document.get_last_local_change().ok_or_else(|| StoreError::Defect(format!("no change for {key}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use automerge::ReadDoc;

    /// Written once: a change of these hashes would part every dossier from those begun before.
    #[test]
    fn the_changes_that_all_dossiers_share_never_change() {
        let hash = |key, object| addition(key, object).unwrap().hash().to_string();
        let first = first().unwrap();
        assert_eq!(first.get_heads().len(), 1);
        assert_eq!(
            [
                first.get_heads()[0].to_string(),
                hash("costs", Object::List),
                hash("sections/contexte/text", Object::Prose),
            ],
            GOLDEN.map(str::to_owned)
        );
    }

    const GOLDEN: [&str; 3] = [
        "e45cf6999bd0581da10af970e68fe0469232c12ef414153d637dca3b9bca462b",
        "bbbadbb587fd75aa912bfe400ec9000c13d34d904f8060d92d5a6fd5c878626a",
        "db81086d7acf4dc91add4763424061caa866fa48440a010280522e92759eca35",
    ];

    #[test]
    fn a_list_begun_on_two_machines_is_one_list() {
        let begin = |id: &str| {
            let mut document = first().unwrap().with_actor(ActorId::random());
            document.apply_changes([addition("costs", Object::List).unwrap()]).unwrap();
            let (_, costs) = document.get(ROOT, "costs").unwrap().unwrap();
            let mut tx = document.transaction();
            tx.put(&costs, id, true).unwrap();
            tx.commit();
            document
        };
        let (mut one, mut two) = (begin("l1"), begin("l2"));
        one.merge(&mut two).unwrap();
        let (_, costs) = one.get(ROOT, "costs").unwrap().unwrap();
        assert_eq!(one.keys(&costs).collect::<Vec<_>>(), ["l1", "l2"]);
    }
}
