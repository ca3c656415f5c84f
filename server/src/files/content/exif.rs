//! What EXIF notes say: when, where, and which side is up.

use ::exif::{DateTime, Exif, In, Rational, Reader, Tag, Value};
use battle_map::{
    geometry::Point,
    value::{Day, Timestamp},
};

/// Minutes by which a clock without a zone is ahead of UTC: photographs are taken in China.
const HERE: i64 = 8 * 60;

/// The values read from the EXIF data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Notes {
    /// When it was taken.
    pub taken: Option<Timestamp>,
    /// Where the picture was taken, if it says so.
    pub position: Option<Point>,
    /// 1 to 8; 0 where nothing is said.
    pub orientation: u16,
}

/// Reads notes that begin with their TIFF header; what cannot be read is not said.
pub fn read(tiff: &[u8]) -> Notes {
    let mut reader = Reader::new();
    reader.continue_on_error(true);
    let read = reader.read_raw(tiff.to_vec());
    let Ok(notes) = read.or_else(|error| error.distill_partial_result(|_| ())) else {
        return Notes::default();
    };
    Notes { taken: taken(&notes), position: position(&notes), orientation: orientation(&notes) }
}

/// Notes that say nothing but which side is up.
pub fn only_orientation(orientation: u16) -> Vec<u8> {
    // TIFF, big-endian: its header, one entry of type SHORT, and no other directory.
    let mut tiff = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01".to_vec();
    tiff.extend(orientation.to_be_bytes());
    tiff.extend([0; 6]);
    tiff
}

fn orientation(notes: &Exif) -> u16 {
    let field = notes.get_field(Tag::Orientation, In::PRIMARY);
    let said = field.and_then(|field| field.value.get_uint(0));
    said.and_then(|said| u16::try_from(said).ok())
        .filter(|said| (1..=8).contains(said))
        .unwrap_or(0)
}

fn taken(notes: &Exif) -> Option<Timestamp> {
    let text = |tag| match &notes.get_field(tag, In::PRIMARY)?.value {
        Value::Ascii(lines) => lines.first().cloned(),
        _ => None,
    };
    let mut at =
        DateTime::from_ascii(&text(Tag::DateTimeOriginal).or_else(|| text(Tag::DateTime))?).ok()?;
    if let Some(offset) = text(Tag::OffsetTimeOriginal) {
        // A zone that cannot be read is as good as none.
        let _ = at.parse_offset(&offset);
    }
    let year = i16::try_from(at.year).ok()?;
    let day = Day::new(year, i8::try_from(at.month).ok()?, i8::try_from(at.day).ok()?).ok()?;
    if at.hour > 23 || at.minute > 59 || at.second > 60 {
        return None;
    }
    let seconds = i64::from(at.hour) * 3600 + i64::from(at.minute) * 60 + i64::from(at.second);
    let ahead = at.offset.map_or(HERE, i64::from);
    Some(Timestamp(Timestamp::start_of(day).0 + (seconds + (HERE - ahead) * 60) * 1000))
}

/// Zero north, zero east is what devices write that do not know.
fn position(notes: &Exif) -> Option<Point> {
    let lat = degrees(notes, Tag::GPSLatitude, Tag::GPSLatitudeRef, b'S')?;
    let lon = degrees(notes, Tag::GPSLongitude, Tag::GPSLongitudeRef, b'W')?;
    let nowhere = lat.abs() < 1e-6 && lon.abs() < 1e-6;
    Point::new(lon, lat).ok().filter(|_| !nowhere)
}

fn degrees(notes: &Exif, tag: Tag, side: Tag, negative: u8) -> Option<f64> {
    let Value::Rational(parts) = &notes.get_field(tag, In::PRIMARY)?.value else { return None };
    let part = |at: usize| match parts.get(at) {
        None => Some(0.0),
        Some(Rational { denom: 0, .. }) => None,
        Some(rational) => Some(rational.to_f64()),
    };
    parts.first()?;
    let angle = part(0)? + part(1)? / 60.0 + part(2)? / 3600.0;
    let side = match &notes.get_field(side, In::PRIMARY)?.value {
        Value::Ascii(lines) => lines.first()?.first()?.to_ascii_uppercase(),
        _ => return None,
    };
    Some(if side == negative { -angle } else { angle })
}
