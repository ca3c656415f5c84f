//! WebP: chunks inside a RIFF frame, whose head says how long it is and what it holds.

use super::{Anatomy, little, measure};

/// Chunks that show something.
const SHOWING: [&[u8]; 7] = [b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"];

/// Bits of the extended head that announce EXIF and XMP notes.
const EXIF: u8 = 0x08;
const XMP: u8 = 0x04;

/// Takes a picture apart; none if it is cut off or damaged.
pub fn read(bytes: &[u8]) -> Option<Anatomy<'_>> {
    let mut seen = Anatomy {
        width: 0,
        height: 0,
        bytes_per_pixel: 8,
        exif: None,
        kept: Vec::new(),
        has_notes: false,
    };
    let end = little(bytes, 4, 4)?.checked_add(8)?;
    let frame = bytes.get(..end)?;
    let (mut at, mut has_data) = (12, false);
    while at < end {
        let (name, length) = (frame.get(at..at + 4)?, little(frame, at + 4, 4)?);
        let body = frame.get(at + 8..(at + 8).checked_add(length)?)?;
        // Every chunk takes an even number of bytes; some writers forget it at the end.
        let next = (at + 8 + length + length % 2).min(end);
        match name {
            b"VP8X" | b"VP8 " | b"VP8L" if seen.width == 0 => {
                (seen.width, seen.height) = measures(name, body)?;
            }
            b"EXIF" => seen.exif = Some(body.strip_prefix(b"Exif\0\0").unwrap_or(body)),
            _ => {}
        }
        has_data |= matches!(name, b"VP8 " | b"VP8L" | b"ANMF");
        if SHOWING.contains(&name) {
            seen.kept.push(&frame[at..next]);
        } else {
            seen.has_notes = true;
        }
        at = next;
    }
    seen.has_notes |= end < bytes.len();
    (has_data && seen.width > 0).then_some(seen)
}

/// Width and height as the first chunk says.
fn measures(name: &[u8], body: &[u8]) -> Option<(u32, u32)> {
    let (width, height) = match name {
        b"VP8X" => (little(body, 4, 3)? + 1, little(body, 7, 3)? + 1),
        b"VP8L" if body.first() == Some(&0x2f) => {
            let bits = little(body, 1, 4)?;
            ((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1)
        }
        b"VP8 " if body.get(3..6) == Some(&[0x9d, 0x01, 0x2a]) => {
            (little(body, 6, 2)? & 0x3fff, little(body, 8, 2)? & 0x3fff)
        }
        _ => return None,
    };
    Some((measure(width)?, measure(height)?))
}

/// Puts the parts together again, with EXIF notes if there are any to make.
pub fn assemble(kept: &[&[u8]], exif: Option<&[u8]>) -> Vec<u8> {
    let mut body = b"WEBP".to_vec();
    for part in kept {
        let from = body.len();
        body.extend_from_slice(part);
        if part.starts_with(b"VP8X") {
            let announced = body[from + 8] & !(EXIF | XMP);
            body[from + 8] = if exif.is_some() { announced | EXIF } else { announced };
        }
        body.resize(body.len() + body.len() % 2, 0);
    }
    if let Some(exif) = exif {
        body.extend(b"EXIF");
        body.extend(u32::try_from(exif.len()).unwrap_or_default().to_le_bytes());
        body.extend(exif);
        body.resize(body.len() + body.len() % 2, 0);
    }
    let length = u32::try_from(body.len()).unwrap_or_default().to_le_bytes();
    [b"RIFF", length.as_slice(), &body].concat()
}
