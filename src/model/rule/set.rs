//! A rule set: a preset, or a city's own in one of its versions.

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
    /// Yinchuan 2025
    Points,
    /// Wuhan
    Ratio,
    /// Sanya 2022
    Shortfall,
}

codes!(Preset);

/// Which rule set: written `points`, or `own-3` for the third that the city made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum RuleSetId {
    /// One that ships with the program.
    Preset(Preset),
    /// One of the city's own.
    Own(OwnRulesId),
}

impl fmt::Display for RuleSetId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Preset(preset) => f.write_str(preset.code()),
            Self::Own(id) => write!(f, "own-{id}"),
        }
    }
}

impl FromStr for RuleSetId {
    type Err = ValueError;
    fn from_str(text: &str) -> Result<Self, ValueError> {
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
    /// Which set.
    pub id: RuleSetId,
    /// Its version, from 1; a preset has only one.
    pub version: u32,
    /// Its name; a preset takes its own from the catalogue.
    pub name: Option<Name>,
    /// Its rules, in the order of the editor.
    pub rules: Arc<[Rule]>,
}

impl RuleSet {
    /// A set of that preset.
    pub fn preset(preset: Preset) -> Self {
        preset.set().clone()
    }

    /// The rule of that code.
    pub fn rule(&self, code: &RuleCode) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.code() == code)
    }

    /// How findings and cards name one of its rules.
    pub fn reference(&self, rule: &Rule) -> RuleRef {
        RuleRef { set: self.id, version: self.version, code: rule.code().clone() }
    }
}

/// A rule in the version that found something.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RuleRef {
    /// The set.
    pub set: RuleSetId,
    /// Its version.
    pub version: u32,
    /// The rule's code within it.
    pub code: RuleCode,
}
