//! The register of penalty notices as a workbook, and for the office every unit's record beside it.

use battle_map::view::{
    catalogue::Catalogue,
    notices::{NoticeRow, NoticesView, UnitRecord},
};
use rust_xlsxwriter::Workbook;

use super::{
    month::sheet,
    pieces::{self, Pieces},
    standard::OutputCell,
};
use crate::LedgerError;

/// The workbook in the words of the papers; its headers are the ledger's, hence Chinese.
///
/// # Errors
/// When it cannot be put together.
pub fn workbook(view: &NoticesView, words: &dyn Catalogue) -> Result<Pieces, LedgerError> {
    let mut workbook = Workbook::new();
    sheet(
        workbook.add_worksheet_with_low_memory()?,
        "登记簿",
        "文书登记簿",
        &[
            "文号",
            "状态",
            "事由名称",
            "项目名称",
            "县区",
            "受文单位名称",
            "签发人",
            "发文日期",
            "反馈期限",
            "逾期天数",
            "退回次数",
            "催办至",
            "催办日期",
        ],
        view.rows.lines.iter().map(|notice| row(notice, words)),
    )?;
    if let Some(records) = &view.records {
        sheet(
            workbook.add_worksheet_with_low_memory()?,
            "单位履行情况",
            "各单位履行情况",
            &[
                "受文单位名称",
                "收到",
                "应签收",
                "按时签收",
                "应反馈",
                "按时反馈",
                "退回次数",
                "已销号",
                "销号天数中位数",
            ],
            records.lines.iter().map(record),
        )?;
    }
    pieces::of_workbook(workbook)
}

fn row(row: &NoticeRow, words: &dyn Catalogue) -> Vec<OutputCell> {
    const DAY: i64 = 86_400_000;
    let day = |day: Option<battle_map::value::Day>| {
        day.map_or(OutputCell::Empty, |day| OutputCell::Text(day.to_string()))
    };
    let asked =
        row.escalated.map(|(who, _)| words.get(&format!("escalation-level.{}", who.code())));
    vec![
        OutputCell::Text(row.number.clone().unwrap_or_default()),
        OutputCell::Text(words.get(&format!("notice-state.{}", row.state))),
        OutputCell::Text(row.subject.clone()),
        OutputCell::Text(row.name.clone()),
        OutputCell::Text(row.region.clone()),
        OutputCell::Text(row.addressee.clone()),
        OutputCell::Text(row.signatory.clone()),
        day(row.issued_on),
        day(row.answer_by),
        row.overdue.map_or(OutputCell::Empty, |ms| OutputCell::Number((ms / DAY).to_string())),
        OutputCell::Number(row.returned.to_string()),
        asked.map_or(OutputCell::Empty, OutputCell::Text),
        day(row.escalated.map(|(_, day)| day)),
    ]
}

fn record(record: &UnitRecord) -> Vec<OutputCell> {
    let counts = [
        record.issued,
        record.to_sign,
        record.signed_in_time,
        record.to_answer,
        record.answered_in_time,
        record.returned,
        record.closed,
    ];
    let counts = counts.map(|count| OutputCell::Number(count.to_string()));
    let days =
        record.median_days.map_or(OutputCell::Empty, |days| OutputCell::Number(days.to_string()));
    std::iter::once(OutputCell::Text(record.name.clone())).chain(counts).chain([days]).collect()
}
