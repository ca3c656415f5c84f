//! Photographs of the evidence: which can be printed, and which way is up.

use battle_map::model::evidence::FileKind;
use krilla::image::Image;

use super::item::Rotation;
use crate::files::{ImageInfo, look_into};

/// More pixels than these are not unpacked, lest a small file fill the memory. A JPEG is embedded as it
/// is and never unpacked.
const MOST_PIXELS: u64 = 20_000_000;
const MOST_JPEG_PIXELS: u64 = 200_000_000;

/// A photograph that can be printed, and how it has to be turned; none if it cannot.
pub fn picture(kind: FileKind, bytes: Vec<u8>) -> Option<(Image, Rotation)> {
    let seen = look_into(&bytes).ok()?.picture.filter(|seen| can_be_unpacked(kind, seen))?;
    let image = match kind {
        FileKind::Jpeg => Image::from_jpeg(bytes.into(), true),
        FileKind::Png => Image::from_png(bytes.into(), true),
        FileKind::WebP => Image::from_webp(bytes.into(), true),
        FileKind::Pdf => return None,
    };
    image.ok().map(|image| (image, turn(seen.orientation)))
}

fn can_be_unpacked(kind: FileKind, picture: &ImageInfo) -> bool {
    let most = if kind == FileKind::Jpeg { MOST_JPEG_PIXELS } else { MOST_PIXELS };
    u64::from(picture.width) * u64::from(picture.height) <= most
}

/// How the camera was held, as EXIF counts it.
fn turn(orientation: u16) -> Rotation {
    let (quarters, mirrored) = match orientation {
        2 => (0, true),
        3 => (2, false),
        4 => (2, true),
        5 => (3, true),
        6 => (1, false),
        7 => (1, true),
        8 => (3, false),
        _ => (0, false),
    };
    Rotation { quarters, mirrored }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_photograph_taken_sideways_is_set_upright() {
        assert_eq!(turn(6), Rotation { quarters: 1, mirrored: false });
        assert_eq!(turn(8), Rotation { quarters: 3, mirrored: false });
        assert_eq!(turn(1), Rotation::default());
    }

    #[test]
    fn what_is_no_picture_or_would_fill_the_memory_is_not_printed() {
        assert!(picture(FileKind::Png, b"<svg onload=alert(1)>".to_vec()).is_none());
        let bomb = ImageInfo { width: 65_535, height: 3_000, orientation: 1, bytes_per_pixel: 4 };
        assert!(!can_be_unpacked(FileKind::Png, &bomb));
        assert!(can_be_unpacked(FileKind::Jpeg, &bomb));
    }
}
