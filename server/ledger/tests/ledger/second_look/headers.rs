//! Money of former years, this year, months and since the start, side by side in one header.

use battle_map_ledger::ReadLedger;

use super::{rows, wan, warned};
use crate::support::read_csv;

/// A ledger of one project; each column of money holds its own number.
fn ledger(title: &str, upper: Option<&str>, money: &[&str]) -> ReadLedger {
    let columns = money.join(",");
    let values: Vec<String> = (1..=money.len()).map(|at| (at * 100).to_string()).collect();
    let heads = match upper {
        Some(upper) => format!("项目名称,县区,{upper}\n,,{columns}"),
        None => format!("项目名称,县区,{columns}"),
    };
    let text = format!("{title}\n{heads}\n甲,岳池县,{}\n", values.join(","));
    read_csv(&text)
}

/// Year, period, plan, month, this year's total and the total since the start.
fn told(read: &ReadLedger) -> String {
    let ledger = read.ledger.as_ref().unwrap();
    let row = &rows(read)[0];
    let period = ledger.period.map_or_else(|| "-".to_owned(), |month| month.to_string());
    let figures = &row.figures;
    let money =
        [row.plan, figures.month, figures.year_to_date, figures.since_start].map(wan).join(" ");
    format!("{} {period} {money}", ledger.year.number())
}

const TITLE: &str = "某市2026年重点项目推进情况台账（单位：万元）";

#[test]
fn money_of_another_time_costs_no_column_of_this_year() {
    for (title, money, expected) in [
        (
            TITLE,
            &["2026年度计划投资", "2025年完成投资", "截至10月底累计完成投资"][..],
            "2026 2026-10 100 - 300 -",
        ),
        (TITLE, &["年度计划投资", "2025年完成投资", "累计完成投资"], "2026 2026-10 100 - 300 -"),
        (
            TITLE,
            &["年度计划投资", "截至2025年12月累计完成投资", "1-10月累计完成"],
            "2026 2026-10 100 - 300 -",
        ),
        (
            TITLE,
            &["2025年计划投资", "年度计划投资", "2025年完成", "年度完成投资"],
            "2026 2026-10 200 - 400 -",
        ),
        (
            TITLE,
            &["2025年计划投资", "2026年计划投资", "2027年计划投资", "2026年完成"],
            "2026 2026-10 200 - 400 -",
        ),
        (
            TITLE,
            &["年度计划", "开工以来累计完成投资", "2025年完成投资", "本年完成投资"],
            "2026 2026-10 100 - 400 200",
        ),
        (
            TITLE,
            &["年度计划", "累计完成投资", "本年完成投资", "剩余投资"],
            "2026 2026-10 100 - 300 -",
        ),
        (
            TITLE,
            &["年度计划", "截至10月底累计完成投资", "其中：本年完成投资"],
            "2026 2026-10 100 - 300 -",
        ),
        (
            TITLE,
            &["年度计划", "自开工累计完成投资", "10月完成投资", "1-10月完成投资"],
            "2026 2026-10 100 300 400 200",
        ),
        (
            TITLE,
            &["年度计划", "上年结转", "本月完成", "年初以来累计完成投资"],
            "2026 2026-10 100 300 400 -",
        ),
        (
            TITLE,
            &["年度计划", "2024年完成投资", "2025年完成投资", "当年累计完成投资"],
            "2026 2026-10 100 - 400 -",
        ),
        (
            "台账",
            &["2026年计划投资", "2027年计划投资", "2026年1-10月完成投资"],
            "2026 2026-10 100 - 300 -",
        ),
        (
            "台账",
            &["2026年计划投资", "2025年完成投资", "1-10月完成投资"],
            "2026 2026-10 100 - 300 -",
        ),
    ] {
        assert_eq!(told(&ledger(title, None, money)), expected, "{title} {money:?}");
    }
}

#[test]
fn two_rows_of_header_say_the_same() {
    for (upper, money, expected) in [
        (
            "计划投资,完成投资,",
            &["2026年", "2025年", "截至10月底累计"][..],
            "2026 2026-10 100 - 300 -",
        ),
        (
            "年度计划,累计完成投资,,",
            &["投资", "开工以来", "2025年", "本年"],
            "2026 2026-10 100 - 400 200",
        ),
        (
            "2025年,,2026年,",
            &["计划投资", "完成投资", "计划投资", "1-10月完成投资"],
            "2026 2026-10 300 - 400 -",
        ),
        (
            "年度计划,完成投资,,",
            &["投资", "本月", "本年累计", "开工累计"],
            "2026 2026-10 100 200 300 400",
        ),
    ] {
        assert_eq!(told(&ledger(TITLE, Some(upper), money)), expected, "{upper} {money:?}");
    }
}

#[test]
fn what_is_left_out_is_named() {
    let read =
        ledger(TITLE, None, &["2026年度计划投资", "2025年完成投资", "截至10月底累计完成投资"]);
    assert_eq!(warned(&read), [(2, "2025年完成投资", "unknown-column")]);
    let read = ledger(TITLE, None, &["年度计划", "累计完成投资", "本年完成投资", "剩余投资"]);
    let unknown = ["累计完成投资", "剩余投资"].map(|column| (2, column, "unknown-column"));
    assert_eq!(warned(&read), unknown);
}

#[test]
fn a_header_repeated_on_every_page_costs_no_row_above_it() {
    let header = "项目名称,县区,截至10月底累计完成投资(万元)";
    let text = format!("{TITLE}\n{header}\n甲,岳池县,100\n{header}\n乙,岳池县,\"1,200\"\n");
    let read = read_csv(&text);
    let done: Vec<_> = rows(&read)
        .iter()
        .map(|row| (row.facts.name.as_str(), wan(row.figures.year_to_date)))
        .collect();
    assert_eq!(done, [("甲", "100".to_owned()), ("乙", "1200".to_owned())]);
}
