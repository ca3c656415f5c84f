//! JPEG: segments, each with its length, and the coded picture up to its end mark.

use super::{Anatomy, big, measure};

const START: u8 = 0xd8;
const END: u8 = 0xd9;
const SCAN: u8 = 0xda;
const COMMENT: u8 = 0xfe;

/// Takes a picture apart; none if it is cut off, damaged, or coded as no browser shows it.
pub fn read(bytes: &[u8]) -> Option<Anatomy<'_>> {
    let mut seen = Anatomy {
        width: 0,
        height: 0,
        bytes_per_pixel: 3,
        exif: None,
        kept: vec![bytes.get(..2)?],
        has_notes: false,
    };
    let (mut at, mut scanned) = (2, false);
    loop {
        let mark = marker(bytes, &mut at)?;
        if mark == END {
            seen.kept.push(&[0xff, END]);
            // Cameras hang a second picture or a film behind the end.
            seen.has_notes |= at < bytes.len();
            return (scanned && seen.width > 0).then_some(seen);
        }
        if matches!(mark, START | 0x01 | 0xd0..=0xd7) {
            return None;
        }
        let length = big(bytes, at, 2).filter(|length| *length >= 2)?;
        let body = bytes.get(at + 2..at + length)?;
        let end = if mark == SCAN { end_of_scan(bytes, at + length)? } else { at + length };
        scanned |= mark == SCAN;
        seen.take(mark, body, bytes.get(at - 2..end)?)?;
        at = end;
    }
}

/// The marker at `at`, which moves behind it; fill bytes may stand before it.
fn marker(bytes: &[u8], at: &mut usize) -> Option<u8> {
    if *bytes.get(*at)? != 0xff {
        return None;
    }
    while *bytes.get(*at)? == 0xff {
        *at += 1;
    }
    let mark = bytes[*at];
    *at += 1;
    Some(mark)
}

/// Where the marker behind a scan begins: 0xff is data before 0, and restart marks belong to it.
fn end_of_scan(bytes: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    let pair = |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0 | 0xd0..=0xd7 | 0xff);
    rest.windows(2).position(pair).map(|at| from + at)
}

impl<'a> Anatomy<'a> {
    fn take(&mut self, mark: u8, body: &'a [u8], segment: &'a [u8]) -> Option<()> {
        match mark {
            0xc0..=0xc2 => {
                self.height = measure(big(body, 1, 2)?)?;
                self.width = measure(big(body, 3, 2)?)?;
                // A progressive picture is kept as coefficients until its last scan.
                self.bytes_per_pixel = if mark == 0xc2 { 9 } else { 3 };
            }
            // Lossless, hierarchical and arithmetic coding.
            0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => return None,
            _ => {}
        }
        if mark == 0xe1 && self.exif.is_none() {
            self.exif = body.strip_prefix(b"Exif\0\0");
        }
        if shows(mark, body) {
            self.kept.push(segment);
        } else {
            self.has_notes = true;
        }
        Some(())
    }
}

/// Whether a segment is needed to show the picture: of the notes only the frame of the format, the
/// colour profile and Adobe's word on how colours are coded.
fn shows(mark: u8, body: &[u8]) -> bool {
    match mark {
        0xe0 => body.starts_with(b"JFIF\0"),
        0xe2 => body.starts_with(b"ICC_PROFILE\0"),
        0xee => body.starts_with(b"Adobe"),
        0xe1 | 0xe3..=0xed | 0xef | COMMENT => false,
        _ => true,
    }
}

/// Puts the parts together again, with EXIF notes if there are any to make.
pub fn assemble(kept: &[&[u8]], exif: Option<&[u8]>) -> Vec<u8> {
    let framed = kept.get(1).is_some_and(|segment| segment.starts_with(&[0xff, 0xe0]));
    let (head, rest) = kept.split_at(if framed { 2 } else { 1 });
    let mut bytes = head.concat();
    if let Some(exif) = exif {
        let length = u16::try_from(exif.len() + 8).unwrap_or(u16::MAX);
        bytes.extend([0xff, 0xe1]);
        bytes.extend(length.to_be_bytes());
        bytes.extend(b"Exif\0\0");
        bytes.extend(exif);
    }
    for part in rest {
        bytes.extend_from_slice(part);
    }
    bytes
}
