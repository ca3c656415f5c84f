//! Files made to harm: each ends with a clear refusal, or is read, within memory and time.

use std::{
    fmt::Write as _,
    io::{Cursor, Write as _},
    time::{Duration, Instant},
};

use battle_map_ledger::{ReadLedger, read};
use rust_xlsxwriter::Workbook;
use zip::{ZipWriter, write::SimpleFileOptions};

use crate::support::{Words, codes, options};

const SAMPLE: &[u8] = include_bytes!("../../../tests/data/guangan-ledger.xlsx");
const SAMPLE_XLS: &[u8] = include_bytes!("../../../tests/data/guangan-ledger.xls");
const HEAD: &str = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>项目名称</t></is></c>\
    <c r=\"B1\" t=\"inlineStr\"><is><t>建设地点</t></is></c></row>\
    <row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>甲</t></is></c>\
    <c r=\"B2\" t=\"inlineStr\"><is><t>岳池县</t></is></c></row>";

/// Code and Chinese sentence of a refusal, which takes no longer than any file may.
fn refused(bytes: &[u8]) -> (&'static str, String) {
    let begun = Instant::now();
    let error = read(bytes, &options("a.xlsx")).err().unwrap();
    assert!(begun.elapsed() < Duration::from_secs(25), "{:?}", begun.elapsed());
    (error.code(), error.words(&Words::chinese()))
}

fn too_large(why: &str) -> (&'static str, String) {
    ("file-too-large", format!("文件过大：{why}"))
}

/// A workbook of raw parts: its sheets' entries in the list, and what fills its one sheet.
fn raw(sheets: &str, fill: impl FnOnce(&mut ZipWriter<Cursor<Vec<u8>>>)) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const DOCUMENT: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let quick = SimpleFileOptions::default().compression_level(Some(1));
    let relation = |id: &str, kind: &str, target: &str| {
        format!(
            "<Relationships xmlns=\"{PACKAGE}\"><Relationship Id=\"{id}\" Type=\"{DOCUMENT}/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    for (name, content) in [
        (
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"
                .to_owned(),
        ),
        ("_rels/.rels", relation("rId1", "officeDocument", "xl/workbook.xml")),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{DOCUMENT}\"><sheets>{sheets}</sheets></workbook>"
            ),
        ),
        ("xl/_rels/workbook.xml.rels", relation("rId1", "worksheet", "worksheets/sheet1.xml")),
    ] {
        zip.start_file(name, quick).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.start_file("xl/worksheets/sheet1.xml", quick).unwrap();
    zip.write_all(format!("<worksheet xmlns=\"{MAIN}\"><sheetData>").as_bytes()).unwrap();
    fill(&mut zip);
    zip.write_all(b"</sheetData></worksheet>").unwrap();
    zip.finish().unwrap().into_inner()
}

/// A workbook with one sheet of these rows.
fn sheet(rows: &str) -> Vec<u8> {
    raw(ONE, |zip| zip.write_all(rows.as_bytes()).unwrap())
}

const ONE: &str = "<sheet name=\"a\" sheetId=\"1\" r:id=\"rId1\"/>";

fn good(read: &ReadLedger) {
    assert_eq!((codes(&read.rejected), codes(&read.warnings)), (vec![], vec![]));
    assert_eq!(read.ledger.as_ref().unwrap().rows.len(), 1);
}

#[test]
fn a_bomb_of_blanks_ends_with_the_memory_it_may_have() {
    let blanks = vec![b' '; 1024 * 1024];
    let bomb = raw(ONE, |zip| {
        zip.write_all(b"<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>").unwrap();
        (0..600).for_each(|_| zip.write_all(&blanks).unwrap());
    });
    assert!(bomb.len() < 8 * 1024 * 1024, "{}", bomb.len());
    assert_eq!(refused(&bomb), too_large("读取需要的内存超过512 MB"));
}

#[test]
fn cells_that_share_a_long_text_end_at_the_limit_of_text() {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    let text = "长".repeat(30_000);
    for row in 0..400 {
        page.write_string(row, 0, &text).unwrap();
    }
    assert_eq!(refused(&book.save_to_buffer().unwrap()), too_large("文字总量超过32 MB"));
}

#[test]
fn more_cells_than_any_ledger_has_are_counted_and_not_kept() {
    let row = "<row>".to_owned() + &"<c><v>1</v></c>".repeat(400) + "</row>";
    assert_eq!(refused(&sheet(&row.repeat(2_600))), too_large("非空单元格超过1000000个"));
}

#[test]
fn a_million_empty_rows_are_nothing() {
    let mut rows = HEAD.to_owned();
    for row in 3..=1_000_000 {
        let _ = write!(rows, "<row r=\"{row}\"/>");
    }
    good(&read(&sheet(&rows), &options("a.xlsx")).unwrap());
}

#[test]
fn a_cell_at_the_far_corner_is_refused_and_a_blank_one_is_nothing() {
    let corner = |text: &str| {
        let mut book = Workbook::new();
        let page = book.add_worksheet();
        for (row, cells) in [["项目名称", "建设地点"], ["甲", "岳池县"]].iter().enumerate()
        {
            for (column, cell) in cells.iter().enumerate() {
                page.write_string(row.try_into().unwrap(), column.try_into().unwrap(), *cell)
                    .unwrap();
            }
        }
        page.write_string(1_048_575, 16_383, text).unwrap();
        book.save_to_buffer().unwrap()
    };
    assert_eq!(refused(&corner("x")), too_large("超过512列，请删除表格右侧多余的单元格"));
    good(&read(&corner(" "), &options("a.xlsx")).unwrap());
}

#[test]
fn a_cell_of_ten_megabytes_is_refused_in_every_format() {
    let text = "x".repeat(10 * 1024 * 1024);
    let cell = format!("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>{text}</t></is></c></row>");
    let why = too_large("有单元格超过32767个字符");
    assert_eq!(refused(&sheet(&cell)), why);
    assert_eq!(refused(format!("项目名称,建设地点\n{text},岳池县").as_bytes()), why);
}

#[test]
fn ten_thousand_sheets_are_too_many() {
    let mut sheets = String::new();
    for n in 1..=10_000 {
        let _ = write!(sheets, "<sheet name=\"s{n}\" sheetId=\"{n}\" r:id=\"rId1\"/>");
    }
    assert_eq!(refused(&raw(&sheets, |_| {})), too_large("工作表超过64张"));
}

#[test]
fn archives_and_old_workbooks_cut_off_say_so() {
    // The last of the old format is not the ledger's.
    for (bytes, parts) in [(SAMPLE, &[9, 40, 90, 99][..]), (SAMPLE_XLS, &[1, 9, 40, 90])] {
        for part in parts {
            let (code, words) = refused(&bytes[..bytes.len() * part / 100]);
            assert!(
                code == "file-cut-off" && words.starts_with("文件不完整"),
                "{part}: {code} {words}"
            );
        }
    }
}

#[test]
fn contents_decide_whatever_the_name_says() {
    for (bytes, name) in [
        (SAMPLE, "台账.csv"),
        (SAMPLE, "台账.xls"),
        (SAMPLE_XLS, "台账.xlsx"),
        ("项目名称,建设地点\n甲,岳池县".as_bytes(), "台账.xls"),
    ] {
        assert!(read(bytes, &options(name)).unwrap().ledger.is_some(), "{name}");
    }
    for (bytes, what) in [
        (&b"%PDF-1.7\n%\xe2\xe3\xcf\xd3"[..], "PDF 文件"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "图片"),
        (b"<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\">", "没有表格的网页"),
        (b"Rar!\x1a\x07\x01\0", "压缩包"),
        (b"\x01\x02\x03\x04", "无法识别的文件"),
    ] {
        let words =
            format!("这不是工作簿（.xlsx、.xls）、.csv 表格、.docx 文档或网页表格，而是{what}");
        assert_eq!(refused(bytes), ("unknown-format", words));
    }
}

/// A compound file that holds streams of these names, as far as anybody looks.
fn compound(names: &[&str], stream: &[u8]) -> Vec<u8> {
    let mut file = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    file.resize(512, 0);
    for name in ["Root Entry"].iter().chain(names) {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let mut entry = [0; 128];
        entry[..wide.len()].copy_from_slice(&wide);
        entry[64] = u8::try_from(wide.len() + 2).unwrap();
        file.extend(entry);
    }
    file.resize(1024, 0);
    file.extend(stream);
    file.resize(file.len().next_multiple_of(512), 0);
    file
}

#[test]
fn a_workbook_with_a_password_says_so_in_both_formats() {
    let begin = [&[0x09, 0x08, 16, 0, 0, 6, 5, 0][..], &[0; 12], &[0x2f, 0, 6, 0, 0, 0]].concat();
    for file in
        [compound(&["EncryptionInfo", "EncryptedPackage"], b""), compound(&["Workbook"], &begin)]
    {
        let words = "工作簿有密码保护，请取消密码后再导入".to_owned();
        assert_eq!(refused(&file), ("password-protected", words));
    }
}

#[test]
fn other_compound_files_are_called_what_they_are() {
    assert!(
        refused(&compound(&["WordDocument"], b""))
            .1
            .contains("旧版 Word 文档（.doc），请另存为 .docx")
    );
    assert!(refused(&compound(&["__properties_version1.0"], b"")).1.ends_with("其他程序的文件"));
}

#[test]
fn macros_are_not_looked_at() {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    for (row, column, text) in
        [(0, 0, "项目名称"), (0, 1, "建设地点"), (1, 0, "甲"), (1, 1, "岳池县")]
    {
        page.write_string(row, column, text).unwrap();
    }
    let mut zip = ZipWriter::new_append(Cursor::new(book.save_to_buffer().unwrap())).unwrap();
    zip.start_file("xl/vbaProject.bin", SimpleFileOptions::default()).unwrap();
    zip.write_all(b"\xd0\xcf\x11\xe0 Sub Auto_Open()").unwrap();
    good(&read(&zip.finish().unwrap().into_inner(), &options("a.xlsm")).unwrap());
}

#[test]
fn an_old_workbook_whose_sectors_run_in_a_circle_ends() {
    let mut file = SAMPLE_XLS.to_vec();
    let fat = u32::from_le_bytes(file[76..80].try_into().unwrap()) as usize;
    // Every sector is followed by the first: the chain of the directory never ends.
    file[512 + fat * 512..][..512].fill(0);
    assert_eq!(refused(&file), too_large("读取需要的内存超过512 MB"));
}

#[test]
fn an_old_workbook_that_claims_a_billion_cells_is_refused() {
    let mut file = SAMPLE_XLS.to_vec();
    let dimensions = file.windows(4).position(|bytes| bytes == [0, 2, 14, 0]).unwrap();
    file[dimensions + 4..][..12].copy_from_slice(&[0, 0, 0, 0, 255, 255, 255, 255, 0, 0, 255, 255]);
    assert_eq!(refused(&file).0, "file-too-large");
}
