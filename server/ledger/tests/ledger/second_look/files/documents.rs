//! Tables of Word documents.

use super::{
    super::{rows, wan},
    HEADER, TITLE, docx, is_whole, paragraph, read_file, table, word_table,
};
use crate::support::codes;

#[test]
fn a_table_in_a_word_document_is_a_ledger() {
    let lines = table();
    let file = docx(&(paragraph("附件1") + &paragraph(TITLE) + &word_table(&lines)));
    is_whole(&read_file(&file));
    let flat = format!(
        "<?xml version=\"1.0\"?><w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\">\
         <w:body>{}{}</w:body></w:wordDocument>",
        paragraph(TITLE),
        word_table(&lines)
    );
    is_whole(&read_file(flat.as_bytes()));
}

#[test]
fn a_word_table_cut_into_several_is_one_ledger() {
    let lines = table();
    let (first, second) = (word_table(&lines[..3]), word_table(&lines[3..]));
    is_whole(&read_file(&docx(&format!("{}{first}<w:p/>{second}", paragraph(TITLE)))));
    let repeated = word_table([&lines[0], &lines[3]]);
    is_whole(&read_file(&docx(&format!("{}{first}<w:p/>{repeated}", paragraph(TITLE)))));
    // A heading between two tables stays one.
    let headed = format!("{}{first}{}{second}", paragraph(TITLE), paragraph("二、民生工程"));
    let read = read_file(&docx(&headed));
    let groups: Vec<_> = rows(&read).iter().map(|row| row.group.is_some()).collect();
    assert_eq!(groups, [false, false, true]);
}

#[test]
fn joined_cells_of_a_document_cover_what_they_cover() {
    let cell = |properties: &str, text: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", paragraph(text))
    };
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let body = [
        row(&[cell("<w:gridSpan w:val=\"4\"/>", "某市2026年重点项目（单位：亿元）")]),
        row(&["项目名称", "县区", "总投资", "责任单位"].map(|text| cell("", text))),
        row(&[
            cell("", "甲"),
            cell("<w:vMerge w:val=\"restart\"/>", "岳池县"),
            cell("", "1"),
            cell("", "县住建局"),
        ]),
        row(&[cell("", "乙"), cell("<w:vMerge/>", ""), cell("", "2"), cell("", "县交通局")]),
        row(&[cell("", "丙"), cell("", "武胜县"), cell("<w:gridSpan w:val=\"2\"/>", "3")]),
    ];
    let read = read_file(&docx(&format!("<w:tbl>{}</w:tbl>", body.concat())));
    assert_eq!(codes(&read.rejected), []);
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
    let expected =
        [("甲", "岳池县", "10000"), ("乙", "岳池县", "20000"), ("丙", "武胜县", "30000")];
    assert_eq!(said, expected.map(|(name, region, total)| (name, region, total.to_owned())));
}

#[test]
fn what_word_took_out_or_says_twice_is_not_read() {
    let body = "<w:p><w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom><w:del><w:r><w:delText>旧\
        </w:delText></w:r></w:del><w:ins><w:r><w:t>甲</w:t></w:r></w:ins><mc:AlternateContent>\
        <mc:Choice><w:r><w:t>项目</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>项目</w:t></w:r>\
        </mc:Fallback></mc:AlternateContent></w:p>";
    let table = word_table(&[vec!["项目名称", "县区"], vec!["@", "岳池县"]]);
    let file = docx(&table.replace(&paragraph("@"), body));
    assert_eq!(rows(&read_file(&file))[0].facts.name.as_str(), "甲项目");
}

#[test]
fn three_hundred_rows_of_a_document_take_no_time() {
    let names: Vec<String> = (0..300).map(|number| format!("第{number}号工程")).collect();
    let project =
        |name: &'static str| vec!["1", name, "岳池县", "100", "10", "2027-06-30", "县住建局", "无"];
    let mut lines = vec![HEADER.to_vec()];
    lines.extend(names.iter().map(|name| project(name.clone().leak())));
    let started = std::time::Instant::now();
    let read = read_file(&docx(&word_table(&lines)));
    assert_eq!(rows(&read).len(), 300);
    println!("300 rows of a document: {:?}", started.elapsed());
}
