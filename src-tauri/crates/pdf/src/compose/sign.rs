//! The declarations, and room for each signature under them.

use super::wording::{joined, or};
use super::{Case, field};
use crate::tree::{Block, ListItem, Marker, SignatureBox, SignatureField};

/// Who signs.
struct Signatory {
    above: String,
    name: String,
    quality: String,
}

/// The name of the field of the signatory at `place`.
pub fn field_id(place: usize) -> String {
    format!("signature_{}", place + 1)
}

/// The fields of a final.
pub fn fields(case: Case<'_>) -> Vec<SignatureField> {
    let tooltip = |place: usize, one: &Signatory| match joined(&[&one.name, &one.quality], ", ").as_str() {
        "" => format!("Signature {}", place + 1),
        who => format!("Signature {}", of_whom(who)),
    };
    signatories(case).iter().enumerate().map(|(place, one)| field(place, tooltip(place, one))).collect()
}

/// The page of declarations and signatures.
pub fn signatures(case: Case<'_>) -> Vec<Block> {
    let dossier = case.input.dossier;
    let mut blocks = vec![Block::PageBreak, Block::heading(1, "signatures", "Déclarations et signatures")];
    let items: Vec<ListItem> = case
        .input
        .call
        .declarations
        .iter()
        .map(|declaration| {
            let ticked = dossier.declarations.get(&declaration.id).copied().flatten().unwrap_or(false);
            ListItem { ticked, blocks: vec![Block::text(declaration.text.as_str())] }
        })
        .collect();
    if !items.is_empty() {
        blocks.push(Block::List { marker: Marker::Box, items });
    }
    let place = or(&dossier.signatures.place, "…………………");
    for (n, signatory) in signatories(case).into_iter().enumerate() {
        blocks.push(Block::Signature(SignatureBox {
            field: case.is_final().then(|| field_id(n)),
            above: signatory.above,
            name: or(&signatory.name, "Nom\u{a0}: ……………………………").to_owned(),
            quality: signatory.quality,
            place: format!("Fait à {place}, le\u{a0}……………………"),
            signature: "Signature".to_owned(),
            stamp: "Cachet".to_owned(),
        }));
    }
    blocks
}

/// The préfet or the delegate, then the others in their order.
fn signatories(case: Case<'_>) -> Vec<Signatory> {
    let prefet = &case.input.dossier.identity.prefet;
    let delegated = prefet.by_delegation.unwrap_or(false);
    let first = if delegated {
        let order = prefet.delegate.order.trim();
        let order = if order.is_empty() { String::new() } else { format!("({order})") };
        Signatory {
            above: format!("Pour le {} et par délégation,", lowered(or(&prefet.title, "préfet de région"))),
            name: prefet.delegate.name.trim().to_owned(),
            quality: joined(&[&prefet.delegate.quality, &order], " "),
        }
    } else {
        Signatory {
            above: String::new(),
            name: prefet.name.trim().to_owned(),
            quality: or(&prefet.title, "Préfet de région").to_owned(),
        }
    };
    let others = case.input.dossier.signatures.others.iter().map(|other| Signatory {
        above: String::new(),
        name: other.name.trim().to_owned(),
        quality: other.quality.trim().to_owned(),
    });
    [first].into_iter().chain(others).collect()
}

/// « Préfet de la région » within a sentence.
pub(super) fn lowered(title: &str) -> String {
    let mut signs = title.chars();
    signs.next().map_or(String::new(), |first| first.to_lowercase().chain(signs).collect())
}

/// « d’Anne Modèle », « de Michel Exemple ». An h may be aspirated or not, which no rule tells: « de » can always be
/// read.
fn of_whom(who: &str) -> String {
    let first: Option<char> = who.chars().next().and_then(|first| first.to_lowercase().next());
    match first {
        Some(first) if "aàâäæeéèêëiîïoôöœuùûüyÿ".contains(first) => format!("d’{who}"),
        _ => format!("de {who}"),
    }
}

#[cfg(test)]
mod tests {
    use super::of_whom;

    #[test]
    fn a_vowel_is_elided() {
        let said = ["Anne Modèle", "Émile Zèbre", "Œdipe Roi", "Yves Rive", "Michel Exemple", "Hélène Pont"];
        let said = said.map(of_whom);
        assert_eq!(
            said,
            [
                "d’Anne Modèle",
                "d’Émile Zèbre",
                "d’Œdipe Roi",
                "d’Yves Rive",
                "de Michel Exemple",
                "de Hélène Pont"
            ]
        );
    }
}
