//! 项目: a list entry; it may have sub-projects, several regions with shares, and stand at a point,
//! along a line or on an area.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    fact::Answer,
    level::CardLevel,
    milestone::{Milestone, MilestoneKind},
    plan::YearPlan,
    report::{Pending, Report},
    stage::{Condition, Stage, StageStatus},
};
use crate::{
    geometry::Shape,
    value::{
        CardId, EvidenceId, LedgerDate, MilestoneId, Money, Month, ProblemId, ProjectId, RegionId,
        Seq, Year,
    },
};

mod command;
mod event;
mod facts;
mod fields;
mod refusal;
mod reports;

pub use command::ProjectAction;
pub use event::ProjectChange;
pub use facts::{ProjectFacts, RegionShare, Site, Written};
pub use fields::{FactChange, FactField, FactValue};
pub use refusal::ProjectRefusal;

/// What a project shows of a card about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardMark {
    /// Which card.
    pub card: CardId,
    /// The colour that is out; none before it is issued and after it is lifted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<CardLevel>,
}

/// One project with everything known of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Project {
    /// Its identifier, 项目编号 (ours).
    pub id: ProjectId,
    /// The entry it is a sub-project of.
    pub parent: Option<ProjectId>,
    /// What the ledger says once.
    pub facts: ProjectFacts,
    /// Where it stands.
    pub site: Site,
    /// An explicit stage outside start and completion, which are recognised milestones.
    pub stage: Option<Stage>,
    /// Whether it is being pursued.
    pub condition: Condition,
    /// 入库纳统
    pub enrolled: Answer,
    /// 列统升规
    pub counted: Answer,
    /// Its milestones.
    pub milestones: Vec<Milestone>,
    /// Its plans by year.
    pub plans: BTreeMap<Year, YearPlan>,
    /// Its reports by month.
    pub reports: BTreeMap<Month, Report>,
    /// Reports by month that wait for the county or were given back.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub pending: BTreeMap<Month, Pending>,
    /// What stood or stands in its way.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<ProblemId>,
    /// What shows it, withdrawn or not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<EvidenceId>,
    /// Cards about it, ended or not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cards: Vec<CardMark>,
    /// Position of the last event about its facts, site, stage or condition.
    pub version: Seq,
}

impl Project {
    /// A project of which only the facts are known.
    pub fn new(
        id: ProjectId,
        parent: Option<ProjectId>,
        facts: ProjectFacts,
        version: Seq,
    ) -> Self {
        Self {
            id,
            parent,
            facts,
            version,
            site: Site::Unplaced,
            stage: None,
            condition: Condition::Active,
            enrolled: Answer::Unknown,
            counted: Answer::Unknown,
            milestones: Vec::new(),
            plans: BTreeMap::new(),
            reports: BTreeMap::new(),
            pending: BTreeMap::new(),
            problems: Vec::new(),
            evidence: Vec::new(),
            cards: Vec::new(),
        }
    }

    /// The gravest card that is out about it.
    pub fn card_out(&self) -> Option<(CardLevel, CardId)> {
        let out = self.cards.iter().filter_map(|mark| Some((mark.level?, mark.card)));
        out.max_by_key(|(level, card)| (*level, std::cmp::Reverse(*card)))
    }

    /// What it looks like on the map, if it was placed.
    pub const fn shape(&self) -> Option<&Shape> {
        match &self.site {
            Site::Placed { shape, .. } => Some(shape),
            Site::Unplaced => None,
        }
    }

    /// Its main region.
    pub fn region(&self) -> Option<RegionId> {
        self.facts.regions.first().map(|share| share.region)
    }

    /// The milestone of a kind that occurs once.
    pub fn milestone(&self, kind: MilestoneKind) -> Option<&Milestone> {
        self.milestones.iter().find(|milestone| milestone.kind == kind)
    }

    /// The milestone of that identifier.
    pub fn milestone_by_id(&self, id: MilestoneId) -> Option<&Milestone> {
        self.milestones.iter().find(|milestone| milestone.id == id)
    }

    /// Whether it has started.
    pub fn started(&self) -> Answer {
        self.milestone(MilestoneKind::Start).map(|m| m.recognised).unwrap_or_default()
    }

    /// Whether it is completed.
    pub fn completed(&self) -> Answer {
        self.milestone(MilestoneKind::Completion).map(|m| m.recognised).unwrap_or_default()
    }

    /// The planned start in force.
    pub fn planned_start(&self) -> Option<LedgerDate> {
        self.milestone(MilestoneKind::Start)?.schedule.map(|schedule| schedule.plan)
    }

    /// The planned completion in force.
    pub fn planned_completion(&self) -> Option<LedgerDate> {
        self.milestone(MilestoneKind::Completion)?.schedule.map(|schedule| schedule.plan)
    }

    /// What is known of its stage: recognised milestones first, then the explicit stage.
    pub fn stage(&self) -> StageStatus {
        if self.completed().is_yes() {
            StageStatus::At(self.stage.unwrap_or(Stage::Completed).max(Stage::Completed))
        } else if self.started().is_yes() {
            StageStatus::At(Stage::Started)
        } else if let Some(stage) = self.stage {
            StageStatus::At(stage.min(Stage::Landed))
        } else if self.started().known() == Some(false) {
            StageStatus::NotStarted
        } else {
            StageStatus::Unknown
        }
    }

    /// The last year-to-date figure of `month`'s year up to `month`, with the month it stands for.
    pub fn year_to_date(&self, month: Month) -> Option<(Month, Money)> {
        let january = month.year().months().next()?;
        self.reports
            .range(january..=month)
            .rev()
            .find_map(|(month, report)| report.figures.year_to_date.map(|money| (*month, money)))
    }

    /// The money of `month` alone: as reported, else the difference of the cumulative figures.
    pub fn month_alone(&self, month: Month) -> Option<Money> {
        let figures = |month: Month| self.reports.get(&month).map(|report| &report.figures);
        let to_date = || figures(month)?.year_to_date;
        let before = || match month.number() {
            1 => Some(Money::ZERO),
            _ => figures(month.plus(-1))?.year_to_date,
        };
        figures(month)?.month.or_else(|| Some(to_date()? - before()?))
    }

    /// The last report up to `month`.
    pub fn last_report(&self, month: Month) -> Option<(Month, &Report)> {
        self.reports.range(..=month).next_back().map(|(month, report)| (*month, report))
    }

    /// Whether work goes on: neither suspended nor cancelled.
    pub const fn is_pursued(&self) -> bool {
        matches!(self.condition, Condition::Active)
    }

    /// Whether it counts: not cancelled.
    pub const fn is_live(&self) -> bool {
        !matches!(self.condition, Condition::Cancelled { .. })
    }
}
