//! Embeds the window's pages and states which commands the page may call.
//!
//! The permissions stand in `src-tauri/permissions/*.toml`: a command that is missing there is refused to the
//! page, whatever the handler lists. Nothing here runs npm: the Makefile builds `ui/dist` first.

use std::path::Path;

fn main() {
    let pages = Path::new("ui/dist/index.html");
    println!("cargo::rerun-if-env-changed=TAURI_CONFIG");
    // What tauri-build reads besides: with a pattern of our own it leaves that to us.
    println!("cargo::rerun-if-changed=src-tauri/permissions");
    if !pages.exists() && std::env::var_os("TAURI_CONFIG").is_none() {
        println!("cargo::error=ui/dist is missing: run `make ui` first (it needs Node)");
        std::process::exit(1);
    }
    let manifest = tauri_build::AppManifest::new().permissions_path_pattern("./src-tauri/permissions/*.toml");
    let attributes = tauri_build::Attributes::new().app_manifest(manifest);
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo::error={error:#}");
        std::process::exit(1);
    }
}
