//! The structure tree in the file: elements, the parent tree, the tree of identifiers.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat, dictionary};

use super::text::{name, text};
use super::{Annotation, real};
use crate::tag::{Kid, Node, NodeId, ROOT, Role, Scope, Tags};

/// Writes the tree, and gives the reference of its root.
pub fn write(
    document: &mut Document,
    tags: &Tags,
    pages: &[ObjectId],
    annotations: &[(ObjectId, &Annotation)],
) -> Object {
    let root = document.new_object_id();
    let mut writer = Writer { document, tags, pages, annotations, ids: vec![None; tags.len()], root };
    let first = writer.reserve(ROOT);
    writer.element(ROOT);
    let parents = writer.parent_tree();
    let notes = writer.identifiers();
    let next = i64::try_from(pages.len() + annotations.len()).unwrap_or(i64::MAX);
    let mut dict = dictionary! {
        "Type" => name("StructTreeRoot"),
        "K" => Object::Reference(first),
        "ParentTree" => parents,
        "ParentTreeNextKey" => next,
    };
    if let Some(notes) = notes {
        dict.set("IDTree", notes);
    }
    document.set_object(root, dict);
    Object::Reference(root)
}

struct Writer<'a> {
    document: &'a mut Document,
    tags: &'a Tags,
    pages: &'a [ObjectId],
    annotations: &'a [(ObjectId, &'a Annotation)],
    ids: Vec<Option<ObjectId>>,
    root: ObjectId,
}

impl Writer<'_> {
    /// The object of a node.
    fn reserve(&mut self, node: NodeId) -> ObjectId {
        if let Some(Some(id)) = self.ids.get(node) {
            return *id;
        }
        let id = self.document.new_object_id();
        if let Some(slot) = self.ids.get_mut(node) {
            *slot = Some(id);
        }
        id
    }

    fn page(&self, page: usize) -> Object {
        self.pages.get(page).map_or(Object::Null, |id| Object::Reference(*id))
    }

    fn element(&mut self, id: NodeId) {
        let Some(node) = self.tags.get(id) else { return };
        let object = self.reserve(id);
        let parent = if id == ROOT { self.root } else { self.reserve(node.parent) };
        let first_page = node.kids.iter().find_map(|kid| match kid {
            Kid::Content { page, .. } => Some(*page),
            _ => None,
        });
        let mut kids: Vec<Object> = Vec::with_capacity(node.kids.len());
        for kid in &node.kids {
            kids.push(self.kid(*kid, first_page));
        }
        let mut dict = dictionary! {
            "Type" => name("StructElem"),
            "S" => name(node.role.name()),
            "P" => Object::Reference(parent),
        };
        if let Some(page) = first_page {
            dict.set("Pg", self.page(page));
        }
        // One child stands alone, not in an array: a signature field's element is only accepted so.
        match kids.len() {
            0 => {}
            1 => dict.set("K", kids.swap_remove(0)),
            _ => dict.set("K", kids),
        }
        complete(&mut dict, node);
        self.document.set_object(object, dict);
        for kid in &node.kids {
            if let Kid::Node(kid) = kid {
                self.element(*kid);
            }
        }
    }

    fn kid(&mut self, kid: Kid, first_page: Option<usize>) -> Object {
        match kid {
            Kid::Node(node) => Object::Reference(self.reserve(node)),
            Kid::Content { page, mark } => {
                let mark = i64::try_from(mark).unwrap_or(i64::MAX);
                if first_page == Some(page) {
                    return Object::Integer(mark);
                }
                Object::Dictionary(
                    dictionary! { "Type" => name("MCR"), "Pg" => self.page(page), "MCID" => mark },
                )
            }
            Kid::Object(number) => {
                let Some((id, annotation)) = self.annotations.get(number) else { return Object::Null };
                Object::Dictionary(dictionary! {
                    "Type" => name("OBJR"),
                    "Obj" => Object::Reference(*id),
                    "Pg" => self.page(annotation.page),
                })
            }
        }
    }

    /// From a page's marks, and from each annotation, to their elements.
    fn parent_tree(&mut self) -> Object {
        let mut marks: Vec<BTreeMap<usize, ObjectId>> = vec![BTreeMap::new(); self.pages.len()];
        for node in 0..self.tags.len() {
            let Some(Some(id)) = self.ids.get(node) else { continue };
            for kid in self.tags.get(node).map_or(&[][..], |node| &node.kids) {
                if let Kid::Content { page, mark } = kid
                    && let Some(page) = marks.get_mut(*page)
                {
                    page.insert(*mark, *id);
                }
            }
        }
        let mut numbers = Vec::with_capacity(2 * (self.pages.len() + self.annotations.len()));
        for (marks, key) in marks.into_iter().zip(0_i64..) {
            let elements: Vec<Object> = marks.into_values().map(Object::Reference).collect();
            numbers.push(Object::Integer(key));
            numbers.push(Object::Reference(self.document.add_object(elements)));
        }
        let first = i64::try_from(self.pages.len()).unwrap_or(i64::MAX);
        for ((_, annotation), key) in self.annotations.iter().zip(first..) {
            if let Some(Some(id)) = self.ids.get(annotation.node) {
                numbers.push(Object::Integer(key));
                numbers.push(Object::Reference(*id));
            }
        }
        Object::Reference(self.document.add_object(dictionary! { "Nums" => numbers }))
    }

    /// From each identifier to its element, in the order of their bytes.
    fn identifiers(&mut self) -> Option<Object> {
        let mut known: BTreeMap<&str, ObjectId> = BTreeMap::new();
        for node in 0..self.tags.len() {
            if let (Some(Some(id)), Some(text)) =
                (self.ids.get(node), self.tags.get(node).and_then(|node| node.id.as_deref()))
            {
                known.insert(text, *id);
            }
        }
        let (first, last) = (*known.keys().next()?, *known.keys().next_back()?);
        let limits = vec![literal(first), literal(last)];
        let names: Vec<Object> =
            known.into_iter().flat_map(|(text, id)| [literal(text), Object::Reference(id)]).collect();
        let leaf = self.document.add_object(dictionary! { "Limits" => limits, "Names" => names });
        let kids = vec![Object::Reference(leaf)];
        Some(Object::Reference(self.document.add_object(dictionary! { "Kids" => kids })))
    }
}

fn literal(text: &str) -> Object {
    Object::String(text.as_bytes().to_vec(), StringFormat::Literal)
}

/// Sets what a node carries beside its children.
fn complete(dict: &mut Dictionary, node: &Node) {
    if let Some(alt) = &node.alt {
        dict.set("Alt", text(alt));
    }
    if let Some(lang) = &node.lang {
        dict.set("Lang", literal(lang));
    }
    if let Some(id) = &node.id {
        dict.set("ID", literal(id));
    }
    match node.role {
        Role::HeadCell | Role::DataCell => {
            let mut cell = dictionary! { "O" => name("Table") };
            match node.scope {
                Some(Scope::Column) => cell.set("Scope", name("Column")),
                Some(Scope::Row) => cell.set("Scope", name("Row")),
                None => {}
            }
            if node.span > 1 {
                cell.set("ColSpan", i64::from(node.span));
            }
            if cell.len() > 1 {
                dict.set("A", cell);
            }
        }
        Role::List => {
            let numbering = if node.numbered { "Decimal" } else { "Disc" };
            dict.set("A", dictionary! { "O" => name("List"), "ListNumbering" => name(numbering) });
        }
        Role::Figure => {
            if let Some(bounds) = node.bounds {
                let bounds: Vec<Object> = bounds.into_iter().map(real).collect();
                let layout =
                    dictionary! { "O" => name("Layout"), "Placement" => name("Block"), "BBox" => bounds };
                dict.set("A", layout);
            }
        }
        _ => {}
    }
}
