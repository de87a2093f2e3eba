//! **What**: an annex is listed, and its bytes are not on this machine.
//!
//! **Why**: the final could not hold it.
//! **Example**: a dossier imported from JSON alone.
//! **Source**: `formats.md`, « Decimals »: « An annex whose bytes are not here is kept, with a finding ».

use crate::{Case, Findings, Rule, at, naming};

pub(crate) const RULE: Rule =
    Rule::fix("annexes.bytes_absent", "Le fichier d’une annexe n’est pas là.", check);

fn check(case: &Case<'_>, found: &mut Findings) {
    for annex in &case.dossier.annexes {
        let present = !annex.sha256.is_empty() && (case.present_annexes)(&annex.sha256);
        if !present {
            let message =
                format!("le fichier de {} n’est pas là : joignez-le à nouveau.", naming::annex(annex));
            found.say(at("/annexes", &annex.id, "file"), message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn an_annex_without_its_bytes_is_told() {
        let sample =
            Sample::sound().without_bytes("aa").set("/annexes/x4/sha256", "").set("/annexes/x4/title", "");
        insta::assert_snapshot!(sample.said(&RULE), @r"
        /annexes/x1/file: Le fichier de l’annexe « Lettre de la DREAL » n’est pas là : joignez-le à nouveau.
        /annexes/x4/file: Le fichier de l’annexe « rib.pdf » n’est pas là : joignez-le à nouveau.
        ");
    }
}
