//! Streams made smaller, on every core: pages are alike and many, and this is the longest step of an export.
//!
//! The bytes do not depend on how many cores there are: each stream is compressed alone, at one level.
//!
//! No stream ends with a carriage return: the line feed that lopdf writes before `endstream` would make one end of
//! line with it, and a judge of PDF/A then counts a byte less than `/Length` says (ISO 19005-3, 6.1.7.1). One stream
//! in 256 would.

use std::io::Write;
use std::num::NonZero;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Document, Object, Stream};

/// The usual level: the next ones cost twice the time for a hundredth of the size.
const LEVEL: u32 = 6;

/// Compresses the streams that allow it, and gain by it or must not end as they are.
pub fn compress(document: &mut Document) {
    let mut streams: Vec<&mut Stream> = document
        .objects
        .values_mut()
        .filter_map(|object| match object {
            Object::Stream(stream) if stream.allows_compression && !stream.dict.has(b"Filter") => {
                Some(stream)
            }
            _ => None,
        })
        .collect();
    let cores = std::thread::available_parallelism().map_or(1, NonZero::get);
    let part = streams.len().div_ceil(cores).max(1);
    std::thread::scope(|scope| {
        for part in streams.chunks_mut(part) {
            scope.spawn(move || part.iter_mut().for_each(|stream| deflate(stream)));
        }
    });
}

fn deflate(stream: &mut Stream) {
    // Writing to memory cannot fail; if it did, the stream would stay as it is.
    if let Some(bytes) = deflated(&stream.content)
        && (bytes.len() + 20 < stream.content.len() || ends_badly(&stream.content))
    {
        stream.dict.set("Filter", "FlateDecode");
        stream.set_content(bytes);
    }
    let mut filters = 1;
    while ends_badly(&stream.content)
        && let Some(bytes) = deflated(&stream.content)
    {
        filters += 1;
        stream.dict.set("Filter", vec![Object::from("FlateDecode"); filters]);
        stream.set_content(bytes);
    }
}

fn ends_badly(content: &[u8]) -> bool {
    content.last() == Some(&b'\r')
}

fn deflated(content: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(content.len() / 4), Compression::new(LEVEL));
    encoder.write_all(content).ok()?;
    encoder.finish().ok()
}

#[cfg(test)]
mod tests {
    use lopdf::Dictionary;

    use super::*;

    #[test]
    fn no_stream_ends_with_a_carriage_return_and_each_can_still_be_read() {
        let mut document = Document::new();
        let mut contents: Vec<Vec<u8>> =
            (0..3_000).map(|at| format!("{at} 0 0 1 rg ").repeat(1 + at % 7).into_bytes()).collect();
        contents.push(b"a short text\r".to_vec());
        contents.push(b"\r".repeat(400));
        let ids: Vec<_> = contents
            .iter()
            .map(|content| document.add_object(Stream::new(Dictionary::new(), content.clone())))
            .collect();
        compress(&mut document);
        let mut doubled = 0;
        for (id, content) in ids.into_iter().zip(&contents) {
            let Ok(Object::Stream(stream)) = document.get_object(id) else { panic!("a stream") };
            assert!(!ends_badly(&stream.content), "{:?}", stream.dict);
            doubled += usize::from(stream.filters().is_ok_and(|filters| filters.len() > 1));
            assert_eq!(&stream.get_plain_content().unwrap(), content);
        }
        assert!(doubled > 0, "none of them would have ended badly");
    }
}
