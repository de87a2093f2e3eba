//! What names the content of a final: its fingerprint, and the reference printed on its cover.

use call::Call;
use dossier::{Dossier, Extent};
use sha2::{Digest, Sha256};

use crate::canonical;

/// The fingerprint of a final: SHA-256 of the canonical JSON of the dossier as a final embeds it, without
/// `origin`, followed by the call's SHA-256 and each annex's, in the dossier's order, as 32 raw bytes each
/// (`formats.md`, « Fingerprint »).
pub fn fingerprint(dossier: &Dossier, call: &Call, annexes: &[[u8; 32]]) -> [u8; 32] {
    let mut json = dossier.to_json(Extent::Final);
    if let Some(fields) = json.as_object_mut() {
        fields.shift_remove("origin");
    }
    let mut hash = Sha256::new();
    hash.update(canonical(&json));
    hash.update(call.sha256());
    for annex in annexes {
        hash.update(annex);
    }
    hash.finalize().into()
}

/// What stands for the region in a reference while the dossier names none: no region bears this code.
const NO_REGION: &str = "00";

/// The reference of a final: `<call's short name>-<region code>-<first six of the id>-<number of the export>`.
/// Without a region, `00` stands in its place.
pub fn reference(short_name: &str, region: Option<&str>, id: &str, number: u32) -> String {
    let region = region.map(str::trim).filter(|code| !code.is_empty()).unwrap_or(NO_REGION);
    let six: String = id.chars().take(6).collect();
    format!("{short_name}-{region}-{six}-{number}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_names_call_region_dossier_and_export() {
        let id = "6f0b8a52-3c1d-4e77-9a46-2417c5d0e901";
        assert_eq!(reference("LIT-2016", Some("24"), id, 3), "LIT-2016-24-6f0b8a-3");
    }

    #[test]
    fn without_a_region_zeros_stand_for_it() {
        assert_eq!(reference("LIT-2016", None, "abc", 1), "LIT-2016-00-abc-1");
        assert_eq!(reference("LIT-2016", Some(" "), "abc", 1), "LIT-2016-00-abc-1");
    }
}
