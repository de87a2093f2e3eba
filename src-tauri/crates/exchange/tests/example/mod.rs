//! The example dossier that ships with Amorce, and its call.

use std::path::Path;

use call::Call;
use dossier::{Dossier, import};

pub fn read() -> (Dossier, Call) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets");
    let call = std::fs::read(root.join("calls/laboratoires-innovation-territoriale-2016.json")).unwrap();
    let call = Call::read(&call).unwrap();
    let json =
        exchange::read_file(&root.join("examples/laboratoire-centre-val-de-loire/dossier.json")).unwrap();
    let mut number = 0;
    let mut new_id = || {
        number += 1;
        format!("00000000-0000-4000-8000-{number:012}")
    };
    let mut dossier = Dossier::default();
    dossier.apply(&import::import(&json, &mut new_id).unwrap().ops).unwrap();
    (dossier, call)
}
