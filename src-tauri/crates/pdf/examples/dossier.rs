//! Sets the example dossier: `cargo run -p pdf --example dossier -- OUT.pdf [final]`.

#![expect(clippy::print_stderr, reason = "it tells the time it took")]

use std::process::ExitCode;
use std::time::Instant;

use budget::Budget;
use call::Call;
use chrono::{DateTime, Utc};
use pdf::{DossierInput, State};

const CALL: &[u8] = include_bytes!("../../../../assets/calls/laboratoires-innovation-territoriale-2016.json");
const DOSSIER: &[u8] =
    include_bytes!("../../../../assets/examples/laboratoire-centre-val-de-loire/dossier.json");

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let Some(path) = arguments.next() else { return ExitCode::from(2) };
    let last = arguments.next().is_some();
    match write(&path, last) {
        Some(()) => ExitCode::SUCCESS,
        None => ExitCode::FAILURE,
    }
}

fn write(path: &str, last: bool) -> Option<()> {
    let call = Call::read(CALL).ok()?;
    let mut number = 0_u32;
    let mut id = || {
        number += 1;
        format!("00000000-0000-4000-8000-{number:012}")
    };
    let imported = dossier::import::import(&serde_json::from_slice(DOSSIER).ok()?, &mut id).ok()?;
    let mut dossier = dossier::Dossier::default();
    dossier.apply(&imported.ops).ok()?;
    let budget = Budget::of(&dossier, &call);
    let at = DateTime::parse_from_rfc3339("2016-09-26T17:30:00+02:00").ok()?;
    let present = |_: &str| true;
    let facts = checks::Facts::new(&dossier, &call, &budget, at.with_timezone(&Utc), &present);
    let findings = checks::check(&facts);
    let state = if last {
        State::Final {
            reference: "LIT-2016-24-6f0b8a-1",
            fingerprint: "4b1c99ae02d7f3a84b1c99ae02d7f3a84b1c99ae02d7f3a84b1c99ae02d7f3a8",
            number: 1,
        }
    } else {
        State::Draft
    };
    let input = DossierInput {
        call: &call,
        dossier: &dossier,
        budget: &budget,
        findings: &findings,
        charts: &[],
        gantt: None,
        state,
        at,
        program: "Amorce 0.1.0",
        attachments: &[],
    };
    let start = Instant::now();
    let bytes = pdf::dossier(&input).ok()?;
    eprintln!("{} octets en {:?}", bytes.len(), start.elapsed());
    std::fs::write(path, bytes).ok()
}
