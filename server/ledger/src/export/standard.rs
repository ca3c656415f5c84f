//! The standard shape: its columns in their order, each with its header, its width and what stands in
//! it for a project.

use std::iter;

use battle_map::{
    geometry::Shape,
    model::project::{FactField, FactKind, Site},
    value::{Decimal, LedgerDate, Money, MoneyUnit},
    view::{
        export::{ExportRow, ExportTable},
        facts::FactWords,
    },
};

/// A cell to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OutputCell {
    /// An empty cell: the board knows nothing to put there.
    Empty,
    /// Words, dates among them: a month must not become a day.
    Text(String),
    /// A number in exact decimal text.
    Number(String),
}

impl OutputCell {
    /// Tenths as a number: -142 is `-14.2`.
    pub fn tenths(tenths: i64) -> Self {
        Self::Number(Decimal::tenths(tenths).plain())
    }
}

/// A column of the standard shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StandardColumn {
    /// 项目编号: the number that this program gave the project.
    Number,
    /// A field of the facts, under its own header.
    Fact(FactField, &'static str),
    /// The plan in force of the year that the header names.
    Plan,
    /// Money since January of that year up to the month that the header names.
    YearToDate,
    /// 计划开工时间: the planned date of the start of construction.
    PlannedStart,
    /// 计划竣工时间: the planned date of completion.
    PlannedCompletion,
    /// 是否开工: whether construction has started.
    Started,
    /// 形象进度: the progress of the work in words.
    Progress,
    /// 经度: longitude, of points only; the mark of a line or an area would come back as a point.
    Longitude,
    /// 纬度: latitude, of points only.
    Latitude,
    /// 存在问题: the reported problem in words.
    Problem,
    /// 所属项目: the project that a sub-project belongs to, by its number.
    Parent,
}

/// The columns of a table in their order. The entry of sub-projects has a column, the last, only where
/// there are any.
pub fn columns(table: &ExportTable) -> Vec<StandardColumn> {
    let facts = FactField::ALL.into_iter();
    let facts = facts.filter_map(|field| Some(StandardColumn::Fact(field, field.header()?)));
    let figures = [
        StandardColumn::Plan,
        StandardColumn::YearToDate,
        StandardColumn::PlannedStart,
        StandardColumn::PlannedCompletion,
        StandardColumn::Started,
        StandardColumn::Progress,
        StandardColumn::Longitude,
        StandardColumn::Latitude,
        StandardColumn::Problem,
    ];
    let parent = (table.subprojects() > 0).then_some(StandardColumn::Parent);
    iter::once(StandardColumn::Number).chain(facts).chain(figures).chain(parent).collect()
}

impl StandardColumn {
    /// Its header; those of money name the plan's year and the period, which import reads there.
    pub fn header(self, table: &ExportTable) -> String {
        let header = match self {
            Self::Number => "项目编号",
            Self::Fact(field, header) if field.kind() == FactKind::Money => {
                return format!("{header}(万元)");
            }
            Self::Fact(_, header) => header,
            Self::Plan => return format!("{}年度计划(万元)", table.year),
            Self::YearToDate => return format!("{}年{}累计完成(万元)", table.year, months(table)),
            Self::PlannedStart => "计划开工时间",
            Self::PlannedCompletion => "计划竣工时间",
            Self::Started => "是否开工",
            Self::Progress => "形象进度",
            Self::Longitude => "经度",
            Self::Latitude => "纬度",
            Self::Problem => "存在问题",
            Self::Parent => "所属项目",
        };
        header.to_owned()
    }

    /// What stands in it for one project.
    pub fn cell(self, row: &ExportRow) -> OutputCell {
        match self {
            Self::Number => OutputCell::Number(row.number.to_string()),
            Self::Fact(field, _) => match row.fact(field) {
                Some(FactWords::Money(amount)) => money(Some(*amount)),
                words => text(words.and_then(FactWords::text)),
            },
            Self::Plan => money(row.plan),
            Self::YearToDate => money(row.year_to_date),
            Self::PlannedStart => date(row.planned_start),
            Self::PlannedCompletion => date(row.planned_completion),
            Self::Started => {
                text(row.started.map(|started| if started { "是" } else { "否" }.to_owned()))
            }
            Self::Progress => text(row.progress.as_ref().map(ToString::to_string)),
            Self::Longitude => degrees(&row.site, |(longitude, _)| longitude),
            Self::Latitude => degrees(&row.site, |(_, latitude)| latitude),
            Self::Problem => text(row.problem.as_ref().map(ToString::to_string)),
            Self::Parent => {
                row.parent.map_or(OutputCell::Empty, |entry| OutputCell::Number(entry.to_string()))
            }
        }
    }

    /// How wide it is, in characters.
    pub const fn width(self) -> f64 {
        match self {
            Self::Fact(FactField::Name, _) | Self::Progress | Self::Problem => 32.0,
            Self::Fact(FactField::Place, _) | Self::YearToDate => 22.0,
            Self::Fact(field, _) if matches!(field.kind(), FactKind::Unit) => 22.0,
            _ => 14.0,
        }
    }
}

/// The months of the year up to the period, as headers write them.
fn months(table: &ExportTable) -> String {
    table.period.map_or_else(String::new, |month| match month.number() {
        1 => "1月".to_owned(),
        last => format!("1-{last}月"),
    })
}

fn text(text: Option<String>) -> OutputCell {
    text.map_or(OutputCell::Empty, OutputCell::Text)
}

fn money(money: Option<Money>) -> OutputCell {
    money.map_or(OutputCell::Empty, |money| OutputCell::Number(money.exact(MoneyUnit::Wan)))
}

fn date(date: Option<LedgerDate>) -> OutputCell {
    text(date.map(|date| date.to_string()))
}

fn degrees(site: &Site, of: impl Fn((String, String)) -> String) -> OutputCell {
    match site {
        Site::Placed { shape: Shape::Point(point), .. } => {
            OutputCell::Number(of((point.lon().to_string(), point.lat().to_string())))
        }
        Site::Placed { .. } | Site::Unplaced => OutputCell::Empty,
    }
}
