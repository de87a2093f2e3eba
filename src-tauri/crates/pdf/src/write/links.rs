//! Link annotations.

use lopdf::{Dictionary, Object, ObjectId, StringFormat, dictionary};

use super::text::{name, text};
use super::{Destination, outline};
use crate::page::{LinkUse, Target};

/// What a link's annotation holds beside its place; `None` where it leads nowhere.
pub fn dictionary(link: &LinkUse, destinations: &[Option<Destination>], pages: &[ObjectId]) -> Dictionary {
    let mut dict = dictionary! {
        "Subtype" => name("Link"),
        "Border" => vec![0.into(), 0.into(), 0.into()],
        "F" => 4,
        "Contents" => text(&contents(link)),
    };
    match &link.target {
        Target::Anchor(anchor) => {
            if let Some(destination) = destinations.get(*anchor).copied().flatten() {
                dict.set("Dest", outline::dest(destination, pages));
            }
        }
        Target::Address(address) => {
            let uri = Object::String(ascii(address).into_bytes(), StringFormat::Literal);
            dict.set("A", dictionary! { "S" => name("URI"), "URI" => uri });
        }
    }
    dict
}

fn contents(link: &LinkUse) -> String {
    match &link.target {
        Target::Address(address) => format!("{} ({address})", link.contents),
        Target::Anchor(_) => link.contents.clone(),
    }
}

/// An address in seven bits: what is not is written `%XX`.
fn ascii(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for byte in address.bytes() {
        if byte.is_ascii_graphic() {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
