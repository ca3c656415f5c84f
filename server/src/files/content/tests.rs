//! Real files: encoded by the libraries that others use, with notes as cameras write them.

use std::io::Cursor;

use ::exif::{Field, In, Rational, Tag, Value, experimental::Writer};
use battle_map::value::Day;
use proptest::prelude::*;

use super::*;

/// Notes of a photograph at 30°24' N 106°51' E, taken on 23 November 2026 at 10:30:05.
fn notes(orientation: u16) -> Vec<u8> {
    let ascii = |text: &str| Value::Ascii(vec![text.as_bytes().to_vec()]);
    let angle = |degrees, minutes| {
        let part = |num| Rational { num, denom: 1 };
        Value::Rational(vec![part(degrees), part(minutes), part(0)])
    };
    let fields = [
        (Tag::Orientation, Value::Short(vec![orientation])),
        (Tag::Model, ascii("secret telephone")),
        (Tag::DateTimeOriginal, ascii("2026:11:23 10:30:05")),
        (Tag::GPSLatitudeRef, ascii("N")),
        (Tag::GPSLatitude, angle(30, 24)),
        (Tag::GPSLongitudeRef, ascii("E")),
        (Tag::GPSLongitude, angle(106, 51)),
    ]
    .map(|(tag, value)| Field { tag, ifd_num: In::PRIMARY, value });
    let mut writer = Writer::new();
    for field in &fields {
        writer.push_field(field);
    }
    let mut tiff = Cursor::new(Vec::new());
    writer.write(&mut tiff, false).unwrap();
    tiff.into_inner()
}

/// A picture with a colour gradient.
fn pixels(width: u16, height: u16) -> Vec<u8> {
    let places = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
    places.flat_map(|(x, y)| [x, y, x ^ y].map(|value| value.to_le_bytes()[0])).collect()
}

fn jpeg(exif: Option<&[u8]>, progressive: bool) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, 80);
    encoder.set_progressive(progressive);
    if let Some(exif) = exif {
        encoder.add_exif_metadata(exif).unwrap();
        encoder
            .add_app_segment(1, b"http://ns.adobe.com/xap/1.0/\0<x>secret</x>".to_vec())
            .unwrap();
        encoder.add_app_segment(13, b"Photoshop 3.0\0secret place".to_vec()).unwrap();
    }
    encoder.encode(&pixels(48, 32), 48, 32, jpeg_encoder::ColorType::Rgb).unwrap();
    bytes
}

fn png(exif: Option<Vec<u8>>) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut info = ::png::Info::with_size(48, 32);
    info.color_type = ::png::ColorType::Rgb;
    info.bit_depth = ::png::BitDepth::Eight;
    let with_notes = exif.is_some();
    info.exif_metadata = exif.map(Into::into);
    let mut encoder = ::png::Encoder::with_info(&mut bytes, info).unwrap();
    if with_notes {
        encoder.add_text_chunk("Comment".into(), "secret place".into()).unwrap();
    }
    encoder.write_header().unwrap().write_image_data(&pixels(48, 32)).unwrap();
    bytes
}

fn webp(exif: Option<Vec<u8>>) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = image_webp::WebPEncoder::new(&mut bytes);
    if let Some(exif) = exif {
        encoder.set_exif_metadata(exif);
        encoder.set_xmp_metadata(b"<x>secret</x>".to_vec());
    }
    encoder.encode(&pixels(48, 32), 48, 32, image_webp::ColorType::Rgb8).unwrap();
    bytes
}

fn document() -> Vec<u8> {
    b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\nxref\n0 1\ntrailer<</Root 1 0 R>>\nstartxref\n41\n%%EOF".to_vec()
}

fn all_with_notes(orientation: u16) -> [Vec<u8>; 3] {
    let notes = notes(orientation);
    [jpeg(Some(&notes), false), png(Some(notes.clone())), webp(Some(notes))]
}

fn holds(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|window| window == words)
}

/// What a browser would show: the pixels as they are decoded, before they are turned.
fn shown(bytes: &[u8]) -> Vec<u8> {
    image::load_from_memory(bytes).unwrap().into_bytes()
}

#[test]
fn a_photograph_says_where_and_when_and_how_large() {
    for file in all_with_notes(6) {
        let content = look_into(&file).unwrap();
        let kind = content.kind;
        let position = content.position.unwrap();
        assert_eq!((position.lon(), position.lat()), (106.85, 30.4), "{kind:?}");
        let taken = content.taken.unwrap();
        let day: Day = "2026-11-23".parse().unwrap();
        assert_eq!((taken.day(), taken.clock().as_str()), (day, "10:30"), "{kind:?}");
        let picture = content.picture.unwrap();
        assert_eq!((picture.width, picture.height, picture.orientation), (48, 32, 6), "{kind:?}");
    }
}

#[test]
fn what_others_get_shows_the_same_picture_upright_and_says_nothing_else() {
    for orientation in [1, 6] {
        for file in all_with_notes(orientation) {
            let content = look_into(&file).unwrap();
            let (kind, copy) = (content.kind, content.copy.unwrap());
            assert_eq!(shown(&copy), shown(&file), "{kind:?}");
            for secret in [&b"secret"[..], b"2026:11:23"] {
                assert!(holds(&file, secret) && !holds(&copy, secret), "{kind:?}");
            }
            let again = look_into(&copy).unwrap();
            assert_eq!((again.taken, again.position), (None, None), "{kind:?}");
            assert_eq!(again.picture, content.picture, "{kind:?}");
        }
    }
}

#[test]
fn a_file_without_notes_needs_no_copy() {
    for file in [jpeg(None, false), jpeg(None, true), png(None), webp(None), document()] {
        let content = look_into(&file).unwrap();
        assert_eq!((content.copy, content.taken, content.position), (None, None, None));
    }
}

#[test]
fn a_file_cut_off_anywhere_is_refused() {
    let [photo, picture, sketch] = all_with_notes(1);
    for file in [photo, jpeg(None, true), picture, sketch, document()] {
        for length in 0..file.len() {
            let fault = look_into(&file[..length]).unwrap_err();
            assert!(matches!(fault, ContentFault::Kind | ContentFault::Broken), "{length}");
        }
    }
}

#[test]
fn content_decides_and_not_the_name() {
    let archive = b"PK\x03\x04 word/document.xml";
    let telephone = b"\0\0\0\x18ftypheic\0\0\0\0";
    let others: [&[u8]; 8] = [
        b"<script>alert(1)</script>",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"GIF89a\x01\0\x01\0",
        b"MZ\x90\0",
        archive,
        telephone,
        b"RIFF\x04\0\0\0WAVE",
        b"   %PDF-1.4",
    ];
    for bytes in others {
        assert_eq!(look_into(bytes), Err(ContentFault::Kind));
    }
}

#[test]
fn what_hangs_behind_a_picture_or_hides_in_its_comments_does_not_reach_others() {
    let script = b"<script>alert(1)</script>";
    let behind = [jpeg(None, false), script.to_vec()].concat();
    let mut inside = jpeg(None, false);
    let comment = [&[0xff, 0xfe, 0, 27][..], script].concat();
    inside.splice(2..2, comment);
    for file in [behind, inside] {
        let copy = look_into(&file).unwrap().copy.unwrap();
        assert!(holds(&file, script) && !holds(&copy, script));
    }
}

#[test]
fn a_camera_that_knows_no_place_writes_zeros_which_are_no_place() {
    let nowhere = notes(1);
    let degrees: Vec<u8> = [30_u32, 1, 24, 1].iter().flat_map(|n| n.to_be_bytes()).collect();
    let at = nowhere.windows(16).position(|window| window == degrees).unwrap();
    let zero = |from: usize| {
        [0_u32, 1, 0, 1].iter().flat_map(|n| n.to_be_bytes()).zip(from..).collect::<Vec<_>>()
    };
    let mut nowhere = nowhere.clone();
    let east: Vec<u8> = [106_u32, 1, 51, 1].iter().flat_map(|n| n.to_be_bytes()).collect();
    let other = nowhere.windows(16).position(|window| window == east).unwrap();
    for (byte, place) in zero(at).into_iter().chain(zero(other)) {
        nowhere[place] = byte;
    }
    let content = look_into(&jpeg(Some(&nowhere), false)).unwrap();
    assert_eq!(content.position, None);
    assert!(content.taken.is_some());
}

proptest! {
    #[test]
    fn whatever_follows_a_signature_is_judged_and_never_fails(
        kind in 0..4_usize,
        rest in proptest::collection::vec(any::<u8>(), 0..400),
    ) {
        let signature: [&[u8]; 4] =
            [&[0xff, 0xd8, 0xff], super::png::SIGNATURE, b"RIFF\x40\0\0\0WEBP", b"%PDF-1.4"];
        let _ = look_into(&[signature[kind], &rest].concat());
    }

    #[test]
    fn one_damaged_byte_is_judged_and_never_fails(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        for mut file in all_with_notes(6) {
            let at = at.index(file.len());
            file[at] = byte;
            if let Ok(content) = look_into(&file)
                && let Some(picture) = content.picture
            {
                let _ = crate::files::thumbnail::make(&file, content.kind, picture);
            }
        }
    }
}
