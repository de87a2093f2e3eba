//! The tree written out for people: what the snapshots of the tests show.

use std::fmt::{Display, Formatter, Result, Write};

use super::{Kid, NodeId, ROOT, Scope, Tags};

impl Display for Tags {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        self.write(out, ROOT, 0)
    }
}

impl Tags {
    fn write(&self, out: &mut Formatter<'_>, id: NodeId, depth: usize) -> Result {
        let Some(node) = self.get(id) else { return Ok(()) };
        write!(out, "{:1$}{2}", "", 2 * depth, node.role.name())?;
        match node.scope {
            Some(Scope::Column) => out.write_str(" scope=column")?,
            Some(Scope::Row) => out.write_str(" scope=row")?,
            None => {}
        }
        if node.span > 1 {
            write!(out, " span={}", node.span)?;
        }
        if let Some(lang) = &node.lang {
            write!(out, " lang={lang}")?;
        }
        if let Some(alt) = &node.alt {
            write!(out, " alt={alt:?}")?;
        }
        let mut pages: Vec<usize> = Vec::new();
        for kid in &node.kids {
            match kid {
                Kid::Content { page, .. } if !pages.contains(page) => pages.push(*page),
                Kid::Object(_) => out.write_str(" +annotation")?,
                _ => {}
            }
        }
        if !pages.is_empty() {
            let pages: Vec<String> = pages.iter().map(|page| (page + 1).to_string()).collect();
            write!(out, " p. {}", pages.join(", "))?;
        }
        out.write_char('\n')?;
        for kid in &node.kids {
            if let Kid::Node(kid) = kid {
                self.write(out, *kid, depth + 1)?;
            }
        }
        Ok(())
    }
}
