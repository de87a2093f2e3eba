//! **What**: the type of an annex is none of those that the call accepts for its kind.
//!
//! **Why**: the platform would refuse the file. The type is told by the end of the file's name.
//! **Example**: a letter as `.docx` where a PDF is asked for.
//! **Source**: `domain.md`, « What they demand comes from the call's data »; the call's `annex_kinds[].types`.

use crate::wording::either;
use crate::{Case, Findings, Rule, at, naming};

pub(crate) const RULE: Rule =
    Rule::fix("annexes.type_refused", "Le type d’une annexe n’est pas accepté par l’appel.", check);

/// The ends of file names and their media types, of what a call may accept.
const TYPES: &[(&str, &str)] = &[
    ("pdf", "application/pdf"),
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("svg", "image/svg+xml"),
    ("tif", "image/tiff"),
    ("tiff", "image/tiff"),
    ("webp", "image/webp"),
    ("csv", "text/csv"),
    ("txt", "text/plain"),
    ("rtf", "application/rtf"),
    ("zip", "application/zip"),
    ("odt", "application/vnd.oasis.opendocument.text"),
    ("ods", "application/vnd.oasis.opendocument.spreadsheet"),
    ("odp", "application/vnd.oasis.opendocument.presentation"),
    ("doc", "application/msword"),
    ("xls", "application/vnd.ms-excel"),
    ("ppt", "application/vnd.ms-powerpoint"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
];

fn check(case: &Case<'_>, found: &mut Findings) {
    for annex in case.dossier.annexes.iter().filter(|annex| !annex.file.trim().is_empty()) {
        let Some(kind) = case.call.annex_kind(&annex.kind).filter(|kind| !kind.types.is_empty()) else {
            continue;
        };
        let end = annex.file.trim().rsplit_once('.').map(|(_, end)| end.to_lowercase()).unwrap_or_default();
        let of_file = TYPES.iter().find(|(known, _)| *known == end).map(|(_, media)| *media);
        if of_file.is_none_or(|media| !kind.types.iter().any(|accepted| accepted == media)) {
            let accepted: Vec<String> = kind.types.iter().map(|media| short(media)).collect();
            let message = format!(
                "le fichier de {} ({}) n’est pas d’un type accepté pour cette annexe : fournissez-le en {}.",
                naming::annex(annex),
                annex.file.trim(),
                either(&accepted)
            );
            found.say(at("/annexes", &annex.id, "file"), message);
        }
    }
}

/// A media type by the end of its files, as people know it: PDF.
fn short(media: &str) -> String {
    TYPES.iter().find(|(_, known)| *known == media).map_or(media.to_owned(), |(end, _)| end.to_uppercase())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn a_type_that_the_call_does_not_take_is_told() {
        let sample = Sample::sound()
            .set("/annexes/x1/file", "lettre.DOCX")
            .set("/annexes/x4/kind", "illustration")
            .set("/annexes/x4/file", "rib");
        insta::assert_snapshot!(sample.said(&RULE), @r"
        /annexes/x1/file: Le fichier de l’annexe « Lettre de la DREAL » (lettre.DOCX) n’est pas d’un type accepté pour cette annexe : fournissez-le en PDF.
        /annexes/x4/file: Le fichier de l’annexe « RIB » (rib) n’est pas d’un type accepté pour cette annexe : fournissez-le en PDF, PNG ou JPG.
        ");
    }

    #[test]
    fn capitals_change_nothing() {
        assert_eq!(Sample::sound().set("/annexes/x1/file", "LETTRE.PDF").said(&RULE), "");
    }
}
