//! What our Markdown adds within a line: figures of the budget, passages in another language.
//!
//! A field is taken out of the text before it is parsed and put back after, so that it stands wherever it may (in a
//! heading or a table alike, but in code): an underscore in an id is no emphasis, and a figure is none either.

use std::borrow::Cow;

use budget::{TextPiece, text_pieces};

use crate::Figures;
use crate::apostrophe::apostrophes;
use crate::tree::{Run, What};

/// Around the number of what was taken out: signs of no language, and none to Markdown. A text's own are taken out too.
const OPENS: char = '\u{e000}';
const CLOSES: char = '\u{e001}';

/// What was taken out of a text.
#[derive(Default)]
pub struct Held(Vec<What>);

impl Held {
    /// The text without its fields, and what they are.
    pub fn take_out(text: &str, figures: Figures<'_>) -> (String, Self) {
        let mut held = Self::default();
        let mut left = String::with_capacity(text.len());
        for piece in text_pieces(text) {
            match piece {
                TextPiece::Words(words) => {
                    for sign in words.chars() {
                        match sign {
                            OPENS | CLOSES => left.push_str(&held.put(What::Words(sign.to_string()))),
                            _ => left.push(sign),
                        }
                    }
                }
                TextPiece::Braces => left.push_str(&held.put(What::Words("{{".to_owned()))),
                TextPiece::Field { source, name, .. } => {
                    let figure = if source.ends_with("}}") { figures(name) } else { None };
                    left.push_str(&held.put(match figure {
                        Some(text) => What::Figure { name: name.to_owned(), text },
                        None => What::Unknown(source.to_owned()),
                    }));
                }
            }
        }
        (left, held)
    }

    /// The text of code: its apostrophes are held, so that they stay as they were typed.
    pub fn as_typed(&mut self, text: &str) -> String {
        if !text.contains('\'') {
            return text.to_owned();
        }
        text.replace('\'', &self.put(What::Words("'".to_owned())))
    }

    fn put(&mut self, what: What) -> String {
        self.0.push(what);
        format!("{OPENS}{}{CLOSES}", self.0.len() - 1)
    }

    /// Runs as they read: those of one manner joined, their apostrophes as they
    /// are printed, languages told apart, then what was taken out put back.
    pub fn finish(&self, runs: Vec<Run>) -> Vec<Run> {
        let mut joined: Vec<Run> = Vec::with_capacity(runs.len());
        for run in runs {
            match joined.last_mut() {
                Some(last) if is_alike(last, &run) => join(&mut last.what, &run.what),
                _ => joined.push(run),
            }
        }
        curl(&mut joined);
        let mut told = Vec::with_capacity(joined.len());
        for run in joined {
            languages(run, &mut told);
        }
        let mut out = Vec::with_capacity(told.len());
        for run in told {
            self.put_back(run, &mut out);
        }
        out
    }

    /// The same for what is no run: an address, a caption.
    pub fn words(&self, text: &str) -> String {
        self.cut(text).iter().map(What::text).collect()
    }

    fn put_back(&self, run: Run, out: &mut Vec<Run>) {
        match &run.what {
            What::Words(text) if text.contains(OPENS) => {
                let pieces = self.cut(text);
                out.extend(pieces.into_iter().map(|what| Run { what, ..run.clone() }));
            }
            _ => out.push(run),
        }
    }

    /// A text cut at what was taken out of it; words that follow words are one piece.
    fn cut(&self, text: &str) -> Vec<What> {
        let mut pieces: Vec<What> = Vec::new();
        let mut push = |what: What| match (pieces.last_mut(), &what) {
            (Some(last @ What::Words(_)), What::Words(_)) => join(last, &what),
            _ => pieces.push(what),
        };
        let mut rest = text;
        while let Some((before, after)) = rest.split_once(OPENS) {
            if !before.is_empty() {
                push(What::Words(before.to_owned()));
            }
            let (number, after) = after.split_once(CLOSES).unwrap_or((after, ""));
            if let Some(what) = number.parse().ok().and_then(|at: usize| self.0.get(at)) {
                push(what.clone());
            }
            rest = after;
        }
        if !rest.is_empty() {
            push(What::Words(rest.to_owned()));
        }
        pieces
    }
}

fn is_alike(left: &Run, right: &Run) -> bool {
    matches!((&left.what, &right.what), (What::Words(_), What::Words(_)))
        && (left.bold, left.italic) == (right.bold, right.italic)
        && left.link == right.link
}

fn join(words: &mut What, more: &What) {
    if let What::Words(words) = words {
        words.push_str(more.text());
    }
}

/// Sets the apostrophes of runs, which may part one from its letters: « l'**État** ».
fn curl(runs: &mut [Run]) {
    let text = |run: &Run| match &run.what {
        What::Words(words) => words.clone(),
        _ => OPENS.to_string(),
    };
    let whole: String = runs.iter().map(text).collect();
    let Cow::Owned(curly) = apostrophes(&whole) else { return };
    // One sign stands for one.
    let mut signs = curly.chars();
    for run in runs {
        let length = text(run).chars().count();
        let own: String = signs.by_ref().take(length).collect();
        if let What::Words(words) = &mut run.what {
            *words = own;
        }
    }
}

/// `[text]{lang=en}` as a run of its own.
fn languages(run: Run, out: &mut Vec<Run>) {
    let What::Words(words) = &run.what else { return out.push(run) };
    let of = |words: &str, lang: Option<&str>| Run {
        what: What::Words(words.to_owned()),
        lang: lang.map(str::to_owned),
        ..run.clone()
    };
    let mut rest = words.as_str();
    while let Some((before, text, lang, after)) = next_language(rest) {
        if !before.is_empty() {
            out.push(of(before, None));
        }
        out.push(of(text, Some(lang)));
        rest = after;
    }
    if !rest.is_empty() {
        out.push(of(rest, None));
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
