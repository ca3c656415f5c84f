//! Which reports the review shows, as it stands in the URL.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::{Difference, ReviewState, row::Filing};
use crate::{
    value::{RegionId, UnitId, code::codes},
    view::paged::{number, parameter},
};

/// Which reports are shown by how far they have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum ReviewScope {
    /// Those that wait for their county's office.
    #[default]
    Waiting,
    /// Those that were given back.
    Returned,
    /// Those that are filed.
    Filed,
    /// All that were handed in.
    All,
}

codes!(ReviewScope);

impl ReviewScope {
    /// Whether a report is one of these.
    pub(super) const fn admits(self, filing: &Filing<'_>) -> bool {
        match self {
            Self::Waiting => matches!(filing.state, ReviewState::WithCounty),
            Self::Returned => matches!(filing.state, ReviewState::Returned { .. }),
            Self::Filed => matches!(filing.state, ReviewState::Filed),
            Self::All => true,
        }
    }
}

/// Which reports are shown by how they differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DifferenceFilter {
    /// Those that differ in any way.
    Any,
    /// Those without a difference.
    None,
    /// Those that differ in this way.
    #[serde(untagged)]
    Kind(Difference),
}

impl DifferenceFilter {
    /// The choices in the order in which they are offered.
    pub fn all() -> impl Iterator<Item = Self> {
        [Self::Any, Self::None].into_iter().chain(Difference::ALL.into_iter().map(Self::Kind))
    }

    /// The stable code, as it stands in the address.
    pub fn code(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::None => "none",
            Self::Kind(difference) => difference.code(),
        }
    }

    /// The choice of that code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::all().find(|choice| choice.code() == code)
    }

    /// Whether a report with these differences is one of those.
    pub(super) fn admits(self, differences: &[Difference]) -> bool {
        match self {
            Self::Any => !differences.is_empty(),
            Self::None => differences.is_empty(),
            Self::Kind(difference) => differences.contains(&difference),
        }
    }
}

/// A choice of reports; what is unset lets everything through.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct ReviewQuery {
    /// Only reports of projects, units or people that are found by this.
    pub text: String,
    /// Only those of projects that count in this region.
    pub region: Option<RegionId>,
    /// Only those of projects that this unit is responsible for.
    pub unit: Option<UnitId>,
    /// Only those that differ so.
    pub difference: Option<DifferenceFilter>,
    /// How far they have come.
    pub scope: ReviewScope,
    /// The number of the page, from 0.
    #[serde(default)]
    pub page: u32,
}

impl ReviewQuery {
    /// Reads the query from URL parameters; what cannot be read is passed over.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        let text = |key: &str| get(key).unwrap_or_default();
        Self {
            text: text("q").trim().to_owned(),
            region: text("region").parse().ok(),
            unit: text("unit").parse().ok(),
            difference: DifferenceFilter::from_code(&text("difference")),
            scope: ReviewScope::from_code(&text("shown")).unwrap_or_default(),
            page: number(&text("page")),
        }
    }

    /// The URL parameters that give this query back.
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        let text = Some(self.text.clone()).filter(|text| !text.is_empty());
        let scope = Some(self.scope).filter(|scope| *scope != ReviewScope::default());
        let all = [
            ("q", text),
            ("shown", scope.map(|scope| scope.code().to_owned())),
            ("difference", self.difference.map(|choice| choice.code().to_owned())),
            ("region", self.region.map(|region| region.to_string())),
            ("unit", self.unit.map(|unit| unit.to_string())),
            ("page", parameter(self.page)),
        ];
        all.into_iter().filter_map(|(key, value)| Some((key, value?))).collect()
    }

    /// Whether a report passes, apart from the text and its differences.
    pub(super) fn admits(&self, filing: &Filing<'_>) -> bool {
        let facts = &filing.entry.project.facts;
        self.scope.admits(filing)
            && self.region.is_none_or(|region| filing.entry.region == Some(region))
            && self.unit.is_none_or(|unit| facts.responsible_unit == Some(unit))
    }
}
