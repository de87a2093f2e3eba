//! Pointers and names of fields as they are written on the command line: whole, or refused.
//!
//! Inside the program a pointer is read kindly. Of a command that a script repeats only one writing is right, so that a
//! slip is met at once and not guessed at.

/// A pointer: `/costs/ID/basis/days`; the whole dossier is `/`.
pub fn pointer(text: &str) -> Result<String, String> {
    if text.is_empty() || text == "/" {
        return Ok(text.to_owned());
    }
    if !text.starts_with('/') {
        return Err(format!("Un pointeur commence par une barre oblique\u{A0}: /{}.", text.trim()));
    }
    if text.ends_with('/') || text.trim_end() != text {
        let whole = text.trim_end().trim_end_matches('/');
        return Err(format!(
            "Un pointeur ne finit ni par une barre oblique ni par une espace\u{A0}: {whole}."
        ));
    }
    let mut escapes = text.split('~').skip(1);
    if escapes.any(|after| !after.starts_with(['0', '1'])) {
        return Err(
            "Dans un pointeur, «\u{A0}~\u{A0}» s’écrit ~0, et «\u{A0}/\u{A0}» dans un nom ~1.".to_owned()
        );
    }
    Ok(text.to_owned())
}

/// A field of an item, below it: `basis/kind`.
pub fn field(text: &str) -> Result<String, String> {
    let name = text.trim();
    if name.is_empty() || name.split('/').any(str::is_empty) {
        return Err("Un champ s’écrit sans barre oblique au début ni à la fin\u{A0}: basis/kind.".to_owned());
    }
    pointer(&format!("/{name}")).map(|_| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{field, pointer};

    #[test]
    fn only_one_writing_is_right() {
        for right in ["", "/", "/costs", "/costs/l1/basis/days", "/a~0b~1c", "/identity/x-a b"] {
            assert_eq!(pointer(right).as_deref(), Ok(right));
        }
        for wrong in ["costs", "/costs/", "//", "/a ", " /a", "/a~", "/a~2"] {
            assert!(pointer(wrong).is_err(), "{wrong}");
        }
        assert_eq!(field(" basis/kind ").as_deref(), Ok("basis/kind"));
        for wrong in ["", "/label", "label/", "basis//kind", "a~"] {
            assert!(field(wrong).is_err(), "{wrong}");
        }
    }
}
