//! Packed forms of the site's files, made once so that the server never packs anything.

use std::io::{self, Write};

use crate::asset::{File, Profile};

/// Files below this size travel as they are.
const WORTH_IT: usize = 256;

/// The file packed by brotli (for secure contexts, where browsers take it) and gzip.
pub fn packed(file: &File, profile: Profile) -> io::Result<Vec<File>> {
    let packable = [".js", ".wasm", ".css", ".svg", ".json", ".geojson", ".txt"];
    if file.bytes.len() < WORTH_IT || !packable.iter().any(|ending| file.name.ends_with(ending)) {
        return Ok(Vec::new());
    }
    let form = |ending: &str, bytes| File { name: format!("{}{ending}", file.name), bytes };
    let (brotli, gzip) = match profile {
        Profile::Quick => (brotli(&file.bytes, 4)?, gzip(&file.bytes)?),
        Profile::Release => (brotli(&file.bytes, 11)?, smallest_gzip(&file.bytes)?),
    };
    Ok(vec![form(".br", brotli), form(".gz", gzip)])
}

fn brotli(bytes: &[u8], quality: u32) -> io::Result<Vec<u8>> {
    let mut packer = brotli::CompressorWriter::new(Vec::new(), 1 << 16, quality, 22);
    packer.write_all(bytes)?;
    Ok(packer.into_inner())
}

fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packer.write_all(bytes)?;
    packer.finish()
}

fn smallest_gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut packed = Vec::new();
    zopfli::compress(zopfli::Options::default(), zopfli::Format::Gzip, bytes, &mut packed)?;
    Ok(packed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_has_two_packed_forms_and_a_picture_none() {
        let file = |name: &str| File { name: name.to_owned(), bytes: vec![b'a'; 10_000] };
        let forms = packed(&file("a.js"), Profile::Quick).unwrap();
        assert_eq!(
            forms.iter().map(|form| form.name.as_str()).collect::<Vec<_>>(),
            ["a.js.br", "a.js.gz"]
        );
        assert!(forms.iter().all(|form| form.bytes.len() < 1_000));
        assert!(packed(&file("a.png"), Profile::Quick).unwrap().is_empty());
    }
}
