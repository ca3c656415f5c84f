//! One rule: a stable code, a condition, its levels, how long it must find nothing before a card
//! may be lifted, which days it counts, and to whom its card goes.

use std::{fmt, sync::Arc};

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::{Bands, BandsDraft, CardAddressee, DayKind, RuleCondition, RuleRefusal};
use crate::value::{ValueError, code::codes};

/// The stable code of a rule within its set: 1 to 40 of `a–z`, `0–9` and `-`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RuleCode(Arc<str>);

impl RuleCode {
    /// Checks the text of a code.
    ///
    /// # Errors
    /// When it is empty, too long, or holds any other character.
    pub fn new(text: &str) -> Result<Self, ValueError> {
        let fits = (1..=40).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if fits { Ok(Self(text.into())) } else { Err(ValueError::Id(text.to_owned())) }
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A code from a literal in this source, which needs no check.
    pub(super) fn fixed(text: &'static str) -> Self {
        Self(text.into())
    }
}

impl TryFrom<String> for RuleCode {
    type Error = ValueError;
    fn try_from(text: String) -> Result<Self, ValueError> {
        Self::new(&text)
    }
}

impl From<RuleCode> for String {
    fn from(code: RuleCode) -> Self {
        code.0.to_string()
    }
}

impl fmt::Display for RuleCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a rule about investment judges where a project did not report the last closed month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Unreported {
    /// The last month that was reported, and it says so.
    #[default]
    LastReported,
    /// Nothing: the project cannot be judged until it reports.
    NotJudged,
}

codes!(Unreported);

impl Unreported {
    /// Whether it is what rules judge unless they say otherwise.
    pub const fn is_usual(&self) -> bool {
        matches!(self, Self::LastReported)
    }
}

/// A rule as it was entered; [`Rule`] is the checked form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleDraft {
    /// The stable code within its set.
    pub code: RuleCode,
    /// What it checks; a rule without a condition is refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<RuleCondition>,
    /// The ranges of its levels, not yet checked.
    #[serde(flatten)]
    pub bands: BandsDraft,
    /// How many days it must have found nothing before a card may be lifted.
    #[serde(default)]
    pub hold: u16,
    /// Which days it counts, for its edges and its hold time.
    #[serde(default)]
    pub days: DayKind,
    /// The side to which its card goes.
    pub addressee: CardAddressee,
    /// What is judged where the last closed month was not reported.
    #[serde(default, skip_serializing_if = "Unreported::is_usual")]
    pub unreported: Unreported,
}

/// One rule that was checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "RuleDraft", into = "RuleDraft")]
pub struct Rule {
    code: RuleCode,
    condition: RuleCondition,
    bands: Bands,
    hold: u16,
    days: DayKind,
    addressee: CardAddressee,
    unreported: Unreported,
}

impl Rule {
    /// The longest hold time in days.
    pub const LONGEST_HOLD: u16 = 366;

    /// The stable code within its set.
    pub const fn code(&self) -> &RuleCode {
        &self.code
    }

    /// The condition that it checks.
    pub const fn condition(&self) -> RuleCondition {
        self.condition
    }

    /// The ranges of its levels.
    pub const fn bands(&self) -> &Bands {
        &self.bands
    }

    /// How many days it must have found nothing before a card may be lifted.
    pub const fn hold(&self) -> u16 {
        self.hold
    }

    /// Which days it counts, for its edges and its hold time.
    pub const fn days(&self) -> DayKind {
        self.days
    }

    /// What is judged where the last closed month was not reported.
    pub const fn unreported(&self) -> Unreported {
        self.unreported
    }

    /// The side to which its card goes.
    pub const fn addressee(&self) -> CardAddressee {
        self.addressee
    }
}

impl TryFrom<RuleDraft> for Rule {
    type Error = RuleRefusal;
    fn try_from(draft: RuleDraft) -> Result<Self, RuleRefusal> {
        let condition = draft.condition.ok_or(RuleRefusal::NoCondition)?;
        let bands = Bands::new(&draft.bands, condition.worse())?;
        if !condition.suits(draft.addressee) {
            return Err(RuleRefusal::AddresseeDoesNotFit);
        }
        if draft.hold > Self::LONGEST_HOLD {
            return Err(RuleRefusal::HoldTooLong);
        }
        let RuleDraft { code, hold, days, addressee, unreported, .. } = draft;
        Ok(Self { code, condition, bands, hold, days, addressee, unreported })
    }
}

impl From<Rule> for RuleDraft {
    fn from(rule: Rule) -> Self {
        let Rule { code, condition, bands, hold, days, addressee, unreported } = rule;
        let (condition, bands) = (Some(condition), bands.into());
        Self { code, condition, bands, hold, days, addressee, unreported }
    }
}
