//! Hidden rows and columns, and pictures within cells: each is named.

use rust_xlsxwriter::{Formula, Workbook};

use super::super::{read_file, rows, warned};
use crate::support::codes;

#[test]
fn what_is_hidden_in_a_workbook_is_named() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, label) in (0..).zip(["项目名称", "县区", "总投资(万元)", "备用"]) {
        sheet.write_string(0, column, label).unwrap();
    }
    for row in 1..8_u16 {
        sheet.write_string(row.into(), 0, format!("第{row}号工程")).unwrap();
        sheet.write_string(row.into(), 1, "岳池县").unwrap();
        sheet.write_number(row.into(), 2, row).unwrap();
    }
    for row in [2, 4, 5, 30] {
        sheet.set_row_hidden(row).unwrap();
    }
    sheet.set_column_hidden(1).unwrap();
    let read = read_file(&workbook.save_to_buffer().unwrap());
    assert_eq!(rows(&read).len(), 7);
    let told: Vec<_> =
        read.warnings.iter().map(|issue| (issue.code.code(), issue.value.as_str())).collect();
    for expected in [("hidden-rows", "3、5-6"), ("hidden-column", "B")] {
        assert!(told.contains(&expected), "{told:?}");
    }
}

#[test]
fn a_picture_in_a_cell_is_named_and_no_text() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, label) in (0..).zip(["项目名称", "县区", "存在问题", "现场照片"]) {
        sheet.write_string(0, column, label).unwrap();
    }
    let dispimg = Formula::new("=_xlfn.DISPIMG(\"ID_0A\",1)").set_result("=DISPIMG(\"ID_0A\",1)");
    for row in 1..4_u16 {
        sheet.write_string(row.into(), 0, format!("第{row}号工程")).unwrap();
        sheet.write_string(row.into(), 1, "岳池县").unwrap();
        sheet.write_formula(row.into(), 3, dispimg.clone()).unwrap();
    }
    sheet.write_formula(2, 2, dispimg).unwrap();
    let read = read_file(&workbook.save_to_buffer().unwrap());
    assert_eq!(codes(&read.rejected), []);
    assert!(rows(&read).iter().all(|row| row.extra.is_empty() && row.figures.problem.is_none()));
    let pictures = [(2, "现场照片", "picture-in-cell"), (3, "存在问题", "picture-in-cell")];
    assert!(pictures.iter().all(|picture| warned(&read).contains(picture)), "{:?}", read.warnings);
}

#[test]
fn hidden_rows_and_pictures_of_a_page_are_named() {
    let file = "<table><tr><td>项目名称<td>县区<td>照片<tr hidden><td>甲<td>岳池县<td>\
        <tr style='height:0; display:none'><td>乙<td>岳池县<td><img src=x></table>";
    let read = read_file(file.as_bytes());
    assert_eq!(rows(&read).len(), 2);
    let told = warned(&read);
    assert_eq!(told, [(2, "", "hidden-rows"), (3, "照片", "picture-in-cell")], "{told:?}");
}
