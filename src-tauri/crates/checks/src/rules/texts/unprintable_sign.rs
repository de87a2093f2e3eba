//! **What**: a text holds a sign that no typeface of the PDF has.
//!
//! **Why**: the page would show « □ » in its place, and nobody looks for that in forty pages.
//! **Example**: a smiley pasted from a message, or « ☎ » before a number.
//! **Source**: issue 4, point 4; `pdf.md`: the typefaces are embedded, nothing is drawn with another. Which signs they
//! have comes in with the facts. Remarks and scenarios are not printed, and not looked at.

use dossier::{Kind, Node, Pointer, Shape};

use crate::{Case, Findings, Rule};

pub(crate) const RULE: Rule =
    Rule::fix("texts.unprintable_sign", "Un signe n’existe dans aucune police du PDF.", check);

/// How many signs of one text are named.
const NAMED: usize = 5;
/// Never printed.
const ASIDE: [&str; 2] = ["scenarios", "comments"];

fn check(case: &Case<'_>, found: &mut Findings) {
    walk(case.dossier, &mut Vec::new(), case, found);
}

fn walk<'a>(node: &'a dyn Node, path: &mut Vec<&'a str>, case: &Case<'_>, found: &mut Findings) {
    let keys = match node.shape() {
        Shape::Leaf(leaf) => {
            if matches!(leaf.kind(), Kind::Line { .. } | Kind::Prose { .. }) {
                look(&leaf.text(), path, case, found);
            }
            return;
        }
        Shape::Record(parts) => parts.iter().map(|part| part.key).collect(),
        Shape::List(items) => items.ids(),
        Shape::Map(keys) => keys,
    };
    for key in keys.into_iter().filter(|key| !ASIDE.contains(key)) {
        if let Some(child) = node.child(key) {
            path.push(key);
            walk(child, path, case, found);
            path.pop();
        }
    }
}

fn look(text: &str, path: &[&str], case: &Case<'_>, found: &mut Findings) {
    if text.is_ascii() {
        return;
    }
    let mut lacking: Vec<char> = Vec::new();
    for sign in text.chars().filter(|sign| !sign.is_ascii()) {
        if !(case.prints)(sign) && !lacking.contains(&sign) {
            lacking.push(sign);
        }
    }
    if lacking.is_empty() {
        return;
    }
    let at = path.iter().fold(Pointer::root(), |at, key| at.join(key));
    let named: Vec<String> = lacking.iter().take(NAMED).map(|sign| name(*sign)).collect();
    let more = if lacking.len() > NAMED { " et d’autres" } else { "" };
    let (signs, they, replaced) = match lacking.len() {
        1 => ("un signe qu’aucune police du PDF ne contient", "il y serait imprimé", "remplacez-le"),
        _ => ("des signes qu’aucune police du PDF ne contient", "ils y seraient imprimés", "remplacez-les"),
    };
    let message = format!(
        "{} : {signs}, {}{more} ; {they} « □ » : {replaced} par des lettres ou supprimez-{}.",
        case.place_name(&at),
        named.join(", "),
        if lacking.len() == 1 { "le" } else { "les" },
    );
    found.say(at, message);
}

/// « ☎ » (U+260E); what shows nothing by itself, by its number alone.
fn name(sign: char) -> String {
    let number = format!("U+{:04X}", u32::from(sign));
    let shows = !sign.is_control() && !sign.is_whitespace() && !is_invisible(sign);
    if shows { format!("« {sign} » ({number})") } else { format!("un signe invisible ({number})") }
}

/// Marks that join, order or vary other signs.
fn is_invisible(sign: char) -> bool {
    matches!(sign, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn the_sign_and_its_place_are_named() {
        let sample = Sample::sound()
            .lacking("☎😀\u{200B}")
            .set("/sections/contexte/text", "Appelez ☎ le 01, ☎ ou 😀.")
            .set("/identity/coordinator/service", "DREAL\u{200B}");
        insta::assert_snapshot!(sample.said(&RULE), @r"
        /identity/coordinator/service: Identité › Coordination › Service du coordinateur : un signe qu’aucune police du PDF ne contient, un signe invisible (U+200B) ; il y serait imprimé « □ » : remplacez-le par des lettres ou supprimez-le.
        /sections/contexte/text: Rubriques › Contexte et besoins du territoire › Texte : des signes qu’aucune police du PDF ne contient, « ☎ » (U+260E), « 😀 » (U+1F600) ; ils y seraient imprimés « □ » : remplacez-les par des lettres ou supprimez-les.
        ");
    }

    #[test]
    fn what_is_not_printed_is_not_looked_at() {
        let sample = Sample::sound()
            .lacking("☎")
            .add("/sections/contexte/comments", "k9", &[("text", "☎")])
            .add("/scenarios", "n9", &[("name", "☎")]);
        assert_eq!(sample.said(&RULE), "");
        assert_eq!(Sample::sound().lacking("").said(&RULE), "", "accents and quotes are there");
    }

    #[test]
    fn a_long_list_of_signs_is_cut() {
        let sample = Sample::sound().lacking("①②③④⑤⑥").set("/identity/title", "①②③④⑤⑥①");
        let said = sample.said(&RULE);
        assert!(said.contains("⑤") && !said.contains("⑥") && said.contains("et d’autres"), "{said}");
    }
}
