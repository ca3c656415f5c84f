//! The ledger on screen: one line a project, filtered, sorted, page by page.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::{
    figures::{Investment, Shown},
    filter::Filter,
    head::Frame,
    options::Options,
    standing::{Judged, Standing, count},
};
use crate::{
    model::{rule::Lamp, stage::StageStatus},
    value::{LedgerDate, ListId, Money, ProjectId, Timestamp},
};

/// Lines on one page.
pub const PAGE: u32 = 200;

/// By what the ledger is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SortKey {
    /// The list's own order, else 项目编号.
    #[default]
    Order,
    /// 项目名称
    Name,
    /// 县区
    Region,
    /// 责任单位
    Unit,
    /// 总投资
    Total,
    /// 年度计划
    Plan,
    /// 完成
    Done,
    /// 低于序时
    Lag,
    /// 计划开工
    Start,
    /// 计划竣工
    Completion,
    /// Lamp, worst first
    Lamp,
}

impl SortKey {
    /// All keys in the order of the columns.
    pub const ALL: [Self; 11] = [
        Self::Order,
        Self::Name,
        Self::Region,
        Self::Unit,
        Self::Total,
        Self::Plan,
        Self::Done,
        Self::Lag,
        Self::Start,
        Self::Completion,
        Self::Lamp,
    ];

    /// The stable word used in URLs.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Order => "order",
            Self::Name => "name",
            Self::Region => "region",
            Self::Unit => "unit",
            Self::Total => "total",
            Self::Plan => "plan",
            Self::Done => "done",
            Self::Lag => "lag",
            Self::Start => "start",
            Self::Completion => "completion",
            Self::Lamp => "lamp",
        }
    }

    /// The key of a stable word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|key| key.code() == code)
    }
}

/// What the ledger page shows; lives in the URL.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct TableQuery {
    /// Which projects.
    pub filter: Filter,
    /// In which order.
    pub sort: SortKey,
    /// Whether the order is turned round.
    pub descending: bool,
    /// Which page, from 0.
    pub page: u32,
}

impl TableQuery {
    /// Reads the query from URL parameters; what cannot be read is passed over.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        let sort = get("sort").unwrap_or_default();
        let (descending, key) =
            sort.strip_prefix('-').map_or((false, sort.as_str()), |key| (true, key));
        Self {
            sort: SortKey::from_code(key).unwrap_or_default(),
            descending,
            page: get("page").and_then(|page| page.parse().ok()).unwrap_or(0).min(1_000),
            filter: Filter::read(get),
        }
    }

    /// The URL parameters that give this query back.
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        let mut parameters = self.filter.parameters();
        if self.sort != SortKey::Order || self.descending {
            let sign = if self.descending { "-" } else { "" };
            parameters.push(("sort", format!("{sign}{}", self.sort.code())));
        }
        if self.page > 0 {
            parameters.push(("page", self.page.to_string()));
        }
        parameters
    }

    /// The query after a click on a column's head: sorted by it, or turned round.
    #[must_use]
    pub fn sorted_by(&self, key: SortKey) -> Self {
        let descending = if self.sort == key { !self.descending } else { key.falls() };
        Self { sort: key, descending, page: 0, ..self.clone() }
    }
}

impl SortKey {
    /// Whether people want the greatest first.
    const fn falls(self) -> bool {
        matches!(self, Self::Total | Self::Plan | Self::Done | Self::Lag)
    }
}

/// One project as a line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TableLine {
    /// 项目编号
    pub id: ProjectId,
    /// 序号 on the chosen list, else the first list
    pub serial: Option<String>,
    /// 项目名称
    pub name: String,
    /// 县区
    pub region: String,
    /// 行业
    pub sector: String,
    /// 责任单位
    pub unit: String,
    /// 总投资
    pub total: Option<Money>,
    /// Its measure, where it has one
    pub investment: Option<Investment>,
    /// 计划开工
    pub start: Option<LedgerDate>,
    /// 计划竣工
    pub completion: Option<LedgerDate>,
    /// 阶段
    pub stage: StageStatus,
    /// Its lamp
    pub lamp: Lamp,
    /// The gravest finding
    pub finding: Option<Shown>,
    /// 形象进度
    pub progress: String,
    /// 存在问题
    pub problem: String,
    /// Whether it has no place on the map
    pub unplaced: bool,
}

/// One page of the ledger with the sums of all that passed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TableView {
    /// City, period, data age.
    pub frame: Frame,
    /// What the filters offer.
    pub options: Options,
    /// Entries that pass the filter.
    pub shown: u32,
    /// Their sub-projects.
    #[serde(default)]
    pub subprojects: u32,
    /// Their total investment.
    pub total: Money,
    /// Their investment of the year.
    pub investment: Option<Investment>,
    /// The lines of this page.
    pub lines: Vec<TableLine>,
    /// The last page, from 0.
    pub last_page: u32,
}

/// The ledger page for `query` at `now`.
pub fn table(standing: &Standing, query: &TableQuery, now: Timestamp) -> TableView {
    let board = &standing.board;
    let entries = standing.filtered(&query.filter);
    let list = query.filter.list.or_else(|| board.lists.keys().next().copied());
    let mut lines: Vec<(u32, TableLine)> =
        entries.iter().map(|entry| line(standing, entry, list)).collect();
    lines.sort_by(|a, b| compare(query, a, b));
    let last_page = count(lines.len()).saturating_sub(1) / PAGE;
    let skip = usize::try_from(query.page.min(last_page) * PAGE).unwrap_or(0);
    let take = usize::try_from(PAGE).unwrap_or(0);
    TableView {
        frame: Frame::of(standing, now),
        options: Options::of(standing),
        shown: count(entries.len()),
        subprojects: standing.subprojects(entries.iter().copied()),
        total: entries.iter().filter_map(|entry| entry.project.facts.total).sum(),
        investment: standing.investment(entries.iter().copied()),
        lines: lines.into_iter().skip(skip).take(take).map(|(_, line)| line).collect(),
        last_page,
    }
}

fn line(standing: &Standing, entry: &Judged, list: Option<ListId>) -> (u32, TableLine) {
    let board = &standing.board;
    let project = entry.project.as_ref();
    let facts = &project.facts;
    let place = list.and_then(|list| board.lists.get(&list)?.entries.get(&project.id));
    let region = project.region().and_then(|region| board.regions.get(&region));
    let report = standing.closed.and_then(|month| project.last_report(month)).map(|(_, r)| r);
    let words =
        |text: Option<&crate::value::Text>| text.map(ToString::to_string).unwrap_or_default();
    let line = TableLine {
        id: project.id,
        serial: place.and_then(|place| place.serial.as_ref()).map(ToString::to_string),
        name: facts.name.to_string(),
        region: region.map(|region| region.name.to_string()).unwrap_or_default(),
        sector: facts.sector.as_ref().map(ToString::to_string).unwrap_or_default(),
        unit: facts
            .responsible_unit
            .and_then(|u| board.unit_name(u))
            .unwrap_or_default()
            .to_owned(),
        total: facts.total,
        investment: entry.judgement.measure.as_ref().ok().map(Investment::of),
        start: project.planned_start(),
        completion: project.planned_completion(),
        stage: project.stage(),
        lamp: entry.lamp(),
        finding: entry.judgement.findings.first().map(Shown::from),
        progress: words(report.and_then(|report| report.figures.progress.as_ref())),
        problem: words(report.and_then(|report| report.figures.problem.as_ref())),
        unplaced: project.shape().is_none(),
    };
    (place.map_or(u32::MAX, |place| place.order), line)
}

/// The order of two lines. What is unknown comes last either way; ties keep the list's order.
fn compare(query: &TableQuery, a: &(u32, TableLine), b: &(u32, TableLine)) -> Ordering {
    let ((place_a, a), (place_b, b)) = (a, b);
    let turned = query.descending;
    let order = match query.sort {
        SortKey::Order => known(Some(place_a), Some(place_b), turned),
        SortKey::Name => words(&a.name, &b.name, turned),
        SortKey::Region => words(&a.region, &b.region, turned),
        SortKey::Unit => words(&a.unit, &b.unit, turned),
        SortKey::Total => known(a.total, b.total, turned),
        SortKey::Plan => by(a, b, turned, |line| Some(line.investment?.plan)),
        SortKey::Done => by(a, b, turned, |line| Some(line.investment?.done)),
        SortKey::Lag => by(a, b, turned, |line| Some(line.investment?.lag)),
        SortKey::Start => by(a, b, turned, |line| line.start.map(LedgerDate::due)),
        SortKey::Completion => by(a, b, turned, |line| line.completion.map(LedgerDate::due)),
        SortKey::Lamp => known(Some(a.lamp), Some(b.lamp), turned),
    };
    order.then_with(|| place_a.cmp(place_b)).then_with(|| a.id.cmp(&b.id))
}

fn by<T: Ord>(
    a: &TableLine,
    b: &TableLine,
    turned: bool,
    value: impl Fn(&TableLine) -> Option<T>,
) -> Ordering {
    known(value(a), value(b), turned)
}

fn words(a: &str, b: &str, turned: bool) -> Ordering {
    let said = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    known(said(a), said(b), turned)
}

fn known<T: Ord>(a: Option<T>, b: Option<T>, turned: bool) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) if turned => b.cmp(&a),
        (Some(a), Some(b)) => a.cmp(&b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_unknown_comes_last_either_way() {
        for turned in [false, true] {
            assert_eq!(known(Some(1), None, turned), Ordering::Less);
            assert_eq!(known(None, Some(1), turned), Ordering::Greater);
            assert_eq!(words("", "岳池县", turned), Ordering::Greater);
        }
        assert_eq!(known(Some(1), Some(2), true), Ordering::Greater);
    }

    #[test]
    fn a_second_click_turns_the_order_round_and_starts_at_the_first_page() {
        let query = TableQuery { page: 3, ..TableQuery::default() };
        let once = query.sorted_by(SortKey::Lag);
        assert!(once.descending && once.page == 0, "the greatest lag first");
        assert!(!once.sorted_by(SortKey::Lag).descending);
    }
}
