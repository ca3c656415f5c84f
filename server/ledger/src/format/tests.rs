use super::*;

#[test]
fn contents_decide_and_not_names() {
    for (bytes, format) in [
        (&b"%PDF-1.7 ..."[..], Format::Foreign(Foreign::Pdf)),
        (b"\x89PNG\r\n", Format::Foreign(Foreign::Image)),
        (b"\xef\xbb\xbf\r\n<HTML xmlns", Format::WebPage),
        (b"\xff\xfe<\0h\0t\0m\0l\0>\0", Format::WebPage),
        (b"<?xml version=\"1.0\"?><!DOCTYPE html><html>", Format::WebPage),
        (b"<table border=1>", Format::WebPage),
        (b"<style>td{}</style>\n<TABLE>", Format::WebPage),
        (b"From: x\r\nMIME-Version: 1.0\r\n\r\nx", Format::WebArchive),
        (b"<?xml version=\"1.0\"?><Workbook", Format::Foreign(Foreign::Xml)),
        (
            b"<?xml?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"",
            Format::Xml2003,
        ),
        (b"PK\x03\x04..word/document.xmlPK\x01\x02", Format::Document),
        (b"PK\x03\x04..photo.jpgPK\x01\x02", Format::Foreign(Foreign::Archive)),
        (b"PK\x03\x04..xl/workbook.binPK\x01\x02", Format::Foreign(Foreign::BinaryWorkbook)),
        (b"PK\x03\x04..xl/workbook.xml", Format::Xlsx),
        (b"PK\x03\x04cut off", Format::Xlsx),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Format::Xls),
        ("序号,名称".as_bytes(), Format::Text),
        (b"", Format::Text),
    ] {
        assert_eq!(of(bytes), format, "{:?}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn a_compound_file_is_what_its_streams_are_called() {
    let file = |names: &[&str]| {
        let mut bytes = vec![0_u8; 512];
        bytes[..8].copy_from_slice(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
        for name in names {
            let mut entry = [0_u8; 128];
            let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            entry[..wide.len()].copy_from_slice(&wide);
            entry[64] = u8::try_from(wide.len() + 2).unwrap();
            bytes.extend(entry);
        }
        bytes.resize(1024, 0);
        bytes
    };
    assert_eq!(of(&file(&["Root Entry", "Workbook"])), Format::Xls);
    assert_eq!(of(&file(&["Root Entry", "EncryptedPackage"])), Format::Locked);
    let word = Format::Foreign(Foreign::WordDocument);
    assert_eq!(of(&file(&["Root Entry", "WordDocument"])), word);
    let other = Format::Foreign(Foreign::CompoundFile);
    assert_eq!(of(&file(&["Root Entry", "Workbooks"])), other);
}

#[test]
fn a_locked_old_workbook_is_known_by_its_first_records() {
    let mut sector = vec![0_u8; 512];
    sector[..8].copy_from_slice(&[0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00]);
    assert!(!is_locked(&sector));
    sector[20..26].copy_from_slice(&[0x2f, 0x00, 0x06, 0x00, 0x00, 0x00]);
    assert!(is_locked(&sector));
}
