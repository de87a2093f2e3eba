//! A defect of the program: said in French, with where, and exit code 70. What was saved is saved.

use std::panic::PanicHookInfo;

use app::{AppError, ErrorCode};

use crate::exit;
use crate::output::Output;

/// From now on a panic ends the program with a message of ours.
pub fn watch(output: Output) {
    std::panic::set_hook(Box::new(move |info| {
        output.error(&error(info));
        std::process::exit(exit::code(ErrorCode::Defect).into());
    }));
}

fn error(info: &PanicHookInfo<'_>) -> AppError {
    let place = info.location().map(|at| format!("{}:{}", at.file(), at.line())).unwrap_or_default();
    let why = info.payload_as_str().unwrap_or_default();
    AppError::new(
        ErrorCode::Defect,
        "Amorce a rencontré un défaut de programmation et s’arrête. Ce qui était enregistré l’est toujours.",
    )
    .hint(format!("Signalez-le avec ces indications\u{A0}: {place} {why}"))
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::*;

    /// Set for the child that is to panic.
    const CHILD: &str = "AMORCE_TEST_PANIC";

    #[test]
    fn a_panic_ends_with_70_and_a_french_message() {
        if std::env::var_os(CHILD).is_some() {
            watch(Output::new(true));
            panic!("made on purpose");
        }
        let child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "defect::tests::a_panic_ends_with_70_and_a_french_message", "--nocapture"])
            .env(CHILD, "1")
            .output()
            .unwrap();
        assert_eq!(child.status.code(), Some(70));
        let told = String::from_utf8(child.stderr).unwrap();
        let told: serde_json::Value = serde_json::from_str(told.trim()).unwrap();
        assert_eq!(told["code"], "defect");
        assert!(told["message"].as_str().unwrap().contains("défaut"), "{told}");
        assert!(told["hints"][0].as_str().unwrap().contains("defect.rs"), "{told}");
    }
}
