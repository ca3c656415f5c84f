//! What problems are about, and at which level they are coordinated.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::value::code::codes;

/// What a problem is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum ProblemKind {
    /// 用地: land for the project.
    Land,
    /// 资金: funds that are missing or late.
    Finance,
    /// 手续审批: permits and approvals.
    Approvals,
    /// 征地拆迁: land acquisition, demolition and relocation.
    Demolition,
    /// 供电: the supply of electric power.
    Power,
    /// 供水: the supply of water.
    Water,
    /// 道路: roads to the site.
    Roads,
    /// 纠纷: disputes with or between others.
    Disputes,
    /// 设计: the design of the project.
    Design,
    /// 天气: weather that stops the work.
    Weather,
    /// 其他: a problem of any other kind.
    Other,
}

codes!(ProblemKind);

/// The level of government at which a problem is coordinated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum CoordinationLevel {
    /// 县级: by the county.
    County,
    /// 市级: by the city.
    City,
    /// 省级: by the province.
    Province,
    /// 国家: by the national government.
    National,
}

codes!(CoordinationLevel);
