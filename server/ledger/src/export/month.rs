//! The month's tables as a workbook: by county, by sector and size, and what is overdue.

use battle_map::{
    model::{edition::Coverage, milestone::MilestoneKind, period::PeriodName, series::Aim},
    value::{Money, MoneyUnit},
    view::{
        catalogue::Catalogue,
        figures::Investment,
        month_tables::{CountyRow, MonthTables, OverdueRow, SectorRow},
        score::{Score, Scores},
    },
};
use rust_xlsxwriter::{Format, Workbook, Worksheet};

use super::{
    pieces::{self, Pieces},
    put,
    standard::OutputCell,
};
use crate::LedgerError;

/// Target, claimed and recognised of each kind, and what only a ledger states; 依据 says whether the plan
/// stands in for a target.
const SCORES: [&str; 17] = [
    "开工目标",
    "开工目标依据",
    "已申报开工",
    "已认定开工",
    "仅台账开工",
    "开工落后(百分点)",
    "竣工目标",
    "竣工目标依据",
    "已申报竣工",
    "已认定竣工",
    "仅台账竣工",
    "竣工落后(百分点)",
    "投资目标(万元)",
    "投资目标依据",
    "已申报投资(万元)",
    "已认定投资(万元)",
    "投资落后(百分点)",
];

/// The workbook in the words of the papers; its headers are the ledger's, hence Chinese. `anchor` is the
/// log's event by which the edition was frozen, which every printed page bears at its foot.
///
/// # Errors
/// When it cannot be put together.
pub fn workbook(
    tables: &MonthTables,
    words: &dyn Catalogue,
    anchor: &str,
) -> Result<Pieces, LedgerError> {
    let mut workbook = Workbook::new();
    let month = words.get(&tables.edition.period().key());
    let end = words.get(&PeriodName::of(tables.month).key());
    let counties = tables.counties.iter().chain([&tables.city]);
    sheet(
        workbook.add_worksheet_with_low_memory()?,
        "分县区",
        &format!("{month}分县区进度"),
        &[
            "县区",
            "位次",
            "项目数",
            "有年度计划",
            "无计划",
            "停缓建",
            "总投资(万元)",
            "年度计划(万元)",
            "累计完成(万元)",
            "完成率(%)",
            "序时进度(%)",
            "低于序时(百分点)",
        ]
        .into_iter()
        .chain(SCORES)
        .collect::<Vec<_>>(),
        counties.map(|row| county(row, std::ptr::eq(row, &raw const tables.city), words)),
    )?;
    sheet(
        workbook.add_worksheet_with_low_memory()?,
        "分行业规模",
        &format!("{month}分行业、分规模进度"),
        &[
            "行业",
            "规模",
            "项目数",
            "有年度计划",
            "无计划",
            "停缓建",
            "总投资(万元)",
            "年度计划(万元)",
            "累计完成(万元)",
            "完成率(%)",
            "序时进度(%)",
            "低于序时(百分点)",
        ]
        .into_iter()
        .chain(SCORES)
        .collect::<Vec<_>>(),
        tables.sectors.iter().map(|row| sector(row, words)),
    )?;
    sheet(
        workbook.add_worksheet_with_low_memory()?,
        "逾期节点",
        &format!("截至{end}底逾期节点"),
        &["项目编号", "项目名称", "县区", "责任单位", "节点", "计划日期", "逾期天数", "预计日期"],
        tables.overdue.lines.iter().map(overdue),
    )?;
    for sheet in workbook.worksheets_mut() {
        sheet.set_footer(format!("&L&8日志存证：{anchor}&R&P/&N"));
    }
    pieces::of_workbook(workbook)
}

/// A sheet with a title, a header and rows.
pub(super) fn sheet(
    sheet: &mut Worksheet,
    name: &str,
    title: &str,
    headers: &[&str],
    rows: impl Iterator<Item = Vec<OutputCell>>,
) -> Result<(), LedgerError> {
    let bold = Format::new().set_bold();
    sheet.set_name(name)?;
    sheet.set_landscape();
    sheet.write_string_with_format(0, 0, title, &bold)?;
    for (column, header) in (0..).zip(headers) {
        sheet.write_string_with_format(1, column, *header, &bold)?;
        sheet.set_column_width(column, if header.contains("名称") { 32 } else { 14 })?;
    }
    sheet.set_freeze_panes(2, 1)?;
    for (row, cells) in (2..).zip(rows) {
        for (column, cell) in (0..).zip(&cells) {
            put(sheet, row, column, cell)?;
        }
    }
    Ok(())
}

fn county(row: &CountyRow, city: bool, words: &dyn Catalogue) -> Vec<OutputCell> {
    let name = match (city, row.name.as_str()) {
        (true, _) => "全市",
        (false, "") => "未定县区",
        (false, name) => name,
    };
    let place = row.place.map_or(OutputCell::Empty, count);
    let mut cells = vec![text(name), place];
    cells.extend(counted(row.entries, row.coverage));
    cells.push(money(row.total));
    cells.extend(measured(row.investment));
    cells.extend(scores(&row.scores, words));
    cells
}

/// All entries, those with a plan, those without, and how many of the planned are suspended. What an
/// edition of before did not count stays empty.
fn counted(entries: u32, coverage: Option<Coverage>) -> [OutputCell; 4] {
    let Some(Coverage { unplanned, suspended, .. }) = coverage else {
        return [count(entries), OutputCell::Empty, OutputCell::Empty, OutputCell::Empty];
    };
    [count(entries), count(entries - unplanned), count(unplanned), count(suspended)]
}

/// The cells of [`SCORES`].
fn scores(scores: &Scores, words: &dyn Catalogue) -> impl Iterator<Item = OutputCell> {
    let counted = [scores.starts, scores.completions].into_iter().flat_map(|score| {
        let [aim, basis, claimed, recognised, behind] = cells(score, words);
        [aim, basis, claimed, recognised, amount(score.ledger), behind]
    });
    let money = scores.investment.map(|score| cells(score, words));
    counted.chain(money.unwrap_or([const { OutputCell::Empty }; 5]))
}

/// Aim, basis, claimed, recognised and points behind of one kind.
fn cells(score: Score, words: &dyn Catalogue) -> [OutputCell; 5] {
    [
        amount(score.aim),
        OutputCell::Text(words.get(&format!("score.{}", score.basis.code()))),
        amount(score.claimed),
        amount(score.recognised),
        OutputCell::tenths(score.behind),
    ]
}

fn amount(aim: Aim) -> OutputCell {
    match aim {
        Aim::Starts(number) | Aim::Completions(number) => count(number),
        Aim::Investment(amount) => money(amount),
    }
}

fn sector(row: &SectorRow, words: &dyn Catalogue) -> Vec<OutputCell> {
    let name = if row.sector.is_empty() { "未填行业" } else { &row.sector };
    let size = row.size.map(|size| words.get(&format!("size.{}", size.code())));
    let mut cells = vec![text(name), size.map_or(OutputCell::Empty, OutputCell::Text)];
    cells.extend(counted(row.entries, row.coverage));
    cells.push(money(row.total));
    cells.extend(measured(row.investment));
    cells.extend(scores(&row.scores, words));
    cells
}

fn overdue(row: &OverdueRow) -> Vec<OutputCell> {
    let milestone = row.milestone.clone().unwrap_or_else(|| {
        match row.kind {
            MilestoneKind::Start => "开工",
            MilestoneKind::Completion => "竣工",
            MilestoneKind::Step => "节点",
        }
        .to_owned()
    });
    vec![
        OutputCell::Number(row.project.to_string()),
        text(&row.name),
        text(&row.region),
        text(&row.unit),
        OutputCell::Text(milestone),
        OutputCell::Text(row.plan.to_string()),
        OutputCell::Number(row.days.to_string()),
        row.forecast.map_or(OutputCell::Empty, |date| OutputCell::Text(date.to_string())),
    ]
}

/// Plan, money, shares and lag; empty where there is no plan.
fn measured(investment: Option<Investment>) -> [OutputCell; 5] {
    let Some(sum) = investment else { return [const { OutputCell::Empty }; 5] };
    let [actual, scheduled, lag] = [sum.actual, sum.scheduled, sum.lag].map(OutputCell::tenths);
    [money(sum.plan), money(sum.done), actual, scheduled, lag]
}

fn text(words: &str) -> OutputCell {
    OutputCell::Text(words.to_owned())
}

fn count(number: u32) -> OutputCell {
    OutputCell::Number(number.to_string())
}

fn money(amount: Money) -> OutputCell {
    OutputCell::Number(amount.exact(MoneyUnit::Wan))
}
