//! 轮播: the scenes of a display in their order, how long each stands, and what interrupts them.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::value::{ListId, RegionId, ValueError, code::codes};

/// The most scenes that a tour may have.
pub const MOST_SCENES: usize = 30;

/// What a display shows, and how.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Tour {
    /// The scenes in their order; none for the whole city alone.
    #[serde(default)]
    pub stops: Vec<TourStop>,
    /// Its colours.
    #[serde(default)]
    pub theme: Theme,
    /// What fills the screen once when it is new.
    #[serde(default)]
    pub interrupts: Interrupts,
    /// 参观模式: visitors see it, so that it shows neither cards, notices and problems nor what is new of
    /// them.
    #[serde(default)]
    pub visitors: bool,
}

/// One scene and how long it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TourStop {
    /// What is shown.
    pub scene: PlannedScene,
    /// How long each screen of it stands.
    pub dwell: Dwell,
}

/// What a tour shows: one screen, or as many as a rule finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum PlannedScene {
    /// The whole city.
    City,
    /// One region with its projects.
    Region(RegionId),
    /// The projects of one list.
    List(ListId),
    /// The close-ups of the projects that a rule finds, one after the other.
    CloseUps(CloseUpRule),
    /// The notices that are not over.
    Notices,
    /// What stands in the projects' way.
    Problems,
}

codes!(&PlannedScene);

/// Which projects are shown as close-ups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum CloseUpRule {
    /// Those to which a red card went out within the last seven days.
    RedCardsOfWeek,
    /// Those about which a notice is not over.
    OpenNotices,
    /// Those that lag most.
    FarthestBehind,
}

codes!(CloseUpRule);

/// The colours of a display.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Theme {
    /// Light on dark, for a hall.
    #[default]
    Dark,
    /// Dark on light, for a bright room.
    Light,
}

codes!(Theme);

/// What fills a display once when it is new.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interrupts {
    /// A penalty notice that is issued.
    pub notices: bool,
    /// A red card that goes out.
    pub red_cards: bool,
}

impl Default for Interrupts {
    fn default() -> Self {
        Self { notices: true, red_cards: true }
    }
}

/// How long a scene stands, in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct Dwell(u16);

impl Dwell {
    /// The least seconds in which a scene can be read.
    pub const LEAST: u16 = 5;
    /// The most seconds.
    pub const MOST: u16 = 3_600;

    /// So many seconds.
    ///
    /// # Errors
    /// When that is too short to be read, or longer than an hour.
    pub fn new(seconds: u16) -> Result<Self, ValueError> {
        if (Self::LEAST..=Self::MOST).contains(&seconds) {
            Ok(Self(seconds))
        } else {
            Err(ValueError::Amount(seconds.to_string()))
        }
    }

    /// The seconds.
    #[must_use]
    pub const fn seconds(self) -> u16 {
        self.0
    }
}

impl TryFrom<u16> for Dwell {
    type Error = ValueError;
    fn try_from(seconds: u16) -> Result<Self, ValueError> {
        Self::new(seconds)
    }
}

impl From<Dwell> for u16 {
    fn from(dwell: Dwell) -> Self {
        dwell.0
    }
}

/// For how long something is put on a display.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum ShowTime {
    /// Five minutes.
    Short,
    /// Fifteen minutes: an item of a meeting.
    Item,
    /// An hour: a meeting.
    Meeting,
}

codes!(ShowTime);

impl ShowTime {
    /// The same in minutes.
    #[must_use]
    pub const fn minutes(self) -> u8 {
        match self {
            Self::Short => 5,
            Self::Item => 15,
            Self::Meeting => 60,
        }
    }
}
