//! Everything that can be wrong with a ledger while it is read, one test a code, and each names
//! the spreadsheet's own row and header.

use battle_map::value::Money;
use battle_map_ledger::read;
use rust_xlsxwriter::Workbook;

use crate::support::{codes, options, read_csv};

/// A table with a title, a header in row 2 and the given rows from row 3 on.
fn table(rows: &str) -> battle_map_ledger::ReadLedger {
    read_csv(&format!(
        "某市2022年重点项目清单（单位：万元）\n\
         序号,项目名称,县区,总投资,年度计划,1-4月累计完成,开工时间,竣工时间,是否开工,经度,纬度,存在问题\n{rows}"
    ))
}

const GOOD: &str = "1,甲项目,岳池县,5000,1000,400,2022.3,2023年6月,是,106.44,30.55,";

#[test]
fn a_good_row_passes_without_a_word() {
    let read = table(GOOD);
    assert_eq!((codes(&read.rejected), codes(&read.warnings)), (vec![], vec![]));
    assert_eq!(read.ledger.unwrap().rows.len(), 1);
}

#[test]
fn each_fault_of_a_cell_rejects_its_row_by_code() {
    for (row, column, code) in [
        ("3,,岳池县,5000,1000,,,,,,,", "项目名称", "missing-name"),
        ("3,乙,岳池县,5000,1000,,年中,,,,,", "开工时间", "unreadable-date"),
        ("3,乙,岳池县,5000,1000,,,2022.2.30,,,,", "竣工时间", "unreadable-date"),
        ("3,乙,岳池县,约5000,1000,,,,,,,", "总投资", "unreadable-number"),
        ("3,乙,岳池县,5000,-1,,,,,,,", "年度计划", "negative-amount"),
        ("3,乙,岳池县,5000,1000,-40,,,,,,", "1-4月累计完成", "negative-amount"),
        ("3,乙,岳池县,5000,1000,,,,大概,,,", "是否开工", "unreadable-answer"),
        ("3,乙,岳池县,5000,1000,,,,,106.44,,", "经度", "unreadable-point"),
        ("3,乙,岳池县,5000,1000,,,,,,三十,", "纬度", "unreadable-point"),
        ("3,乙,岳池县,5000,1000,,,,,220,30,", "经度", "unreadable-point"),
        ("3,乙\u{7},岳池县,5000,1000,,,,,,,", "项目名称", "unreadable-text"),
    ] {
        let read = table(&format!("{GOOD}\n{row}"));
        assert_eq!(codes(&read.rejected), [(4, column, code)], "{row}");
        assert_eq!(read.ledger.unwrap().rows.len(), 1, "the good row stays: {row}");
    }
}

#[test]
fn every_fault_of_a_row_is_named_not_only_the_first() {
    let read = table("1,乙,岳池县,x,-1,,y,,,,,");
    let found: Vec<_> = read.rejected.iter().map(|issue| issue.code.code()).collect();
    assert_eq!(found.len(), 3, "{found:?}");
}

#[test]
fn a_formula_counts_with_its_stored_result_and_is_rejected_without_one() {
    let read =
        read(include_bytes!("../../../tests/data/formulas.xlsx"), &options("a.xlsx")).unwrap();
    let (amount, name) = ((2, "总投资(万元)"), (4, "项目名称"));
    let code = "formula-without-value";
    assert_eq!(codes(&read.rejected), [(amount.0, amount.1, code), (name.0, name.1, code)]);
    let totals: Vec<_> = read.ledger.unwrap().rows.iter().map(|row| row.facts.total).collect();
    assert_eq!(totals, [Some(Money::from_wan(42))]);
}

#[test]
fn a_sheet_without_header_is_rejected_as_a_whole() {
    let read = read_csv("今天,开会\n明天,休息");
    assert_eq!(codes(&read.rejected), [(0, "", "no-header")]);
    assert!(read.ledger.is_none());
}

#[test]
fn a_plan_without_a_year_is_rejected_as_a_whole_until_somebody_says_it() {
    let text = "项目名称,建设地点,年度计划(万元)\n甲,岳池县,100";
    let silent = read_csv(text);
    assert_eq!(codes(&silent.rejected), [(1, "年度计划(万元)", "no-plan-year")]);
    assert!(silent.ledger.is_none());
    let mut options = options("a.csv");
    options.year = "2023".parse().ok();
    let said = read(text.as_bytes(), &options).unwrap();
    assert_eq!(said.ledger.unwrap().year.number(), 2023);
}

#[test]
fn each_doubt_is_a_warning_and_the_row_goes_in() {
    for (row, expected) in [
        ("3,乙,岳池县,5000,60000000,,,,,,,", (3, "总投资", "unit-mismatch")),
        ("3,乙,岳池县,50000000,5000,,,,,,,", (3, "总投资", "unit-mismatch")),
        ("3,乙,岳池县,5000,1000,,,,,30.55,106.44,", (3, "经度", "swapped-coordinates")),
    ] {
        let read = table(row);
        assert_eq!(
            (codes(&read.rejected), codes(&read.warnings)),
            (vec![], vec![expected]),
            "{row}"
        );
        assert_eq!(read.ledger.unwrap().rows.len(), 1);
    }
}

#[test]
fn totals_are_compared_with_their_rows_above_or_below() {
    let rows = |total: &str, sum: &str| {
        let total = format!("合计,,,{total},,,,,,,,");
        let group = |name: &str| format!("{name},,,,,,,,,,,");
        let rows = "1,甲,岳池县,5000,1000,,,,,,,\n2,乙,岳池县,3000.5,1000,,,,,,,";
        table(
            &[total, group("一、产业(2个)"), rows.to_owned(), format!("小计,,,{sum},2000,,,,,,,")]
                .join("\n"),
        )
    };
    assert_eq!(codes(&rows("8000.5", "8000.5").warnings), []);
    assert_eq!(codes(&rows("8001", "8000.5").warnings), [], "rounded to the unit");
    assert_eq!(codes(&rows("9000", "8000.5").warnings), [(3, "总投资", "total-differs")]);
    assert_eq!(codes(&rows("8000.5", "3000.5").warnings), [(7, "总投资", "total-differs")]);
}

#[test]
fn unknown_columns_are_kept_as_text_with_a_warning() {
    let read = read_csv("项目名称,建设地点,牧民意见,总投资(万元)\n甲,岳池县,同意,100");
    assert_eq!(codes(&read.warnings), [(1, "牧民意见", "unknown-column")]);
    let extra = &read.ledger.unwrap().rows[0].extra;
    assert_eq!(
        extra.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect::<Vec<_>>(),
        [("牧民意见", "同意")]
    );
}

#[test]
fn a_column_without_header_is_kept_under_its_letter() {
    let read = read_csv("项目名称,建设地点\n甲,岳池县,,同意");
    assert_eq!(codes(&read.warnings), [(1, "D", "unknown-column")]);
    let extra = &read.ledger.unwrap().rows[0].extra;
    assert_eq!(extra[0].1.as_str(), "同意");
}

#[test]
fn money_without_any_unit_is_taken_as_wan_with_a_warning() {
    let read = read_csv("项目名称,建设地点,总投资\n甲,岳池县,100");
    assert_eq!(codes(&read.warnings), [(1, "总投资", "unit-assumed")]);
    assert_eq!(read.ledger.unwrap().rows[0].facts.total.map(Money::fen), Some(100_000_000));
}

#[test]
fn a_month_nobody_named_is_assumed_with_a_warning() {
    let text = |year: &str| {
        format!("项目名称,建设地点,{year}年度计划(万元),累计完成(万元)\n甲,岳池县,100,40")
    };
    for (year, month) in [("2026", "2026-10"), ("2022", "2022-12")] {
        let read = read_csv(&text(year));
        assert_eq!(codes(&read.warnings), [(0, "累计完成(万元)", "period-assumed")]);
        assert_eq!(read.warnings[0].value, month);
        assert_eq!(
            read.ledger.unwrap().period.map(|period| period.to_string()).as_deref(),
            Some(month)
        );
    }
}

#[test]
fn words_below_the_table_are_notes_with_a_warning() {
    let read = table(&format!("{GOOD}\n,,,,,,,,,,,\n备注：以上不含储备项目,,,,,,,,,,,"));
    assert_eq!(codes(&read.warnings), [(5, "", "cell-ignored")]);
}

#[test]
fn a_second_sheet_with_a_ledger_is_named() {
    let mut workbook = Workbook::new();
    for name in ["四月", "三月"] {
        let sheet = workbook.add_worksheet().set_name(name).unwrap();
        sheet.write_string(0, 0, "项目名称").unwrap();
        sheet.write_string(0, 1, "建设地点").unwrap();
        sheet.write_string(1, 0, name).unwrap();
    }
    let read = read(&workbook.save_to_buffer().unwrap(), &options("a.xlsx")).unwrap();
    assert_eq!(codes(&read.warnings), [(0, "", "sheet-ignored")]);
    assert_eq!(read.warnings[0].value, "三月");
}

#[test]
fn files_that_are_no_ledgers_are_refused_with_a_reason() {
    let refused = |bytes: &[u8]| read(bytes, &options("a.xlsx")).unwrap_err().code();
    assert_eq!(refused(b""), "file-empty");
    assert_eq!(refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "file-cut-off");
    assert_eq!(refused(b"\xff\xfe\x00"), "file-cut-off");
    assert_eq!(refused(b"PK\x03\x04cut off"), "file-cut-off");
}
