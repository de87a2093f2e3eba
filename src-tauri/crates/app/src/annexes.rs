//! Files that go with a dossier: taken in, given back.

use std::fs::File;
use std::path::Path;

use dossier::{Dossier, Edit, Op, Pointer, Position, Value};
use store::StoreError;

use crate::drafts::new_id;
use crate::dto::{Attached, FileCame};
use crate::session::Session;
use crate::{AppError, Desk, ErrorCode};

/// Largest annex taken in, in bytes, whatever the call says: a PDF must still open on a small laptop.
const LARGEST: u64 = 500_000_000;

impl Desk {
    /// Takes a file in as an annex; gives its id. The file of an annex of this kind whose bytes are lost goes back to it,
    /// and its owner is the one that is given.
    ///
    /// # Errors
    /// Where the file cannot be read, the call knows no such kind, or the disk refuses.
    pub fn attach(&self, id: &str, file: &Path, kind: &str, owner: Option<&str>) -> Result<String, AppError> {
        self.attach_answering(id, file, kind, owner).map(|attached| attached.annex)
    }

    /// The same, answering what changed.
    ///
    /// # Errors
    /// As [`Desk::attach`].
    pub fn attach_answering(
        &self,
        id: &str,
        file: &Path,
        kind: &str,
        owner: Option<&str>,
    ) -> Result<Attached, AppError> {
        self.look(id, |session| {
            known_kind(session, kind)?;
            owner.map_or(Ok(()), |owner| known_owner(session.dossier(), owner))
        })?;
        let (name, kept) = self.take_in(file)?;
        let title = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let annex = new_id();
        self.change(id, |session, stamp| {
            let label = format!("Annexe {name}");
            let was_missing = session.annex_found(kept.sha256.clone()) || kept.is_new;
            if was_missing && let Some(annex) = annex_of(session.dossier(), &kept.sha256, kind, owner) {
                let mut answer = session.changed_elsewhere(&[], stamp.at);
                let held = session.dossier().annexes.get(&annex).map(|held| held.owner.to_string());
                if let Some(owner) = owner.filter(|owner| held.as_deref() != Some(*owner)) {
                    let at = Pointer::new("/annexes").join(&annex).join("owner");
                    let ops = vec![Op::Set { at, value: Value::Text(owner.to_owned()) }];
                    answer = session.apply(&Edit { group: new_id(), label, ops }, &[], 0, stamp)?;
                }
                return Ok(Attached { annex, came: FileCame::Back, answer });
            }
            let list = Pointer::new("/annexes");
            let (order, mut ops) = session.dossier().order_for(&list, &Position::Last, None)?;
            let at = list.join(&annex);
            ops.push(Op::Add { list, id: annex.clone(), order });
            let mut set = |key: &str, text: &str| {
                ops.push(Op::Set { at: at.join(key), value: Value::Text(text.to_owned()) });
            };
            set("kind", kind);
            set("title", &title);
            if let Some(owner) = owner {
                set("owner", owner);
            }
            ops.extend(file_fields(&at, &name, &kept));
            let answer = session.apply(&Edit { group: new_id(), label, ops }, &[], 0, stamp)?;
            Ok(Attached { annex, came: FileCame::New, answer })
        })
    }

    /// Takes a file in in the place of an annex's: a newer one, or the one that was lost.
    ///
    /// # Errors
    /// Where there is no such annex, the file cannot be read, or the disk refuses.
    pub fn replace_file(&self, id: &str, annex: &str, file: &Path) -> Result<Attached, AppError> {
        self.annex_file_name(id, annex)?;
        let (name, kept) = self.take_in(file)?;
        self.change(id, |session, stamp| {
            let held = session.dossier().annexes.get(annex).ok_or_else(|| no_such_annex(annex))?;
            let is_same = *held.sha256 == *kept.sha256;
            let was_missing = session.annex_found(kept.sha256.clone()) || kept.is_new;
            let answer = if is_same {
                session.changed_elsewhere(&[], stamp.at)
            } else {
                let ops = file_fields(&Pointer::new("/annexes").join(annex), &name, &kept);
                let edit = Edit { group: new_id(), label: format!("Fichier {name}"), ops: ops.into() };
                session.apply(&edit, &[], 0, stamp)?
            };
            let came = match (is_same, was_missing) {
                (false, _) => FileCame::Instead,
                (true, true) => FileCame::Back,
                (true, false) => FileCame::Same,
            };
            Ok(Attached { annex: annex.to_owned(), came, answer })
        })
    }

    /// The name of a file, and its bytes taken in.
    fn take_in(&self, file: &Path) -> Result<(String, store::Attachment), AppError> {
        let mut reader = open(file)?;
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let kept = self.store().put_attachment(&mut reader, self.now())?;
        Ok((name, kept))
    }

    /// The name under which an annex was taken in.
    ///
    /// # Errors
    /// Where there is no such annex.
    pub fn annex_file_name(&self, id: &str, annex: &str) -> Result<String, AppError> {
        self.look(id, |session| match session.dossier().annexes.get(annex) {
            Some(annex) => Ok(annex.file.to_string()),
            None => Err(no_such_annex(annex)),
        })
    }

    /// Gives an annex back as a file.
    ///
    /// # Errors
    /// Where there is no such annex, its bytes are not here or damaged, or the file cannot be written.
    pub fn extract(&self, id: &str, annex: &str, to: &Path) -> Result<(), AppError> {
        let sha256 = self.look(id, |session| match session.dossier().annexes.get(annex) {
            Some(found) => Ok(found.sha256.to_string()),
            None => Err(no_such_annex(annex)),
        })?;
        match self.annex_bytes(&sha256)? {
            Some(bytes) => Ok(exchange::write_whole(to, &bytes)?),
            None => self.hold(id, |session| {
                let lost = [annex.to_owned()];
                self.miss_annexes(id, session, &lost);
                Err(lost_annexes(session, &lost))
            }),
        }
    }

    /// The bytes of an annex; none where they are not here, or no longer what was taken in.
    pub(crate) fn annex_bytes(&self, sha256: &str) -> Result<Option<Vec<u8>>, AppError> {
        match self.store().read_attachment(sha256) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(StoreError::NoSuchAttachment(_) | StoreError::Damaged(_)) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Looks again for what was missing: another process may have brought it.
    pub(crate) fn find_annexes(&self, id: &str, session: &mut Session) -> Result<(), AppError> {
        let missing: Vec<String> = session.missing_annexes().map(str::to_owned).collect();
        let mut found = Vec::new();
        for sha256 in missing {
            if self.annex_bytes(&sha256)?.is_some() {
                found.push(sha256);
            }
        }
        self.inner.bring(id, session, found);
        Ok(())
    }

    /// Takes note that the bytes of these annexes are lost: the findings say so from then on.
    pub(crate) fn miss_annexes(&self, id: &str, session: &mut Session, lost: &[String]) {
        if lost.is_empty() {
            return;
        }
        for annex in lost {
            let sha256 = session.dossier().annexes.get(annex).map(|annex| annex.sha256.to_string());
            session.annex_lost(sha256.unwrap_or_default());
        }
        self.inner.patch(id, session, &[]);
    }
}

/// Names the annexes whose bytes are lost, and says what to do.
pub(crate) fn lost_annexes(session: &Session, lost: &[String]) -> AppError {
    let name = |id: &String| {
        let annex = session.dossier().annexes.get(id)?;
        Some(match annex.title.trim() {
            "" => format!("«\u{A0}{}\u{A0}»", &*annex.file),
            title => format!("«\u{A0}{title}\u{A0}» ({})", &*annex.file),
        })
    };
    let names: Vec<String> = lost.iter().filter_map(name).collect();
    let message = match names.as_slice() {
        [one] => format!(
            "Le fichier de l’annexe {one} n’est plus là, ou est endommagé\u{A0}: joignez-le à nouveau."
        ),
        names => format!(
            "Les fichiers de {} annexes ne sont plus là, ou sont endommagés\u{A0}: joignez-les à nouveau. Ce sont {}.",
            lost.len(),
            names.join(", ")
        ),
    };
    let error = AppError::new(ErrorCode::NotFound, message);
    lost.iter().take(1).fold(error, |error, id| error.at(format!("/annexes/{id}/file")))
}

/// What an annex says of its file.
fn file_fields(annex: &Pointer, name: &str, kept: &store::Attachment) -> [Op; 3] {
    let size = i64::try_from(kept.size).unwrap_or(i64::MAX);
    [
        ("file", Value::Text(name.to_owned())),
        ("size", Value::Int(size)),
        ("sha256", Value::Text(kept.sha256.clone())),
    ]
    .map(|(key, value)| Op::Set { at: annex.join(key), value })
}

/// The annex of this kind that has these bytes; of several, the one of this owner.
fn annex_of(dossier: &Dossier, sha256: &str, kind: &str, owner: Option<&str>) -> Option<String> {
    let annexes = dossier.annexes.iter();
    let mut all = annexes.filter(|annex| &*annex.sha256 == sha256 && &*annex.kind == kind);
    let found = all.clone().find(|annex| owner == Some(&*annex.owner)).or_else(|| all.next())?;
    Some(found.id.clone())
}

fn known_kind(session: &Session, kind: &str) -> Result<(), AppError> {
    if session.call.annex_kind(kind).is_some() {
        return Ok(());
    }
    let known: Vec<_> = session.call.annex_kinds.iter().map(|kind| kind.id.as_str()).collect();
    let message = format!("L’appel à projets ne connaît pas d’annexe «\u{A0}{kind}\u{A0}».");
    let hint = format!("Natures possibles\u{A0}: {}.", known.join(", "));
    Err(AppError::new(ErrorCode::BadInput, message).at("/annexes").hint(hint))
}

fn known_owner(dossier: &Dossier, owner: &str) -> Result<(), AppError> {
    let known = [
        dossier.carriers.get(owner).is_some(),
        dossier.partners.get(owner).is_some(),
        dossier.funding.get(owner).is_some(),
    ];
    if known.contains(&true) {
        return Ok(());
    }
    let message =
        format!("Aucun porteur, partenaire ou financement n’a l’identifiant «\u{A0}{owner}\u{A0}».");
    let hint = "«\u{A0}amorce-cli show BROUILLON --json\u{A0}» les donne tous.".to_owned();
    Err(AppError::new(ErrorCode::BadInput, message).at("/annexes").hint(hint))
}

/// Opens a file that is to be an annex.
fn open(file: &Path) -> Result<File, AppError> {
    let opened = exchange::open_file(file)?;
    let refused =
        |why: &str| AppError::new(ErrorCode::BadInput, format!("Le fichier {} {why}.", file.display()));
    match opened
        .metadata()
        .map_err(|error| refused(&format!("ne peut pas être lu\u{A0}: {}", crate::reason(&error))))?
        .len()
    {
        0 => Err(refused("est vide")),
        1..=LARGEST => Ok(opened),
        _ => Err(refused("pèse plus de 500\u{A0}Mo")),
    }
}

fn no_such_annex(annex: &str) -> AppError {
    AppError::new(
        ErrorCode::NotFound,
        format!("L’annexe «\u{A0}{annex}\u{A0}» n’existe pas dans ce dossier."),
    )
}
