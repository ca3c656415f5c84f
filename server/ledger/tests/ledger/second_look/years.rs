//! 建设起止年限, 建设工期, 开工年份: planned dates in one cell, or as years.

use super::{day, rows, warned};
use crate::support::{codes, read_csv};

fn dates(header: &str, cells: &[&str]) -> (Vec<String>, Vec<(u32, String)>) {
    let lines: Vec<String> =
        cells.iter().enumerate().map(|(at, cell)| format!("项目{at},岳池县,{cell}")).collect();
    let read = read_csv(&format!("项目名称,县区,{header}\n{}", lines.join("\n")));
    assert_eq!(codes(&read.rejected), [], "{header}");
    let told = |row: &battle_map::model::ledger::LedgerRow| {
        format!("{} … {}", day(row.planned_start), day(row.planned_completion))
    };
    let warnings = warned(&read);
    let warnings = warnings.iter().map(|(row, _, code)| (*row, (*code).to_owned())).collect();
    (rows(&read).iter().map(told).collect(), warnings)
}

#[test]
fn a_span_of_years_gives_both_planned_dates() {
    let cells = ["2025-2027", "2024.3-2027.6", "2025年3月至2026年12月", "2026年", "待定", "长期"];
    for header in ["建设起止年限", "建设工期", "开竣工时间", "开工、竣工时间", "建设年限"]
    {
        let (told, warnings) = dates(header, &cells);
        assert_eq!(
            told,
            [
                "2025-12 … 2027-12",
                "2024-03 … 2027-06",
                "2025-03 … 2026-12",
                "2026-12 … 2026-12",
                "- … -",
                "- … -",
            ]
        );
        let derived = |row| (row, "date-derived".to_owned());
        let unread = (7, "unreadable-period".to_owned());
        assert_eq!(warnings, [derived(2), derived(5), unread], "{header}");
    }
}

#[test]
fn a_length_of_time_counts_from_the_planned_start() {
    let (told, warnings) =
        dates("计划开工时间,建设工期", &["2025年3月,24个月", "2025-03-15,两年", ",18个月"]);
    assert_eq!(told, ["2025-03 … 2027-03", "2025-03-15 … 2027-03", "- … -"]);
    let codes: Vec<_> = warnings.iter().map(|(_, code)| code.as_str()).collect();
    assert_eq!(codes, ["date-derived", "date-derived", "unreadable-period"]);
}

#[test]
fn columns_of_years_are_due_by_the_end_of_the_year() {
    let (told, warnings) = dates("开工年份,竣工年份", &["2025,2027年", "2026年3月,2027"]);
    assert_eq!(told, ["2025-12 … 2027-12", "2026-03 … 2027-12"]);
    assert_eq!(warnings.len(), 3);
}

#[test]
fn columns_of_their_own_come_before_a_span_which_is_kept_as_it_came() {
    let text = "计划开工时间,计划竣工时间,建设起止年限";
    let (told, warnings) = dates(text, &["2025.3,2027.6,2025-2028"]);
    assert_eq!((told, warnings), (vec!["2025-03 … 2027-06".to_owned()], vec![]));
    let read = read_csv("项目名称,县区,建设起止年限\n甲,岳池县,2024.3-2027.6");
    let kept = &rows(&read)[0].extra[0];
    assert_eq!((kept.0.as_str(), kept.1.as_str()), ("建设起止年限", "2024.3-2027.6"));
}
