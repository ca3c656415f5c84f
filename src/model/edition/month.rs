//! 月度数据: what the edition of a closed month says: sums by county and by sector, what was overdue at
//! the month's end, and of each project its measure and what the rules found.

use serde::{Deserialize, Serialize};

use super::sums::{RowAbout, Sums};
use crate::{
    model::{
        finding::{Arithmetic, Finding, FindingSubject, Level},
        measure::{Measure, share},
        milestone::MilestoneKind,
        period::Span,
        rule::{Edge, Lamp, RuleRef},
    },
    value::{Fraction, LedgerDate, MilestoneId, Money, Month, ProjectId, RegionId},
};

/// The sums over some entries, with the name that these had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SumRow {
    /// What the sums are over.
    pub about: RowAbout,
    /// The name of the region; empty for everything else.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The sums.
    pub sums: Sums,
}

/// A milestone past its planned date at the month's end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OverdueMilestone {
    /// The project that the milestone belongs to; its names stand in the project's row.
    pub project: ProjectId,
    /// The milestone.
    pub milestone: MilestoneId,
    /// The kind of milestone.
    pub kind: MilestoneKind,
    /// The milestone's own name; none where it is called by its kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The date for which it was planned.
    pub plan: LedgerDate,
    /// Days from that date to the month's end.
    pub days: i32,
    /// The date that the unit expected; none where it named none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub forecast: Option<LedgerDate>,
}

/// What a rule had found of an entry: a finding without what its row says already.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenFinding {
    /// The rule that found it, with the version of its rule set.
    pub rule: RuleRef,
    /// How grave the finding was.
    pub level: Level,
    /// The edge of the rule's band that the figure had reached.
    pub limit: Edge,
    /// Whom it holds responsible; `None` for the entry itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<FindingSubject>,
    /// The numbers of the evidence.
    pub arithmetic: Arithmetic<()>,
    /// The measure of investment, where it is not the row's: another plan counts for cards than the one
    /// in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<Measure>,
}

impl FrozenFinding {
    /// A finding of the entry `project`, without what its row says.
    pub fn of(project: ProjectId, finding: Finding, row: Option<Measure>) -> Self {
        let measure = finding.behind().copied().filter(|measure| Some(*measure) != row);
        let Finding { rule, level, limit, subject, arithmetic, .. } = finding;
        let subject = Some(subject).filter(|subject| *subject != FindingSubject::Project(project));
        Self { rule, level, limit, subject, arithmetic: arithmetic.map(|_| ()), measure }
    }

    /// The finding with its entry and measure. One of investment without a measure cannot be: the rules
    /// found it by this very measure.
    fn whole(&self, project: ProjectId, row: Option<Measure>) -> Option<Finding> {
        let measure = self.measure.or(row);
        Some(Finding {
            rule: self.rule.clone(),
            level: self.level,
            limit: self.limit,
            subject: self.subject.unwrap_or(FindingSubject::Project(project)),
            project: Some(project),
            arithmetic: self.arithmetic.clone().try_map(|()| measure)?,
        })
    }
}

/// What an entry's money was held against; plan and money stand in its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenMeasure {
    /// The month up to which the money was reported; `None` where it is the edition's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reported: Option<Month>,
    /// The share of the plan that should have been done by the month's end.
    pub scheduled: Fraction,
}

/// One entry at the month's end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectRow {
    /// The entry.
    pub project: ProjectId,
    /// The name it had.
    pub name: String,
    /// Its main region; none where it had none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<RegionId>,
    /// The name of the unit that was responsible for it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// The year's plan; `None` without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<Money>,
    /// Money since January; `None` where nothing was reported in the year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<Money>,
    /// What its investment was held against; `None` where it could not be judged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<FrozenMeasure>,
    /// Whether a start of the year was recognised or stated by a ledger by the month's end.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub started: bool,
    /// Whether a completion of the year was recognised or stated by a ledger by the month's end.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub completed: bool,
    /// What the rules came to.
    pub lamp: Lamp,
    /// What the rules that judge months had found, the gravest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<FrozenFinding>,
}

impl ProjectRow {
    /// Its investment against the schedule at the end of `month`; `None` where it could not be judged.
    pub fn measure(&self, month: Month) -> Option<Measure> {
        let FrozenMeasure { reported, scheduled } = self.measure?;
        let (done, plan) = (self.done?, self.plan?);
        let (reported, actual) = (reported.unwrap_or(month), share(done, plan)?);
        Some(Measure { month, reported, done, plan, scheduled, actual })
    }

    /// The findings with their measure.
    pub fn findings(&self, month: Month) -> impl Iterator<Item = Finding> + '_ {
        let measure = self.measure(month);
        self.findings.iter().filter_map(move |finding| finding.whole(self.project, measure))
    }
}

/// The figures of a closed month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthFigures {
    /// The month at whose end everything is counted.
    pub month: Month,
    /// The months that its period takes in.
    #[serde(default, skip_serializing_if = "Span::is_month")]
    pub span: Span,
    /// The city, then its regions in the order of the board, what has no region last, then sectors by
    /// name, each by size.
    pub sums: Vec<SumRow>,
    /// What was overdue, the longest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub overdue: Vec<OverdueMilestone>,
    /// The live entries, by identifier.
    pub projects: Vec<ProjectRow>,
}

impl MonthFigures {
    /// The row of an entry.
    pub fn project(&self, id: ProjectId) -> Option<&ProjectRow> {
        let place = self.projects.binary_search_by_key(&id, |row| row.project).ok()?;
        self.projects.get(place)
    }

    /// The name of a region.
    pub fn region_name(&self, id: RegionId) -> Option<&str> {
        let row = self.sums.iter().find(|row| row.about == RowAbout::Region(id))?;
        Some(&row.name)
    }
}
