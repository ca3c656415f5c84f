//! A picture to print.

use std::io::Write;

use flate2::{Compression, Crc, write::ZlibEncoder};

/// A chequered PNG in colour of so many pixels.
pub fn chequered(width: u32, height: u32) -> Vec<u8> {
    let mut rows = ZlibEncoder::new(Vec::new(), Compression::fast());
    for y in 0..height {
        rows.write_all(&[0]).unwrap();
        for x in 0..width {
            let dark = (x / 8 + y / 8) % 2 == 0;
            rows.write_all(if dark { &[40, 80, 120] } else { &[230, 225, 200] }).unwrap();
        }
    }
    let mut head = Vec::new();
    head.extend(width.to_be_bytes());
    head.extend(height.to_be_bytes());
    head.extend([8, 2, 0, 0, 0]);
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    chunk(&mut png, *b"IHDR", &head);
    chunk(&mut png, *b"IDAT", &rows.finish().unwrap());
    chunk(&mut png, *b"IEND", &[]);
    png
}

fn chunk(png: &mut Vec<u8>, kind: [u8; 4], data: &[u8]) {
    png.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
    let start = png.len();
    png.extend(kind);
    png.extend(data);
    let mut crc = Crc::new();
    crc.update(&png[start..]);
    png.extend(crc.sum().to_be_bytes());
}
