//! What a state of a dossier stands for: the hashes of its last changes. Equal heads, equal content.

/// The heads of a document, sorted; opaque to the outside.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heads(Vec<[u8; 32]>);

impl Heads {
    pub(crate) fn of(hashes: impl IntoIterator<Item = [u8; 32]>) -> Self {
        let mut hashes: Vec<_> = hashes.into_iter().collect();
        hashes.sort_unstable();
        hashes.dedup();
        Self(hashes)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = [u8; 32]> + '_ {
        self.0.iter().copied()
    }

    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        self.0.concat()
    }

    pub(crate) fn from_bytes(bytes: &[u8]) -> Self {
        let (hashes, _) = bytes.as_chunks::<32>();
        Self::of(hashes.iter().copied())
    }

    /// The heads after one more change.
    pub(crate) fn advance(&mut self, change: [u8; 32], depends_on: impl Iterator<Item = [u8; 32]>) {
        for before in depends_on {
            self.0.retain(|head| *head != before);
        }
        self.0.push(change);
        self.0.sort_unstable();
    }
}
