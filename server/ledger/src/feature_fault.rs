//! Why a `GeoJSON` file cannot be taken: what is wrong, and with which of its features.

use std::fmt;

use battle_map::{geometry::GeometryError, model::ledger::IssueCode, view::catalogue::Catalogue};

/// What is wrong with a file of outlines or shapes, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeatureFault {
    /// The place of the feature in the file, from 1; `None` for the file as a whole.
    pub feature: Option<u32>,
    /// What the feature calls itself.
    pub name: Option<String>,
    /// What is wrong with the feature.
    pub what: FeatureWhat,
}

/// What is wrong with a file or one of its features.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FeatureWhat {
    /// The file is no JSON; what the reader said, with line and column.
    NotJson(String),
    /// The end of the file is missing.
    CutOff,
    /// The file has no list of features.
    NoFeatures,
    /// The list of features is empty.
    Empty,
    /// The feature has no name.
    Nameless,
    /// The feature has no geometry.
    NoGeometry,
    /// The feature's coordinates are metres; how the option that says so is written.
    Metres(String),
    /// The feature's coordinates stood latitude first, and were turned round.
    Swapped,
    /// An outline crosses itself beyond repair, near this corner.
    Crossing(String),
    /// An outline crossed itself near this corner; what it encloses was taken.
    Untangled(String),
    /// The feature's geometry cannot be read.
    Geometry(GeometryError),
    /// The feature cannot be taken, with what stands there.
    Rejected(IssueCode, String),
}

impl FeatureFault {
    /// What is wrong with the file as a whole.
    #[must_use]
    pub const fn of_file(what: FeatureWhat) -> Self {
        Self { feature: None, name: None, what }
    }

    /// What is wrong with the feature in that place, from 1.
    #[must_use]
    pub const fn at(feature: u32, what: FeatureWhat) -> Self {
        Self { feature: Some(feature), name: None, what }
    }

    /// The same of a feature that has a name.
    #[must_use]
    pub fn named(self, name: Option<&str>) -> Self {
        Self { name: name.map(str::to_owned), ..self }
    }

    /// The sentence for people; what a reader of JSON said stays as it is.
    #[must_use]
    pub fn words(&self, texts: &dyn Catalogue) -> String {
        let what = self.what.words(texts);
        self.feature.map_or_else(
            || what.clone(),
            |feature| {
                let feature = feature.to_string();
                let name = self.name.as_deref().unwrap_or_default();
                let key = if name.is_empty() { "file.feature" } else { "file.feature-named" };
                texts.fill(key, &[("feature", &feature), ("name", name), ("what", &what)])
            },
        )
    }
}

impl FeatureWhat {
    fn words(&self, texts: &dyn Catalogue) -> String {
        match self {
            Self::NotJson(said) => texts.fill("file.feature.not-json", &[("said", said)]),
            Self::CutOff => texts.get("file.file-cut-off"),
            Self::NoGeometry => texts.get("file.feature.no-geometry"),
            Self::Metres(said) => texts.fill("file.feature.metres", &[("said", said)]),
            Self::Swapped => texts.get("file.feature.swapped"),
            Self::Crossing(at) => texts.fill("file.feature.crossing", &[("at", at)]),
            Self::Untangled(at) => texts.fill("file.feature.untangled", &[("at", at)]),
            Self::NoFeatures => texts.get("file.feature.no-features"),
            Self::Empty => texts.get("file.feature.empty"),
            Self::Nameless => texts.get("file.feature.nameless"),
            Self::Geometry(error) => {
                let said = match error {
                    GeometryError::UnknownDatum(said)
                    | GeometryError::UnknownMeridian(said)
                    | GeometryError::UnsupportedType(said) => said.as_str(),
                    _ => "",
                };
                texts.fill(&format!("geometry.{}", error.code()), &[("said", said)])
            }
            Self::Rejected(code, value) => {
                texts.fill(&format!("issue.{}", code.code()), &[("value", value)])
            }
        }
    }
}

impl fmt::Display for FeatureFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(feature) = self.feature {
            write!(f, "feature {feature}")?;
            if let Some(name) = &self.name {
                write!(f, " ({name})")?;
            }
            f.write_str(": ")?;
        }
        match &self.what {
            FeatureWhat::NotJson(said) => f.write_str(said),
            FeatureWhat::CutOff => f.write_str("the file is cut off"),
            FeatureWhat::NoGeometry => f.write_str("it has no geometry"),
            FeatureWhat::Metres(said) => {
                write!(f, "its coordinates are metres; say which: --crs {said}")
            }
            FeatureWhat::Swapped => f.write_str("its coordinates stood latitude first"),
            FeatureWhat::Crossing(at) => write!(f, "it crosses itself near {at}"),
            FeatureWhat::Untangled(at) => write!(f, "it crosses itself near {at}, put right"),
            FeatureWhat::NoFeatures => f.write_str("it has no features"),
            FeatureWhat::Empty => f.write_str("it is empty"),
            FeatureWhat::Nameless => f.write_str("it has no name"),
            FeatureWhat::Geometry(error) => error.fmt(f),
            FeatureWhat::Rejected(code, value) => write!(f, "{} ({value})", code.code()),
        }
    }
}
