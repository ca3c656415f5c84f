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
    /// 用地
    Land,
    /// 资金
    Finance,
    /// 手续审批
    Approvals,
    /// 征地拆迁
    Demolition,
    /// 供电
    Power,
    /// 供水
    Water,
    /// 道路
    Roads,
    /// 纠纷
    Disputes,
    /// 设计
    Design,
    /// 天气
    Weather,
    /// 其他
    Other,
}

codes!(ProblemKind);

/// At which level a problem is coordinated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Level {
    /// 县级
    County,
    /// 市级
    City,
    /// 省级
    Province,
    /// 国家
    National,
}

codes!(Level);
