//! The written parts, in the order of the call.

use super::Case;
use super::wording::small;
use crate::markdown::{Reading, markdown};
use crate::tree::Block;

/// The written parts; those that the call does not know come last, so that no text is lost. A final passes over what
/// the call leaves to choose and nobody wrote.
pub fn sections(case: Case<'_>) -> Vec<Block> {
    let dossier = case.input.dossier;
    let mut blocks = Vec::new();
    for section in &case.input.call.sections {
        let text = dossier.sections.get(&section.id).map_or("", |section| section.text.trim());
        if !case.leaves_out(text.is_empty(), section.required) {
            blocks.extend(one(case, &section.id, &section.title, text));
        }
    }
    for (key, section) in dossier.sections.iter() {
        let text = section.text.trim();
        if case.input.call.section(key).is_none() && !text.is_empty() {
            blocks.extend(one(case, key, &format!("Texte hors de l’appel à projets\u{a0}: {key}"), text));
        }
    }
    blocks
}

fn one(case: Case<'_>, id: &str, title: &str, text: &str) -> Vec<Block> {
    let prefix = format!("rubrique-{id}");
    let mut blocks = vec![Block::heading(1, prefix.clone(), title)];
    if text.is_empty() {
        blocks.push(small("Cette rubrique n’est pas rédigée."));
        return blocks;
    }
    let figure = |name: &str| case.input.budget.in_text(name);
    let annex = |id: &str| case.input.dossier.annexes.get(id).is_some();
    blocks.extend(markdown(text, Reading { under: 1, prefix: &prefix, figure: &figure, annex: &annex }));
    blocks
}
