//! One program under test: a data folder of its own, the driver that starts it, and the page it shows.

use std::ffi::OsString;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use fantoccini::ClientBuilder;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use tempfile::TempDir;

use crate::page::Page;

/// How long a person would wait before calling it broken; the machine may be busy with other tests.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// What one test gives the program: its data, and the files that its dialogs will answer.
pub struct Stage {
    folder: TempDir,
    program: PathBuf,
}

impl Stage {
    /// A machine that has never seen the program.
    ///
    /// # Errors
    /// If the environment does not name the program (`AMORCE_PROGRAM`).
    pub fn new() -> Result<Self> {
        let program = std::env::var_os("AMORCE_PROGRAM").context("AMORCE_PROGRAM: run `make e2e`")?;
        let folder = tempfile::tempdir()?;
        for name in ["data", "out", "home"] {
            std::fs::create_dir(folder.path().join(name))?;
        }
        Ok(Self { folder, program: program.into() })
    }

    /// Where the program keeps its drafts.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// Where a « save as » dialog puts its file.
    pub fn out(&self) -> PathBuf {
        self.folder.path().join("out")
    }

    /// A file or folder beside the data.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The same, driven under another name (a script that watches it, for instance).
    pub fn with_program(mut self, program: PathBuf) -> Self {
        self.program = program;
        self
    }

    /// The program itself.
    pub fn program(&self) -> &Path {
        &self.program
    }

    /// What the program's environment says to it.
    pub fn environment(&self) -> Vec<(&'static str, OsString)> {
        let home = self.beside("home");
        vec![
            ("AMORCE_DATA", self.data().into()),
            ("AMORCE_E2E_SAVE_FOLDER", self.out().into()),
            ("AMORCE_E2E_OPEN", self.beside("open").into()),
            ("HOME", home.clone().into()),
            ("XDG_DATA_HOME", home.join("data").into()),
            ("XDG_CONFIG_HOME", home.join("config").into()),
            ("XDG_CACHE_HOME", home.join("cache").into()),
        ]
    }

    /// Starts the program and waits for its page.
    ///
    /// # Errors
    /// If the driver or the program does not start.
    pub async fn open(&self) -> Result<Running> {
        let driver = Driver::start(self)?;
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let options = json!({ "tauri:options": { "application": self.program } });
        builder.capabilities(serde_json::from_value(options)?);
        let client = builder.connect(&driver.address()).await.context("the program did not start")?;
        Ok(Running { page: Page::new(client), _driver: driver })
    }
}

/// The program, open.
pub struct Running {
    pub page: Page,
    // Ends with the test, whatever happened in it.
    _driver: Driver,
}

/// tauri-driver, and under it WebKitWebDriver.
struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    fn start(stage: &Stage) -> Result<Self> {
        let (port, native_port) = (free_port()?, free_port()?);
        let name = std::env::var_os("AMORCE_DRIVER").unwrap_or_else(|| "tauri-driver".into());
        let process = Command::new(&name)
            .args(["--port", &port.to_string(), "--native-port", &native_port.to_string()])
            .envs(stage.environment())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .spawn()
            .with_context(|| format!("{} did not start", Path::new(&name).display()))?;
        let driver = Self { process, port };
        for port in [port, native_port] {
            wait_for_port(port)?;
        }
        Ok(driver)
    }

    fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // tauri-driver ends WebKitWebDriver when it is told to end, not when it is killed.
        let _ = Command::new("kill").arg(self.process.id().to_string()).status();
        let _ = self.process.wait();
    }
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

fn wait_for_port(port: u16) -> Result<()> {
    let began = Instant::now();
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        if began.elapsed() > PATIENCE {
            bail!("nothing answers on port {port}");
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    Ok(())
}
