//! A data folder of its own and the real program run on it, as a person or a script runs it.
// Each test program uses a part of it.
#![allow(dead_code)]

use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// A data folder for one story.
pub struct Stand {
    folder: TempDir,
}

/// What a run of the program gave.
#[derive(Debug)]
pub struct Outcome {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Outcome {
    pub fn of(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).expect("data are UTF-8"),
            err: String::from_utf8(output.stderr).expect("messages are UTF-8"),
        }
    }

    /// The error that a script reads.
    pub fn error(&self) -> Value {
        serde_json::from_str(self.err.trim()).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}

impl Stand {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// The same, in a folder of another file system.
    pub fn within(folder: &std::path::Path) -> Self {
        Self { folder: tempfile::tempdir_in(folder).unwrap() }
    }

    /// A place beside the data.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The same, as an argument.
    pub fn arg(&self, name: &str) -> String {
        self.path(name).into_os_string().into_string().unwrap()
    }

    /// Where the program keeps its data.
    pub fn data(&self) -> PathBuf {
        self.path("données")
    }

    /// The program on this data folder, ready to be run.
    pub fn program(&self, args: &[&str]) -> Command {
        let mut program = Command::new(env!("CARGO_BIN_EXE_amorce-cli"));
        program.env_remove("AMORCE_DATA").arg("--data").arg(self.data()).args(args);
        program
    }

    /// Runs the program.
    pub fn run(&self, args: &[&str]) -> Outcome {
        Outcome::of(self.program(args).output().unwrap())
    }

    /// Runs a command that must succeed; gives what it printed.
    pub fn done(&self, args: &[&str]) -> String {
        let outcome = self.run(args);
        assert_eq!(outcome.code, 0, "{args:?}: {outcome:?}");
        outcome.out.trim_end().to_owned()
    }

    /// The same with `--json`.
    pub fn json(&self, args: &[&str]) -> Value {
        let args: Vec<&str> = std::iter::once("--json").chain(args.iter().copied()).collect();
        serde_json::from_str(&self.done(&args)).unwrap()
    }

    /// What stands at a place of a draft.
    pub fn show(&self, draft: &str, pointer: &str) -> Value {
        serde_json::from_str(&self.done(&["show", draft, pointer])).unwrap()
    }

    /// Runs a command that must be refused with an exit code; gives the error.
    pub fn refused(&self, code: i32, args: &[&str]) -> Value {
        let args: Vec<&str> = std::iter::once("--json").chain(args.iter().copied()).collect();
        let outcome = self.run(&args);
        assert_eq!(outcome.code, code, "{args:?}: {outcome:?}");
        assert_eq!(outcome.out, "", "{args:?}");
        let error = outcome.error();
        let message = error["message"].as_str().unwrap();
        assert!(message.ends_with(['.', '!', '?', '»']) && message.len() > 10, "{message}");
        assert!(error["code"].is_string() && error["hints"].is_array(), "{error}");
        error
    }

    /// The same, and the draft is as it was before.
    pub fn unchanged(&self, draft: &str, code: i32, args: &[&str]) -> Value {
        let before = self.show(draft, "/");
        let error = self.refused(code, args);
        assert_eq!(self.show(draft, "/"), before, "{args:?} changed the draft");
        error
    }

    /// A new draft with a title.
    pub fn draft(&self, title: &str) -> String {
        self.done(&["new", "--title", title])
    }
}
