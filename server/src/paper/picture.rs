//! Photographs of the evidence: which can be printed, and which way is up.

use battle_map::model::evidence::FileKind;
use krilla::image::Image;

use super::item::Turn;

/// More pixels than these are not unpacked, lest a small file fill the memory. A JPEG is embedded as it
/// is and never unpacked.
const MOST_PIXELS: u64 = 20_000_000;
const MOST_JPEG_PIXELS: u64 = 200_000_000;

/// A photograph that can be printed, and how it has to be turned; none if it cannot.
pub fn picture(kind: FileKind, bytes: Vec<u8>) -> Option<(Image, Turn)> {
    let size = imagesize::blob_size(&bytes).ok()?;
    let pixels = u64::try_from(size.width.checked_mul(size.height)?).ok()?;
    let most = if kind == FileKind::Jpeg { MOST_JPEG_PIXELS } else { MOST_PIXELS };
    if pixels == 0 || pixels > most {
        return None;
    }
    let turn = if kind == FileKind::Jpeg { turn(&bytes) } else { Turn::default() };
    let image = match kind {
        FileKind::Jpeg => Image::from_jpeg(bytes.into(), true),
        FileKind::Png => Image::from_png(bytes.into(), true),
        FileKind::WebP => Image::from_webp(bytes.into(), true),
        FileKind::Pdf => return None,
    };
    image.ok().map(|image| (image, turn))
}

/// How the camera was held, as the EXIF data of a JPEG say.
fn turn(jpeg: &[u8]) -> Turn {
    let (quarters, mirrored) = match orientation(jpeg).unwrap_or(1) {
        2 => (0, true),
        3 => (2, false),
        4 => (2, true),
        5 => (3, true),
        6 => (1, false),
        7 => (1, true),
        8 => (3, false),
        _ => (0, false),
    };
    Turn { quarters, mirrored }
}

/// The orientation of the first picture in the EXIF segment, if there is one.
fn orientation(jpeg: &[u8]) -> Option<u16> {
    let mut rest = jpeg.strip_prefix(&[0xff, 0xd8])?;
    while let [0xff, marker, high, low, ..] = *rest {
        let length = usize::from(u16::from_be_bytes([high, low]));
        let segment = rest.get(4..2 + length)?;
        if marker == 0xe1 {
            if let Some(tiff) = segment.strip_prefix(b"Exif\0\0") {
                return tiff_orientation(tiff);
            }
        }
        if marker == 0xda {
            return None;
        }
        rest = rest.get(2 + length..)?;
    }
    None
}

fn tiff_orientation(tiff: &[u8]) -> Option<u16> {
    let little = tiff.starts_with(b"II");
    let two = |at: usize| {
        let bytes = tiff.get(at..at + 2)?.try_into().ok()?;
        Some(if little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    };
    let four = |at: usize| {
        let bytes = tiff.get(at..at + 4)?.try_into().ok()?;
        let number = if little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) };
        usize::try_from(number).ok()
    };
    let directory = four(4)?;
    let entries = usize::from(two(directory)?);
    let mut tags = (0..entries).map(|index| directory + 2 + index * 12);
    let entry = tags.find(|at| two(*at) == Some(0x0112))?;
    two(entry + 8)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The head of a JPEG whose EXIF data say how the camera was held.
    fn held(orientation: u8) -> Vec<u8> {
        let mut tiff = b"MM\0\x2a\0\0\0\x08\0\x01".to_vec();
        tiff.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
        let mut jpeg = vec![0xff, 0xd8, 0xff, 0xe1];
        let length = u16::try_from(2 + 6 + tiff.len()).unwrap();
        jpeg.extend(length.to_be_bytes());
        jpeg.extend(b"Exif\0\0");
        jpeg.extend(tiff);
        jpeg
    }

    #[test]
    fn a_photograph_taken_sideways_is_set_upright() {
        assert_eq!(turn(&held(6)), Turn { quarters: 1, mirrored: false });
        assert_eq!(turn(&held(8)), Turn { quarters: 3, mirrored: false });
        assert_eq!(turn(b"\xff\xd8\xff\xe1\xff"), Turn::default());
    }

    #[test]
    fn what_is_no_picture_or_would_fill_the_memory_is_not_printed() {
        assert!(picture(FileKind::Png, b"<svg onload=alert(1)>".to_vec()).is_none());
        let mut bomb = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        bomb.extend([0, 1, 0, 0, 0, 1, 0, 0, 8, 6, 0, 0, 0]);
        assert!(picture(FileKind::Png, bomb).is_none());
    }
}
