//! What a file is, by its contents: names and extensions are often wrong.

mod markup;

use std::fmt;

use serde::{Deserialize, Serialize};

/// The formats that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A workbook as XML in a ZIP archive, with macros or without.
    Xlsx,
    /// A workbook of 1997 to 2003 (BIFF8) in a compound file.
    Xls,
    /// A workbook as one XML file (`SpreadsheetML` of Excel 2003).
    Xml2003,
    /// A document with tables: `.docx`, or the one XML file that Word and WPS save instead.
    Document,
    /// A web page, by whatever name.
    WebPage,
    /// Web pages in the parts of a mail (`.mht`).
    WebArchive,
    /// Separated values (`.csv`), or any other text.
    Text,
    /// A workbook that opens with a password only.
    Locked,
    /// A file that is no ledger; what it is instead.
    Foreign(Foreign),
}

/// What somebody hands in that is no ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "each is what its code says")]
pub enum Foreign {
    Pdf,
    Image,
    WordDocument,
    /// A document that can be read, and has no table.
    DocumentWithoutTable,
    Presentation,
    OpenDocument,
    BinaryWorkbook,
    Archive,
    /// A web page that can be read, and has no table.
    WebPage,
    Xml,
    RichText,
    CompoundFile,
    Unknown,
}

impl Foreign {
    /// Every kind, for catalogues and their tests.
    pub const ALL: [Self; 13] = [
        Self::Pdf,
        Self::Image,
        Self::WordDocument,
        Self::DocumentWithoutTable,
        Self::Presentation,
        Self::OpenDocument,
        Self::BinaryWorkbook,
        Self::Archive,
        Self::WebPage,
        Self::Xml,
        Self::RichText,
        Self::CompoundFile,
        Self::Unknown,
    ];

    /// The stable kebab-case code, also the key of the catalogues' texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Image => "image",
            Self::WordDocument => "word-document",
            Self::DocumentWithoutTable => "document-without-table",
            Self::Presentation => "presentation",
            Self::OpenDocument => "open-document",
            Self::BinaryWorkbook => "binary-workbook",
            Self::Archive => "archive",
            Self::WebPage => "web-page",
            Self::Xml => "xml",
            Self::RichText => "rich-text",
            Self::CompoundFile => "compound-file",
            Self::Unknown => "unknown",
        }
    }
}

impl fmt::Display for Foreign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.code().replace('-', " "))
    }
}

/// First bytes that give a file away.
const SIGNATURES: [(&[u8], Foreign); 11] = [
    (b"%PDF", Foreign::Pdf),
    (b"\x89PNG", Foreign::Image),
    (b"\xff\xd8\xff", Foreign::Image),
    (b"GIF8", Foreign::Image),
    (b"II*\0", Foreign::Image),
    (b"MM\0*", Foreign::Image),
    (b"Rar!", Foreign::Archive),
    (b"7z\xbc\xaf", Foreign::Archive),
    (b"\x1f\x8b", Foreign::Archive),
    (b"{\\rtf", Foreign::RichText),
    (b"<?xml", Foreign::Xml),
];

/// Tells what a file is.
#[must_use]
pub fn of(bytes: &[u8]) -> Format {
    match bytes {
        [b'P', b'K', 3 | 5, 4 | 6, ..] => archive(bytes),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => compound(bytes),
        _ => text(bytes),
    }
}

/// A ZIP archive is what its files are called; one cut off is what it was going to be.
fn archive(bytes: &[u8]) -> Format {
    let holds = |name: &[u8]| bytes.windows(name.len()).any(|window| window == name);
    let kinds: [(&[u8], Foreign); 4] = [
        (b"xl/workbook.bin", Foreign::BinaryWorkbook),
        (b"ppt/presentation", Foreign::Presentation),
        (b"application/vnd.oasis.opendocument", Foreign::OpenDocument),
        (b"[Content_Types].xml", Foreign::Archive),
    ];
    if holds(b"xl/workbook.xml") {
        return Format::Xlsx;
    }
    if holds(b"word/document") {
        return Format::Document;
    }
    match kinds.iter().find(|(name, _)| holds(name)) {
        // An office archive of which no more can be told: the reader says what is wrong with it.
        Some((_, Foreign::Archive)) => Format::Xlsx,
        Some((_, kind)) => Format::Foreign(*kind),
        // No second file begins: cut off, or a stub that claims to be an archive.
        None if !holds(b"PK\x01\x02") => Format::Xlsx,
        None => Format::Foreign(Foreign::Archive),
    }
}

/// A compound file is what its streams are called. Directory entries are 128 bytes, aligned, and
/// begin with the name in UTF-16 and its length.
fn compound(bytes: &[u8]) -> Format {
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        let length = u16::try_from(wide.len()).unwrap_or_default().to_le_bytes();
        bytes
            .chunks_exact(128)
            .any(|entry| entry.starts_with(&wide) && entry.get(64..66) == Some(&length))
    };
    if holds("EncryptedPackage") {
        Format::Locked
    } else if holds("WordDocument") {
        Format::Foreign(Foreign::WordDocument)
    } else if holds("PowerPoint Document") {
        Format::Foreign(Foreign::Presentation)
    } else if holds("Workbook") || holds("Book") {
        if bytes.chunks_exact(512).any(is_locked) { Format::Locked } else { Format::Xls }
    } else if holds("Root Entry") && bytes.len().is_multiple_of(512) {
        Format::Foreign(Foreign::CompoundFile)
    } else {
        // Cut off or damaged beyond telling: the reader says how.
        Format::Xls
    }
}

/// Whether a sector begins a workbook whose first records say that it opens with a password.
/// Streams begin with a sector, and `FilePass` comes before anything of length.
fn is_locked(sector: &[u8]) -> bool {
    const BEGIN: [u8; 8] = [0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00];
    const FILE_PASS: u16 = 0x2f;
    let mut rest = if sector.starts_with(&BEGIN) { sector } else { return false };
    while let [kind, kind_high, length, length_high, after @ ..] = rest {
        if u16::from_le_bytes([*kind, *kind_high]) == FILE_PASS {
            return true;
        }
        let length = usize::from(u16::from_le_bytes([*length, *length_high]));
        rest = after.get(length..).unwrap_or_default();
    }
    false
}

fn text(bytes: &[u8]) -> Format {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    if let Some(format) = markup::of(bytes) {
        return format;
    }
    let begins = |signature: &[u8]| {
        text.get(..signature.len()).is_some_and(|head| head.eq_ignore_ascii_case(signature))
    };
    let found = SIGNATURES.iter().find(|(signature, _)| begins(signature));
    found.map_or(Format::Text, |(_, kind)| Format::Foreign(*kind))
}

/// Whether the end of a file is missing that has one: an archive ends with the list of its files, and
/// a compound file consists of whole sectors.
#[must_use]
pub fn is_cut_off(bytes: &[u8]) -> bool {
    /// The longest end of an archive, with its comment.
    const LONGEST_END: usize = 65_557;
    match bytes {
        [b'P', b'K', ..] => {
            let end = bytes.get(bytes.len().saturating_sub(LONGEST_END)..).unwrap_or(bytes);
            !end.windows(4).any(|window| window == b"PK\x05\x06")
        }
        [0xd0, 0xcf, 0x11, 0xe0, ..] => !bytes.len().is_multiple_of(512),
        _ => false,
    }
}

#[cfg(test)]
mod tests;
