//! Streams made smaller, on every core: pages are alike and many, and this is the longest step of an export.
//!
//! The bytes do not depend on how many cores there are: each stream is compressed alone, at one level.

use std::io::Write;
use std::num::NonZero;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Document, Object, Stream};

/// The usual level: the next ones cost twice the time for a hundredth of the size.
const LEVEL: u32 = 6;

/// Compresses the streams that allow it and gain by it.
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
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(stream.content.len() / 4), Compression::new(LEVEL));
    // Writing to memory cannot fail; if it did, the stream would stay as it is.
    if encoder.write_all(&stream.content).is_ok()
        && let Ok(bytes) = encoder.finish()
        && bytes.len() + 20 < stream.content.len()
    {
        stream.dict.set("Filter", "FlateDecode");
        stream.set_content(bytes);
    }
}
