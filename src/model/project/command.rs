//! What may be asked about a project, and the new values of its fields.

use serde::{Deserialize, Serialize};

use super::{ProjectFacts, RegionShare, Site};
use crate::{
    model::{
        fact::Answer,
        stage::{Stage, SuspensionReason},
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
pub enum ProjectAction {
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

impl ProjectAction {
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
