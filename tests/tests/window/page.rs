//! The page, by the names that a person and a screen reader know: labels, button texts, headings.

use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use fantoccini::actions::{InputSource, MouseActions, PointerAction};
use fantoccini::elements::Element;
use fantoccini::key::Key;
use fantoccini::{Client, Locator};
use serde_json::{Value, json};

use crate::display;
use crate::driver::PATIENCE;

/// Finds what can be acted upon now by its accessible name: a button that still sleeps, or that still moves because
/// something above it grows, is waited for (a click that lands where the button was is lost). Exact before
/// beginning: « Budget » is not « Budget total ».
const BY_NAME: &str = r"
    const [selector, name] = arguments;
    // A page that still fills moves under the pointer.
    if (document.querySelector('[aria-busy=true]')) return null;
    const plain = (text) => (text ?? '').replace(/[\s\u00a0\u202f]+/g, ' ').replace(/’/g, '\'').trim();
    const named = (element) => {
        const by = element.getAttribute('aria-labelledby');
        if (by) return by.split(/\s+/).map((id) => document.getElementById(id)?.textContent).join(' ');
        const label = element.getAttribute('aria-label');
        if (label) return label;
        if (element.labels?.length) {
            const copy = element.labels[0].cloneNode(true);
            copy.querySelectorAll('.fr-hint-text').forEach((hint) => hint.remove());
            return copy.textContent;
        }
        return element.textContent || element.title;
    };
    const shown = [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility() && !element.disabled);
    const wanted = plain(name);
    const found = shown.find((element) => plain(named(element)) === wanted)
        ?? shown.find((element) => plain(named(element)).startsWith(wanted));
    if (!found) return null;
    found.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
    const { x, y, width, height } = found.getBoundingClientRect();
    const place = [x, y, width, height].join();
    const before = window.amorceLastFound;
    const looks = before?.found === found && before.place === place ? before.looks + 1 : 1;
    window.amorceLastFound = { found, place, looks };
    return looks >= 3 ? found : null;
";

/// Comes back once what the page holds is on the display too. The rest after the frames is for the X server, which
/// tells nobody; no test depends on it.
const PAINTED: &str = r"
    const [done] = arguments;
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 150)));";

/// What a person can type in.
const FIELDS: &str = "input, textarea, [contenteditable=true]";

/// How often a waiting step looks again.
const STEP: Duration = Duration::from_millis(25);

/// The key under which WebDriver writes an element (W3C WebDriver, « Elements »).
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// The page that the program shows.
pub struct Page {
    client: Client,
}

impl Page {
    pub fn new(client: Client) -> Self {
        Self { client }
    }

    /// Presses a button, a link, a tab.
    ///
    /// # Errors
    /// If none has that name.
    pub async fn press(&self, name: &str) -> Result<()> {
        let target = self.named("button, a[href], [role=tab], [role=button], summary", name).await?;
        target.click().await.with_context(|| format!("« {name} » cannot be pressed"))?;
        Ok(())
    }

    /// Presses a computed figure, by its key, to ask where it comes from.
    ///
    /// # Errors
    /// If it is not shown.
    pub async fn press_figure(&self, key: &str) -> Result<()> {
        self.is_there(&format!("figure-{key}")).await?;
        let figure = self.client.find(Locator::Css(&format!("[data-testid='figure-{key}']"))).await?;
        figure.click().await.with_context(|| format!("the figure « {key} » cannot be pressed"))
    }

    /// Types in a field, in place of what it holds, and leaves it as a person does, with Tab.
    ///
    /// # Errors
    /// If no field has that label.
    pub async fn fill(&self, label: &str, text: &str) -> Result<()> {
        self.begin(label, text).await?;
        self.go_on(label, &char::from(Key::Tab).to_string()).await
    }

    /// Types in a field, in place of what it holds, and stays there.
    ///
    /// # Errors
    /// If no field has that label.
    pub async fn begin(&self, label: &str, text: &str) -> Result<()> {
        let field = self.named(FIELDS, label).await?;
        self.type_over(&field, text).await
    }

    /// Goes on typing at the end of what a field holds.
    ///
    /// # Errors
    /// If no field has that label.
    pub async fn go_on(&self, label: &str, text: &str) -> Result<()> {
        self.named(FIELDS, label).await?.send_keys(text).await?;
        Ok(())
    }

    /// Presses keys where the focus is, once it is in what a selector finds.
    ///
    /// # Errors
    /// If nothing is found, or takes keys.
    pub async fn keys_in(&self, selector: &str, keys: &str) -> Result<()> {
        let focus = "const found = document.querySelector(arguments[0]); found?.focus(); return document.activeElement === found";
        ensure!(self.until(focus, vec![json!(selector)]).await?.is_some(), "{selector} takes no focus");
        self.client.active_element().await?.send_keys(keys).await?;
        Ok(())
    }

    /// Chooses in a list by the words shown.
    ///
    /// # Errors
    /// If there is no such list, or no such choice in it.
    pub async fn choose(&self, label: &str, choice: &str) -> Result<()> {
        let list = self.named("select", label).await?;
        list.select_by_label(choice).await.with_context(|| format!("no « {choice} » in « {label} »"))?;
        Ok(())
    }

    /// Chooses in a list by the code behind the words.
    ///
    /// # Errors
    /// If there is no such list, or no such code in it.
    pub async fn choose_value(&self, label: &str, code: &str) -> Result<()> {
        let list = self.named("select", label).await?;
        list.select_by_value(code).await.with_context(|| format!("no « {code} » in « {label} »"))?;
        Ok(())
    }

    /// Chooses one of a few that all stay in sight.
    ///
    /// # Errors
    /// If none has that name.
    pub async fn pick(&self, choice: &str) -> Result<()> {
        let target = self.named("input[type=radio]", choice).await?;
        target.click().await.with_context(|| format!("« {choice} » cannot be chosen"))?;
        Ok(())
    }

    /// Waits until a field holds this text (spaces and apostrophes of any kind are equal).
    ///
    /// # Errors
    /// If there is no such field, or it holds another text.
    pub async fn holds(&self, label: &str, text: &str) -> Result<()> {
        let field = self.named(FIELDS, label).await?;
        let began = Instant::now();
        loop {
            let value = field.prop("value").await?.unwrap_or_default();
            if plain(&value) == plain(text) {
                return Ok(());
            }
            ensure!(began.elapsed() < PATIENCE, "« {label} » holds « {value} », not « {text} »");
            tokio::time::sleep(STEP).await;
        }
    }

    /// Waits until a computed figure, by its key, reads so.
    ///
    /// # Errors
    /// If it does not.
    pub async fn shows_figure(&self, key: &str, figure: &str) -> Result<()> {
        let script = r"
            const plain = (text) => text.replace(/[\s\u00a0\u202f]+/g, ' ').trim();
            const [testId, wanted] = arguments;
            const shown = [...document.querySelectorAll(`[data-testid='${testId}']`)];
            return shown.some((element) => plain(element.firstChild?.textContent ?? '') === plain(wanted));";
        let test_id = format!("figure-{key}");
        if self.until(script, vec![json!(test_id), json!(figure)]).await?.is_none() {
            self.picture("failure").await?;
            bail!("the figure « {key} » is not {figure}. The page says:\n{}", self.text().await?);
        }
        Ok(())
    }

    /// Waits until something is there, by the name that only tests know.
    ///
    /// # Errors
    /// If it does not come.
    pub async fn is_there(&self, test_id: &str) -> Result<()> {
        let script = "return document.querySelector(`[data-testid='${arguments[0]}']`)?.checkVisibility()";
        if self.until(script, vec![json!(test_id)]).await?.is_none() {
            self.picture("failure").await?;
            bail!("« {test_id} » is not there. The page says:\n{}", self.text().await?);
        }
        Ok(())
    }

    /// Waits until the screen's heading says so, and nothing is under way any more.
    ///
    /// # Errors
    /// If it does not.
    pub async fn is_headed(&self, heading: &str) -> Result<()> {
        let script = r"
            const heads = [...document.querySelectorAll('main h1')].map((head) => head.textContent.trim());
            return heads.includes(arguments[0]) && !document.querySelector('[aria-busy=true]');";
        if self.until(script, vec![json!(heading)]).await?.is_none() {
            self.picture("failure").await?;
            bail!("no heading « {heading} ». The page says:\n{}", self.text().await?);
        }
        Ok(())
    }

    /// Makes the window as large as a person might.
    ///
    /// # Errors
    /// If it does not become so.
    pub async fn resize(&self, width: u32, height: u32) -> Result<()> {
        let window = display::windows("Amorce")?.first().copied().context("there is no window")?;
        display::resize(window, width, height)?;
        let fits = "return innerWidth === arguments[0] && innerHeight === arguments[1]";
        let became = self.until(fits, vec![json!(width), json!(height)]).await?;
        ensure!(became.is_some(), "the window does not become {width} × {height}");
        Ok(())
    }

    /// Puts the light or the dark colours on.
    ///
    /// # Errors
    /// If the switch does not lead there.
    pub async fn wear(&self, scheme: &str) -> Result<()> {
        for _ in 0..3 {
            let worn = "return document.documentElement.getAttribute('data-fr-scheme')";
            if self.client.execute(worn, vec![]).await? == scheme {
                return Ok(());
            }
            self.press("Apparence").await?;
        }
        bail!("the colours do not become {scheme}")
    }

    /// Nothing of the page was refused by its content security policy since it was loaded.
    ///
    /// # Errors
    /// What was refused.
    pub async fn respects_the_policy(&self) -> Result<()> {
        let script = r"
            const [done] = arguments;
            const types = ['csp-violation'];
            new ReportingObserver((reports) => done(reports.map((report) =>
                `${report.body.effectiveDirective} ${report.body.blockedURL} ${report.body.sourceFile}`)),
                { types, buffered: true }).observe();
            setTimeout(() => done([]), 300);";
        let refused = self.client.execute_async(script, vec![]).await?;
        ensure!(refused == json!([]), "refused by the policy: {refused}");
        Ok(())
    }

    async fn type_over(&self, field: &Element, text: &str) -> Result<()> {
        let (control, release) = (char::from(Key::Control), char::from(Key::Null));
        field.send_keys(&format!("{control}a{release}")).await?;
        field.send_keys(text).await?;
        Ok(())
    }

    /// Waits until the page shows these words (spaces and apostrophes of any kind are equal).
    ///
    /// # Errors
    /// If they do not come; the page's text is in the message, and its picture among the screenshots.
    pub async fn sees(&self, words: &str) -> Result<()> {
        let script = r"
            const plain = (text) => text.replace(/[\s\u00a0\u202f]+/g, ' ').replace(/’/g, '\'').trim();
            return plain(document.body.innerText).includes(plain(arguments[0]));";
        if self.until(script, vec![json!(words)]).await?.is_none() {
            self.picture("failure").await?;
            bail!("« {words} » is not shown. The page says:\n{}", self.text().await?);
        }
        Ok(())
    }

    /// Whether the driver has the page: it answers a question that asks nothing.
    pub async fn answers(&self) -> bool {
        let asked = self.until("return true;", vec![]);
        tokio::time::timeout(PATIENCE / 2, asked).await.is_ok_and(|answer| matches!(answer, Ok(Some(_))))
    }

    /// All the text that is shown.
    ///
    /// # Errors
    /// If the page is gone.
    pub async fn text(&self) -> Result<String> {
        let text = self.client.execute("return document.body.innerText", vec![]).await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// Runs a script until it answers something that is true.
    ///
    /// # Errors
    /// If the page is gone.
    pub async fn until(&self, script: &str, arguments: Vec<Value>) -> Result<Option<Value>> {
        let began = Instant::now();
        loop {
            let answer = self.client.execute(script, arguments.clone()).await;
            // A page that is just being replaced cannot answer yet.
            if let Ok(answer) = answer
                && !matches!(answer, Value::Null | Value::Bool(false))
            {
                return Ok(Some(answer));
            }
            if began.elapsed() > PATIENCE {
                return Ok(None);
            }
            tokio::time::sleep(STEP).await;
        }
    }

    /// Keeps a picture of the window for people to look at, if `AMORCE_SCREENSHOTS` names a folder.
    ///
    /// # Errors
    /// If the folder cannot be written, or ImageMagick is not there.
    pub async fn picture(&self, name: &str) -> Result<()> {
        if let Some(folder) = std::env::var_os("AMORCE_SCREENSHOTS") {
            let folder = std::path::PathBuf::from(folder);
            std::fs::create_dir_all(&folder)?;
            // WebKit's driver does not come back from a screenshot without the DMABUF renderer; the display's
            // own picture shows what a person sees.
            let file = folder.join(format!("{name}.png"));
            // The pointer rests where it last pressed, the display's own in its middle, and what either rests on shows its
            // title.
            display::put_pointer_away()?;
            let away = PointerAction::MoveTo { duration: None, x: 2.0, y: 2.0 };
            self.client.perform_actions(MouseActions::new("mouse".to_owned()).then(away)).await?;
            self.client.execute_async(PAINTED, vec![]).await?;
            let window = display::windows("Amorce")?.first().copied().context("there is no window")?;
            let taken = Command::new("import").args(["-window", &window.to_string()]).arg(file).status();
            ensure!(taken.context("ImageMagick's import is missing")?.success(), "no picture of « {name} »");
        }
        Ok(())
    }

    /// Where the middle of something is in the window, for the display's own mouse.
    ///
    /// # Errors
    /// If nothing is called so.
    pub async fn middle_of(&self, selector: &str, name: &str) -> Result<(i16, i16)> {
        let (x, y, width, height) = self.named(selector, name).await?.rectangle().await?;
        #[allow(clippy::cast_possible_truncation, reason = "a place in a window")]
        let whole = |place: f64| place as i16;
        Ok((whole(x + width / 2.0), whole(y + height / 2.0)))
    }

    async fn named(&self, selector: &str, name: &str) -> Result<Element> {
        let Some(found) = self.until(BY_NAME, vec![json!(selector), json!(name)]).await? else {
            self.picture("failure").await?;
            bail!("nothing is called « {name} » among {selector}. The page says:\n{}", self.text().await?);
        };
        let reference = found.get(ELEMENT).and_then(Value::as_str).context("not an element")?;
        Ok(Element::from_element_id(self.client.clone(), reference.to_owned().into()))
    }
}

/// One kind of space, one kind of apostrophe.
pub fn plain(text: &str) -> String {
    let text = text.replace('’', "'");
    text.split(char::is_whitespace).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
