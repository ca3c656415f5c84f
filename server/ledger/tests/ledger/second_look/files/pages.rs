//! Tables of web pages, in mails of them, and workbooks of Excel 2003 in XML.

use encoding_rs::GB18030;

use super::{
    super::{day, rows, wan},
    TITLE, escaped, is_whole, page, read_file, refused, table, web_rows,
};

#[test]
fn a_web_page_by_any_name_and_in_any_encoding_is_a_ledger() {
    let lines = web_rows(&table());
    let declared = |charset: &str| {
        page(
            &format!("<meta http-equiv=\"Content-Type\" content=\"text/html; charset={charset}\">"),
            &lines,
        )
    };
    let wide: Vec<u8> = "\u{feff}"
        .encode_utf16()
        .chain(declared("unicode").encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    for file in [
        declared("utf-8").into_bytes(),
        declared("UTF-8").replace("<table", "<TABLE").replace("</table", "</TABLE").into_bytes(),
        format!("\u{feff}<!DOCTYPE html>{}", declared("utf-8")).into_bytes(),
        GB18030.encode(&declared("gb2312")).0.into_owned(),
        GB18030.encode(&declared("utf-8")).0.into_owned(),
        wide,
        rows_alone(&lines).into_bytes(),
    ] {
        is_whole(&read_file(&file));
    }
}

fn rows_alone(rows: &str) -> String {
    format!("<table><tr><td colspan=\"8\">{TITLE}</td></tr>{}</table>", rows.replace("</td>", ""))
}

#[test]
fn a_page_laid_out_by_tables_shows_the_table_within() {
    let lines = web_rows(&table());
    let file = format!(
        "<html><body><table><tr><td><h1>{TITLE}</h1></td></tr><tr><td><table>{lines}</table></td></tr>\
         <tr><td>打印</td></tr></table></body></html>"
    );
    is_whole(&read_file(file.as_bytes()));
}

#[test]
fn cells_joined_downwards_on_a_page_belong_to_every_row() {
    let file = "<table><tr><th>项目名称<th>县区<th>总投资(万元)</tr><tr><td>甲<td rowspan=2>岳池县<td>1\
        <tr><td>乙<td>2<tr><td style='display: none'>x<td>丙<td>武胜县<td>3</table>";
    let read = read_file(file.as_bytes());
    let said: Vec<_> = rows(&read)
        .iter()
        .map(|row| {
            (
                row.facts.name.as_str(),
                row.facts.regions.as_ref().unwrap().as_str(),
                wan(row.facts.total),
            )
        })
        .collect();
    let expected = [("甲", "岳池县", "1"), ("乙", "岳池县", "2"), ("丙", "武胜县", "3")];
    assert_eq!(said, expected.map(|(name, region, total)| (name, region, total.to_owned())));
}

/// `text` as quoted-printable.
fn quoted(text: &[u8]) -> String {
    let mut lines = String::new();
    for chunk in text.chunks(20) {
        lines.extend(chunk.iter().map(|byte| format!("={byte:02X}")));
        lines.push_str("=\r\n");
    }
    lines
}

#[test]
fn a_web_archive_is_read_in_every_transfer_encoding() {
    let page = page("<meta charset=gb2312>", &web_rows(&table()));
    let bytes = GB18030.encode(&page).0.into_owned();
    let mail = |encoding: &str, body: &str| {
        format!(
            "MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related;\r\n\
             \tboundary=\"----=_NextPart_01\"\r\n\r\n------=_NextPart_01\r\nContent-Location: \
             file:///C:/1/sheet001.htm\r\nContent-Transfer-Encoding: {encoding}\r\nContent-Type: \
             text/html; charset=\"gb2312\"\r\n\r\n{body}\r\n\r\n------=_NextPart_01\r\n\
             Content-Location: file:///C:/1/image.png\r\nContent-Type: image/png\r\n\r\nx\r\n\r\n"
        )
    };
    let end = "------=_NextPart_01--\r\n";
    let printable = mail("quoted-printable", &quoted(&bytes));
    is_whole(&read_file((printable.clone() + end).as_bytes()));
    is_whole(&read_file(format!("From: <Saved by Blink>\r\n{printable}{end}").as_bytes()));
    assert_eq!(refused(printable.as_bytes()), "file-cut-off");
    assert_eq!(refused(&printable.as_bytes()[..printable.len() / 2]), "file-cut-off");
}

fn xml_2003(styles: &str, rows: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n\
         <Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" \
         xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Styles>{styles}</Styles>\
         <Worksheet ss:Name=\"台账\"><Table><Row><Cell ss:MergeAcross=\"7\"><Data \
         ss:Type=\"String\">{TITLE}</Data></Cell></Row>{rows}</Table></Worksheet></Workbook>"
    )
}

fn data(text: &str) -> String {
    let kind = if text.parse::<f64>().is_ok() { "Number" } else { "String" };
    if text.is_empty() {
        return "<Cell/>".to_owned();
    }
    format!("<Cell><Data ss:Type=\"{kind}\">{}</Data></Cell>", escaped(text))
}

#[test]
fn a_workbook_of_2003_in_xml_is_a_ledger() {
    let row = |row: &Vec<&str>| {
        format!("<Row>{}</Row>", row.iter().map(|text| data(text)).collect::<String>())
    };
    let lines: String = table().iter().map(row).collect();
    let file = xml_2003("", &lines);
    is_whole(&read_file(file.as_bytes()));
    let declared = file.replace("UTF-8", "GB2312");
    is_whole(&read_file(&GB18030.encode(&declared).0));
    for end in [file.len() / 2, file.len() - "</Workbook>".len(), file.len() - 3] {
        let end = (0..=end).rev().find(|end| file.is_char_boundary(*end)).unwrap();
        assert_eq!(refused(&file.as_bytes()[..end]), "file-cut-off", "{end}");
    }
}

#[test]
fn formats_and_places_of_a_workbook_of_2003_count() {
    let styles = "<Style ss:ID=\"m\"><NumberFormat ss:Format=\"yyyy&quot;年&quot;m&quot;月&quot;\"/></Style>\
        <Style ss:ID=\"w\"><NumberFormat ss:Format=\"0!.0,&quot;万元&quot;\"/></Style>";
    let lines = "<Row ss:Index=\"4\"><Cell><Data ss:Type=\"String\">项目名称</Data></Cell><Cell ss:Index=\"3\">\
        <Data ss:Type=\"String\">总投资(元)</Data></Cell><Cell><Data ss:Type=\"String\">计划竣工时间</Data></Cell>\
        <Cell><Data ss:Type=\"String\">计划开工时间</Data></Cell></Row>\
        <Row><Cell><Data ss:Type=\"String\">甲</Data></Cell><Cell ss:Index=\"3\" ss:StyleID=\"w\"><Data \
        ss:Type=\"Number\">12500000</Data><Comment><ss:Data>概算</ss:Data></Comment></Cell><Cell ss:StyleID=\"m\"><Data \
        ss:Type=\"DateTime\">2027-06-01T00:00:00.000</Data></Cell><Cell><Data \
        ss:Type=\"DateTime\">2025-03-17T23:59:17.000</Data></Cell></Row>";
    let read = read_file(xml_2003(styles, lines).as_bytes());
    let row = &rows(&read)[0];
    let said = (row.row, wan(row.facts.total), day(row.planned_completion), day(row.planned_start));
    assert_eq!(said, (5, "1250".to_owned(), "2027-06".to_owned(), "2025-03-18".to_owned()));
}
