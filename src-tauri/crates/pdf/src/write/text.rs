//! Text strings and dates as PDF writes them.

use chrono::{DateTime, FixedOffset};
use lopdf::{Object, StringFormat};

/// A text string: UTF-16 with its mark, for any sign.
pub fn text(text: &str) -> Object {
    let mut bytes = vec![0xfe, 0xff];
    bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, StringFormat::Hexadecimal)
}

/// A date of the Info dictionary and of attachments.
pub fn date(at: &DateTime<FixedOffset>) -> Object {
    let minutes = at.offset().local_minus_utc() / 60;
    let sign = if minutes < 0 { '-' } else { '+' };
    let (hours, rest) = (minutes.abs() / 60, minutes.abs() % 60);
    let date = format!("D:{}{sign}{hours:02}'{rest:02}'", at.format("%Y%m%d%H%M%S"));
    Object::String(date.into_bytes(), StringFormat::Literal)
}

/// A date of the XMP packet.
pub fn xmp_date(at: &DateTime<FixedOffset>) -> String {
    at.format("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// A name.
pub fn name(name: &str) -> Object {
    Object::Name(name.as_bytes().to_vec())
}
