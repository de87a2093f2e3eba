//! `amorce-cli`: the same work as the window's, without a window.
//!
//! A command parses what it was given, calls the crate `app` once, and prints. Deliberately absent: rules,
//! arithmetic, files of drafts; and any way round `app`.

mod args;
mod commands;
mod defect;
mod exit;
mod french;
mod output;
mod printed;
mod table;
mod usage;

use std::process::ExitCode;

use app::Desk;

use crate::args::Args;
use crate::exit::{Exit, Failure};
use crate::output::Output;

fn main() -> ExitCode {
    let json = std::env::args_os().skip(1).take_while(|arg| arg != "--").any(|arg| arg == "--json");
    let output = Output::new(json);
    defect::watch(output);
    let done = match args::parse() {
        Ok(args) => run(args, output),
        Err(refused) => usage::answer(&refused, output),
    };
    match done.and_then(|exit| output.flush().map(|()| exit)) {
        Ok(exit) => exit.into(),
        Err(failure) => failure.report(output),
    }
}

fn run(args: Args, output: Output) -> Result<Exit, Failure> {
    let folder = args.data.map_or_else(app::data_folder, Ok)?;
    let desk = Desk::open(&folder, chrono::Utc::now)?;
    let desk = match args.author.as_deref().map(str::trim) {
        Some(name) if !name.is_empty() => desk.with_author(name),
        _ => desk,
    };
    args.command.run(&desk, output)
}
