//! A rule set: a preset, or one version of a set of the city's own.

use std::{fmt, str::FromStr, sync::Arc};

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::{Rule, RuleCode};
use crate::value::{Name, OwnRulesId, ValueError, code::codes};

/// The rule sets that ship with the program; they never change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Preset {
    /// The rules of Yinchuan (银川, 2025): percentage points behind schedule.
    Points,
    /// The rules of Wuhan (武汉): actual progress in percent of the scheduled.
    Ratio,
    /// The rules of Sanya (三亚, 2022): the missing part in percent of the scheduled.
    Shortfall,
}

codes!(Preset);

/// The identifier of a rule set: written `points`, or `own-3` for the third that the city made;
/// `ledger` is no set, but what a ledger states of a time before this program was used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum RuleSetId {
    /// A set that ships with the program.
    Preset(Preset),
    /// A set of the city's own.
    Own(OwnRulesId),
    /// 台账载明: no set at all; it has no rules and applies nowhere.
    Ledger,
}

const LEDGER: &str = "ledger";

impl fmt::Display for RuleSetId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Preset(preset) => f.write_str(preset.code()),
            Self::Own(id) => write!(f, "own-{id}"),
            Self::Ledger => f.write_str(LEDGER),
        }
    }
}

impl FromStr for RuleSetId {
    type Err = ValueError;
    fn from_str(text: &str) -> Result<Self, ValueError> {
        if text == LEDGER {
            return Ok(Self::Ledger);
        }
        if let Some(preset) = Preset::from_code(text) {
            return Ok(Self::Preset(preset));
        }
        let number = text.strip_prefix("own-").ok_or_else(|| ValueError::Id(text.to_owned()))?;
        Ok(Self::Own(number.parse()?))
    }
}

impl TryFrom<String> for RuleSetId {
    type Error = ValueError;
    fn try_from(text: String) -> Result<Self, ValueError> {
        text.parse()
    }
}

impl From<RuleSetId> for String {
    fn from(id: RuleSetId) -> Self {
        id.to_string()
    }
}

/// One version of a rule set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleSet {
    /// The set that this is a version of.
    pub id: RuleSetId,
    /// Its version, from 1; a preset has only one.
    pub version: u32,
    /// The name; `None` for a preset, which the catalogue names.
    pub name: Option<Name>,
    /// The rules, in the order in which the editor shows them.
    pub rules: Arc<[Rule]>,
}

impl RuleSet {
    /// The rule set of a preset.
    pub fn preset(preset: Preset) -> Self {
        preset.set().clone()
    }

    /// The rule of that code; `None` where the set has no such rule.
    pub fn rule(&self, code: &RuleCode) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.code() == code)
    }

    /// The reference by which findings and cards name one of its rules.
    pub fn reference(&self, rule: &Rule) -> RuleRef {
        RuleRef { set: self.id, version: self.version, code: rule.code().clone() }
    }
}

/// A reference to a rule in the version that led to a finding.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RuleRef {
    /// The set that the rule belongs to.
    pub set: RuleSetId,
    /// The version of that set, from 1.
    pub version: u32,
    /// The rule's code within it.
    pub code: RuleCode,
}

impl RuleRef {
    /// The reference of what no rule found, but a ledger states.
    pub fn stated() -> Self {
        Self { set: RuleSetId::Ledger, version: 1, code: RuleCode::fixed("stated-in-ledger") }
    }
}
