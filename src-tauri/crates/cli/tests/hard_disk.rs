//! A disk that is full and a folder that cannot be written: said in French, exit 5, nothing lost.
//!
//! The stories need a small file system of their own. The program runs itself anew among mounts of its own
//! (`unshare`), so that nothing is left behind; where the system does not allow it, they count as ignored.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
// This test has no harness: it prints its own tally, in the usual form.
#![allow(clippy::print_stdout)]

mod stand;

#[cfg(target_os = "linux")]
mod stories;

#[cfg(target_os = "linux")]
fn main() -> std::process::ExitCode {
    stories::main()
}

#[cfg(not(target_os = "linux"))]
fn main() {
    println!("test result: ok. 0 passed; 0 failed; 4 ignored: no small file systems here");
}
