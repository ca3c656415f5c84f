//! Traps in workbooks: joined cells, real dates, shares as numbers, two sheets.

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};

use super::Trap;

/// Writes cells from column A on; empty text leaves a gap, and text that is a number becomes one.
fn row(sheet: &mut Worksheet, number: u32, cells: &[&str]) {
    for (column, cell) in (0..).zip(cells) {
        match cell.parse::<f64>() {
            Ok(value) => drop(sheet.write_number(number - 1, column, value).unwrap()),
            Err(_) if cell.is_empty() => {}
            Err(_) => drop(sheet.write_string(number - 1, column, *cell).unwrap()),
        }
    }
}

fn workbook(fill: impl FnOnce(&mut Workbook)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    fill(&mut workbook);
    workbook.save_to_buffer().unwrap()
}

pub fn traps() -> Vec<Trap> {
    vec![joined(), shares(), dates(), second_sheet()]
}

/// A title, a header of two rows, a county joined over its projects.
fn joined() -> Trap {
    let file = workbook(|book| {
        let sheet = book.add_worksheet();
        let format = Format::new();
        let mut merge = |top: u32, left: u16, bottom: u32, right: u16, text: &str| {
            sheet.merge_range(top - 1, left, bottom - 1, right, text, &format).unwrap();
        };
        merge(1, 0, 1, 5, "江北市2023年重点项目表");
        merge(2, 0, 3, 0, "县区");
        merge(2, 1, 3, 1, "项目名称");
        merge(2, 2, 2, 4, "投资(万元)");
        merge(2, 5, 3, 5, "是否开工");
        merge(4, 0, 5, 0, "江东区");
        row(sheet, 3, &["", "", "总投资", "年度计划", "1-9月累计完成"]);
        row(sheet, 4, &["", "芯片厂", "80000", "2000", "1500", "√"]);
        row(sheet, 5, &["", "纸业园", "12000", "900", "", "×"]);
        row(sheet, 6, &["北山县", "环线", "3000", "200", "0", ""]);
    });
    Trap {
        name: "joined cells",
        file,
        crs: None,
        rows: &[
            "4 芯片厂 江东区 total=80000 plan=2000 done=1500 began=true",
            "5 纸业园 江东区 total=12000 plan=900 began=false",
            "6 环线 北山县 total=3000 plan=200 done=0",
        ],
        rejected: &[],
        warnings: &[],
    }
}

/// Progress as a bare number is a share.
fn shares() -> Trap {
    let file = workbook(|book| {
        let sheet = book.add_worksheet();
        row(sheet, 1, &["项目名称", "县区", "形象进度"]);
        row(sheet, 2, &["甲", "岳池县", "0.45"]);
        row(sheet, 3, &["乙", "岳池县", "45"]);
        row(sheet, 4, &["丙", "岳池县", "45%"]);
        row(sheet, 5, &["丁", "岳池县", "主体封顶"]);
    });
    Trap {
        name: "shares as numbers",
        file,
        crs: None,
        rows: &[
            "2 甲 岳池县 progress=45%",
            "3 乙 岳池县 progress=45%",
            "4 丙 岳池县 progress=45%",
            "5 丁 岳池县 progress=主体封顶",
        ],
        rejected: &[],
        warnings: &[(0, "", "period-assumed")],
    }
}

/// Real dates, serial numbers without their format, and `2022.1`, which may be October.
fn dates() -> Trap {
    let file = workbook(|book| {
        let sheet = book.add_worksheet();
        row(sheet, 1, &["项目名称", "县区", "开工时间"]);
        row(sheet, 2, &["甲", "岳池县"]);
        let date = Format::new().set_num_format("yyyy\"年\"m\"月\"d\"日\"");
        let day = ExcelDateTime::from_ymd(2022, 4, 26).unwrap();
        sheet.write_datetime_with_format(1, 2, day, &date).unwrap();
        row(sheet, 3, &["乙", "岳池县", "44677"]);
        row(sheet, 4, &["丙", "岳池县", "2022.4"]);
        row(sheet, 5, &["丁", "岳池县", "2022.1"]);
    });
    Trap {
        name: "dates as numbers",
        file,
        crs: None,
        rows: &[
            "2 甲 岳池县 start=2022-04-26",
            "3 乙 岳池县 start=2022-04-26",
            "4 丙 岳池县 start=2022-04",
        ],
        rejected: &[(5, "开工时间", "unreadable-date")],
        warnings: &[],
    }
}

/// Two ledgers in one file, and columns nobody knows.
fn second_sheet() -> Trap {
    let file = workbook(|book| {
        for name in ["四月", "三月"] {
            let sheet = book.add_worksheet().set_name(name).unwrap();
            row(sheet, 1, &["项目名称", "县区", "牧民意见"]);
            row(sheet, 2, &[name, "岳池县", "同意"]);
        }
    });
    Trap {
        name: "a second sheet and an unknown column",
        file,
        crs: None,
        rows: &["2 四月 岳池县"],
        rejected: &[],
        warnings: &[(0, "", "sheet-ignored"), (1, "牧民意见", "unknown-column")],
    }
}
