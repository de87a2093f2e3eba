//! A zip looked at before anything is unpacked into memory: how large its parts say they are, and how large they
//! really are. Both are bounded, so that a bomb costs little time and no memory.

use std::io::{Cursor, Read, Write};

use zip::ZipArchive;
use zip::result::ZipError;

use super::walk::damaged;
use crate::intake::IntakeError;

/// The most that all parts may weigh, unpacked. A workbook of 5 000 lines over 60 months weighs 60 Mio.
const MAX_WHOLE: u64 = 160 << 20;
/// The most that a sheet of an `.xlsx` may weigh, which is read as it is unpacked. An `.ods` has all its sheets in one
/// part, which may weigh as much as the whole: an export of 5 000 lines over 36 months nears 90 Mio.
const MAX_SHEET: u64 = 96 << 20;
/// The most tags of a part, each begun by `<`: a million rows of two formatted cells have four million, and are read in
/// two seconds.
const MAX_TAGS: u64 = 5_000_000;
/// The most that a part may weigh which is kept in memory whole: shared texts, styles, relations.
const MAX_KEPT: u64 = 32 << 20;
/// The most parts.
const MAX_PARTS: usize = 5_000;

/// A zip whose parts are known to be of a bearable size.
pub struct Parts<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
}

fn unzipped(error: ZipError) -> IntakeError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => IntakeError::Password,
        error => damaged(error),
    }
}

/// Counts the tags of what is unpacked into it, and keeps nothing.
struct Tags(u64);

impl Write for Tags {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let tags = bytes.iter().filter(|byte| **byte == b'<').count();
        self.0 = self.0.saturating_add(u64::try_from(tags).unwrap_or(u64::MAX));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> Parts<'a> {
    /// Opens a zip and weighs it: also gives how many bytes its parts are, unpacked.
    ///
    /// # Errors
    /// Where it is damaged, asks for a password, or weighs too much.
    pub fn open(bytes: &'a [u8]) -> Result<(Self, u64), IntakeError> {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(unzipped)?;
        if zip.len() > MAX_PARTS {
            return Err(IntakeError::Damaged(format!("il compte plus de {MAX_PARTS} parties")));
        }
        let mut declared = 0_u64;
        for at in 0..zip.len() {
            let part = zip.by_index_raw(at).map_err(unzipped)?;
            if part.encrypted() {
                return Err(IntakeError::Password);
            }
            declared = declared.saturating_add(part.size());
            refuse_heavy(&name(part.name()), part.size(), declared)?;
        }
        // What is declared may be a lie: unpacked once, into nothing.
        let mut whole = 0_u64;
        for at in 0..zip.len() {
            let part = zip.by_index(at).map_err(unzipped)?;
            let name = name(part.name());
            let mut bounded = part.take(MAX_WHOLE - whole + 1);
            let mut tags = Tags(0);
            let size = std::io::copy(&mut bounded, &mut tags).map_err(damaged)?;
            whole = whole.saturating_add(size);
            refuse_heavy(&name, size, whole)?;
            if tags.0 > MAX_TAGS && !is_picture(&name) {
                return Err(IntakeError::TooManyCells);
            }
        }
        Ok((Self { zip }, whole))
    }

    /// Opens a zip that was weighed before.
    ///
    /// # Errors
    /// Where it is damaged.
    pub fn weighed(bytes: &'a [u8]) -> Result<Self, IntakeError> {
        Ok(Self { zip: ZipArchive::new(Cursor::new(bytes)).map_err(unzipped)? })
    }

    /// Whether there is such a part.
    pub fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// A part, to be read as it is unpacked.
    ///
    /// # Errors
    /// Where there is none, or it is damaged.
    pub fn part(&mut self, name: &str) -> Result<impl Read + '_, IntakeError> {
        self.zip.by_name(name).map_err(unzipped)
    }

    /// A small part, whole; empty where there is none.
    ///
    /// # Errors
    /// Where it is damaged.
    pub fn text(&mut self, name: &str) -> Result<String, IntakeError> {
        if !self.has(name) {
            return Ok(String::new());
        }
        let mut text = String::new();
        let mut part = self.part(name)?.take(MAX_KEPT);
        part.read_to_string(&mut text).map_err(damaged)?;
        Ok(text)
    }
}

/// The name of a part; one that is no text is nobody's that we look for.
fn name(name: Result<std::borrow::Cow<'_, str>, ZipError>) -> String {
    name.map_or_else(|_| "?".to_owned(), std::borrow::Cow::into_owned)
}

/// What nobody reads.
fn is_picture(name: &str) -> bool {
    name.contains("media/") || name.contains("Pictures/")
}

fn refuse_heavy(name: &str, size: u64, whole: u64) -> Result<(), IntakeError> {
    // The sheets are read as they are unpacked, pictures are not; every other part is kept whole.
    let max = match name {
        "content.xml" => MAX_WHOLE,
        name if is_picture(name) => MAX_WHOLE,
        name if name.contains("worksheets/") => MAX_SHEET,
        _ => MAX_KEPT,
    };
    if size > max || whole > MAX_WHOLE {
        return Err(IntakeError::TooLarge { part: name.to_owned(), max_mib: max >> 20 });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_one_part_of_an_ods_may_weigh_more_than_a_sheet_of_an_xlsx() {
        let takes = |name: &str, mib: u64| refuse_heavy(name, mib << 20, mib << 20).is_ok();
        assert!(takes("content.xml", 150) && !takes("content.xml", 161));
        assert!(takes("xl/worksheets/sheet1.xml", 96) && !takes("xl/worksheets/sheet1.xml", 97));
        assert!(takes("xl/media/a.png", 150) && takes("xl/styles.xml", 32) && !takes("xl/styles.xml", 33));
    }
}
