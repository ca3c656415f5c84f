//! The text of a PDF as this program writes them, read out of the file itself: each page's contents,
//! with the table by which its fonts say what their glyphs mean, and what the file says of itself.

use std::{collections::BTreeMap, io::Read, str::FromStr};

use flate2::read::ZlibDecoder;

/// An object of the file: its dictionary, and its stream unpacked.
struct Object {
    dict: String,
    stream: Vec<u8>,
}

/// What a font's glyphs mean, by their numbers.
type Glyphs = BTreeMap<u16, String>;

/// Everything a PDF says, in the order in which it says it, without white space between lines.
pub fn text(bytes: &[u8]) -> String {
    let objects = objects(bytes);
    let mut said = String::new();
    for object in objects.values() {
        if let Some(resources) = reference(&object.dict, "/Resources ") {
            let contents = reference(&object.dict, "/Contents ").unwrap_or_default();
            let content =
                objects.get(&contents).map_or(&object.stream, |contents| &contents.stream);
            said += &shown(content, &fonts(&objects, resources));
        } else if object.dict.contains("/Metadata") {
            said += &String::from_utf8_lossy(&object.stream);
        }
    }
    said
}

/// All objects by their numbers.
fn objects(bytes: &[u8]) -> BTreeMap<u32, Object> {
    const BEGIN: &[u8] = b" 0 obj\n";
    let mut objects = BTreeMap::new();
    let mut at = 0;
    while let Some(begin) = find(bytes, BEGIN, at) {
        let digits = bytes[..begin].iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
        let number = String::from_utf8_lossy(&bytes[begin - digits..begin]).parse().unwrap();
        let dict_at = begin + BEGIN.len();
        let end = find(bytes, b"\nendobj", dict_at).unwrap_or(bytes.len());
        let stream_at = find(bytes, b"\nstream\n", dict_at).filter(|stream| *stream < end);
        let dict = String::from_utf8_lossy(&bytes[dict_at..stream_at.unwrap_or(end)]).into_owned();
        let (stream, next) = match stream_at.map(|stream| stream + b"\nstream\n".len()) {
            Some(stream) => {
                let length: usize = number_after(&dict, "/Length ").unwrap();
                (unpacked(&dict, &bytes[stream..stream + length]), stream + length)
            }
            None => (Vec::new(), end),
        };
        objects.insert(number, Object { dict, stream });
        at = next;
    }
    objects
}

fn unpacked(dict: &str, bytes: &[u8]) -> Vec<u8> {
    // Pictures are no text.
    if !dict.contains("/FlateDecode") || dict.contains("/Image") {
        return bytes.to_vec();
    }
    let mut unpacked = Vec::new();
    ZlibDecoder::new(bytes).read_to_end(&mut unpacked).unwrap();
    unpacked
}

fn find(bytes: &[u8], part: &[u8], from: usize) -> Option<usize> {
    bytes[from..].windows(part.len()).position(|window| window == part).map(|place| from + place)
}

fn number_after<N: FromStr>(dict: &str, key: &str) -> Option<N> {
    let (_, rest) = dict.split_once(key)?;
    rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

/// The number of the object to which a key of a dictionary refers.
fn reference(dict: &str, key: &str) -> Option<u32> {
    number_after(dict, key)
}

/// The fonts of a page by the names that its contents use.
fn fonts(objects: &BTreeMap<u32, Object>, resources: u32) -> BTreeMap<String, Glyphs> {
    let dict = objects.get(&resources).map_or("", |object| &object.dict);
    let named = dict.split_once("/Font<<").and_then(|(_, rest)| rest.split_once(">>"));
    let named = named.map_or("", |(named, _)| named);
    let fonts = named.split('/').filter_map(|entry| {
        let (name, number) = entry.split_once(' ')?;
        let font = objects.get(&number.split(' ').next()?.parse().ok()?)?;
        let table = objects.get(&reference(&font.dict, "/ToUnicode ")?)?;
        Some((name.to_owned(), glyphs(&String::from_utf8_lossy(&table.stream))))
    });
    fonts.collect()
}

/// The lines `<0001> <5E7F>` of a table, one glyph each.
fn glyphs(table: &str) -> Glyphs {
    assert!(!table.contains("beginbfrange"), "this program's tables have no ranges");
    let parts = table.split("beginbfchar").skip(1);
    let lines = parts.flat_map(|part| part.split("endbfchar").next().unwrap_or_default().lines());
    let pairs = lines.filter_map(|line| {
        let mut hex = line.split(['<', '>']).skip(1).step_by(2);
        let (glyph, means) = (hex.next()?, hex.next()?);
        let units: Vec<u16> = pairs(&from_hex(means)).collect();
        Some((u16::from_str_radix(glyph, 16).ok()?, String::from_utf16_lossy(&units)))
    });
    pairs.collect()
}

fn from_hex(hex: &str) -> Vec<u8> {
    let digits: Vec<_> = hex.chars().filter_map(|digit| digit.to_digit(16)).collect();
    let byte = |pair: &[u32]| pair.iter().fold(0, |byte, digit| byte * 16 + digit);
    digits.chunks(2).map(|pair| u8::try_from(byte(pair)).unwrap()).collect()
}

fn pairs(bytes: &[u8]) -> impl Iterator<Item = u16> {
    bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
}

/// What a page's contents show: every string, in the font that was chosen last.
fn shown(content: &[u8], fonts: &BTreeMap<String, Glyphs>) -> String {
    let none = Glyphs::new();
    let (mut font, mut name) = (&none, String::new());
    let (mut said, mut at) = (String::new(), 0);
    while let Some(byte) = content.get(at) {
        at += 1;
        match byte {
            b'(' => said += &meant(&literal(content, &mut at), font),
            b'<' if content.get(at) == Some(&b'<') => at += 1,
            b'<' => {
                let end = find(content, b">", at).unwrap_or(content.len());
                said += &meant(&from_hex(&String::from_utf8_lossy(&content[at..end])), font);
                at = end;
            }
            b'/' => {
                let rest = content[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric());
                name = rest.map(|byte| char::from(*byte)).collect();
                at += name.len();
            }
            b'T' if content.get(at) == Some(&b'f') => font = fonts.get(&name).unwrap_or(&none),
            _ => {}
        }
    }
    said
}

/// A string is two bytes a glyph, or text by itself where it begins with a byte order mark.
fn meant(bytes: &[u8], font: &Glyphs) -> String {
    match bytes.strip_prefix(b"\xfe\xff") {
        Some(text) => String::from_utf16_lossy(&pairs(text).collect::<Vec<_>>()),
        None => pairs(bytes).filter_map(|glyph| font.get(&glyph)).map(String::as_str).collect(),
    }
}

/// The bytes of a string in brackets, which `at` is moved behind.
fn literal(content: &[u8], at: &mut usize) -> Vec<u8> {
    let (mut bytes, mut depth) = (Vec::new(), 1);
    while let Some(byte) = content.get(*at).copied() {
        *at += 1;
        match byte {
            b'(' => depth += 1,
            b')' if depth == 1 => break,
            b')' => depth -= 1,
            b'\\' => {
                bytes.extend(escaped(content, at));
                continue;
            }
            _ => {}
        }
        bytes.push(byte);
    }
    bytes
}

fn escaped(content: &[u8], at: &mut usize) -> Option<u8> {
    let octal = content[*at..].iter().take(3).take_while(|byte| (b'0'..=b'7').contains(byte));
    let octal: Vec<_> = octal.copied().collect();
    if !octal.is_empty() {
        *at += octal.len();
        return Some(
            octal.iter().fold(0, |value: u8, digit| value.wrapping_mul(8) + (digit - b'0')),
        );
    }
    let byte = content.get(*at).copied()?;
    *at += 1;
    match byte {
        b'n' => Some(b'\n'),
        b'r' => Some(b'\r'),
        b't' => Some(b'\t'),
        b'b' => Some(8),
        b'f' => Some(12),
        b'\n' => None,
        other => Some(other),
    }
}
