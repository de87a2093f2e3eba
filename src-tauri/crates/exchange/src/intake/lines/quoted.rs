//! A label as a sentence quotes it: on one line, and no longer than is read at a glance.

/// The longest label that is quoted.
const QUOTED: usize = 60;

/// A label as a sentence quotes it.
pub fn quoted(label: &str) -> String {
    let label = label.split_whitespace().collect::<Vec<_>>().join(" ");
    match label.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", label.get(..end).unwrap_or_default()),
        None => label,
    }
}
