//! Where a thing stands in a dossier: a JSON pointer whose list items are named by id.
//!
//! `/costs/l1/basis/days` is the number of days of the line `l1`. Positions in a list never appear: they
//! move, ids do not.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A pointer to a field, an item or a list (RFC 6901 escapes: `~0` for `~`, `~1` for `/`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Pointer(String);

impl Pointer {
    /// The dossier itself.
    pub fn root() -> Self {
        Self::default()
    }

    /// Reads a pointer as typed: a missing first slash is added, a trailing one dropped.
    pub fn new(text: &str) -> Self {
        let text = text.trim().trim_end_matches('/');
        if text.is_empty() || text.starts_with('/') {
            Self(text.to_owned())
        } else {
            Self(format!("/{text}"))
        }
    }

    /// The pointer of a child of this place.
    #[must_use]
    pub fn join(&self, key: &str) -> Self {
        let mut out = String::with_capacity(self.0.len() + key.len() + 1);
        out.push_str(&self.0);
        out.push('/');
        if key.contains(['~', '/']) {
            out.push_str(&key.replace('~', "~0").replace('/', "~1"));
        } else {
            out.push_str(key);
        }
        Self(out)
    }

    /// The pointer of a relative path (`basis/days`) below this place.
    #[must_use]
    pub fn below(&self, path: &str) -> Self {
        Self(format!("{}/{}", self.0, path.trim_start_matches('/')))
    }

    /// The keys on the way, unescaped.
    pub fn keys(&self) -> impl Iterator<Item = String> + '_ {
        self.0.split('/').skip(1).map(|key| {
            if key.contains('~') { key.replace("~1", "/").replace("~0", "~") } else { key.to_owned() }
        })
    }

    /// The place that holds this one, and this one's key in it; nothing above the root.
    pub fn split(&self) -> Option<(Pointer, String)> {
        let cut = self.0.rfind('/')?;
        let (parent, key) = self.0.split_at(cut);
        let key = key.trim_start_matches('/').replace("~1", "/").replace("~0", "~");
        Some((Pointer(parent.to_owned()), key))
    }

    /// Whether this place is `other` or lies below it.
    pub fn is_within(&self, other: &Pointer) -> bool {
        self.0.strip_prefix(other.0.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// The pointer as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_empty() { "/" } else { &self.0 })
    }
}

impl From<&str> for Pointer {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_with_slashes_and_tildes_survive() {
        let pointer = Pointer::new("/costs").join("a/b~c");
        assert_eq!(pointer.as_str(), "/costs/a~1b~0c");
        assert_eq!(pointer.keys().collect::<Vec<_>>(), ["costs", "a/b~c"]);
        assert_eq!(pointer.split().unwrap().1, "a/b~c");
    }

    #[test]
    fn a_place_is_within_itself_and_its_parents_only() {
        let line = Pointer::new("/costs/l1");
        assert!(Pointer::new("/costs/l1/label").is_within(&line));
        assert!(!Pointer::new("/costs/l10").is_within(&line));
    }
}
