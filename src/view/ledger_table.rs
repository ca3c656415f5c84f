//! The ledger on screen: one line a project, filtered, sorted, page by page.

use serde::{Deserialize, Serialize};

use super::{
    assessment::{Assessment, count},
    figures::{Investment, ShownFinding},
    head::Frame,
    judged::Judged,
    options::Options,
    score::{Scores, Selection},
    standing::Coverage,
};
use crate::{
    model::{
        rule::Lamp,
        stage::{StageGroup, StageStatus},
    },
    rules::bottom_line,
    value::{Day, LedgerDate, ListId, Money, ProjectId, Timestamp},
};

pub mod order;
mod query;

pub use query::{SortKey, TableQuery};

/// Lines on one page.
pub const PAGE: u32 = 100;

/// One project as a line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TableLine {
    /// 项目编号: the project's identifier.
    pub id: ProjectId,
    /// 序号: its serial number on the chosen list, else on the first list.
    pub serial: Option<String>,
    /// 项目名称: the project's name.
    pub name: String,
    /// 县区: the name of its main region.
    pub region: String,
    /// 行业: the name of its sector.
    pub sector: String,
    /// 责任单位: the name of the unit that is responsible for it.
    pub unit: String,
    /// 总投资: the total investment.
    pub total: Option<Money>,
    /// Its investment against the schedule, where it can be measured.
    pub investment: Option<Investment>,
    /// 计划开工: the planned start.
    pub start: Option<LedgerDate>,
    /// 计划竣工: the planned completion.
    pub completion: Option<LedgerDate>,
    /// 阶段: the stage that it has reached.
    pub stage: StageStatus,
    /// Its group of stages, which gives its mark the shape.
    pub group: StageGroup,
    /// How far the rules find it behind.
    pub lamp: Lamp,
    /// The last day of an exemption that explains its lag; none where it was not exempted.
    pub explained: Option<Day>,
    /// The gravest of its findings; none where the rules find nothing.
    pub finding: Option<ShownFinding>,
    /// 形象进度: the progress in words.
    pub progress: String,
    /// 存在问题: the problem in words.
    pub problem: String,
    /// Whether it has no place of its own on the map.
    pub unplaced: bool,
    /// Whether a flag on a bottom line withholds its recognition.
    pub withheld: bool,
}

/// One page of the ledger with the sums of all that passed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TableView {
    /// City, period, data age.
    pub frame: Frame,
    /// What the filters offer.
    pub options: Options,
    /// How many entries pass the filter.
    pub shown: u32,
    /// How many sub-projects these entries have together.
    #[serde(default)]
    pub subprojects: u32,
    /// The total investment of these entries.
    pub total: Money,
    /// The investment of the year of these entries.
    pub investment: Option<Investment>,
    /// What that sum includes and leaves out.
    pub coverage: Coverage,
    /// Their starts, completions and investment against the targets set for this choice.
    pub scores: Scores,
    /// The lines of this page.
    pub lines: Vec<TableLine>,
    /// The number of the last page, from 0.
    pub last_page: u32,
}

/// The ledger page for `query` at `now`.
pub fn table(assessment: &Assessment, query: &TableQuery, now: Timestamp) -> TableView {
    let entries = order::entries(assessment, query);
    let list = order::list(assessment, query);
    let last_page = count(entries.len()).saturating_sub(1) / PAGE;
    let size = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let skip = usize::try_from(query.page.min(last_page)).unwrap_or(0).saturating_mul(size);
    let shown = entries.iter().skip(skip).take(size);
    TableView {
        frame: Frame::of(assessment, now),
        options: Options::of(assessment),
        shown: count(entries.len()),
        subprojects: assessment.subprojects(entries.iter().copied()),
        total: entries.iter().filter_map(|entry| entry.total).sum(),
        investment: assessment.investment(entries.iter().copied()),
        coverage: Coverage::of(entries.iter().copied()),
        scores: Scores::of(
            assessment,
            Selection::of(&query.filter).as_ref(),
            &entries,
            assessment.year(now),
        ),
        lines: shown.map(|entry| line(assessment, entry, list)).collect(),
        last_page,
    }
}

/// The line of a project in the ledger for `query`; none where it is not on the board.
#[must_use]
pub fn line_of(
    assessment: &Assessment,
    query: &TableQuery,
    project: ProjectId,
) -> Option<TableLine> {
    let entry = assessment.project(project)?;
    Some(line(assessment, &entry, order::list(assessment, query)))
}

fn line(assessment: &Assessment, entry: &Judged, list: Option<ListId>) -> TableLine {
    let board = &assessment.board;
    let project = entry.project.as_ref();
    let facts = &project.facts;
    let place = list.and_then(|list| board.lists.get(&list)?.entries.get(&project.id));
    let region = project.region().and_then(|region| board.regions.get(&region));
    let report = assessment.closed.and_then(|month| project.last_report(month)).map(|(_, r)| r);
    let words =
        |text: Option<&crate::value::Text>| text.map(ToString::to_string).unwrap_or_default();
    TableLine {
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
        group: entry.stage,
        lamp: entry.lamp(),
        explained: entry.explained.map(|explained| explained.until),
        finding: entry
            .judgement
            .findings
            .first()
            .map(|f| ShownFinding::live(f, assessment.context.day)),
        progress: words(report.and_then(|report| report.figures.progress.as_ref())),
        problem: words(report.and_then(|report| report.figures.stated_problem())),
        unplaced: !entry.placed,
        withheld: bottom_line::withholds(board, project),
    }
}
