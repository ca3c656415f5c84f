//! What a cell shows counts: months, shares, units, and the day that a moment means.

use battle_map_ledger::ReadLedger;

use super::{Put, day, read_file, rows, wan, warned, words, workbook};
use crate::support::{codes, counted_from_1904, read_csv};

/// A workbook of projects with one more column.
fn column(header: &str, cells: Vec<Put<'_>>) -> Vec<u8> {
    let mut lines = vec![["项目名称", "县区", header].into_iter().map(Put::Words).collect()];
    let names = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸", "子", "丑"];
    for (name, cell) in names.into_iter().zip(cells) {
        lines.push(vec![Put::Words(name), Put::Words("岳池县"), cell]);
    }
    workbook(&lines)
}

fn totals(read: &ReadLedger) -> Vec<String> {
    rows(read).iter().map(|row| wan(row.facts.total)).collect()
}

fn ends(read: &ReadLedger) -> Vec<String> {
    rows(read).iter().map(|row| day(row.planned_completion)).collect()
}

#[test]
fn amounts_count_as_their_format_shows_them() {
    for (header, cells, expected) in [
        ("总投资(万元)", vec![(12_500_000.0, "0!.0,"), (1_580_000.0, "0!.0,")], ["1250", "158"]),
        (
            "总投资(万元)",
            vec![(12_500_000.0, "0\\.0000"), (123_456.0, "#,##0\".\"0,")],
            ["1250", "12.3456"],
        ),
        (
            "总投资",
            vec![(12_500_000.0, "0!.0,\"万\""), (580_000_000.0, "0!.00,,\"亿元\"")],
            ["1250", "58000"],
        ),
        ("总投资(亿元)", vec![(12_500_000.0, "0!.0,\"万元\""), (3.5, "0.00")], ["1250", "35000"]),
        ("总投资(万元)", vec![(1250.0, "0.00\"万元\""), (1250.0, "#,##0.00_ ")], ["1250", "1250"]),
        (
            "总投资(万元)",
            vec![
                (12_500_000.0, "[>=10000]0!.0,\"万\";0\"元\""),
                (5000.0, "[>=10000]0!.0,\"万\";0\"元\""),
            ],
            ["1250", "0.5"],
        ),
        (
            "总投资(万元)",
            vec![(1250.0, "[Red]#,##0.00;(#,##0.00)"), (1250.0, "_ ¥* #,##0.00_ ")],
            ["1250", "1250"],
        ),
    ] {
        let cells = cells.into_iter().map(|(number, format)| Put::As(number, format));
        let read = read_file(&column(header, cells.collect()));
        assert_eq!(codes(&read.rejected), [], "{header}");
        assert_eq!(totals(&read), expected, "{header}");
    }
}

#[test]
fn a_ledger_shown_in_wan_yuan_raises_no_alarm() {
    let amounts = [12_500_000.0, 8_600_000.0, 15_200_000.0, 9_800_000.0, 6_400_000.0];
    let file = column("总投资(万元)", amounts.map(|yuan| Put::As(yuan, "0!.0,")).into());
    let read = read_file(&file);
    assert_eq!((warned(&read), totals(&read)[2].as_str()), (vec![], "1520"));
}

#[test]
fn a_format_without_days_shows_a_month() {
    let first = 46_357.0;
    let formats = [
        ("yyyy\"年\"m\"月\"", "2026-12"),
        ("[$-804]yyyy\"年\"m\"月\";@", "2026-12"),
        ("[DBNum1][$-804]yyyy\"年\"m\"月\";@", "2026-12"),
        ("yyyy\"年\"m\"月\"d\"日\"", "2026-12-01"),
        ("yyyy\\.mm", "2026-12"),
        ("mmm\\-yy", "2026-12"),
        ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "2026-12-01"),
        ("yyyy/m/d\\ h:mm", "2026-12-01"),
        ("e\"年\"m\"月\"", "2026-12"),
        ("yyyy-mm-dd", "2026-12-01"),
        ("m\"月\"d\"日\"", "2026-12-01"),
    ];
    let cells = formats.map(|(format, _)| Put::As(first, format));
    let read = read_file(&column("计划竣工时间", cells.into()));
    assert_eq!(codes(&read.rejected), []);
    assert_eq!(ends(&read), formats.map(|(_, expected)| expected));
}

#[test]
fn a_year_alone_is_no_day() {
    let read = read_file(&column("计划竣工时间", vec![Put::As(46_357.0, "yyyy\"年\"")]));
    assert_eq!(codes(&read.rejected), [(2, "计划竣工时间", "unreadable-date")]);
}

#[test]
fn the_last_minute_before_midnight_is_the_next_day_and_an_end_of_day_is_not() {
    let moments = [
        (46_567.999_502_314_81, "2027-06-30"),
        (46_567.999_999_999, "2027-06-30"),
        (46_567.0, "2027-06-29"),
        (46_567.000_5, "2027-06-29"),
        (46_567.75, "2027-06-29"),
        (46_567.999_988_43, "2027-06-29"),
    ];
    for format in ["yyyy-mm-dd", "yyyy/m/d h:mm:ss"] {
        let cells = moments.map(|(moment, _)| Put::As(moment, format));
        let read = read_file(&column("计划竣工时间", cells.into()));
        assert_eq!(ends(&read), moments.map(|(_, expected)| expected), "{format}");
    }
    let last = read_file(&column("计划竣工时间", vec![Put::As(46_356.999_502, "yyyy-mm")]));
    assert_eq!(ends(&last), ["2026-12"]);
    let read = read_csv(
        "项目名称,县区,竣工时间\n甲,岳池县,2026-12-30 23:59:17\n乙,岳池县,2026-12-30T16:00:00.000Z\n\
         丙,岳池县,2026-12-31T00:00:00\n丁,岳池县,2026-12-30T15:59:17.000Z\n戊,岳池县,2026-12-31 23:59:59",
    );
    assert_eq!(ends(&read), ["2026-12-31"; 5]);
}

#[test]
fn a_book_counted_from_1904_has_its_own_days() {
    let cells = vec![
        Put::As(45_106.0, "yyyy-mm-dd"),
        Put::Number(44_894.0),
        Put::Words("2026年3月"),
        Put::As(44_895.0, "yyyy\"年\"m\"月\""),
        Put::Words("44894"),
    ];
    let read = read_file(&counted_from_1904(&column("计划竣工时间", cells)));
    assert_eq!(ends(&read), ["2027-06-30", "2026-11-30", "2026-03", "2026-12", "2026-11-30"]);
}

#[test]
fn a_share_shown_in_percent_is_one() {
    let cells = vec![
        Put::As(1.0, "0%"),
        Put::As(0.45, "0.00%"),
        Put::As(0.825, "0.0%;[Red]-0.0%"),
        Put::Words("45%"),
        Put::Number(45.0),
        Put::Number(0.45),
        Put::As(0.01, "0%"),
        Put::As(1.2, "0%"),
        Put::As(0.0, "0%"),
    ];
    let read = read_file(&column("形象进度", cells));
    let shown: Vec<&str> =
        rows(&read).iter().map(|row| words(row.figures.progress.as_ref())).collect();
    assert_eq!(shown, ["100%", "45%", "82.5%", "45%", "45%", "45%", "1%", "120%", "0%"]);
}

#[test]
fn chinese_numerals_are_dates() {
    let read = read_csv(
        "二〇二六年重点项目（截至十月底，单位：万元）\n项目名称,县区,年度计划,累计完成投资,计划竣工\n\
         甲,岳池县,5,1,二〇二六年三月\n乙,岳池县,5,1,2026年三月\n丙,岳池县,5,1,二○二六年十二月二十一日\n\
         丁,岳池县,5,1,二零二七年十月底\n戊,岳池县,5,1,三月底\n己,岳池县,5,1,三年内",
    );
    assert_eq!(ends(&read), ["2026-03", "2026-03", "2026-12-21", "2027-10", "2026-03"]);
    assert_eq!(codes(&read.rejected), [(8, "计划竣工", "unreadable-date")]);
    let ledger = read.ledger.as_ref().unwrap();
    assert_eq!(ledger.period.unwrap().to_string(), "2026-10");
}
