//! The month's tables as a workbook: by county, by sector and size, and what is overdue.

use battle_map::{
    model::milestone::MilestoneKind,
    value::{Money, MoneyUnit},
    view::{
        figures::Investment,
        month_tables::{CountyRow, MonthTables, OverdueRow, SectorRow},
    },
};
use battle_map_app::{
    format,
    texts::{Language, Texts},
};
use rust_xlsxwriter::{Format, Workbook, Worksheet};

use super::{put, standard::Cell};
use crate::ledger::LedgerError;

/// The workbook; its words are the ledger's, hence Chinese.
///
/// # Errors
/// When it cannot be put together.
pub fn workbook(tables: &MonthTables) -> Result<Vec<u8>, LedgerError> {
    let mut workbook = Workbook::new();
    let month = format::month(Texts(Language::Chinese), tables.month);
    let counties = tables.counties.iter().chain([&tables.city]);
    sheet(
        workbook.add_worksheet(),
        "分县区",
        &format!("{month}分县区进度"),
        &[
            "县区",
            "项目数",
            "总投资(万元)",
            "年度计划(万元)",
            "累计完成(万元)",
            "完成率(%)",
            "序时进度(%)",
            "低于序时(百分点)",
            "开工目标",
            "已申报开工",
            "已认定开工",
        ],
        counties.map(|row| county(row, std::ptr::eq(row, &raw const tables.city))),
    )?;
    sheet(
        workbook.add_worksheet(),
        "分行业规模",
        &format!("{month}分行业、分规模进度"),
        &[
            "行业",
            "规模",
            "项目数",
            "总投资(万元)",
            "年度计划(万元)",
            "累计完成(万元)",
            "完成率(%)",
            "序时进度(%)",
            "低于序时(百分点)",
        ],
        tables.sectors.iter().map(sector),
    )?;
    sheet(
        workbook.add_worksheet(),
        "逾期节点",
        &format!("截至{month}底逾期节点"),
        &["项目编号", "项目名称", "县区", "责任单位", "节点", "计划日期", "逾期天数", "预计日期"],
        tables.overdue.iter().map(overdue),
    )?;
    Ok(workbook.save_to_buffer()?)
}

/// A sheet with a title, a header and rows.
pub(super) fn sheet(
    sheet: &mut Worksheet,
    name: &str,
    title: &str,
    headers: &[&str],
    rows: impl Iterator<Item = Vec<Cell>>,
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

fn county(row: &CountyRow, city: bool) -> Vec<Cell> {
    let name = match (city, row.name.as_str()) {
        (true, _) => "全市",
        (false, "") => "未定县区",
        (false, name) => name,
    };
    let starts = row.starts;
    let mut cells = vec![text(name), count(row.entries), money(row.total)];
    cells.extend(measured(row.investment));
    cells.push(starts.target.map_or(Cell::Empty, |target| Cell::Number(target.to_string())));
    cells.extend([count(starts.reached.claimed), count(starts.reached.recognised)]);
    cells
}

fn sector(row: &SectorRow) -> Vec<Cell> {
    let texts = Texts(Language::Chinese);
    let name = if row.sector.is_empty() { "未填行业" } else { &row.sector };
    let size = row.size.map(|size| texts.get(&format!("size.{}", size.code())));
    let mut cells = vec![text(name), size.map_or(Cell::Empty, Cell::Text)];
    cells.extend([count(row.entries), money(row.total)]);
    cells.extend(measured(row.investment));
    cells
}

fn overdue(row: &OverdueRow) -> Vec<Cell> {
    let milestone = row.milestone.clone().unwrap_or_else(|| {
        match row.kind {
            MilestoneKind::Start => "开工",
            MilestoneKind::Completion => "竣工",
            MilestoneKind::Step => "节点",
        }
        .to_owned()
    });
    vec![
        Cell::Number(row.project.to_string()),
        text(&row.name),
        text(&row.region),
        text(&row.unit),
        Cell::Text(milestone),
        Cell::Text(row.plan.to_string()),
        Cell::Number(row.days.to_string()),
        row.forecast.map_or(Cell::Empty, |date| Cell::Text(date.to_string())),
    ]
}

/// Plan, money, shares and lag; empty where there is no plan.
fn measured(investment: Option<Investment>) -> [Cell; 5] {
    let Some(sum) = investment else { return [const { Cell::Empty }; 5] };
    let tenths = |tenths: i64| Cell::Number(format::tenths(tenths));
    [money(sum.plan), money(sum.done), tenths(sum.actual), tenths(sum.scheduled), tenths(sum.lag)]
}

fn text(words: &str) -> Cell {
    Cell::Text(words.to_owned())
}

fn count(number: u32) -> Cell {
    Cell::Number(number.to_string())
}

fn money(amount: Money) -> Cell {
    Cell::Number(amount.exact(MoneyUnit::Wan))
}
