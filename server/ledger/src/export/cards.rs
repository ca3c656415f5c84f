//! The ledger of cards as a workbook: one row a card, with the numbers of its evidence in columns of
//! their own.

use battle_map::{
    model::{card::CardLevel, finding::FindingSubject},
    value::{Day, Decimal, MoneyUnit},
    view::{
        cards::{CardEvidence, CardRow, Ended},
        catalogue::Catalogue,
    },
};
use rust_xlsxwriter::{Format, Workbook};

use super::{
    pieces::{self, Pieces},
    put,
    standard::OutputCell,
};
use crate::LedgerError;

/// Why a card was proposed, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// What is wrong, as a headline.
    pub headline: String,
    /// The arithmetic, with where its figures come from.
    pub arithmetic: String,
}

/// Puts into words why a card was proposed.
pub type Reasons<'a> = &'a dyn Fn(&CardRow) -> Reason;

const HEADERS: [&str; 42] = [
    "编号",
    "牌",
    "状态",
    "警示对象",
    "名称",
    "项目编号",
    "县区",
    "责任单位",
    "规则",
    "规则集",
    "规则版本",
    "评判月份",
    "评判日期",
    "事由",
    "依据",
    "序时进度(%)",
    "实际进度(%)",
    "低于序时(百分点)",
    "年度计划(万元)",
    "累计完成(万元)",
    "应完成日期",
    "逾期天数",
    "逾期月数",
    "提出日期",
    "核实截止",
    "核实意见",
    "陈述内容",
    "审核意见",
    "审核理由",
    "签批领导",
    "签批日期",
    "签批依据",
    "通报月份",
    "通报序号",
    "发牌日期",
    "签收人",
    "签收日期",
    "整改反馈",
    "佐证材料",
    "豁免或撤回原因",
    "销牌日期",
    "撤销日期和原因",
];

/// The workbook in the words of the papers; its headers are the ledger's, hence Chinese.
///
/// # Errors
/// When it cannot be put together.
pub fn workbook(
    rows: &[CardRow],
    words: &dyn Catalogue,
    reasons: Reasons<'_>,
) -> Result<Pieces, LedgerError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet_with_low_memory()?;
    sheet.set_name("黄红牌台账")?;
    let bold = Format::new().set_bold();
    for (column, header) in (0..).zip(HEADERS) {
        sheet.write_string_with_format(0, column, header, &bold)?;
        let wide = ["名称", "事由", "依据", "陈述内容", "整改反馈", "责任单位"].contains(&header);
        sheet.set_column_width(column, if wide { 32 } else { 13 })?;
    }
    sheet.set_freeze_panes(1, 5)?;
    for (line, row) in (1..).zip(rows) {
        let cells =
            [whom(row, words), why(row, words, reasons(row)), said(row, words), done(row)].concat();
        for (column, cell) in (0..).zip(&cells) {
            put(sheet, line, column, cell)?;
        }
    }
    pieces::of_workbook(workbook)
}

fn whom(row: &CardRow, catalogue: &dyn Catalogue) -> Vec<OutputCell> {
    let card = match row.level {
        CardLevel::Yellow => "黄牌",
        CardLevel::Red => "红牌",
    };
    let about = match row.warned.about {
        FindingSubject::Project(_) => "项目",
        FindingSubject::Unit(_) => "单位",
        FindingSubject::Region(_) => "县区",
        FindingSubject::Office => "指挥部办公室",
    };
    vec![
        OutputCell::Number(row.id.to_string()),
        text(card),
        OutputCell::Text(catalogue.get(&format!("cards.step.{}", row.step.code()))),
        text(about),
        text(&row.warned.name),
        row.warned
            .project
            .map_or(OutputCell::Empty, |project| OutputCell::Number(project.to_string())),
        text(&row.warned.region_name),
        text(&row.warned.unit_name),
    ]
}

/// The rule and the arithmetic; what the rule does not measure stays empty.
fn why(row: &CardRow, catalogue: &dyn Catalogue, reason: Reason) -> Vec<OutputCell> {
    let evidence = CardEvidence::of(&row.finding);
    // Of what a ledger states no rule said anything.
    let judged = Some(row).filter(|row| row.finding.stated().is_none());
    let decimal = |number: Option<Decimal>| {
        number.map_or(OutputCell::Empty, |number| OutputCell::Number(number.plain()))
    };
    let money = |money: Option<battle_map::value::Money>| {
        number(money.map(|money| money.exact(MoneyUnit::Wan)))
    };
    vec![
        OutputCell::Text(rule_name(row, catalogue)),
        OutputCell::Text(set_name(row, catalogue)),
        number(judged.map(|row| row.set.1)),
        words(row.month),
        day(judged.map(|row| row.judged)),
        OutputCell::Text(reason.headline),
        OutputCell::Text(reason.arithmetic),
        decimal(evidence.scheduled),
        decimal(evidence.actual),
        decimal(evidence.lag),
        money(evidence.plan),
        money(evidence.done),
        words(evidence.planned),
        number(evidence.days),
        number(evidence.months),
    ]
}

/// The rule by what it looks at.
fn rule_name(row: &CardRow, catalogue: &dyn Catalogue) -> String {
    let condition = row.finding.arithmetic.code();
    catalogue.get(&format!("rules.condition.{condition}"))
}

/// The rule set by its name: a preset's stands in the catalogue.
fn set_name(row: &CardRow, catalogue: &dyn Catalogue) -> String {
    if row.finding.stated().is_some() {
        return String::new();
    }
    let own = row.set_name.as_ref().map(ToString::to_string);
    own.unwrap_or_else(|| catalogue.get(&format!("rules.preset.{}", row.set.0)))
}

fn said(row: &CardRow, catalogue: &dyn Catalogue) -> Vec<OutputCell> {
    let story = &row.story;
    let said = story.said.as_ref();
    let statement = words(said.and_then(|said| said.statement()).map(|said| said.text.to_string()));
    let said = words(said.map(|said| catalogue.get(&format!("cards.said.{}", said.code()))));
    let verdict = story.review.as_ref().and_then(|review| review.verdict);
    let verdict = words(verdict.map(|it| catalogue.get(&format!("cards.verdict.{}", it.code()))));
    let approval = story.approval.as_ref().map(|approval| &approval.signed);
    let paper = approval.and_then(|approval| approval.paper.as_ref());
    vec![
        day(Some(row.proposed).filter(|_| row.finding.stated().is_none())),
        day(row.due),
        said,
        statement,
        verdict,
        words(story.review.as_ref().map(|review| review.reason.to_string())),
        words(approval.and_then(|approval| approval.by.as_ref())),
        day(approval.map(|approval| approval.on)),
        words(paper.and_then(|paper| paper.document.as_ref())),
    ]
}

fn done(row: &CardRow) -> Vec<OutputCell> {
    let story = &row.story;
    let names: Vec<_> = story.files.iter().map(|file| file.name.as_str()).collect();
    let (lifted, revoked, withdrawn) = match &story.ended {
        Some(Ended::Lifted { on, .. }) => (Some(*on), None, None),
        Some(Ended::Revoked { on, reason }) => (None, Some(format!("{on} {reason}")), None),
        Some(Ended::Withdrawn { reason }) => (None, None, reason.as_ref()),
        None => (None, None, None),
    };
    let exempted = story.exemption.as_ref().map(|exemption| &exemption.reason);
    let signature = story.signature.as_ref();
    let claim = story.claim.as_ref().and_then(|claim| claim.words.as_ref());
    vec![
        words(row.issue.filter(|issue| issue.place.is_some()).map(|issue| issue.period.month)),
        number(row.issue.and_then(|issue| issue.place)),
        day(row.issue.map(|issue| issue.on)),
        words(signature.and_then(|signature| signature.by.as_ref())),
        day(signature.map(|signature| signature.on)),
        words(claim.map(|claim| claim.text.to_string())),
        if names.is_empty() { OutputCell::Empty } else { OutputCell::Text(names.join("；")) },
        words(exempted.or(withdrawn)),
        day(lifted),
        words(revoked),
    ]
}

fn text(words: &str) -> OutputCell {
    OutputCell::Text(words.to_owned())
}

fn words(words: Option<impl ToString>) -> OutputCell {
    words.map_or(OutputCell::Empty, |words| OutputCell::Text(words.to_string()))
}

fn number(number: Option<impl ToString>) -> OutputCell {
    number.map_or(OutputCell::Empty, |number| OutputCell::Number(number.to_string()))
}

fn day(day: Option<Day>) -> OutputCell {
    words(day)
}
