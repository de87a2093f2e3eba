//! A file written whole or not at all: beside its place, to the disk, then renamed over the old one, and the
//! folder brought to the disk too (where the system knows that; Windows does it with the file).
//!
//! Until the rename the old file stands untouched, whatever stops the program.

use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

/// Why a file could not be written; the old one, if any, is as it was.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// No room left.
    #[error("le disque est plein\u{A0}: {} n’a pas été écrit\u{202F}; libérez de la place et recommencez", .0.display())]
    Full(PathBuf),
    /// No right to write there.
    #[error(
        "le fichier {} ne peut pas être écrit\u{A0}: lui ou son dossier est en lecture seule, ou un autre programme le tient",
        .0.display()
    )]
    ReadOnly(PathBuf),
    /// The folder does not exist.
    #[error("le dossier de {} n’existe pas\u{A0}: créez-le ou choisissez-en un autre", .0.display())]
    NoFolder(PathBuf),
    /// A folder or a device stands there.
    #[error("au lieu d’un fichier, {} est un dossier ou un périphérique\u{A0}: choisissez un autre nom", .0.display())]
    NotAFile(PathBuf),
    /// Another fault of the system.
    #[error("le fichier {} n’a pas pu être écrit\u{A0}: {source}", .path.display())]
    Other {
        /// Which file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
}

impl WriteError {
    fn of(path: &Path, source: std::io::Error) -> Self {
        let path = path.to_owned();
        match source.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => Self::Full(path),
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::ReadOnly(path),
            ErrorKind::NotFound | ErrorKind::NotADirectory => Self::NoFolder(path),
            ErrorKind::IsADirectory | ErrorKind::DirectoryNotEmpty => Self::NotAFile(path),
            _ => Self::Other { path, source },
        }
    }
}

/// Writes a file whole; an old one of this name is replaced at once, or left as it was.
///
/// # Errors
/// [`WriteError`].
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let failed = |source| WriteError::of(path, source);
    let target = target(path)?;
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or_else(|| Path::new("."));
    let mut file = beside(folder).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    if let Ok(old) = std::fs::symlink_metadata(&target)
        && old.is_file()
    {
        file.as_file().set_permissions(old.permissions()).map_err(failed)?;
    }
    file.as_file().sync_all().map_err(failed)?;
    // Where the old one cannot be replaced, nothing of the new one stays.
    file.persist(&target).map_err(|refused| failed(refused.error))?;
    // It stands there from now on: a folder that cannot be read, or of a share that knows no such thing, says nothing else.
    let _ = to_disk(folder);
    Ok(())
}

/// A new file with another name, deleted again unless it takes its place.
fn beside(folder: &Path) -> std::io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".amorce-").suffix(".partiel");
    // As any new file: whoever writes it says who may read it (`umask`), not the library.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

/// The new name is on the disk too; Windows does that with the file.
fn to_disk(folder: &Path) -> std::io::Result<()> {
    if cfg!(unix) { std::fs::File::open(folder)?.sync_all() } else { Ok(()) }
}

/// The file that is really to be replaced: behind a link, what it links to.
fn target(path: &Path) -> Result<PathBuf, WriteError> {
    if path.file_name().is_none() {
        return Err(WriteError::NotAFile(path.to_owned()));
    }
    let Ok(old) = std::fs::metadata(path) else { return Ok(path.to_owned()) };
    if !old.is_file() {
        // A rename would put a plain file in the place of a device.
        return Err(WriteError::NotAFile(path.to_owned()));
    }
    if old.permissions().readonly() {
        // A rename asks the folder's leave only; whoever protected the file meant it.
        return Err(WriteError::ReadOnly(path.to_owned()));
    }
    std::fs::canonicalize(path).map_err(|source| WriteError::of(path, source))
}
