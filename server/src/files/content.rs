//! What a file is by its content, and what is left of it without where and when it was taken.
//!
//! Each kind is taken apart only as far as its outer structure goes, which shows whether it is whole
//! and where its notes stand; pictures are not decoded here.
//!
//! `img-parts` (0.4) takes JPEG, PNG and WebP apart as well, but for editing, where everything else shall
//! stay. It reads a JPEG up to its first scan and hands on the rest unseen: notes between later scans,
//! the second picture or film that telephones hang behind the end, and a file that is cut off. What
//! it removes is EXIF and the colour profile, where here only what shows the picture is kept; a PNG
//! without its end is whole to it. The chunks would still be chosen, counted and checked here.

mod exif;
mod jpeg;
mod pdf;
mod png;
mod webp;

use battle_map::{geometry::Point, model::evidence::FileKind, value::Timestamp};

use super::ContentFault;

/// What was found in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// Which of the accepted kinds of file it is.
    pub kind: FileKind,
    /// When it was taken.
    pub taken: Option<Timestamp>,
    /// Where the picture was taken, if it says so.
    pub position: Option<Point>,
    /// It without its notes; none where it has none.
    pub copy: Option<Vec<u8>>,
    /// What decoding it would take; none for a document.
    pub picture: Option<ImageInfo>,
}

/// The width and height of a picture, in pixels, and how it is turned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ImageInfo {
    /// Pixels from left to right, before it is turned upright.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
    /// How it has to be turned to stand upright, 1 to 8 as EXIF counts; 1 is not at all.
    pub orientation: u16,
    /// Bytes of memory a pixel takes while it is decoded.
    pub bytes_per_pixel: u32,
}

/// The outer structure of a picture.
struct Anatomy<'a> {
    width: u32,
    height: u32,
    bytes_per_pixel: u32,
    /// Its EXIF notes, beginning with their TIFF header.
    exif: Option<&'a [u8]>,
    /// The parts that show something or are needed to show it, in order.
    kept: Vec<&'a [u8]>,
    /// Whether anything else is there.
    has_notes: bool,
}

/// Looks into a file.
///
/// # Errors
/// When its content is of none of the kinds, or is cut off or damaged.
pub fn look_into(bytes: &[u8]) -> Result<Content, ContentFault> {
    let kind = kind(bytes).ok_or(ContentFault::Kind)?;
    let broken = ContentFault::Broken;
    match kind {
        FileKind::Jpeg => jpeg::read(bytes).map(|seen| content(kind, &seen, jpeg::assemble)),
        FileKind::Png => png::read(bytes).map(|seen| content(kind, &seen, png::assemble)),
        FileKind::WebP => webp::read(bytes).map(|seen| content(kind, &seen, webp::assemble)),
        FileKind::Pdf => pdf::is_whole(bytes).then_some(Content {
            kind,
            taken: None,
            position: None,
            copy: None,
            picture: None,
        }),
    }
    .ok_or(broken)
}

/// The kind whose signature stands at the very beginning.
fn kind(bytes: &[u8]) -> Option<FileKind> {
    if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        Some(FileKind::Jpeg)
    } else if bytes.starts_with(png::SIGNATURE) {
        Some(FileKind::Png)
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        Some(FileKind::WebP)
    } else if bytes.starts_with(b"%PDF-") {
        Some(FileKind::Pdf)
    } else {
        None
    }
}

fn content(
    kind: FileKind,
    seen: &Anatomy<'_>,
    assemble: impl Fn(&[&[u8]], Option<&[u8]>) -> Vec<u8>,
) -> Content {
    let notes = seen.exif.map(exif::read).unwrap_or_default();
    let upright = (notes.orientation > 1).then(|| exif::only_orientation(notes.orientation));
    Content {
        kind,
        taken: notes.taken,
        position: notes.position,
        copy: seen.has_notes.then(|| assemble(&seen.kept, upright.as_deref())),
        picture: Some(ImageInfo {
            width: seen.width,
            height: seen.height,
            orientation: notes.orientation.max(1),
            bytes_per_pixel: seen.bytes_per_pixel,
        }),
    }
}

/// The big-endian number of two or four bytes at `at`.
fn big(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let bytes = bytes.get(at..at.checked_add(length)?)?;
    Some(bytes.iter().fold(0, |number, byte| (number << 8) | usize::from(*byte)))
}

/// The little-endian number of up to four bytes at `at`.
fn little(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let bytes = bytes.get(at..at.checked_add(length)?)?;
    Some(bytes.iter().rev().fold(0, |number, byte| (number << 8) | usize::from(*byte)))
}

fn measure(number: usize) -> Option<u32> {
    u32::try_from(number).ok().filter(|number| *number > 0)
}

#[cfg(test)]
mod tests;
