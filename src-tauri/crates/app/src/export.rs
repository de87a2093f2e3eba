//! A dossier leaves: as a PDF, draft or final, or as JSON.
//!
//! A final bears a reference whose number goes with its fingerprint: the same content exported again bears the
//! same number, and one that lacks files of annexes, or shows other people, another. The record is kept before the file
//! is written, so that no number is ever given twice.

use std::path::Path;

use checks::{Finding, Purpose, Severity};
use chrono::{DateTime, FixedOffset};
use dossier::parts::{Annex, AnnexPlacement};
use dossier::{Dossier, Extent, Item};
use pdf::tree::{Attachment, Relationship};
use pdf::{DossierInput, State};
use sha2::{Digest, Sha256};

use crate::annexes::lost_annexes;
use crate::charts::Charter;
use crate::dto::{ExportDone, ExportPreview, FindingView};
use crate::session::Session;
use crate::views::time;
use crate::{AppError, Desk, ErrorCode, contents};

const PROGRAM: &str = concat!("Amorce ", env!("CARGO_PKG_VERSION"));

impl Desk {
    /// Writes a draft to a file, by its ending: `.pdf` (a draft, or with `last` the final), `.json`, or its
    /// budget as `.xlsx`, `.ods` or `.csv`.
    ///
    /// # Errors
    /// Where a finding blocks the final, the ending is unknown, or the file cannot be written.
    pub fn export(
        &self,
        id: &str,
        to: &Path,
        last: bool,
        at: Option<DateTime<FixedOffset>>,
    ) -> Result<ExportDone, AppError> {
        let ending = to.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        match ending.as_deref() {
            Some("pdf") => self.write_pdf(id, to, last, at),
            Some("json") if !last => self.export_json(id, to),
            Some("xlsx" | "ods" | "csv") if !last => self.export_budget(id, to, at),
            _ => {
                let message =
                    format!("{}\u{A0}: ce type de fichier n’est pas proposé à l’export.", to.display());
                let hint = "Choisissez .pdf (projet ou dossier définitif), ou pour un projet .xlsx, .ods, .csv ou .json.";
                Err(AppError::new(ErrorCode::Usage, message).hint(hint))
            }
        }
    }

    /// Writes the dossier as JSON.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn export_json(&self, id: &str, to: &Path) -> Result<ExportDone, AppError> {
        let bytes = self.look(id, |session| Ok(exchange::write_json(session.dossier())))?;
        exchange::write_whole(to, &bytes)?;
        Ok(ExportDone::at(to))
    }

    /// Writes the dossier as a PDF, now.
    ///
    /// # Errors
    /// Where a finding blocks the final, or the file cannot be written.
    pub fn export_pdf(&self, id: &str, last: bool, to: &Path) -> Result<ExportDone, AppError> {
        self.write_pdf(id, to, last, None)
    }

    fn write_pdf(
        &self,
        id: &str,
        to: &Path,
        last: bool,
        at: Option<DateTime<FixedOffset>>,
    ) -> Result<ExportDone, AppError> {
        let at = at.unwrap_or_else(|| time::here(self.now()));
        self.hold(id, |session| {
            self.find_annexes(id, session)?;
            if last {
                self.write_final(id, session, at, to)
            } else {
                // A draft goes out without what is lost: its pages and its findings say so.
                let (attachments, lost) = self.attachments(session, Extent::Whole)?;
                self.miss_annexes(id, session, &lost);
                let found = session.check(at.to_utc(), Purpose::Draft);
                exchange::write_whole(to, &pages(session, State::Draft, at, &found, &attachments)?)?;
                let absent = found.iter().filter(|finding| finding.rule == "annexes.bytes_absent");
                let fix = absent.map(|finding| session.finding_view(finding)).collect();
                Ok(ExportDone { fix, ..ExportDone::at(to) })
            }
        })
    }

    /// Writes a final under the number of its fingerprint. The number is recorded first, so that no two contents
    /// ever bear it, and taken back where the file cannot be written.
    fn write_final(
        &self,
        id: &str,
        session: &mut Session,
        at: DateTime<FixedOffset>,
        to: &Path,
    ) -> Result<ExportDone, AppError> {
        let found = session.check(at.to_utc(), Purpose::Final);
        refuse_blocked(session, &found)?;
        // A final stands for what is on disk.
        self.flush(id, session)?;
        let (attachments, lost) = self.attachments(session, Extent::Final)?;
        if !lost.is_empty() {
            // Nobody was told before that it would go out without them.
            let refused = lost_annexes(session, &lost);
            self.miss_annexes(id, session, &lost);
            return Err(refused);
        }
        let fingerprint = fingerprint(session)?;
        let content = content(session, &fingerprint);
        let recorded = self.store().record_export(id, &content, "final", PROGRAM, &self.stamp())?;
        let number = recorded.number;
        let reference = reference(id, session, number);
        let state = State::Final { reference: &reference, fingerprint: &fingerprint, number };
        let written = pages(session, state, at, &found, &attachments)
            .and_then(|bytes| Ok(exchange::write_whole(to, &bytes)?));
        if written.is_err() {
            // Where even this fails, the number stays with its fingerprint, and is used when that is exported.
            let _ = self.store().withdraw_export(&recorded);
        }
        written?;
        let fix = views(session, &found, Severity::Fix);
        Ok(ExportDone { reference: Some(reference), fix, ..ExportDone::at(to) })
    }

    /// What an export would hold, what blocks a final and what should be corrected before.
    ///
    /// # Errors
    /// Where there is no such draft.
    pub fn preview_export(&self, id: &str, last: bool) -> Result<ExportPreview, AppError> {
        self.hold(id, |session| self.find_annexes(id, session))?;
        self.look(id, |session| {
            let found = session.check(self.now(), Purpose::Final);
            // A draft goes out without a fingerprint, whatever its annexes.
            let fingerprint =
                if last { fingerprint(session)? } else { fingerprint(session).unwrap_or_default() };
            // Only a final is numbered.
            let number =
                if last { self.store().export_number(id, &content(session, &fingerprint))? } else { 1 };
            let reference = reference(id, session, number);
            Ok(ExportPreview {
                blocking: views(session, &found, Severity::Blocking),
                fix: views(session, &found, Severity::Fix),
                contents: contents::pages(session.dossier(), last),
                tables: contents::tables(session.dossier()),
                data: contents::data().to_owned(),
                file_name: if last { format!("{reference}.pdf") } else { draft_name(session.dossier()) },
                fingerprint,
                reference,
            })
        })
    }

    /// What travels inside the PDF: the data, the call, the annexes that are attached; and the ids of those that were
    /// to, and whose bytes are lost.
    fn attachments(
        &self,
        session: &Session,
        extent: Extent,
    ) -> Result<(Vec<Attachment>, Vec<String>), AppError> {
        let dossier = session.dossier();
        let file = |name: &str, mime: &str, description: String, relationship, bytes| Attachment {
            name: name.to_owned(),
            mime: mime.to_owned(),
            description,
            relationship,
            modified: None,
            bytes,
        };
        let json = "application/json";
        let mut data = dossier.to_json(extent).to_string().into_bytes();
        data.push(b'\n');
        let mut all = vec![
            file("dossier.json", json, "Données du dossier".to_owned(), Relationship::Source, data),
            file(
                "call.json",
                json,
                "Appel à projets".to_owned(),
                Relationship::Supplement,
                session.call.canonical(),
            ),
        ];
        let mut lost = Vec::new();
        for annex in &dossier.annexes {
            if is_attached(annex) && session.present.contains(&*annex.sha256) {
                let Some(bytes) = self.annex_bytes(&annex.sha256)? else {
                    lost.push(annex.id.clone());
                    continue;
                };
                let name = unused_name(&annex.file, &all);
                all.push(file(
                    &name,
                    mime(&annex.file),
                    annex.title.to_string(),
                    Relationship::Supplement,
                    bytes,
                ));
            }
        }
        Ok((all, lost))
    }
}

fn is_attached(annex: &Annex) -> bool {
    annex.placement.unwrap_or(AnnexPlacement::Attached) == AnnexPlacement::Attached
}

/// What the number of a final goes with: its fingerprint, and what the file shows beyond it. The fingerprint counts annexes
/// whether or not their bytes are here, and leaves out whose time a cost is, which pages name by its function or group by:
/// the same reference must not stand on two different files.
fn content(session: &Session, fingerprint: &str) -> String {
    let dossier = session.dossier();
    let mut content = fingerprint.to_owned();
    let costs = dossier.costs.iter().filter(|cost| !cost.agent.is_empty());
    let people: Vec<String> = costs.map(|cost| format!("{} {}\n", cost.id, &*cost.agent)).collect();
    if !people.is_empty() {
        let hash = Sha256::digest(people.concat());
        content.push_str(" agents ");
        content.extend(hash.iter().take(8).map(|byte| format!("{byte:02x}")));
    }
    let absent = |annex: &&Item<Annex>| is_attached(annex) && !session.present.contains(&*annex.sha256);
    let absent: Vec<&str> = dossier.annexes.iter().filter(absent).map(|annex| annex.id.as_str()).collect();
    if !absent.is_empty() {
        content.push_str(" sans ");
        content.push_str(&absent.join(" "));
    }
    content
}

fn views(session: &Session, found: &[Finding], severity: Severity) -> Vec<FindingView> {
    let found = found.iter().filter(|finding| finding.severity == severity);
    found.map(|finding| session.finding_view(finding)).collect()
}

fn pages(
    session: &Session,
    state: State<'_>,
    at: DateTime<FixedOffset>,
    found: &[Finding],
    attachments: &[Attachment],
) -> Result<Vec<u8>, AppError> {
    let charter = Charter::of(session);
    let (charts, gantt) = (charter.for_pages(), charter.schedule());
    Ok(pdf::dossier(&DossierInput {
        call: &session.call,
        dossier: session.dossier(),
        budget: &session.budget,
        unread: &session.unread_figures(),
        findings: found,
        charts: &charts,
        gantt: &gantt,
        state,
        at,
        program: PROGRAM,
        attachments,
        here: &session.present,
    })?)
}

fn refuse_blocked(session: &Session, found: &[Finding]) -> Result<(), AppError> {
    let blocking: Vec<_> = found.iter().filter(|finding| finding.severity == Severity::Blocking).collect();
    let Some(first) = blocking.first() else { return Ok(()) };
    let message = match blocking.len() {
        1 => "Un point bloque le dossier définitif.".to_owned(),
        n => format!("{n} points bloquent le dossier définitif."),
    };
    let error = AppError::new(ErrorCode::Blocked, message).at(first.pointer.as_str());
    Err(blocking.iter().fold(error, |error, finding| {
        error.hint(format!("{}\u{A0}: {}", session.place_name(&finding.pointer), finding.message))
    }))
}

/// The fingerprint of the dossier as a final embeds it, in hexadecimal.
fn fingerprint(session: &Session) -> Result<String, AppError> {
    let annexes = session.dossier().annexes.iter().map(|annex| {
        bytes_of(&annex.sha256).ok_or_else(|| {
            let message = format!(
                "L’annexe «\u{A0}{}\u{A0}» n’a pas d’empreinte lisible\u{A0}: joignez-la à nouveau.",
                &*annex.title
            );
            AppError::new(ErrorCode::BadInput, message).at(format!("/annexes/{}", annex.id))
        })
    });
    let annexes: Vec<[u8; 32]> = annexes.collect::<Result<_, _>>()?;
    let hash = exchange::fingerprint(session.dossier(), &session.call, &annexes);
    Ok(hash.iter().map(|byte| format!("{byte:02x}")).collect())
}

fn bytes_of(hex: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    if hex.len() != 64 || !hex.is_ascii() {
        return None;
    }
    for (byte, pair) in bytes.iter_mut().zip(hex.as_bytes().chunks(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(bytes)
}

fn reference(id: &str, session: &Session, number: u32) -> String {
    let region = &*session.dossier().identity.region.code;
    exchange::reference(&session.call.short_name, Some(region), id, number)
}

/// « levee-projet.pdf »: the acronym, else the first words of the title, in letters that every system takes.
fn draft_name(dossier: &Dossier) -> String {
    const LONGEST: usize = 40;
    let named =
        [&*dossier.identity.acronym, &*dossier.identity.title].into_iter().find(|name| !name.is_empty());
    let words = named.unwrap_or_default().split(|c: char| !c.is_alphanumeric()).map(checks::folded);
    let mut name = String::new();
    for word in words.filter(|word| !word.is_empty()) {
        if !name.is_empty() && name.len() + word.len() >= LONGEST {
            break;
        }
        name.extend((!name.is_empty()).then_some('-').into_iter().chain(word.chars().take(LONGEST)));
    }
    format!("{}-projet.pdf", if name.is_empty() { "dossier" } else { &name })
}

/// A file name that no other attachment bears.
fn unused_name(wanted: &str, taken: &[Attachment]) -> String {
    let free = |name: &str| !name.is_empty() && taken.iter().all(|other| other.name != name);
    if free(wanted) {
        return wanted.to_owned();
    }
    let (stem, ending) = wanted.rsplit_once('.').unwrap_or((wanted, "bin"));
    let stem = if stem.is_empty() { "annexe" } else { stem };
    let numbered = |n: u32| format!("{stem}-{n}.{ending}");
    (2..).map(numbered).find(|name| free(name)).unwrap_or_else(|| wanted.to_owned())
}

/// The media type by the ending of a name.
fn mime(file: &str) -> &'static str {
    match file.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).as_deref() {
        Some("pdf") => "application/pdf",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("json") => "application/json",
        Some("txt") => "text/plain",
        Some("csv") => "text/csv",
        Some("docx") => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        Some("xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Some("odt") => "application/vnd.oasis.opendocument.text",
        Some("ods") => "application/vnd.oasis.opendocument.spreadsheet",
        _ => "application/octet-stream",
    }
}
