//! What is to be said of an open draft: looked for when somebody asks, never by the answer to a key, which would
//! take as long again (`docs/decisions/0008-findings-after-the-answer.md`).

use std::sync::Arc;

use checks::{AskedCall, Facts, Finding, Purpose};
use chrono::{DateTime, Utc};
use dossier::Pointer;

use crate::Desk;
use crate::desk::lock;
use crate::dto::{FindingRun, FindingView, FindingsChange};
use crate::session::Session;
use crate::views::findings;

/// The findings as the window was last told, and the revision of that telling.
#[derive(Default)]
pub(crate) struct Told {
    rev: u32,
    findings: Arc<Vec<Finding>>,
}

impl Desk {
    /// What became of the findings since the window was told of them at the revision `since`; all of them where it
    /// was told something else meanwhile. A draft that is closed has nothing new.
    #[must_use]
    pub fn findings(&self, id: &str, since: u32) -> FindingsChange {
        let open = lock(&self.inner.sessions).get(id).cloned();
        open.map_or(FindingsChange { rev: since, runs: None }, |open| lock(&open).tell_findings(since))
    }
}

impl Session {
    /// What is to be said of the dossier as it was last changed.
    pub fn findings(&self) -> &[Finding] {
        self.found()
    }

    fn found(&self) -> &Arc<Vec<Finding>> {
        self.findings.get_or_init(|| Arc::new(self.check(self.changed_at, Purpose::Draft)))
    }

    /// What is to be said of the dossier.
    pub fn check(&self, now: DateTime<Utc>, purpose: Purpose) -> Vec<Finding> {
        let unread: Vec<(Pointer, String)> =
            self.draft.pending().iter().map(|(at, text)| (at.clone(), text.clone())).collect();
        let present = |sha256: &str| self.present.contains(sha256);
        let asked = self
            .asked
            .as_ref()
            .map(|asked| AskedCall { revision: asked.revision, sha256: asked.sha256.as_str() });
        checks::check(&Facts {
            purpose,
            unread: &unread,
            asked_call: asked,
            prints: &pdf::prints,
            ..Facts::new(self.dossier(), &self.call, &self.budget, now, &present)
        })
    }

    /// All findings as a screen shows them, told to the window at the present revision.
    pub fn tell_all_findings(&self) -> Vec<FindingView> {
        self.told.replace(Told { rev: self.rev, findings: Arc::clone(self.found()) });
        self.finding_views()
    }

    fn tell_findings(&self, since: u32) -> FindingsChange {
        let now = Told { rev: self.rev, findings: Arc::clone(self.found()) };
        let told = self.told.replace(now);
        let view = |finding: &Finding| self.finding_view(finding);
        let runs = if told.rev != since {
            Some(vec![FindingRun::New(self.finding_views())])
        } else if *told.findings == *self.findings() {
            None
        } else {
            Some(findings::runs(&told.findings, self.findings(), view))
        };
        FindingsChange { rev: self.rev, runs }
    }

    /// The findings as a screen shows them.
    pub fn finding_views(&self) -> Vec<FindingView> {
        self.findings().iter().map(|finding| self.finding_view(finding)).collect()
    }

    /// A finding as a screen shows it.
    pub fn finding_view(&self, finding: &Finding) -> FindingView {
        findings::view(finding, self.place_name(&finding.pointer))
    }
}
