//! A draft that is open: its structures, its budget and its findings, kept equal at each edit.
//!
//! Nothing here touches the disk or reads the clock: `Moment` brings the author and the instant in.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use budget::Budget;
use call::Call;
use checks::Finding;
use chrono::{DateTime, Utc};
use dossier::{Dossier, Edit, Node, Pointer, Shape};
use store::{OpenDraft, PendingInput, Stamp};

use crate::costs::Shown;
use crate::dto::{Answer, BudgetState, DraftPlace, EditRequest, OpRequest, SaveState};
use crate::findings::Told;
use crate::plan::{Planned, plan};
use crate::views::fields::{Flat, field, ids};
use crate::views::{budget_state, figures};
use crate::{AppError, ErrorCode};

/// The call that a file asked for, where another revision is pinned.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Asked {
    pub revision: Option<u32>,
    pub sha256: String,
}

/// An open draft.
pub(crate) struct Session {
    pub draft: OpenDraft,
    pub call: Arc<Call>,
    pub asked: Option<Asked>,
    /// Contents of annexes that the store holds, by SHA-256.
    pub present: HashSet<String>,
    /// Those whose bytes were found altered here, as long as the store says all the same that it holds them.
    altered: HashSet<String>,
    pub budget: Budget,
    /// What its figures amount to, as the window was last told.
    pub state: BudgetState,
    /// Once looked for since the last change.
    pub findings: OnceCell<Arc<Vec<Finding>>>,
    pub told: RefCell<Told>,
    /// When the dossier was last changed, or opened: what findings are reckoned at.
    pub changed_at: DateTime<Utc>,
    /// Counts the states that the window was told of.
    pub rev: u32,
    /// The last state that this window was told is on disk.
    pub saved: SaveState,
    /// Where this window was last told that the draft is.
    pub place: DraftPlace,
    /// Whether the projection of the first screen is behind.
    pub projection_due: bool,
    /// The cost lines that a filter left, whose sums the window follows.
    pub shown: Option<Shown>,
    /// When a field was last changed from elsewhere, by its pointer.
    foreign: BTreeMap<Pointer, u32>,
}

impl Session {
    /// A session over a draft just opened.
    pub fn new(
        draft: OpenDraft,
        call: Arc<Call>,
        asked: Option<Asked>,
        present: HashSet<String>,
        now: DateTime<Utc>,
    ) -> Self {
        let budget = Budget::of(draft.dossier(), &call);
        let state = budget_state::of(draft.dossier(), &budget, &call, draft.pending());
        Self {
            draft,
            call,
            asked,
            present,
            altered: HashSet::new(),
            budget,
            state,
            findings: OnceCell::new(),
            told: RefCell::default(),
            changed_at: now,
            rev: 1,
            saved: SaveState::Saved { at: None },
            place: DraftPlace::Home,
            projection_due: false,
            shown: None,
            foreign: BTreeMap::new(),
        }
    }

    /// The dossier as it stands.
    pub fn dossier(&self) -> &Dossier {
        self.draft.dossier()
    }

    /// What was typed for the budget and could not be read, as it stands in the dossier.
    pub fn unread_figures(&self) -> Vec<&Pointer> {
        checks::unread_figures(self.dossier(), self.draft.pending().keys())
    }

    /// Where a place of the dossier is, for people.
    pub fn place_name(&self, at: &Pointer) -> String {
        self.dossier().place_name(at, |map, key| self.call.key_name(map, key))
    }

    /// Does what a window asks for.
    pub fn request(&mut self, request: &EditRequest, stamp: &Stamp) -> Result<Answer, AppError> {
        self.refuse_stale(request)?;
        let Planned { edit, pending } = plan(self.dossier(), self.draft.pending(), request)?;
        self.apply(&edit, &pending, request.n, stamp)
    }

    /// A splice counts on the text that its author saw; what is typed in a field takes the place of what its author
    /// saw there, not of what somebody else has written since.
    fn refuse_stale(&self, request: &EditRequest) -> Result<(), AppError> {
        for op in &request.ops {
            let (OpRequest::Splice { pointer, .. } | OpRequest::Input { pointer, .. }) = op else { continue };
            let at = Pointer::new(pointer);
            if self.foreign.get(&at).is_none_or(|rev| *rev <= request.base) {
                continue;
            }
            let now = match self.dossier().node(&at).map(Node::shape) {
                Some(Shape::Leaf(leaf)) => Some(leaf.text()).filter(|text| !text.is_empty()),
                _ => None,
            };
            let message = match (op, now) {
                (OpRequest::Input { text, .. }, Some(now)) if *text == now => continue,
                (OpRequest::Input { .. }, Some(now)) => format!(
                    "Ce champ vient d’être modifié ailleurs\u{A0}: il contient «\u{A0}{now}\u{A0}». Tapez de nouveau \
                     votre saisie si elle doit prendre sa place."
                ),
                _ => "Ce texte vient d’être modifié ailleurs\u{A0}: relisez-le, puis reprenez votre saisie."
                    .to_owned(),
            };
            return Err(AppError::new(ErrorCode::Stale, message).at(pointer.clone()));
        }
        Ok(())
    }

    /// Applies an exact edit.
    pub fn apply(
        &mut self,
        edit: &Edit,
        pending: &[PendingInput],
        n: u32,
        stamp: &Stamp,
    ) -> Result<Answer, AppError> {
        if edit.ops.is_empty() && pending.is_empty() {
            return Ok(self.answer(n));
        }
        self.draft.apply(edit, pending, stamp)?;
        let touched = edit.ops.iter().map(dossier::Op::place).chain(pending.iter().map(|p| p.at.clone()));
        let touched: Vec<Pointer> = touched.collect();
        Ok(self.refresh(&touched, n, stamp.at))
    }

    /// Takes back the author's last group of edits; what others have changed since stays, and is named.
    pub fn undo(&mut self, stamp: &Stamp) -> Result<Answer, AppError> {
        let undone = self.draft.undo(stamp)?;
        self.after_undo(undone, stamp.at)
    }

    /// Does it again.
    pub fn redo(&mut self, stamp: &Stamp) -> Result<Answer, AppError> {
        let undone = self.draft.redo(stamp)?;
        self.after_undo(undone, stamp.at)
    }

    fn after_undo(&mut self, undone: Option<store::Undone>, now: DateTime<Utc>) -> Result<Answer, AppError> {
        let Some(undone) = undone else { return Ok(self.answer(0)) };
        let mut answer = self.refresh(&undone.touched, 0, now);
        if !undone.kept.is_empty() {
            let how = if undone.touched.is_empty() { "impossible" } else { "en partie seulement" };
            answer.kept =
                Some(format!("{}\u{A0}: {how}, car {}.", undone.label, self.why_kept(&undone.kept)));
        }
        Ok(answer)
    }

    /// What became of places that an undo left: « la valeur a changé depuis (Titre) ».
    fn why_kept(&self, kept: &[Pointer]) -> String {
        let (removed, changed): (Vec<&Pointer>, Vec<_>) = kept.iter().partition(|at| self.is_removed(at));
        let told = |places: &[&Pointer], one: &str, several: &str| {
            // Several fields of an item that is removed are that item.
            let mut names: Vec<String> = places.iter().map(|at| self.place_name(at)).collect();
            names.dedup();
            let what = if names.len() > 1 { several } else { one };
            (!names.is_empty()).then(|| format!("{what} depuis ({})", names.join(", ")))
        };
        let changed = told(&changed, "la valeur a changé", "la valeur a changé");
        let removed = told(&removed, "l’élément a été supprimé", "des éléments ont été supprimés");
        changed.into_iter().chain(removed).collect::<Vec<_>>().join(" et ")
    }

    /// Whether this is, or stands in, an item that was removed.
    fn is_removed(&self, at: &Pointer) -> bool {
        let Some((parent, key)) = at.split() else { return false };
        let here = match self.dossier().node(&parent).map(Node::shape) {
            Some(Shape::List(items)) => items.place(&key).is_some_and(|(_, removed)| removed),
            _ => false,
        };
        here || self.is_removed(&parent)
    }

    /// Takes note that others changed these places, and says what to show anew.
    pub fn changed_elsewhere(&mut self, touched: &[Pointer], now: DateTime<Utc>) -> Answer {
        let answer = self.refresh(touched, 0, now);
        for at in touched {
            self.foreign.insert(at.clone(), self.rev);
        }
        answer
    }

    /// Computes anew what follows from these places, and says what changed.
    fn refresh(&mut self, touched: &[Pointer], n: u32, now: DateTime<Utc>) -> Answer {
        self.rev = self.rev.wrapping_add(1);
        self.projection_due = true;
        self.findings.take();
        self.changed_at = now;
        let mut answer = self.answer(n);
        for at in touched {
            self.show(at, &mut answer);
        }
        let budget = Budget::of(self.draft.dossier(), &self.call);
        figures::changed(Some(&self.budget), &budget, &mut answer.figures);
        if let Some(shown) = &mut self.shown {
            shown.changed(&budget, &mut answer.figures);
        }
        self.budget = budget;
        let state = budget_state::of(self.draft.dossier(), &self.budget, &self.call, self.draft.pending());
        answer.budget = (self.state != state).then(|| state.clone());
        self.state = state;
        answer
    }

    /// An answer that changes nothing.
    fn answer(&self, n: u32) -> Answer {
        Answer {
            n,
            rev: self.rev,
            can_undo: self.draft.can_undo().map(str::to_owned),
            can_redo: self.draft.can_redo().map(str::to_owned),
            ..Answer::default()
        }
    }

    /// Puts a place that changed into an answer: a field, or an item that came, went or moved.
    fn show(&self, at: &Pointer, answer: &mut Answer) {
        let dossier = self.dossier();
        let parent = at.split();
        let siblings = parent.as_ref().and_then(|(list, id)| match dossier.node(list)?.shape() {
            Shape::List(items) => Some((list, id, items)),
            _ => None,
        });
        let Some((list, id, items)) = siblings else {
            answer.fields.insert(at.as_str().to_owned(), field(dossier, at, self.draft.pending()));
            return;
        };
        // A paste adds hundreds of items to one list: it is told once.
        if !answer.lists.contains_key(list.as_str()) {
            answer.lists.insert(list.as_str().to_owned(), ids(items));
        }
        let flat = Flat::of(dossier, at, self.draft.pending());
        let live = items.place(id).is_some_and(|(_, removed)| !removed);
        if live {
            answer.lists.extend(flat.lists);
            answer.fields.extend(flat.fields.into_iter().map(|(at, state)| (at, Some(state))));
        }
    }

    /// The contents of its annexes that are not here, as far as is known.
    pub fn missing_annexes(&self) -> impl Iterator<Item = &str> {
        self.dossier().annex_contents().filter(|sha256| !self.present.contains(*sha256))
    }

    /// Takes note of the contents that the store says it holds; whether that is news.
    pub fn annexes_are(&mut self, mut held: HashSet<String>) -> bool {
        self.altered.retain(|sha256| held.remove(sha256));
        let is_new = held != self.present;
        self.present = held;
        is_new
    }

    /// Takes note that a content is here; whether it was missed.
    pub fn annex_found(&mut self, sha256: String) -> bool {
        self.altered.remove(&sha256);
        self.present.insert(sha256)
    }

    /// Takes note that a content is no longer what was taken in.
    pub fn annex_lost(&mut self, sha256: String) {
        self.present.remove(&sha256);
        self.altered.insert(sha256);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may stop at the first surprise")]

    use super::*;

    #[test]
    fn what_was_found_altered_stays_missed_as_long_as_the_store_does_not_know() {
        let folder = tempfile::tempdir().unwrap();
        let desk = crate::Desk::open(folder.path(), Utc::now).unwrap();
        let mut session = desk.load(&desk.create_draft(None, None).unwrap()).unwrap();
        let here = |all: &[&str]| all.iter().map(|one| (*one).to_owned()).collect::<HashSet<_>>();
        assert!(session.annexes_are(here(&["aa", "bb"])));
        session.annex_lost("aa".to_owned());
        assert!(!session.annexes_are(here(&["aa", "bb"])), "the disk did not take the mark");
        assert_eq!(session.present, here(&["bb"]));
        // It knows, and then it was brought again, by whomever.
        assert!(!session.annexes_are(here(&["bb"])));
        assert!(session.annexes_are(here(&["aa", "bb"])));
        assert_eq!(session.present, here(&["aa", "bb"]));
    }
}
