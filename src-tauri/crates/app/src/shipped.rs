//! What comes with the program: the call of 2016, the regions, the example dossier with its annexes.

use include_dir::{Dir, include_dir};
use serde::Deserialize;

use crate::dto::RegionView;
use crate::{AppError, ErrorCode};

static CALLS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../../assets/calls");
static EXAMPLE: Dir<'_> =
    include_dir!("$CARGO_MANIFEST_DIR/../../../assets/examples/laboratoire-centre-val-de-loire");
const REGIONS: &[u8] = include_bytes!("../../../../assets/regions/regions-2016.json");

/// The calls' files.
pub(crate) fn calls() -> impl Iterator<Item = &'static [u8]> {
    CALLS.files().map(include_dir::File::contents)
}

/// The example dossier's JSON.
pub(crate) fn example() -> Result<&'static [u8], AppError> {
    EXAMPLE.get_file("dossier.json").map(include_dir::File::contents).ok_or_else(missing)
}

/// The bytes of one of the example's annexes.
pub(crate) fn example_annex(file: &str) -> Result<&'static [u8], AppError> {
    EXAMPLE.get_file(format!("annexes/{file}")).map(include_dir::File::contents).ok_or_else(missing)
}

fn missing() -> AppError {
    AppError::new(
        ErrorCode::Defect,
        "Il manque un fichier livré avec le programme\u{A0}: réinstallez Amorce.",
    )
}

/// The regions, as of the filing date.
pub(crate) fn regions() -> Vec<RegionView> {
    #[derive(Deserialize)]
    struct File {
        regions: Vec<RegionView>,
    }
    serde_json::from_slice::<File>(REGIONS).map(|file| file.regions).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shipped_is_whole() {
        assert!(calls().all(|bytes| call::Call::read(bytes).is_ok()));
        assert!(regions().iter().any(|region| region.code == "24"));
        let json: serde_json::Value = serde_json::from_slice(example().unwrap()).unwrap();
        for annex in json["annexes"].as_array().unwrap() {
            let bytes = example_annex(annex["file"].as_str().unwrap()).unwrap();
            assert_eq!(annex["size"], bytes.len());
        }
    }
}
