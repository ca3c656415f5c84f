//! A second city's ledger, of our own making: other words, another order, another unit, a header of
//! two rows elsewhere, the county merged over its projects, the total on top.

use battle_map::{
    geometry::Datum,
    model::ledger::Ledger,
    value::{Money, Name, Text},
};
use battle_map_ledger::{ReadLedger, read};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};

use crate::support::{codes, options};

/// Writes cells from column A on; empty text leaves a gap, and text that is a number becomes one.
fn row(sheet: &mut Worksheet, row: u32, cells: &[&str]) {
    for (column, cell) in (0..).zip(cells) {
        match cell.parse::<f64>() {
            Ok(number) => drop(sheet.write_number(row - 1, column, number).unwrap()),
            Err(_) if cell.is_empty() => {}
            Err(_) => drop(sheet.write_string(row - 1, column, *cell).unwrap()),
        }
    }
}

fn merge(sheet: &mut Worksheet, range: [u32; 4], text: &str) {
    let [top, left, bottom, right] = range;
    let column = |column: u32| u16::try_from(column).unwrap();
    sheet
        .merge_range(top - 1, column(left), bottom - 1, column(right), text, &Format::new())
        .unwrap();
}

fn workbook() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    merge(sheet, [1, 0, 1, 12], "附件2");
    merge(sheet, [2, 0, 2, 12], "江北市重大工程推进表");
    row(sheet, 3, &["", "", "", "", "", "", "", "", "", "", "", "单位：万元"]);
    for (column, text) in [
        (0, "区县"),
        (1, "工程名称"),
        (2, "包保领导"),
        (3, "推进单位"),
        (10, "经纬度(GCJ-02)"),
        (11, "项目进展"),
        (12, "备注"),
    ] {
        merge(sheet, [5, column, 6, column], text);
    }
    merge(sheet, [5, 4, 5, 6], "2023年投资");
    merge(sheet, [5, 7, 5, 8], "开工时间");
    row(sheet, 5, &["", "", "", "", "", "", "", "", "", "总投资"]);
    row(sheet, 6, &["", "", "", "", "计划投资", "1-9月完成投资", "完成率", "计划", "实际"]);
    row(sheet, 7, &["", "合计（3个）", "", "", "3200", "1750.5", "0.55", "", "", "95000"]);
    row(sheet, 8, &["", "（一）工业项目（2个）"]);
    merge(sheet, [9, 0, 10, 0], "江东区");
    row(
        sheet,
        9,
        &[
            "",
            "滨江芯片厂\n（二期）",
            "张三、李四",
            "区经信局",
            "2000",
            "1500.5",
            "0.75",
            "2022年7月底",
            "",
            "80000",
            "106.5403,29.5658",
            "主体封顶",
            "省重点",
        ],
    );
    let date = Format::new().set_num_format("yyyy-mm-dd");
    sheet
        .write_datetime_with_format(8, 8, ExcelDateTime::from_ymd(2022, 8, 3).unwrap(), &date)
        .unwrap();
    row(
        sheet,
        10,
        &[
            "",
            "纸业园",
            "王五",
            "区经信局",
            "1000",
            "250",
            "25%",
            "3月",
            "待定",
            "1.2亿元",
            "",
            "无",
        ],
    );
    row(sheet, 11, &["", "（二）交通项目（1个）"]);
    row(sheet, 12, &["北山县", "北山环线", "", "县交通局", "200", "0", "0", "2023-11", "", "3000"]);
    row(sheet, 14, &["填表人：赵六"]);
    workbook.save_to_buffer().unwrap()
}

fn ledger() -> (ReadLedger, Ledger) {
    let read = read(&workbook(), &options("江北.xlsx")).unwrap();
    let ledger = read.ledger.clone().unwrap();
    (read, ledger)
}

#[test]
fn three_projects_come_out_and_what_is_doubtful_is_said() {
    let (read, ledger) = ledger();
    assert_eq!(codes(&read.rejected), []);
    assert_eq!(codes(&read.warnings), [(6, "备注", "unknown-column"), (14, "", "cell-ignored")]);
    let names: Vec<_> = ledger.rows.iter().map(|row| (row.row, row.facts.name.as_str())).collect();
    assert_eq!(names, [(9, "滨江芯片厂（二期）"), (10, "纸业园"), (12, "北山环线")]);
}

#[test]
fn list_year_and_period_come_from_title_and_headers() {
    let (_, ledger) = ledger();
    assert_eq!(ledger.list.as_ref().map(Name::as_str), Some("江北市重大工程推进表"));
    assert_eq!(
        (ledger.year.number(), ledger.period.unwrap().to_string()),
        (2023, "2023-09".into())
    );
}

#[test]
fn the_note_above_gives_the_unit_and_a_cell_may_name_its_own() {
    let (_, ledger) = ledger();
    let totals: Vec<_> = ledger.rows.iter().map(|row| row.facts.total.unwrap()).collect();
    assert_eq!(totals, [80_000, 12_000, 3_000].map(Money::from_wan));
    assert_eq!(ledger.rows[0].figures.year_to_date, Some(Money::from_fen(1_500_500_000)));
    assert_eq!(ledger.rows[2].figures.year_to_date, Some(Money::ZERO), "zero is not nothing");
}

#[test]
fn merged_counties_and_headings_reach_every_project_below() {
    let (_, ledger) = ledger();
    let told: Vec<_> = ledger
        .rows
        .iter()
        .map(|row| {
            (
                row.facts.regions.as_ref().unwrap().as_str(),
                row.facts.sector.as_ref().unwrap().as_str(),
            )
        })
        .collect();
    assert_eq!(told, [("江东区", "工业项目"), ("江东区", "工业项目"), ("北山县", "交通项目")]);
    let sponsors: Vec<_> = ledger.rows[0].facts.sponsors.iter().map(Name::as_str).collect();
    assert_eq!(sponsors, ["张三", "李四"]);
}

#[test]
fn planned_and_actual_dates_are_told_apart_by_their_second_header() {
    let (_, ledger) = ledger();
    let dates = |row: usize| {
        let row = &ledger.rows[row];
        [row.planned_start, row.start].map(|date| date.map(|date| date.to_string()))
    };
    assert_eq!(dates(0), [Some("2022-07".into()), Some("2022-08-03".into())]);
    assert_eq!(dates(1), [Some("2023-03".into()), None], "a month alone lies in the plan's year");
    assert_eq!(dates(2), [Some("2023-11".into()), None]);
}

#[test]
fn shifted_coordinates_are_converted_and_kept_as_written() {
    let (_, ledger) = ledger();
    let row = &ledger.rows[0];
    let written = row.written.as_ref().unwrap();
    assert_eq!(
        (written.lon.as_str(), written.lat.as_str(), written.datum),
        ("106.5403", "29.5658", Datum::Gcj02)
    );
    let moved = (row.point.unwrap().lon() - 106.5403).abs();
    assert!((0.002..0.006).contains(&moved), "{moved}");
}

#[test]
fn words_for_nothing_are_nothing() {
    let (_, ledger) = ledger();
    assert_eq!(ledger.rows[1].figures.progress, None);
    assert_eq!(ledger.rows[0].figures.progress.as_ref().map(Text::as_str), Some("主体封顶"));
}
