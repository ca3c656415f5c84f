//! Drawn lines as a file of any kind, whole or cut off.

use std::io::{Cursor, Write as _};

use battle_map::value::Day;
use encoding_rs::GB18030;
use rust_xlsxwriter::{Format, Workbook, Worksheet};
use zip::{ZipWriter, write::SimpleFileOptions};

use super::{
    fault::Fault,
    sheet::{Cell, Drawn, Line, Tab},
    style::{Extra, Style},
};
use crate::support::counted_from_1904;

/// The kinds of files in which ledgers come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    Csv,
    CsvOfExcel,
    /// Tabs in UTF-16, which Excel calls Unicode text.
    UnicodeText,
    Xlsx,
    Document,
    Page,
    PageInGb,
    WebArchive,
    Xml2003,
}

impl FileKind {
    pub const ALL: [Self; 9] = [
        Self::Csv,
        Self::CsvOfExcel,
        Self::UnicodeText,
        Self::Xlsx,
        Self::Document,
        Self::Page,
        Self::PageInGb,
        Self::WebArchive,
        Self::Xml2003,
    ];

    /// Whether its cells have number formats.
    pub const fn is_workbook(self) -> bool {
        matches!(self, Self::Xlsx | Self::Xml2003)
    }
}

/// The bytes of a file. Where it has no sheets, there is one.
pub fn write(drawn: &Drawn, style: &Style, fault: Fault) -> Vec<u8> {
    let lines = drawn.tabs[0].lines.as_slice();
    let cut = fault == Fault::CutOff;
    let mut bytes = match style.file {
        FileKind::Csv => return text(lines, ",", cut).into_bytes(),
        FileKind::CsvOfExcel => return GB18030.encode(&text(lines, ",", cut)).0.into_owned(),
        FileKind::UnicodeText => {
            let text = format!("\u{feff}{}", text(lines, "\t", cut));
            return text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        }
        FileKind::Xlsx => workbook(&drawn.tabs, style),
        FileKind::Document => document(lines),
        FileKind::Page => page(lines, "utf-8").into_bytes(),
        FileKind::PageInGb => GB18030.encode(&page(lines, "gb2312")).0.into_owned(),
        FileKind::WebArchive => archive(lines).into_bytes(),
        FileKind::Xml2003 => xml(lines).into_bytes(),
    };
    if cut {
        bytes.truncate(bytes.len() * 4 / 5);
    }
    bytes
}

/// Separated values; cut off within the last line.
fn text(lines: &[Line], separator: &str, cut: bool) -> String {
    let quoted = |cell: &Cell| {
        let text = cell.text();
        if text.contains([',', '"', '\t']) { format!("\"{text}\"") } else { text.to_owned() }
    };
    let joined = |cells: &[Cell]| cells.iter().map(quoted).collect::<Vec<_>>().join(separator);
    let mut written: Vec<String> = lines.iter().map(|line| joined(&line.cells)).collect();
    if cut && let (Some(end), Some(last)) = (written.last_mut(), lines.last()) {
        // One cell alone could be a note below the table.
        *end = joined(&last.cells[..3]);
        return written.join("\r\n");
    }
    written.join("\r\n") + "\r\n"
}

fn workbook(tabs: &[Tab], style: &Style) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let others = style.has(Extra::OtherSheets);
    if others {
        other_sheet(&mut workbook, "封面", &[&["某市重点项目台账"], &["2026年10月"]]);
    }
    for tab in tabs {
        let sheet = workbook.add_worksheet();
        sheet.set_name(tab.name).unwrap();
        for (row, line) in (0..).zip(&tab.lines) {
            for (column, cell) in (0..).zip(&line.cells) {
                write_cell(sheet, (row, column), cell, style.counts_from_1904());
            }
            if line.hidden {
                sheet.set_row_hidden(row).unwrap();
            }
        }
    }
    if others {
        let sums = [&["县区", "项目个数", "总投资（万元）"][..], &["岳池县", "3", "500"]];
        other_sheet(&mut workbook, "汇总表", &sums);
        let draft = [&["项目名称", "县区", "总投资（万元）"][..], &["旧项目", "岳池县", "1"]];
        other_sheet(&mut workbook, "底稿", &draft).set_hidden(true);
    }
    let written = workbook.save_to_buffer().unwrap();
    if style.counts_from_1904() { counted_from_1904(&written) } else { written }
}

fn write_cell(sheet: &mut Worksheet, (row, column): (u32, u16), cell: &Cell, from_1904: bool) {
    let mut number = |number: f64, format: &str| {
        let format = Format::new().set_num_format(format);
        sheet.write_number_with_format(row, column, number, &format).unwrap();
    };
    match cell {
        Cell::Words(text) if text.is_empty() => {}
        Cell::Words(text) => drop(sheet.write_string(row, column, text).unwrap()),
        Cell::Number { number: amount, format, .. } => number(*amount, format),
        Cell::Date(when, _) => {
            let shown = if when.day.is_some() { "yyyy/m/d" } else { "yyyy\"年\"m\"月\"" };
            let day = Day::new(when.year, when.month, when.day.unwrap_or(1)).unwrap();
            number(serial(day, from_1904), shown);
        }
        Cell::LastMinute(day, _) => {
            let time = f64::from(86_400 - 43) / 86_400.0;
            number(serial(*day, from_1904) + time, "yyyy/m/d hh:mm:ss");
        }
    }
}

/// The number of a day in a workbook.
fn serial(day: Day, from_1904: bool) -> f64 {
    let days = Day::new(1900, 3, 1).unwrap().days_until(day) + 61;
    f64::from(if from_1904 { days - 1_462 } else { days })
}

fn other_sheet<'a>(workbook: &'a mut Workbook, name: &str, rows: &[&[&str]]) -> &'a mut Worksheet {
    let sheet = workbook.add_worksheet();
    sheet.set_name(name).unwrap();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(*cells) {
            sheet.write_string(row, column, *cell).unwrap();
        }
    }
    sheet
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

fn document(lines: &[Line]) -> Vec<u8> {
    let cell = |cell: &Cell| {
        format!("<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>", escaped(cell.text()))
    };
    let row =
        |line: &Line| format!("<w:tr>{}</w:tr>", line.cells.iter().map(cell).collect::<String>());
    let rows: String = lines.iter().map(row).collect();
    let text =
        format!("<w:document xmlns:w=\"w\"><w:body><w:tbl>{rows}</w:tbl></w:body></w:document>");
    let mut written = ZipWriter::new(Cursor::new(Vec::new()));
    written.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
    written.write_all(text.as_bytes()).unwrap();
    written.finish().unwrap().into_inner()
}

fn page(lines: &[Line], charset: &str) -> String {
    let cell = |cell: &Cell| format!("<td>{}</td>", escaped(cell.text()));
    let row = |line: &Line| {
        let hidden = if line.hidden { " style='display:none'" } else { "" };
        format!("<tr{hidden}>{}</tr>", line.cells.iter().map(cell).collect::<String>())
    };
    let rows: String = lines.iter().map(row).collect();
    format!("<html><meta charset=\"{charset}\"><body><table>{rows}</table></body></html>")
}

fn archive(lines: &[Line]) -> String {
    let page = page(lines, "utf-8");
    let mut body = String::new();
    for chunk in page.as_bytes().chunks(24) {
        body.extend(chunk.iter().map(|byte| format!("={byte:02X}")));
        body.push_str("=\r\n");
    }
    format!(
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"=_x\"\r\n\r\n--=_x\r\n\
         Content-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: quoted-printable\
         \r\n\r\n{body}\r\n--=_x--\r\n"
    )
}

fn xml(lines: &[Line]) -> String {
    let data = |style: &str, kind: &str, value: &str| {
        format!(
            "<Cell ss:StyleID=\"{style}\"><Data ss:Type=\"{kind}\">{}</Data></Cell>",
            escaped(value)
        )
    };
    let cell = |cell: &Cell| match cell {
        Cell::Words(text) if text.is_empty() => "<Cell/>".to_owned(),
        Cell::Words(text) => data("g", "String", text),
        Cell::Number { number, format, .. } => {
            data(if *format == "General" { "g" } else { "w" }, "Number", &number.to_string())
        }
        Cell::LastMinute(day, _) => data("g", "DateTime", &format!("{day}T23:59:17.000")),
        Cell::Date(when, _) => {
            let style = if when.day.is_some() { "g" } else { "m" };
            let day = when.day.unwrap_or(1);
            data(
                style,
                "DateTime",
                &format!("{}-{:02}-{day:02}T00:00:00.000", when.year, when.month),
            )
        }
    };
    let row = |line: &Line| {
        let hidden = if line.hidden { " ss:Hidden=\"1\"" } else { "" };
        format!("<Row{hidden}>{}</Row>", line.cells.iter().map(cell).collect::<String>())
    };
    let rows: String = lines.iter().map(row).collect();
    format!(
        "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" \
         xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Styles><Style ss:ID=\"w\">\
         <NumberFormat ss:Format=\"0!.0,&quot;万元&quot;\"/></Style><Style ss:ID=\"m\"><NumberFormat \
         ss:Format=\"yyyy&quot;年&quot;m&quot;月&quot;\"/></Style></Styles><Worksheet ss:Name=\"1\">\
         <Table>{rows}</Table></Worksheet></Workbook>"
    )
}
