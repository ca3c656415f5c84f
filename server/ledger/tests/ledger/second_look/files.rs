//! The list in a document, a web page or an old XML file, whatever its name says, and files that are
//! not whole: what was written is read, or what is missing is said.

use std::io::{Cursor, Write as _};

use battle_map_ledger::{LedgerError, ReadLedger, read};
use encoding_rs::GB18030;
use zip::{ZipWriter, write::SimpleFileOptions};

use super::{day, read_file, rows, wan, warned, words};
use crate::support::{codes, options};

mod documents;
mod pages;
mod unseen;

const TITLE: &str = "广安市2026年重点项目推进情况台账";
const HEADER: [&str; 8] = [
    "序号",
    "项目名称",
    "所在县区",
    "总投资(万元)",
    "截至10月底累计完成投资(万元)",
    "计划竣工时间",
    "责任单位",
    "存在问题",
];
const PROJECTS: [[&str; 8]; 3] = [
    ["1", "渠江智造产业园一期", "广安区", "125000", "26400", "2027-06-30", "广安区发展改革局", ""],
    [
        "2",
        "建材 <循环> & 利用",
        "前锋区",
        "86,000",
        "15750.5",
        "2027/3/31",
        "前锋区经信局",
        "用地红线",
    ],
    ["3", "输变电配套产业园", "岳池县", "152000", "30200", "2026年12月", "岳池县发展改革局", "无"],
];

/// Title, header and projects.
fn table() -> Vec<Vec<&'static str>> {
    let projects = PROJECTS.iter().map(|project| project.to_vec());
    std::iter::once(HEADER.to_vec()).chain(projects).collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&#62;")
}

fn archive(files: &[(&str, &str)]) -> Vec<u8> {
    let mut written = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        written.start_file(*name, SimpleFileOptions::default()).unwrap();
        written.write_all(text.as_bytes()).unwrap();
    }
    written.finish().unwrap().into_inner()
}

/// The body of a document around tables and paragraphs.
fn docx(body: &str) -> Vec<u8> {
    let text = format!(
        r#"<?xml version="1.0"?><w:document xmlns:w="w"><w:body>{body}</w:body></w:document>"#
    );
    archive(&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", &text)])
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", escaped(text))
}

fn word_table<'a>(rows: impl IntoIterator<Item = &'a Vec<&'a str>>) -> String {
    let cell = |text: &&str| format!("<w:tc>{}</w:tc>", paragraph(text));
    let row =
        |row: &Vec<&str>| format!("<w:tr>{}</w:tr>", row.iter().map(cell).collect::<String>());
    format!("<w:tbl>{}</w:tbl>", rows.into_iter().map(row).collect::<String>())
}

fn web_rows<'a>(rows: impl IntoIterator<Item = &'a Vec<&'a str>>) -> String {
    let cell = |text: &&str| {
        format!("<td style=\"mso-number-format:'\\@'\"><b>{}</b></td>", escaped(text))
    };
    let row = |row: &Vec<&str>| format!("<tr>{}</tr>\n", row.iter().map(cell).collect::<String>());
    rows.into_iter().map(row).collect()
}

fn page(head: &str, rows: &str) -> String {
    format!(
        "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head>{head}<style>td{{}}</style>\
         </head><body><table border=1><tr><td colspan=8>{TITLE}</td></tr>{rows}</table></body></html>"
    )
}

/// Whether all three projects came out with all that was written of them.
fn is_whole(read: &ReadLedger) {
    assert_eq!(codes(&read.rejected), []);
    let said: Vec<_> = rows(read)
        .iter()
        .map(|row| {
            let region = row.facts.regions.as_ref().unwrap().as_str();
            let unit = row.facts.responsible_unit.as_ref().unwrap().as_str();
            let (total, done) = (wan(row.facts.total), wan(row.figures.year_to_date));
            let problem = words(row.figures.problem.as_ref());
            (
                row.facts.name.as_str(),
                region,
                total,
                done,
                day(row.planned_completion),
                unit,
                problem,
            )
        })
        .collect();
    let expected = [
        ("渠江智造产业园一期", "广安区", "125000", "26400", "2027-06-30", "广安区发展改革局", "-"),
        (
            "建材 <循环> & 利用",
            "前锋区",
            "86000",
            "15750.5",
            "2027-03-31",
            "前锋区经信局",
            "用地红线",
        ),
        ("输变电配套产业园", "岳池县", "152000", "30200", "2026-12", "岳池县发展改革局", "-"),
    ];
    let expected = expected.map(|(name, region, total, done, end, unit, problem)| {
        (name, region, total.to_owned(), done.to_owned(), end.to_owned(), unit, problem)
    });
    assert_eq!(said, expected);
    let ledger = read.ledger.as_ref().unwrap();
    assert_eq!(ledger.list.as_ref().unwrap().as_str(), TITLE);
    assert_eq!(ledger.period.unwrap().to_string(), "2026-10");
}

fn refused(file: &[u8]) -> &'static str {
    match read(file, &options("台账")) {
        Err(LedgerError::Unreadable(error)) => error.code(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_file_cut_off_says_so() {
    let page = page("", &web_rows(&table()));
    let cut = (0..page.len() - 60).rev().find(|end| page.is_char_boundary(*end)).unwrap();
    assert_eq!(refused(&page.as_bytes()[..cut]), "file-cut-off");
    let document = docx(&word_table(&table()));
    for part in [2, 4] {
        assert_eq!(refused(&document[..document.len() * part / 5]), "file-cut-off");
    }
    let csv = "项目名称,县区,总投资(万元)\r\n甲,岳池县,1\r\n乙,武胜";
    assert_eq!(refused(csv.as_bytes()), "file-cut-off");
    assert_eq!(refused(&GB18030.encode(csv).0), "file-cut-off");
    assert_eq!(refused(&GB18030.encode(csv).0[..48]), "file-cut-off");
}

#[test]
fn what_holds_no_table_says_what_it_is() {
    for (file, words) in [
        (docx(&paragraph("没有表格")), "文档（表格可能是图片）"),
        (b"<html><body>login</body></html>".to_vec(), "没有表格的网页"),
    ] {
        let error = read(&file, &options("台账")).unwrap_err();
        assert_eq!(error.code(), "unknown-format");
        assert!(error.words(&crate::support::Words::chinese()).contains(words), "{error}");
    }
}

#[test]
fn a_self_made_character_costs_its_cell_and_a_name_its_row() {
    let text = "项目名称,县区,总投资(万元),联系领导,存在问题\n甲,岳池县,1,王\u{e000},缺地\n乙\u{e7c7},岳池县,2,,\n";
    for file in [text.as_bytes().to_vec(), GB18030.encode(text).0.into_owned()] {
        let read = read_file(&file);
        assert_eq!(codes(&read.rejected), [(3, "项目名称", "lost-character")]);
        assert_eq!(warned(&read), [(2, "联系领导", "lost-character")]);
        let [row] = rows(&read) else { panic!("one row") };
        assert_eq!((row.facts.name.as_str(), words(row.figures.problem.as_ref())), ("甲", "缺地"));
        assert!(row.facts.sponsors.is_empty());
    }
}

#[test]
fn tables_without_end_are_refused() {
    let deep = "<table><tr><td>".repeat(100_000);
    assert_eq!(refused(deep.as_bytes()), "damaged-workbook");
    let wide = "<table><tr><td colspan=60000>甲</td><td>乙</td></tr></table>";
    assert_eq!(refused(wide.as_bytes()), "file-too-large");
    let cells = format!("<table>{}</table>", "<tr><td>1<td>2".repeat(600_000));
    assert_eq!(refused(cells.as_bytes()), "file-too-large");
    let nested = docx(&"<w:tbl><w:tr><w:tc>".repeat(50_000));
    assert!(matches!(refused(&nested), "damaged-workbook" | "file-cut-off"));
    let bomb = docx(&format!(
        "<w:tbl><w:tr><w:tc><w:p><w:t>{}</w:t></w:p></w:tc></w:tr></w:tbl>",
        " ".repeat(300 << 20)
    ));
    assert!(bomb.len() < 2 << 20);
    assert_eq!(refused(&bomb), "file-too-large");
}
