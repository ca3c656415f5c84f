//! PNG: chunks, each with its length and checksum, from the header to the end.

use flate2::Crc;

use super::{Anatomy, big, measure};

/// What every PNG begins with.
pub const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Chunks that are not critical but change how the picture looks.
const SHOWING: [&[u8]; 15] = [
    b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"pHYs", b"bKGD", b"hIST", b"cICP",
    b"mDCV", b"cLLI", b"acTL", b"fcTL", b"fdAT",
];

/// Takes a picture apart; none if it is cut off or damaged.
pub fn read(bytes: &[u8]) -> Option<Anatomy<'_>> {
    let mut seen = Anatomy {
        width: 0,
        height: 0,
        bytes_per_pixel: 4,
        exif: None,
        kept: vec![SIGNATURE],
        has_notes: false,
    };
    let (mut at, mut has_data) = (SIGNATURE.len(), false);
    loop {
        let length = big(bytes, at, 4)?;
        let chunk = bytes.get(at..at.checked_add(length)?.checked_add(12)?)?;
        let (name, body) = (&chunk[4..8], &chunk[8..8 + length]);
        if big(chunk, 8 + length, 4)? != checksum(&chunk[4..8 + length]) {
            return None;
        }
        if (at == SIGNATURE.len()) != (name == b"IHDR") {
            return None;
        }
        at += chunk.len();
        match name {
            b"IHDR" => {
                seen.width = measure(big(body, 0, 4)?)?;
                seen.height = measure(big(body, 4, 4)?)?;
            }
            b"IDAT" => has_data = true,
            b"eXIf" => seen.exif = Some(body),
            _ => {}
        }
        // An upper-case first letter says that the picture cannot be shown without it.
        if name[0].is_ascii_uppercase() || SHOWING.contains(&name) {
            seen.kept.push(chunk);
        } else {
            seen.has_notes = true;
        }
        if name == b"IEND" {
            seen.has_notes |= at < bytes.len();
            return has_data.then_some(seen);
        }
    }
}

fn checksum(bytes: &[u8]) -> usize {
    let mut crc = Crc::new();
    crc.update(bytes);
    crc.sum() as usize
}

/// Puts the parts together again, with EXIF notes behind the header if there are any to make.
pub fn assemble(kept: &[&[u8]], exif: Option<&[u8]>) -> Vec<u8> {
    let (head, rest) = kept.split_at(kept.len().min(2));
    let mut bytes = head.concat();
    if let Some(exif) = exif {
        let named = [b"eXIf", exif].concat();
        bytes.extend(u32::try_from(exif.len()).unwrap_or_default().to_be_bytes());
        bytes.extend(&named);
        bytes.extend(u32::try_from(checksum(&named)).unwrap_or_default().to_be_bytes());
    }
    for part in rest {
        bytes.extend_from_slice(part);
    }
    bytes
}
