//! One program under test: a data folder of its own, the driver that starts it, and the page it shows.

use std::ffi::OsString;
use std::io::Write;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use fantoccini::ClientBuilder;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use tempfile::TempDir;

use crate::display;
use crate::page::Page;

/// How long a person would wait before calling it broken; the machine may be busy with other tests.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// How often a program whose page the driver loses is started.
const STARTS: usize = 3;

/// What one test gives the program: its data, and the files that its dialogs will answer.
pub struct Stage {
    folder: TempDir,
    program: PathBuf,
    watched: bool,
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
        Ok(Self { folder, program: program.into(), watched: false })
    }

    /// The same, with each socket that the program and its children open written down.
    pub fn watched(self) -> Self {
        Self { watched: true, ..self }
    }

    /// Where the program keeps its drafts.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// Where a « save as » dialog puts its file.
    pub fn out(&self) -> PathBuf {
        self.folder.path().join("out")
    }

    /// Is there once the page has got its first answer.
    pub fn first_answer(&self) -> PathBuf {
        self.beside("first-answer")
    }

    /// A file or folder beside the data.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// What the program's environment says to it.
    pub fn environment(&self) -> Vec<(&'static str, OsString)> {
        let home = self.beside("home");
        vec![
            ("AMORCE_DATA", self.data().into()),
            ("AMORCE_E2E_SAVE_FOLDER", self.out().into()),
            ("AMORCE_E2E_OPEN", self.beside("open").into()),
            ("AMORCE_E2E_FIRST_ANSWER", self.first_answer().into()),
            ("HOME", home.clone().into()),
            ("XDG_DATA_HOME", home.join("data").into()),
            ("XDG_CONFIG_HOME", home.join("config").into()),
            ("XDG_CACHE_HOME", home.join("cache").into()),
        ]
    }

    /// Starts the program and waits for its page.
    ///
    /// WebKit's driver loses the page at one start in fifty or so: the program shows it and goes on, and the driver
    /// answers no question any more. Such a start is told, and made again.
    ///
    /// # Errors
    /// If the driver or the program does not start.
    pub async fn open(&self) -> Result<Running> {
        for _ in 0..STARTS {
            let running = self.start().await?;
            if running.page.answers().await {
                return Ok(running);
            }
            let shown = !display::windows("Amorce")?.is_empty();
            ensure!(shown, "the program shows no window");
            writeln!(
                std::io::stderr(),
                "the driver lost the page at the start; the program is started once more"
            )?;
            running.kill()?;
        }
        bail!("the driver lost the page at {STARTS} starts")
    }

    async fn start(&self) -> Result<Running> {
        let driver = Driver::start(self)?;
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let options = json!({ "tauri:options": { "application": self.starter()? } });
        builder.capabilities(serde_json::from_value(options)?);
        let client = builder.connect(&driver.address()).await.context("the program did not start")?;
        let process = self.process()?;
        Ok(Running { page: Page::new(client), process, _driver: driver })
    }

    /// Starts the program as a person does, without the driver.
    ///
    /// # Errors
    /// If it does not start.
    pub fn start_by_hand(&self) -> Result<Child> {
        let mut command = Command::new(self.starter()?);
        command.envs(self.environment()).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        Ok(command.spawn()?)
    }

    /// The next dialog that asks for a file gets this one.
    ///
    /// # Errors
    /// If the stage cannot be written.
    pub fn answers(&self, file: &Path) -> Result<()> {
        let link = self.beside("open");
        if link.exists() {
            std::fs::remove_file(&link)?;
        }
        Ok(std::os::unix::fs::symlink(file, link)?)
    }

    /// The sockets that were opened while the stage was watched, as strace writes them.
    ///
    /// # Errors
    /// If nothing was watched.
    pub fn sockets(&self) -> Result<Vec<String>> {
        let trace = std::fs::read_to_string(self.beside("sockets"))?;
        // A call that another thread interrupts takes two lines: all that is asked is in the first. A process that is let
        // go of before its first call has made none. Devices that come and go are told by the kernel, by a socket too
        // (WebKitGTK of Debian 13 listens).
        let apart = [" resumed>", "???( <detached ...>", "NETLINK_KOBJECT_UEVENT", "sa_family=AF_NETLINK"];
        let told = trace.lines().filter(|line| !apart.iter().any(|word| line.contains(word)));
        Ok(told.map(ToOwned::to_owned).collect())
    }

    /// What the driver starts: a script that says which process the program is, then becomes it.
    fn starter(&self) -> Result<PathBuf> {
        let path = self.beside("start");
        let watch = if self.watched {
            let trace = self.beside("sockets");
            format!("strace -f -qq -A -e trace=socket,connect,bind -e signal=none -o '{}' ", trace.display())
        } else {
            String::new()
        };
        let process = self.beside("process");
        let program = self.program.display();
        let text = format!("#!/bin/sh\necho $$ >'{}'\nexec {watch}'{program}' \"$@\"\n", process.display());
        std::fs::write(&path, text)?;
        let status = Command::new("chmod").arg("+x").arg(&path).status()?;
        ensure!(status.success(), "the starting script cannot be run");
        Ok(path)
    }

    fn process(&self) -> Result<Process> {
        let number = std::fs::read_to_string(self.beside("process"))?;
        Ok(Process(number.trim().parse()?))
    }
}

/// The program, open.
pub struct Running {
    pub page: Page,
    process: Process,
    // Ends with the test, whatever happened in it.
    _driver: Driver,
}

impl Running {
    /// Presses the window's closing button, and waits until the program has ended.
    ///
    /// # Errors
    /// If it does not end.
    pub fn close(self) -> Result<()> {
        let window = display::windows("Amorce")?.first().copied().context("there is no window")?;
        display::close(window)?;
        self.process.wait_for_its_end()
    }

    /// Takes the program's life from it, as a flat battery does.
    ///
    /// # Errors
    /// If it lives on.
    pub fn kill(self) -> Result<()> {
        self.process.kill()
    }
}

/// The program's process, by its number: the driver's child, not ours.
struct Process(u32);

impl Process {
    fn wait_for_its_end(&self) -> Result<()> {
        wait_for_the_end_of(self.0)
    }

    /// What it has started goes with it: a watched program is strace's child, and would live on.
    fn kill(&self) -> Result<()> {
        let of = format!("/proc/{0}/task/{0}/children", self.0);
        let children = std::fs::read_to_string(of).unwrap_or_default();
        let family: Vec<u32> =
            children.split_whitespace().filter_map(|number| number.parse().ok()).chain([self.0]).collect();
        let numbers = family.iter().map(u32::to_string);
        let _ = Command::new("kill").arg("-KILL").args(numbers).stderr(Stdio::null()).status();
        family.into_iter().try_for_each(wait_for_the_end_of)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // The next test's program would find this one on the bus, and leave it the place.
        let _ = self.kill();
    }
}

fn wait_for_the_end_of(process: u32) -> Result<()> {
    // One that has ended but that nobody has asked about yet (« Z ») is no longer alive.
    let is_alive = || {
        std::fs::read_to_string(format!("/proc/{process}/stat"))
            .is_ok_and(|text| !text.rsplit(')').next().unwrap_or_default().trim_start().starts_with('Z'))
    };
    let began = Instant::now();
    while is_alive() {
        ensure!(began.elapsed() < PATIENCE, "the program does not end");
        std::thread::sleep(Duration::from_millis(20));
    }
    Ok(())
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
