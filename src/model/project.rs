//! 项目: a list entry; it may have sub-projects, several regions with shares, and stand at a point,
//! along a line or on an area.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{
    fact::Occurrence,
    level::CardLevel,
    milestone::{Milestone, MilestoneKind},
    plan::YearPlan,
    report::{Pending, Report, sharing_words},
    sorted_map::SortedMap,
    stage::{Condition, Stage, StageGroup, StageStatus},
};
use crate::{
    geometry::Shape,
    value::{
        CardId, EvidenceId, LedgerDate, MilestoneId, Money, Month, ProblemId, ProjectId, RegionId,
        Seq, Year,
    },
};

mod before;
mod command;
mod derive;
mod event;
mod fields;
mod kind;
mod merge;
mod refusal;
mod reports;
mod site;

pub use before::ProjectBefore;
pub use command::ProjectAction;
pub use event::ProjectChange;
pub use fields::{FactChange, FactField, LedgerFacts, ProjectFacts};
pub use kind::{FactKind, FactValue, FindUnit, ReadCells};
pub use merge::{Contradictions, MergeChoice, counterpart};
pub use refusal::ProjectRefusal;
pub use site::{RegionShare, Site, WrittenCoordinates};

/// A card about a project, as the project keeps it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardMark {
    /// The card that the mark stands for.
    pub card: CardId,
    /// The colour in force; `None` before the card is issued and after it is lifted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<CardLevel>,
}

/// One project with everything known of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Project {
    /// The identifier, 项目编号: our own number, not the authorities' code.
    pub id: ProjectId,
    /// The entry that it is a sub-project of; `None` for an entry of its own.
    pub parent: Option<ProjectId>,
    /// The facts apart from plan and progress, such as name, units and total investment.
    pub facts: Arc<ProjectFacts>,
    /// Where it stands on the map, if anybody said.
    pub site: Site,
    /// A stage that was set by hand; start and completion come from recognised milestones instead.
    pub stage: Option<Stage>,
    /// Whether it is being pursued, suspended or cancelled.
    pub condition: Condition,
    /// 入库纳统: whether and when the project entered the statistics.
    pub enrolled: Occurrence,
    /// 列统升规: whether and when the enterprise was counted in the statistics.
    pub counted: Occurrence,
    /// The milestones of its plan.
    pub milestones: Arc<Vec<Milestone>>,
    /// Its plans by year.
    pub plans: SortedMap<Year, YearPlan>,
    /// Its reports by month.
    #[serde(deserialize_with = "sharing_words")]
    pub reports: SortedMap<Month, Report>,
    /// Reports by month that wait for the county or were given back.
    #[serde(default, skip_serializing_if = "SortedMap::is_empty")]
    pub pending: SortedMap<Month, Pending>,
    /// All problems that hinder or hindered it, open or closed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<ProblemId>,
    /// All evidence attached to it, withdrawn or not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<EvidenceId>,
    /// All cards about it, ended or not.
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
            facts: Arc::new(facts),
            version,
            site: Site::Unplaced,
            stage: None,
            condition: Condition::Active,
            enrolled: Occurrence::Unknown,
            counted: Occurrence::Unknown,
            milestones: Arc::default(),
            plans: SortedMap::default(),
            reports: SortedMap::default(),
            pending: SortedMap::default(),
            problems: Vec::new(),
            evidence: Vec::new(),
            cards: Vec::new(),
        }
    }

    /// The gravest card in force about it; of equal colours the one with the lowest identifier.
    pub fn card_out(&self) -> Option<(CardLevel, CardId)> {
        let out = self.cards.iter().filter_map(|mark| Some((mark.level?, mark.card)));
        out.max_by_key(|(level, card)| (*level, std::cmp::Reverse(*card)))
    }

    /// Its geometry on the map; `None` where it was not placed.
    pub const fn shape(&self) -> Option<&Shape> {
        match &self.site {
            Site::Placed { shape, .. } => Some(shape),
            Site::Unplaced => None,
        }
    }

    /// Its main region, the first of its shares; `None` where it has none.
    pub fn region(&self) -> Option<RegionId> {
        self.facts.regions.first().map(|share| share.region)
    }

    /// The milestone of a kind that occurs once; `None` where it has none.
    pub fn milestone(&self, kind: MilestoneKind) -> Option<&Milestone> {
        self.milestones.iter().find(|milestone| milestone.kind == kind)
    }

    /// The milestone of that identifier; `None` where it has none.
    pub fn milestone_by_id(&self, id: MilestoneId) -> Option<&Milestone> {
        self.milestones.iter().find(|milestone| milestone.id == id)
    }

    /// Whether and when its start was recognised.
    pub fn started(&self) -> Occurrence {
        self.milestone(MilestoneKind::Start).map(|m| m.recognised).unwrap_or_default()
    }

    /// Whether and when its completion was recognised.
    pub fn completed(&self) -> Occurrence {
        self.milestone(MilestoneKind::Completion).map(|m| m.recognised).unwrap_or_default()
    }

    /// The planned start in force; `None` where no plan names one.
    pub fn planned_start(&self) -> Option<LedgerDate> {
        self.milestone(MilestoneKind::Start)?.schedule.map(|schedule| schedule.plan)
    }

    /// The planned completion in force; `None` where no plan names one.
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

    /// The group by which every screen draws and counts it: a suspended one stands by itself, unless
    /// it was completed before.
    pub fn stage_group(&self) -> StageGroup {
        match (self.stage().group(), &self.condition) {
            (StageGroup::Completed, _) => StageGroup::Completed,
            (_, Condition::Suspended { .. }) => StageGroup::Suspended,
            (reached, _) => reached,
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

    /// The latest report up to and including `month`, with its month.
    pub fn last_report(&self, month: Month) -> Option<(Month, &Report)> {
        self.reports.range(..=month).next_back().map(|(month, report)| (*month, report))
    }

    /// Whether it is neither suspended nor cancelled.
    pub const fn is_pursued(&self) -> bool {
        matches!(self.condition, Condition::Active)
    }

    /// Whether it counts in sums and numbers: everything but a cancelled project does.
    pub const fn is_live(&self) -> bool {
        !matches!(self.condition, Condition::Cancelled { .. })
    }
}
