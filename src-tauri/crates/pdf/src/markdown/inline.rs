//! What our Markdown adds within a line: figures of the budget, passages in another language.

use budget::{TextPiece, text_pieces};

use crate::tree::Run;

/// Stands for `\{{` while the text is parsed: a sign of no language.
pub const ESCAPED: &str = "\u{e000}\u{e001}";

/// Runs of one manner joined, then languages read.
pub fn finish(runs: Vec<Run>) -> Vec<Run> {
    let mut joined: Vec<Run> = Vec::with_capacity(runs.len());
    for run in runs {
        match joined.last_mut() {
            Some(last) if same(last, &run) => last.text.push_str(&run.text),
            _ => joined.push(run),
        }
    }
    let mut out = Vec::with_capacity(joined.len());
    for mut run in joined {
        run.text = run.text.replace(ESCAPED, "{{");
        languages(run, &mut out);
    }
    out
}

fn same(left: &Run, right: &Run) -> bool {
    (left.bold, left.italic, left.raised) == (right.bold, right.italic, right.raised)
        && left.link == right.link
        && left.lang == right.lang
}

/// A text with the figures that its fields name, and [`ESCAPED`] for the braces that are meant; a field that names
/// nothing stays as it is written. Done before the text is parsed, so that a figure stands wherever a field may:
/// an underscore in an id is no emphasis then, and no figure has a sign of Markdown.
pub fn fill(text: &str, figure: &dyn Fn(&str) -> Option<String>) -> String {
    let mut filled = String::with_capacity(text.len());
    for piece in text_pieces(text) {
        match piece {
            TextPiece::Words(words) => filled.push_str(words),
            TextPiece::Braces => filled.push_str(ESCAPED),
            TextPiece::Field { source, name, .. } => match figure(name) {
                Some(known) => filled.push_str(&known),
                None => filled.push_str(source),
            },
        }
    }
    filled
}

/// `[text]{lang=en}` as a run of its own.
fn languages(run: Run, out: &mut Vec<Run>) {
    let mut rest = run.text.as_str();
    while let Some((before, text, lang, after)) = next_language(rest) {
        if !before.is_empty() {
            out.push(Run { text: before.to_owned(), ..run.clone() });
        }
        out.push(Run { text: text.to_owned(), lang: Some(lang.to_owned()), ..run.clone() });
        rest = after;
    }
    if !rest.is_empty() {
        out.push(Run { text: rest.to_owned(), ..run.clone() });
    }
}

fn next_language(text: &str) -> Option<(&str, &str, &str, &str)> {
    let end = text.find("]{lang=")?;
    let start = text.get(..end)?.rfind('[')?;
    let after = text.get(end + "]{lang=".len()..)?;
    let (lang, after) = after.split_once('}')?;
    let sound = !lang.is_empty() && lang.len() <= 12;
    if !sound || !lang.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '-') {
        return None;
    }
    Some((text.get(..start)?, text.get(start + 1..end)?, lang, after))
}
