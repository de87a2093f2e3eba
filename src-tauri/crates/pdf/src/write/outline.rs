//! The outline: headings as a tree that a reader shows beside the pages.

use lopdf::{Document, Object, ObjectId, dictionary};

use super::text::{name, text};
use super::{Destination, real};
use crate::font::Length;
use crate::page::Entry;

/// One heading in the outline.
struct Bookmark {
    id: ObjectId,
    level: u8,
    title: String,
    destination: Object,
    parent: Option<usize>,
    kids: Vec<usize>,
}

/// Writes the outline; none without headings.
pub fn write(
    document: &mut Document,
    entries: &[Entry],
    destinations: &[Option<Destination>],
    pages: &[ObjectId],
) -> Option<Object> {
    let mut bookmarks: Vec<Bookmark> = Vec::new();
    let mut roots: Vec<usize> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for entry in entries {
        let Some(destination) = destinations.get(entry.anchor).copied().flatten() else { continue };
        while open.last().and_then(|last| bookmarks.get(*last)).is_some_and(|last| last.level >= entry.level)
        {
            open.pop();
        }
        let place = bookmarks.len();
        let parent = open.last().copied();
        match parent.and_then(|parent| bookmarks.get_mut(parent)) {
            Some(parent) => parent.kids.push(place),
            None => roots.push(place),
        }
        bookmarks.push(Bookmark {
            id: document.new_object_id(),
            level: entry.level,
            title: entry.title.clone(),
            destination: dest(destination, pages),
            parent,
            kids: Vec::new(),
        });
        open.push(place);
    }
    if roots.is_empty() {
        return None;
    }
    let root = document.new_object_id();
    let ids: Vec<ObjectId> = bookmarks.iter().map(|bookmark| bookmark.id).collect();
    let reference =
        |place: Option<&usize>| place.and_then(|place| ids.get(*place)).map(|id| Object::Reference(*id));
    let families: Vec<&[usize]> =
        [roots.as_slice()].into_iter().chain(bookmarks.iter().map(|mark| mark.kids.as_slice())).collect();
    for family in families {
        for (n, place) in family.iter().enumerate() {
            let Some(bookmark) = bookmarks.get(*place) else { continue };
            let parent = reference(bookmark.parent.as_ref()).unwrap_or(Object::Reference(root));
            let mut dict = dictionary! {
                "Title" => text(&bookmark.title),
                "Parent" => parent,
                "Dest" => bookmark.destination.clone(),
            };
            let sides = [("Prev", n.checked_sub(1).and_then(|n| family.get(n))), ("Next", family.get(n + 1))];
            let ends = [("First", bookmark.kids.first()), ("Last", bookmark.kids.last())];
            for (key, place) in sides.into_iter().chain(ends) {
                if let Some(reference) = reference(place) {
                    dict.set(key, reference);
                }
            }
            if !bookmark.kids.is_empty() {
                // Closed at first: negative.
                dict.set("Count", -i64::try_from(bookmark.kids.len()).unwrap_or(0));
            }
            document.set_object(bookmark.id, dict);
        }
    }
    let mut dict =
        dictionary! { "Type" => name("Outlines"), "Count" => i64::try_from(roots.len()).unwrap_or(0) };
    for (key, place) in [("First", roots.first()), ("Last", roots.last())] {
        if let Some(reference) = reference(place) {
            dict.set(key, reference);
        }
    }
    document.set_object(root, dict);
    Some(Object::Reference(root))
}

/// A place on a page, the reader's zoom kept.
pub fn dest((page, top): (usize, Length), pages: &[ObjectId]) -> Object {
    let page = pages.get(page).map_or(Object::Null, |id| Object::Reference(*id));
    Object::Array(vec![page, name("XYZ"), Object::Null, real(top), Object::Null])
}
