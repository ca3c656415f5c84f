//! A project's file: its facts, its milestones with their slips, its money against the schedule,
//! and what the rules find. The panel beside the map shows the same.

use serde::{Deserialize, Serialize};

use super::{
    assessment::Assessment,
    facts::{self, FactWords},
    figures::{Investment, ShownFinding},
    head::Frame,
    judged::Judged,
    lagging::{self, ExplainedLine},
    problems,
    rules::RuleText,
};
use crate::{
    board::Board,
    event::Subject,
    geometry::Point,
    model::{
        fact::Occurrence,
        measure::{Construction, Unjudged, construction},
        project::{FactField, FactKind, Project, Site, WrittenCoordinates},
        rule::Lamp,
        stage::{Condition, StageGroup, StageStatus},
    },
    rules::bottom_line,
    value::{EvidenceId, Month, ProjectId, Seq, Timestamp},
};

mod chart;
mod merged;
mod milestones;
mod papers;
mod photograph;

pub use super::named::Named;
pub use chart::Chart;
pub use merged::MergedLine;
pub use milestones::MilestoneLine;
pub(super) use milestones::milestones;
pub use papers::{ListLine, PlanLine};
pub use photograph::SitePhotograph;

/// Everything a project's page shows beside its history.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProjectFile {
    /// City, period, data age.
    pub frame: Frame,
    /// 项目编号: the project's identifier.
    pub id: ProjectId,
    /// 项目名称: the project's name.
    pub name: String,
    /// The entry that it is a sub-project of; none for an entry.
    pub parent: Option<Named<ProjectId>>,
    /// What is known of it, field by field; fields of which nobody said anything are left out.
    pub facts: Vec<(FactField, FactWords)>,
    /// 阶段: the stage that it has reached.
    pub stage: StageStatus,
    /// Its group of stages, which gives its mark the shape.
    pub group: StageGroup,
    /// Whether it is pursued, suspended or cancelled.
    pub condition: Condition,
    /// The scan of the document that suspends it, for those who may have it.
    pub suspended_by: Option<Named<EvidenceId>>,
    /// Whether a flag on a bottom line withholds its recognition.
    pub withheld: bool,
    /// How far the rules find it behind.
    pub lamp: Lamp,
    /// Why it was exempted and until when; none where it was not.
    pub explained: Option<ExplainedLine>,
    /// Its investment against the schedule, or why it cannot be judged.
    pub investment: Result<Investment, Unjudged>,
    /// Its milestones against their plan, where the office weighed them.
    pub construction: Option<Construction>,
    /// All findings, worst first.
    pub findings: Vec<ShownFinding>,
    /// What the city's own rule set is called that found them; `None` for a preset, which the catalogue
    /// names.
    pub rule_set: Option<String>,
    /// The rule behind each of the findings, in their order; `None` where it cannot be found.
    pub rules: Vec<Option<RuleText>>,
    /// 入库纳统: whether it was enrolled in the statistics, with the date where known.
    pub enrolled: Occurrence,
    /// 列统升规: whether that was achieved, with the date where known.
    pub counted: Occurrence,
    /// Where its mark stands, and whether anything was converted.
    pub at: Option<Point>,
    /// The newest photograph that was released; none where there is none.
    #[serde(default)]
    pub photograph: Option<SitePhotograph>,
    /// Its coordinates as written, with their datum, where they were converted.
    pub written: Option<WrittenCoordinates>,
    /// 节点: its milestones in the order of their plans.
    pub milestones: Vec<MilestoneLine>,
    /// The year's money month by month.
    pub chart: Option<Chart>,
    /// 形象进度: the progress in words, with the month for which it was reported.
    pub progress: Option<(Month, String)>,
    /// 存在问题: the problem in words, with the month for which it was reported.
    pub problem: Option<(Month, String)>,
    /// How many open problems it and its sub-projects have, and how many are past their deadline.
    pub problems: (u32, u32),
    /// Versions of each year's plan.
    pub plans: Vec<PlanLine>,
    /// Its places on lists: list, serial number, group.
    pub lists: Vec<ListLine>,
    /// The sub-projects that it has.
    pub parts: Vec<Named<ProjectId>>,
    /// The projects that were merged into it.
    pub merged: Vec<MergedLine>,
    /// The version a command about its facts must name.
    pub version: Seq,
}

impl ProjectFile {
    /// What is known in a field.
    pub fn fact(&self, field: FactField) -> Option<&FactWords> {
        self.facts.iter().find(|(of, _)| *of == field).map(|(_, words)| words)
    }

    /// Without the names of people.
    pub fn forget_people(&mut self) {
        self.facts.retain(|(field, _)| field.kind() != FactKind::People);
    }
}

/// The file of project `id` at `now`, or of the one that it was merged into; none if there is no such
/// project.
pub fn project_file(assessment: &Assessment, id: ProjectId, now: Timestamp) -> Option<ProjectFile> {
    let id = assessment.board.standing(id);
    Some(file(assessment, assessment.project(id)?.as_ref(), now))
}

fn file(assessment: &Assessment, judged: &Judged, now: Timestamp) -> ProjectFile {
    let board = &assessment.board;
    let project = judged.project.as_ref();
    let last = assessment.closed.and_then(|month| project.last_report(month));
    let findings = &judged.judgement.findings;
    let words = |text: Option<&crate::value::Text>| Some((last?.0, text?.to_string()));
    ProjectFile {
        frame: Frame::of(assessment, now),
        id: project.id,
        name: project.facts.name.to_string(),
        parent: project.parent.and_then(|parent| named(board, parent)),
        facts: facts::all(&project.facts, board),
        stage: project.stage(),
        group: judged.stage,
        condition: project.condition.clone(),
        suspended_by: suspended_by(board, project),
        withheld: bottom_line::withholds(&assessment.board, project),
        lamp: judged.lamp(),
        explained: lagging::explained(board, judged),
        investment: judged.judgement.measure.as_ref().map(Investment::of).map_err(|why| *why),
        construction: assessment.closed.and_then(|month| construction(project, month)),
        findings: findings.iter().map(|f| ShownFinding::live(f, now.day())).collect(),
        rule_set: assessment.context.force.of(project).name.as_ref().map(ToString::to_string),
        rules: findings.iter().map(|finding| RuleText::of(board, &finding.rule)).collect(),
        enrolled: project.enrolled,
        counted: project.counted,
        at: project.shape().map(crate::geometry::Shape::label_point),
        photograph: photograph::newest(board, project),
        written: written(project).cloned(),
        milestones: milestones::milestones(project, now.day(), assessment.year(now)),
        chart: assessment
            .closed
            .and_then(|month| chart::chart(project, assessment.curve(project.id), month)),
        progress: words(last.and_then(|(_, report)| report.figures.progress.as_ref())),
        problem: words(last.and_then(|(_, report)| report.figures.stated_problem())),
        problems: problems::counts(assessment, project.id, now.day()),
        plans: papers::plans(project),
        lists: papers::lists(board, project.id),
        parts: parts(board, project.id),
        merged: merged::merged(board, project.id),
        version: board.version(Subject::Project(project.id)).unwrap_or_default(),
    }
}

/// The board holds only what its reader may have.
fn suspended_by(board: &Board, project: &Project) -> Option<Named<EvidenceId>> {
    let Condition::Suspended { paper: Some(paper), .. } = &project.condition else { return None };
    let scan = board.evidence.get(&paper.scan?)?;
    Some(Named { id: scan.id, name: scan.file.name.to_string() })
}

const fn written(project: &Project) -> Option<&WrittenCoordinates> {
    match &project.site {
        Site::Placed { written, .. } => written.as_ref(),
        Site::Unplaced => None,
    }
}

fn named(board: &Board, id: ProjectId) -> Option<Named<ProjectId>> {
    Some(Named { id, name: board.projects.get(&id)?.facts.name.to_string() })
}

fn parts(board: &Board, entry: ProjectId) -> Vec<Named<ProjectId>> {
    let parts = board.projects.values().filter(|project| project.parent == Some(entry));
    parts.map(|part| Named { id: part.id, name: part.facts.name.to_string() }).collect()
}
