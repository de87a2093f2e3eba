//! The structure tree: what each piece of a page is, in reading order, recorded while the document is laid out.
//!
//! A block's node stands in its parent from the start; an inline node (a link, a passage in another language) enters
//! its parent when its first piece is drawn, so that a paragraph's children keep the order of its words.

mod outline;

/// A node's number.
pub type NodeId = usize;

/// The root: the role `Document`.
pub const ROOT: NodeId = 0;

/// What a piece of a page is (ISO 32000-1, 14.8.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Document,
    Heading(u8),
    Paragraph,
    List,
    Item,
    Label,
    Body,
    Table,
    Caption,
    TableHead,
    TableBody,
    TableRow,
    HeadCell,
    DataCell,
    Contents,
    ContentsItem,
    Reference,
    Link,
    Span,
    Figure,
    Note,
    Form,
    Division,
    Quote,
    Code,
}

impl Role {
    /// Its name in the file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Document => "Document",
            Self::Heading(1) => "H1",
            Self::Heading(2) => "H2",
            Self::Heading(3) => "H3",
            Self::Heading(4) => "H4",
            Self::Heading(5) => "H5",
            Self::Heading(_) => "H6",
            Self::Paragraph => "P",
            Self::List => "L",
            Self::Item => "LI",
            Self::Label => "Lbl",
            Self::Body => "LBody",
            Self::Table => "Table",
            Self::Caption => "Caption",
            Self::TableHead => "THead",
            Self::TableBody => "TBody",
            Self::TableRow => "TR",
            Self::HeadCell => "TH",
            Self::DataCell => "TD",
            Self::Contents => "TOC",
            Self::ContentsItem => "TOCI",
            Self::Reference => "Reference",
            Self::Link => "Link",
            Self::Span => "Span",
            Self::Figure => "Figure",
            Self::Note => "Note",
            Self::Form => "Form",
            Self::Division => "Div",
            Self::Quote => "BlockQuote",
            Self::Code => "Code",
        }
    }
}

/// A child of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kid {
    /// Another node.
    Node(NodeId),
    /// A marked piece of a page's content.
    Content {
        /// The page, from 0.
        page: usize,
        /// Its number on that page.
        mark: usize,
    },
    /// An annotation, by its number among all.
    Object(usize),
}

/// What a head cell heads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The cells under it.
    Column,
    /// The cells beside it.
    Row,
}

/// A node of the tree.
#[derive(Debug, Clone)]
pub struct Node {
    /// What it is.
    pub role: Role,
    /// Where it stands.
    pub parent: NodeId,
    /// Its children, in reading order.
    pub kids: Vec<Kid>,
    /// Whether its parent knows it already.
    attached: bool,
    /// What one must know who does not see it.
    pub alt: Option<String>,
    /// Its language, where it is not its parent's.
    pub lang: Option<String>,
    /// What a head cell heads.
    pub scope: Option<Scope>,
    /// Columns that a cell spans.
    pub span: u16,
    /// Where a figure stands on its page: left, bottom, right, top.
    pub bounds: Option<[i64; 4]>,
    /// An identifier: each note needs one.
    pub id: Option<String>,
    /// Whether a list is numbered.
    pub numbered: bool,
}

/// The tree.
#[derive(Debug)]
pub struct Tags {
    nodes: Vec<Node>,
}

impl Tags {
    /// A tree of its root alone.
    pub fn new() -> Self {
        let mut root = Node::new(Role::Document, ROOT);
        root.attached = true;
        Self { nodes: vec![root] }
    }

    /// A block's node, at the end of its parent.
    pub fn block(&mut self, parent: NodeId, role: Role) -> NodeId {
        let id = self.inline(parent, role);
        self.attach(id);
        id
    }

    /// An inline node, that enters its parent with its first piece.
    pub fn inline(&mut self, parent: NodeId, role: Role) -> NodeId {
        self.nodes.push(Node::new(role, parent));
        self.nodes.len() - 1
    }

    /// A node to read.
    pub fn get(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id)
    }

    /// A node to complete.
    pub fn edit(&mut self, id: NodeId, change: impl FnOnce(&mut Node)) {
        if let Some(node) = self.nodes.get_mut(id) {
            change(node);
        }
    }

    /// Puts a piece of a page, or an annotation, at the end of a node.
    pub fn push(&mut self, id: NodeId, kid: Kid) {
        self.attach(id);
        self.edit(id, |node| node.kids.push(kid));
    }

    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    fn attach(&mut self, id: NodeId) {
        let mut id = id;
        while let Some(node) = self.nodes.get_mut(id) {
            if node.attached {
                return;
            }
            node.attached = true;
            let parent = node.parent;
            self.edit(parent, |node| node.kids.push(Kid::Node(id)));
            id = parent;
        }
    }
}

impl Node {
    fn new(role: Role, parent: NodeId) -> Self {
        Self {
            role,
            parent,
            kids: Vec::new(),
            attached: false,
            alt: None,
            lang: None,
            scope: None,
            span: 1,
            bounds: None,
            id: None,
            numbered: false,
        }
    }
}
