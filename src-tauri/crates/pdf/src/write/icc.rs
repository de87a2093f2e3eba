//! The sRGB profile of the output intent, written from the figures of IEC 61966-2-1: 15 numbers and a curve.
//!
//! An ICC version 4 display profile; primaries adapted to D50 by the Bradford matrix that it carries. Nothing is
//! taken from another's file.

/// Fixed-point numbers (16 bits after the point): media white, D50.
const WHITE: [u32; 3] = [0xf6d6, 0x1_0000, 0xd32d];
/// Red, green and blue, adapted to D50.
const RED: [u32; 3] = [0x6fa2, 0x38f5, 0x0390];
const GREEN: [u32; 3] = [0x6299, 0xb785, 0x18da];
const BLUE: [u32; 3] = [0x24a0, 0x0f84, 0xb6cf];
/// D65 to D50.
const ADAPTATION: [u32; 9] =
    [0x1_0c42, 0x05de, 0xffff_f325, 0x0793, 0xfd90, 0xffff_fba0, 0xffff_fd9e, 0x03db, 0xc06f];
/// The sRGB curve: gamma 2.4 above 0.04045, a straight line below.
const CURVE: [u32; 5] = [0x2_6666, 0xf2a7, 0x0d59, 0x13d0, 0x0a5b];

/// The profile's bytes.
pub fn srgb() -> Vec<u8> {
    let tags: [(&[u8; 4], Vec<u8>); 9] = [
        (b"desc", words("sRGB IEC61966-2.1")),
        (b"cprt", words("No copyright, use freely")),
        (b"wtpt", numbers(b"XYZ ", &WHITE)),
        (b"chad", numbers(b"sf32", &ADAPTATION)),
        (b"rXYZ", numbers(b"XYZ ", &RED)),
        (b"gXYZ", numbers(b"XYZ ", &GREEN)),
        (b"bXYZ", numbers(b"XYZ ", &BLUE)),
        (b"rTRC", curve()),
        (b"gTRC", Vec::new()),
    ];
    let count = 10_u32;
    let mut table = count.to_be_bytes().to_vec();
    let mut data: Vec<u8> = Vec::new();
    let start = 128 + 4 + 12 * count;
    let mut last = (0, 0);
    let names = tags.iter().map(|(name, bytes)| (*name, bytes.as_slice())).chain([(b"bTRC", &[][..])]);
    for (name, bytes) in names {
        // The three curves are one: an empty tag points to the bytes of the one before.
        if !bytes.is_empty() {
            last = (start + length(&data), length(bytes));
            data.extend_from_slice(bytes);
            data.resize(data.len().next_multiple_of(4), 0);
        }
        table.extend_from_slice(name);
        table.extend_from_slice(&last.0.to_be_bytes());
        table.extend_from_slice(&last.1.to_be_bytes());
    }
    let mut profile = header(start + length(&data));
    profile.extend(table);
    profile.extend(data);
    profile
}

fn length(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.len()).unwrap_or(0)
}

fn header(size: u32) -> Vec<u8> {
    let mut header = size.to_be_bytes().to_vec();
    header.extend([0; 4]);
    header.extend([4, 0x20, 0, 0]);
    header.extend(b"mntrRGB XYZ ");
    for part in [2016_u16, 1, 1, 0, 0, 0] {
        header.extend(part.to_be_bytes());
    }
    header.extend(b"acsp");
    header.resize(68, 0);
    WHITE.iter().for_each(|number| header.extend(number.to_be_bytes()));
    header.resize(128, 0);
    header
}

fn numbers(kind: &[u8; 4], values: &[u32]) -> Vec<u8> {
    let mut bytes = kind.to_vec();
    bytes.extend([0; 4]);
    values.iter().for_each(|value| bytes.extend(value.to_be_bytes()));
    bytes
}

fn curve() -> Vec<u8> {
    let mut bytes = b"para".to_vec();
    bytes.extend([0, 0, 0, 0, 0, 3, 0, 0]);
    CURVE.iter().for_each(|value| bytes.extend(value.to_be_bytes()));
    bytes
}

fn words(text: &str) -> Vec<u8> {
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut bytes = b"mluc".to_vec();
    bytes.extend([0; 4]);
    for number in [1, 12] {
        bytes.extend(u32::to_be_bytes(number));
    }
    bytes.extend(b"enUS");
    bytes.extend(length(&units).to_be_bytes());
    bytes.extend(28_u32.to_be_bytes());
    bytes.extend(units);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profile_states_its_own_size_and_keeps_its_tags_inside() {
        let profile = srgb();
        let word = |at: usize| u32::from_be_bytes(profile[at..at + 4].try_into().unwrap()) as usize;
        assert_eq!(word(0), profile.len());
        assert_eq!(&profile[36..40], b"acsp");
        for tag in 0..word(128) {
            let (start, size) = (word(132 + 12 * tag + 4), word(132 + 12 * tag + 8));
            assert!(start % 4 == 0 && size > 0 && start + size <= profile.len());
        }
    }
}
