//! Drafts as cards: key figures kept beside each draft, so that the first screen opens no engine.

use call::Call;
use checks::Severity;
use chrono::{DateTime, Utc};
use dossier::Dossier;
use serde::{Deserialize, Serialize};
use store::{Listed, Store};

use crate::desk::lock;
use crate::dto::{DraftCard, HomeView};
use crate::session::Session;
use crate::views::time;
use crate::{AppError, Desk, ErrorCode};

/// What the first screen shows of a draft, kept under the heads it stands for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Projection {
    title: Option<String>,
    acronym: Option<String>,
    call: String,
    call_title: String,
    region: Option<String>,
    total: String,
    total_amount: String,
    grant: String,
    grant_amount: String,
    blocking: u32,
    fix: u32,
    note: u32,
    progress: u32,
    /// Milliseconds since 1970.
    deadline: Option<i64>,
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

fn projection(session: &Session) -> Projection {
    let dossier = session.dossier();
    let count = |severity| {
        let found = session.findings().iter().filter(|finding| finding.severity == severity).count();
        u32::try_from(found).unwrap_or(u32::MAX)
    };
    Projection {
        title: some(&dossier.identity.title),
        acronym: some(&dossier.identity.acronym),
        call: session.call.id.clone(),
        call_title: session.call.title.clone(),
        region: some(&dossier.identity.region.name),
        total: session.budget.total.french(),
        total_amount: session.budget.total.to_string(),
        grant: session.budget.grant.french(),
        grant_amount: session.budget.grant.to_string(),
        blocking: count(Severity::Blocking),
        fix: count(Severity::Fix),
        note: count(Severity::Note),
        progress: progress(dossier, &session.call),
        deadline: session.call.deadline().and_then(call::Entry::instant).map(|at| at.timestamp_millis()),
    }
}

/// How much of what is always demanded is there, 0 to 100.
fn progress(dossier: &Dossier, call: &Call) -> u32 {
    let identity = &dossier.identity;
    let written = |id: &str| dossier.sections.get(id).is_some_and(|section| !section.text.trim().is_empty());
    let present = |id: &str| {
        use dossier::Choices;
        dossier.missing_kinds.get(id).is_some_and(|why| !why.is_empty())
            || dossier.partners.iter().any(|partner| partner.kind.is_some_and(|kind| kind.code() == id))
    };
    let ticked = |id: &str| dossier.declarations.get(id).copied().flatten() == Some(true);
    let mut done: Vec<bool> = vec![
        !identity.title.is_empty(),
        !identity.region.name.is_empty(),
        !identity.prefet.name.is_empty(),
        !identity.coordinator.name.is_empty(),
        !identity.recipient.name.is_empty(),
        dossier.carriers.len() >= call.rules.min_carriers.value as usize,
        !dossier.costs.is_empty(),
        !dossier.work_plan.tasks.is_empty(),
    ];
    done.extend(call.sections.iter().filter(|s| s.required).map(|s| written(&s.id)));
    done.extend(call.partner_kinds.iter().filter(|k| k.demanded).map(|k| present(&k.id)));
    done.extend(call.declarations.iter().map(|d| ticked(&d.id)));
    let share = done.iter().filter(|done| **done).count() * 100 / done.len().max(1);
    u32::try_from(share).unwrap_or(100)
}

/// Keeps the card of a session's draft.
pub(crate) fn project(store: &Store, id: &str, session: &mut Session) -> Result<(), AppError> {
    let json = serde_json::to_string(&projection(session))
        .map_err(|error| AppError::new(ErrorCode::Defect, error.to_string()))?;
    store.put_projection(id, &session.draft.heads(), &json)?;
    session.projection_due = false;
    Ok(())
}

impl Desk {
    /// Accueil.
    ///
    /// # Errors
    /// Where the disk does not answer.
    pub fn home(&self) -> Result<HomeView, AppError> {
        // One look at the store after the other: what a literal borrows is held to its end.
        let trashed = self.store().list(true)?.len();
        let read_only = self.store().refusal().map(|refusal| AppError::from(refusal).message);
        Ok(HomeView {
            drafts: self.list(false)?,
            calls: self.calls()?,
            trashed: u32::try_from(trashed).unwrap_or(u32::MAX),
            data_folder: self.inner.folder.display().to_string(),
            author: lock(&self.inner.author).clone(),
            read_only,
        })
    }

    /// The drafts, the last changed first; or those in the trash.
    ///
    /// # Errors
    /// Where the disk does not answer.
    pub fn list(&self, trashed: bool) -> Result<Vec<DraftCard>, AppError> {
        let listed = self.store().list(trashed)?;
        listed.into_iter().map(|listed| self.card(listed)).collect()
    }

    fn card(&self, listed: Listed) -> Result<DraftCard, AppError> {
        // What lies open is told as it stands: an unreadable input changes the findings and no head.
        let open = lock(&self.inner.sessions).get(&listed.id).cloned();
        let kept = listed.projection.filter(|_| listed.current);
        let kept: Option<Projection> = kept.and_then(|json| serde_json::from_str(&json).ok());
        let shown = match (open, kept) {
            (Some(session), _) => Ok(projection(&lock(&session))),
            (None, Some(shown)) => Ok(shown),
            (None, None) => self.project_anew(&listed.id),
        };
        let damaged = self.store().loss(&listed.id)?;
        let mut card = DraftCard {
            id: listed.id,
            title: None,
            acronym: None,
            call: String::new(),
            call_title: String::new(),
            region: None,
            modified: time::long(time::here(listed.modified)),
            modified_at: time::rfc3339(listed.modified),
            total: String::new(),
            total_amount: String::new(),
            grant: String::new(),
            grant_amount: String::new(),
            blocking: 0,
            fix: 0,
            note: 0,
            progress: 0,
            time_left: String::new(),
            damaged,
            trashed: listed.trashed.is_some(),
        };
        match shown {
            Ok(shown) => {
                card.title = shown.title;
                card.acronym = shown.acronym;
                card.call = shown.call;
                card.call_title = shown.call_title;
                card.region = shown.region;
                card.total = shown.total;
                card.total_amount = shown.total_amount;
                card.grant = shown.grant;
                card.grant_amount = shown.grant_amount;
                (card.blocking, card.fix, card.note) = (shown.blocking, shown.fix, shown.note);
                card.progress = shown.progress;
                let deadline = shown.deadline.and_then(DateTime::<Utc>::from_timestamp_millis);
                card.time_left = time::left(deadline, self.now());
            }
            // One damaged draft must not hide the others.
            Err(error) => card.damaged = Some(error.message),
        }
        Ok(card)
    }

    fn project_anew(&self, id: &str) -> Result<Projection, AppError> {
        // Not kept open: what is lost of it is told to whoever opens it, and a list may be looked at by nobody.
        let mut session = self.load(id)?;
        let shown = projection(&session);
        if session.draft.is_saved() {
            // It only spares work later: a disk that refuses leaves the card as it is.
            let _ = project(&self.store(), id, &mut session);
        }
        Ok(shown)
    }
}
