//! How a project's facts, site, stage and condition change.

use serde::{Deserialize, Serialize};

use super::{Project, ProjectFacts, RegionShare, Site};
use crate::{
    model::{
        fact::Answer,
        refusal::refusals,
        stage::{Condition, Stage, SuspensionReason},
    },
    value::{Day, Money, Name, ProjectId, Text, UnitId},
};

/// A new value of one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FactChange {
    /// 项目名称
    Name(Name),
    /// 项目代码
    Code(Option<Name>),
    /// 县区
    Regions(Vec<RegionShare>),
    /// 建设地点
    Place(Option<Name>),
    /// 行业
    Sector(Option<Name>),
    /// 责任单位
    ResponsibleUnit(Option<UnitId>),
    /// 业主单位
    Owner(Option<UnitId>),
    /// 牵头单位
    LeadUnit(Option<UnitId>),
    /// 配合单位
    AssistingUnits(Vec<UnitId>),
    /// 联系领导
    Sponsors(Vec<Name>),
    /// 总投资
    Total(Option<Money>),
    /// 建设内容
    Scope(Option<Text>),
}

impl FactChange {
    /// Writes the new value into `facts`.
    pub fn apply(&self, facts: &mut ProjectFacts) {
        match self.clone() {
            Self::Name(name) => facts.name = name,
            Self::Code(code) => facts.code = code,
            Self::Regions(regions) => facts.regions = regions,
            Self::Place(place) => facts.place = place,
            Self::Sector(sector) => facts.sector = sector,
            Self::ResponsibleUnit(unit) => facts.responsible_unit = unit,
            Self::Owner(unit) => facts.owner = unit,
            Self::LeadUnit(unit) => facts.lead_unit = unit,
            Self::AssistingUnits(units) => facts.assisting_units = units,
            Self::Sponsors(sponsors) => facts.sponsors = sponsors,
            Self::Total(total) => facts.total = total,
            Self::Scope(scope) => facts.scope = scope,
        }
    }

    /// The field's stable code, also its key in the catalogues.
    pub const fn field(&self) -> &'static str {
        match self {
            Self::Name(_) => "name",
            Self::Code(_) => "code",
            Self::Regions(_) => "region",
            Self::Place(_) => "place",
            Self::Sector(_) => "sector",
            Self::ResponsibleUnit(_) => "responsible-unit",
            Self::Owner(_) => "owner",
            Self::LeadUnit(_) => "lead-unit",
            Self::AssistingUnits(_) => "assisting-units",
            Self::Sponsors(_) => "sponsors",
            Self::Total(_) => "total",
            Self::Scope(_) => "scope",
        }
    }
}

/// What may be asked about a project's facts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProjectCommand {
    /// Adds a project, or a sub-project of `parent`.
    Register {
        /// The entry it belongs to.
        #[serde(default)]
        parent: Option<ProjectId>,
        /// What is known of it.
        facts: ProjectFacts,
    },
    /// Changes fields.
    Revise {
        /// Which.
        project: ProjectId,
        /// The new values.
        changes: Vec<FactChange>,
    },
    /// Says where it stands.
    Place {
        /// Which.
        project: ProjectId,
        /// Where.
        site: Site,
    },
    /// Sets a stage that no milestone sets: reserve, signed, landed, operating.
    SetStage {
        /// Which.
        project: ProjectId,
        /// The stage.
        stage: Stage,
    },
    /// 停建缓建
    Suspend {
        /// Which.
        project: ProjectId,
        /// The coded reason.
        reason: SuspensionReason,
        /// Since when.
        since: Day,
        /// In words.
        #[serde(default)]
        note: Option<Text>,
    },
    /// Goes on after a suspension.
    Resume {
        /// Which.
        project: ProjectId,
    },
    /// Takes it off the map for good.
    Cancel {
        /// Which.
        project: ProjectId,
        /// Why.
        reason: Text,
    },
    /// 入库纳统
    Enrol {
        /// Which.
        project: ProjectId,
        /// Whether and when.
        answer: Answer,
    },
    /// 列统升规
    Count {
        /// Which.
        project: ProjectId,
        /// Whether and when.
        answer: Answer,
    },
}

impl ProjectCommand {
    /// The project it is about; none while it is being added.
    pub const fn project(&self) -> Option<ProjectId> {
        match self {
            Self::Register { .. } => None,
            Self::Revise { project, .. }
            | Self::Place { project, .. }
            | Self::SetStage { project, .. }
            | Self::Suspend { project, .. }
            | Self::Resume { project }
            | Self::Cancel { project, .. }
            | Self::Enrol { project, .. }
            | Self::Count { project, .. } => Some(*project),
        }
    }
}

/// What happened to a project's facts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProjectEvent {
    /// It was added.
    Registered {
        /// Which.
        project: ProjectId,
        /// The entry it belongs to.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        parent: Option<ProjectId>,
        /// What is known of it.
        facts: ProjectFacts,
    },
    /// An entry became a sub-project, or a sub-project that of another entry.
    Moved {
        /// Which.
        project: ProjectId,
        /// The entry it now belongs to.
        parent: ProjectId,
    },
    /// Fields changed.
    Revised {
        /// Which.
        project: ProjectId,
        /// The new values.
        changes: Vec<FactChange>,
    },
    /// It was placed.
    Placed {
        /// Which.
        project: ProjectId,
        /// Where.
        site: Site,
    },
    /// A stage was set.
    StageSet {
        /// Which.
        project: ProjectId,
        /// The stage.
        stage: Stage,
    },
    /// It was suspended, resumed or cancelled.
    ConditionSet {
        /// Which.
        project: ProjectId,
        /// How it stands now.
        condition: Condition,
    },
    /// 入库纳统
    Enrolled {
        /// Which.
        project: ProjectId,
        /// Whether and when.
        answer: Answer,
    },
    /// 列统升规
    Counted {
        /// Which.
        project: ProjectId,
        /// Whether and when.
        answer: Answer,
    },
}

impl ProjectEvent {
    /// The project it is about.
    pub const fn project(&self) -> ProjectId {
        match self {
            Self::Registered { project, .. }
            | Self::Moved { project, .. }
            | Self::Revised { project, .. }
            | Self::Placed { project, .. }
            | Self::StageSet { project, .. }
            | Self::ConditionSet { project, .. }
            | Self::Enrolled { project, .. }
            | Self::Counted { project, .. } => *project,
        }
    }
}

impl Project {
    /// Folds a later event about its facts.
    pub fn apply(&mut self, event: &ProjectEvent) {
        match event {
            ProjectEvent::Registered { .. } => {}
            ProjectEvent::Moved { parent, .. } => self.parent = Some(*parent),
            ProjectEvent::Revised { changes, .. } => {
                for change in changes {
                    change.apply(&mut self.facts);
                }
            }
            ProjectEvent::Placed { site, .. } => self.site = site.clone(),
            ProjectEvent::StageSet { stage, .. } => self.stage = Some(*stage),
            ProjectEvent::ConditionSet { condition, .. } => self.condition = condition.clone(),
            ProjectEvent::Enrolled { answer, .. } => self.enrolled = *answer,
            ProjectEvent::Counted { answer, .. } => self.counted = *answer,
        }
    }
}

refusals! {
    /// Why a command about a project is refused.
    ProjectRefusal {
        /// No project has this identifier.
        Unknown = "unknown-project",
        /// A project of this name stands in this region already.
        NameTaken = "duplicate-name",
        /// A region that does not exist.
        UnknownRegion = "unknown-region",
        /// A unit that does not exist.
        UnknownUnit = "unknown-unit",
        /// The shares of the regions do not add up to the whole.
        SharesDoNotAddUp = "shares-do-not-add-up",
        /// Sub-projects have no sub-projects.
        NestedTooDeep = "sub-project-of-a-sub-project",
        /// Money below nothing.
        Negative = "negative-amount",
        /// Start and completion are recognised, not set; operation follows completion.
        StageNeedsRecognition = "stage-needs-recognition",
        /// A cancelled project does not change.
        Cancelled = "project-cancelled",
        /// It is not suspended.
        NotSuspended = "project-not-suspended",
        /// "Other" needs words.
        NoteMissing = "suspension-note-missing",
    }
}

/// What the decision needs to know.
pub struct ProjectCase<'a> {
    /// The project the command names, if it exists.
    pub named: Option<&'a Project>,
    /// For a new project: its parent, if one is named and exists.
    pub parent: Option<&'a Project>,
    /// Whether another project has the same name and main region.
    pub namesake: bool,
    /// Whether every region and unit the command names exists.
    pub regions_known: bool,
    /// Whether every unit the command names exists.
    pub units_known: bool,
    /// The next free identifier.
    pub next: ProjectId,
}

/// Decides a command; saying again what stands changes nothing.
///
/// # Errors
/// See [`ProjectRefusal`].
pub fn decide(
    case: &ProjectCase<'_>,
    command: ProjectCommand,
) -> Result<Option<ProjectEvent>, ProjectRefusal> {
    if let ProjectCommand::Register { parent, facts } = command {
        return register(case, parent, facts).map(Some);
    }
    let known = case.named.ok_or(ProjectRefusal::Unknown)?;
    let project = known.id;
    if !known.is_live() {
        return Err(ProjectRefusal::Cancelled);
    }
    let condition = |condition: Condition| {
        (known.condition != condition).then_some(ProjectEvent::ConditionSet { project, condition })
    };
    Ok(match command {
        ProjectCommand::Register { .. } => None,
        ProjectCommand::Revise { changes, .. } => revise(case, known, changes)?,
        ProjectCommand::Place { site, .. } => {
            (known.site != site).then_some(ProjectEvent::Placed { project, site })
        }
        ProjectCommand::SetStage { stage, .. } => {
            settable(known, stage)?;
            (known.stage != Some(stage)).then_some(ProjectEvent::StageSet { project, stage })
        }
        ProjectCommand::Suspend { reason: SuspensionReason::Other, note: None, .. } => {
            return Err(ProjectRefusal::NoteMissing);
        }
        ProjectCommand::Suspend { reason, since, note, .. } => {
            condition(Condition::Suspended { reason, since, note })
        }
        ProjectCommand::Resume { .. } if known.condition == Condition::Active => {
            return Err(ProjectRefusal::NotSuspended);
        }
        ProjectCommand::Resume { .. } => condition(Condition::Active),
        ProjectCommand::Cancel { reason, .. } => condition(Condition::Cancelled { reason }),
        ProjectCommand::Enrol { answer, .. } => {
            (known.enrolled != answer).then_some(ProjectEvent::Enrolled { project, answer })
        }
        ProjectCommand::Count { answer, .. } => {
            (known.counted != answer).then_some(ProjectEvent::Counted { project, answer })
        }
    })
}

fn register(
    case: &ProjectCase<'_>,
    parent: Option<ProjectId>,
    facts: ProjectFacts,
) -> Result<ProjectEvent, ProjectRefusal> {
    match (parent, case.parent) {
        (Some(_), None) => return Err(ProjectRefusal::Unknown),
        (_, Some(entry)) if entry.parent.is_some() => return Err(ProjectRefusal::NestedTooDeep),
        _ => {}
    }
    sound(case, &facts)?;
    Ok(ProjectEvent::Registered { project: case.next, parent, facts })
}

fn revise(
    case: &ProjectCase<'_>,
    known: &Project,
    changes: Vec<FactChange>,
) -> Result<Option<ProjectEvent>, ProjectRefusal> {
    let mut facts = known.facts.clone();
    for change in &changes {
        change.apply(&mut facts);
    }
    if facts == known.facts {
        return Ok(None);
    }
    sound(case, &facts)?;
    Ok(Some(ProjectEvent::Revised { project: known.id, changes }))
}

fn sound(case: &ProjectCase<'_>, facts: &ProjectFacts) -> Result<(), ProjectRefusal> {
    let shares: u32 = facts.regions.iter().map(|share| u32::from(share.share)).sum();
    let checks = [
        (case.namesake, ProjectRefusal::NameTaken),
        (!case.regions_known, ProjectRefusal::UnknownRegion),
        (!case.units_known, ProjectRefusal::UnknownUnit),
        (!facts.regions.is_empty() && shares != 1000, ProjectRefusal::SharesDoNotAddUp),
        (facts.total.is_some_and(Money::is_negative), ProjectRefusal::Negative),
    ];
    checks.into_iter().find(|(wrong, _)| *wrong).map_or(Ok(()), |(_, refusal)| Err(refusal))
}

fn settable(known: &Project, stage: Stage) -> Result<(), ProjectRefusal> {
    let fits = match stage {
        Stage::Reserve | Stage::Signed | Stage::Landed => !known.started().is_yes(),
        Stage::Started | Stage::Completed => false,
        Stage::Operating => known.completed().is_yes(),
    };
    if fits { Ok(()) } else { Err(ProjectRefusal::StageNeedsRecognition) }
}
