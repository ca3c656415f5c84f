//! The standard shape: its columns in their order, and one project in them.

use battle_map::{
    geometry::Shape,
    model::project::Site,
    value::{LedgerDate, Money, MoneyUnit, Name},
    view::export::{ExportRow, ExportTable},
};

/// A cell to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// An empty cell: the board knows nothing to put there.
    Empty,
    /// Words, dates among them: a month must not become a day.
    Text(String),
    /// A number in exact decimal text.
    Number(String),
}

impl Cell {
    /// Tenths as a number: -142 is `-14.2`.
    pub fn tenths(tenths: i64) -> Self {
        let sign = if tenths < 0 { "-" } else { "" };
        let tenths = tenths.unsigned_abs();
        Self::Number(format!("{sign}{}.{}", tenths / 10, tenths % 10))
    }
}

/// The headers; those of money name the plan's year and the period, which import reads there. The
/// entry of sub-projects has a column, the last, only where there are any.
pub fn headers(table: &ExportTable) -> Vec<String> {
    let year = table.year;
    let months = table.period.map_or_else(String::new, |month| match month.number() {
        1 => "1月".to_owned(),
        last => format!("1-{last}月"),
    });
    let mut headers = vec![
        "项目编号".to_owned(),
        "项目代码".to_owned(),
        "项目名称".to_owned(),
        "县区".to_owned(),
        "建设地点".to_owned(),
        "行业".to_owned(),
        "责任单位".to_owned(),
        "业主单位".to_owned(),
        "牵头单位".to_owned(),
        "联系领导".to_owned(),
        "总投资(万元)".to_owned(),
        format!("{year}年度计划(万元)"),
        format!("{year}年{months}累计完成(万元)"),
        "计划开工时间".to_owned(),
        "计划竣工时间".to_owned(),
        "是否开工".to_owned(),
        "形象进度".to_owned(),
        "经度".to_owned(),
        "纬度".to_owned(),
        "存在问题".to_owned(),
    ];
    if table.subprojects() > 0 {
        headers.push("所属项目".to_owned());
    }
    headers
}

/// One project in the columns.
pub fn cells(row: &ExportRow) -> Vec<Cell> {
    let name = |name: &Option<Name>| text(name.as_ref().map(ToString::to_string));
    let (longitude, latitude) = coordinates(&row.site);
    let sponsors: Vec<&str> = row.sponsors.iter().map(Name::as_str).collect();
    let mut cells = vec![
        Cell::Number(row.number.to_string()),
        name(&row.code),
        Cell::Text(row.name.to_string()),
        name(&row.region),
        name(&row.place),
        name(&row.sector),
        name(&row.responsible_unit),
        name(&row.owner),
        name(&row.lead_unit),
        text(Some(sponsors.join("、")).filter(|text| !text.is_empty())),
        money(row.total),
        money(row.plan),
        money(row.year_to_date),
        date(row.planned_start),
        date(row.planned_completion),
        text(row.started.map(|started| if started { "是" } else { "否" }.to_owned())),
        text(row.progress.as_ref().map(ToString::to_string)),
        longitude,
        latitude,
        text(row.problem.as_ref().map(ToString::to_string)),
    ];
    cells.extend(row.parent.map(|entry| Cell::Number(entry.to_string())));
    cells
}

/// How wide a column is, in characters.
pub const fn width(column: u16) -> f64 {
    match column {
        2 | 16 | 19 => 32.0,
        4 | 6 | 7 | 8 | 12 => 22.0,
        _ => 14.0,
    }
}

fn text(text: Option<String>) -> Cell {
    text.map_or(Cell::Empty, Cell::Text)
}

fn money(money: Option<Money>) -> Cell {
    money.map_or(Cell::Empty, |money| Cell::Number(money.exact(MoneyUnit::Wan)))
}

fn date(date: Option<LedgerDate>) -> Cell {
    text(date.map(|date| date.to_string()))
}

/// A line or an area has no single place; its mark's would come back as a point.
fn coordinates(site: &Site) -> (Cell, Cell) {
    match site {
        Site::Placed { shape: Shape::Point(point), .. } => {
            (Cell::Number(point.lon().to_string()), Cell::Number(point.lat().to_string()))
        }
        Site::Placed { .. } | Site::Unplaced => (Cell::Empty, Cell::Empty),
    }
}
