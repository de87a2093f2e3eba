//! **What**: an annex is larger than the call allows for its kind.
//!
//! **Why**: the platform would refuse the file.
//! **Example**: a scanned letter of 14 Mo for 10 Mo.
//! **Source**: `domain.md`, « What they demand comes from the call's data »; the call's `annex_kinds[].max_bytes`.

use crate::wording::megabytes;
use crate::{Case, Findings, Rule, at, naming};

pub(crate) const RULE: Rule =
    Rule::fix("annexes.too_large", "Une annexe est plus lourde que l’appel ne le permet.", check);

fn check(case: &Case<'_>, found: &mut Findings) {
    for annex in &case.dossier.annexes {
        let max = case.call.annex_kind(&annex.kind).and_then(|kind| kind.max_bytes);
        let size = annex.size.map(|size| u64::from(size.get()));
        let (Some(size), Some(max)) = (size, max) else { continue };
        if size > max {
            let message = format!(
                "{} pèse {} pour {} permis : allégez le fichier.",
                naming::annex(annex),
                megabytes(size, true),
                megabytes(max, false)
            );
            found.say(at("/annexes", &annex.id, "file"), message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn one_byte_too_many_is_told() {
        assert_eq!(Sample::sound().set("/annexes/x4/size", "5000000").said(&RULE), "");
        insta::assert_snapshot!(Sample::sound().set("/annexes/x4/size", "5000001").said(&RULE), @"/annexes/x4/file: L’annexe « RIB » pèse 5,01 Mo pour 5 Mo permis : allégez le fichier.");
    }
}
