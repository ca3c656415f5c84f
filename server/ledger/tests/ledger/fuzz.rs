//! Whatever bytes come in: a ledger or a reason, never a panic, and never for long.

use std::{
    io::{Cursor, Read, Write},
    time::{Duration, Instant},
};

use battle_map_ledger::read;
use proptest::{prelude::*, sample::Index};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

use crate::support::{inputs, options};

const XLSX: &[u8] = include_bytes!("../../../tests/data/formulas.xlsx");
const XLS: &[u8] = include_bytes!("../../../tests/data/small.xls");
const CSV: &str = "某市2022年清单（单位：万元）\n序号,项目名称,县区,总投资,年度计划,1-4月累计完成,\
    开工时间,坐标,是否开工\n一、产业项目(1个),,,,,,,,\n1,甲,岳池县,5000,1000,400,2022.3,\
    \"106°37′12″E,30°27′36″N\",是\n,合计,,5000,1000,400,,,\n";

/// Reads, and minds the clock; what comes out does not matter.
fn survives(bytes: &[u8]) {
    let begun = Instant::now();
    let _ = read(bytes, &options("a"));
    assert!(begun.elapsed() < Duration::from_secs(25), "{:?}", begun.elapsed());
}

/// Where bytes are changed, and into what; where the file is cut.
fn mutations() -> impl Strategy<Value = (Vec<(Index, u8)>, Option<Index>)> {
    let cut = prop::option::weighted(0.2, any::<Index>());
    (prop::collection::vec((any::<Index>(), any::<u8>()), 1..12), cut)
}

fn mutated(bytes: &[u8], (changes, cut): &(Vec<(Index, u8)>, Option<Index>)) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for (place, byte) in changes {
        let place = place.index(bytes.len());
        bytes[place] = *byte;
    }
    if let Some(cut) = cut {
        bytes.truncate(cut.index(bytes.len()));
    }
    bytes
}

/// A workbook of which one part is changed, whole as an archive.
fn with_changed_part(part: Index, changes: &(Vec<(Index, u8)>, Option<Index>)) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(XLSX)).unwrap();
    let chosen = part.index(archive.len());
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        if index == chosen && !content.is_empty() {
            content = mutated(&content, changes);
        }
        out.start_file(file.name().unwrap(), SimpleFileOptions::default()).unwrap();
        out.write_all(&content).unwrap();
    }
    out.finish().unwrap().into_inner()
}

#[test]
fn what_broke_readers_before_ends_well() {
    let wide = |text: &str| -> Vec<u8> {
        [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
    };
    for bytes in [
        b"PK\x03\x04".to_vec(),
        b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0".to_vec(),
        [&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], &[0; 504]].concat(),
        [&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], &[0xff; 1016]].concat(),
        b"\xef\xbb\xbf".to_vec(),
        b"\xff\xfe".to_vec(),
        wide("项目名称\t县区\n\""),
        b"sep=;".to_vec(),
        b"sep=;\n".to_vec(),
        b"\"".to_vec(),
        b"\"\"\"".to_vec(),
        b"\r\r\n\n\r".to_vec(),
        "项目名称,县区\n\"甲".as_bytes().to_vec(),
        "项目名称,经度,纬度\n甲,°,′".as_bytes().to_vec(),
        "项目名称,总投资(亿元)\n甲,99999999999999999999999\n乙,-,\n".as_bytes().to_vec(),
        "项目名称,9999年度计划(万元)\n甲,1".as_bytes().to_vec(),
        vec![0x81; 4_096],
        vec![b','; 100_000],
        vec![b'\n'; 1_000_000],
    ] {
        survives(&bytes);
    }
}

proptest! {
    #![proptest_config(inputs(64))]

    #[test]
    fn any_bytes_end_well(bytes in prop::collection::vec(any::<u8>(), 0..300), kind in 0..4_usize) {
        let begin = [&b""[..], b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe"];
        survives(&[begin[kind], &bytes].concat());
    }

    #[test]
    fn a_changed_archive_ends_well(changes in mutations()) {
        survives(&mutated(XLSX, &changes));
    }

    #[test]
    fn a_changed_part_of_a_workbook_ends_well(part: Index, changes in mutations()) {
        survives(&with_changed_part(part, &changes));
    }

    #[test]
    fn a_changed_old_workbook_ends_well(changes in mutations()) {
        survives(&mutated(XLS, &changes));
    }
}

proptest! {
    #[test]
    fn a_changed_table_ends_well(changes in mutations()) {
        survives(&mutated(CSV.as_bytes(), &changes));
    }

    #[test]
    fn any_table_ends_well(text in "([,\n\"0-9.年月°E/=+-]|项目名称|县区|坐标|总投资|小计|一、){0,60}") {
        survives(text.as_bytes());
    }
}
