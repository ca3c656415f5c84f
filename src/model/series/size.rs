//! Size classes by total investment.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::value::{Money, code::codes};

/// The size class of a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum SizeClass {
    /// At least 10 亿元 of total investment.
    #[serde(rename = "yi-10")]
    #[strum(serialize = "yi-10")]
    Yi10,
    /// At least 5 and below 10 亿元 of total investment.
    #[serde(rename = "yi-5")]
    #[strum(serialize = "yi-5")]
    Yi5,
    /// At least 1 and below 5 亿元 of total investment.
    #[serde(rename = "yi-1")]
    #[strum(serialize = "yi-1")]
    Yi1,
    /// Below 1 亿元 of total investment.
    Below,
}

codes!(SizeClass);

impl SizeClass {
    /// The lowest total investment of the class.
    pub const fn floor(self) -> Money {
        match self {
            Self::Yi10 => Money::from_wan(100_000),
            Self::Yi5 => Money::from_wan(50_000),
            Self::Yi1 => Money::from_wan(10_000),
            Self::Below => Money::ZERO,
        }
    }

    /// The class of a project with the given total investment.
    ///
    /// ```
    /// use battle_map::{model::series::SizeClass, value::Money};
    /// assert_eq!(SizeClass::of(Money::from_wan(100_000)), SizeClass::Yi10);
    /// assert_eq!(SizeClass::of(Money::from_wan(99_999)), SizeClass::Yi5);
    /// ```
    pub fn of(total: Money) -> Self {
        Self::ALL.into_iter().find(|class| total >= class.floor()).unwrap_or(Self::Below)
    }
}
