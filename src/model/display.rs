//! A display (大屏): a screen in a hall with a name, the scenes that it shows one after the other (轮播), and
//! what may be put on it for a while. Its token bears its name and is a secret of the server's; a
//! display nobody configured shows the whole city.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::{Entry, actor::Role, refusal::refusals};
use crate::value::{DisplayId, Name, ProjectId, Seq, Timestamp};

mod tour;

pub use tour::{
    CloseUpRule, Dwell, Interrupts, MOST_SCENES, PlannedScene, ShowTime, Theme, Tour, TourStop,
};

/// A display with its tour.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Display {
    /// Identifies the display in commands and in the log.
    pub id: DisplayId,
    /// Its name, which is the label of its token.
    pub name: Name,
    /// The scenes that it shows.
    pub tour: Tour,
    /// What was put on it for a while, be that over or not; `None` before anything was, and after
    /// somebody ended it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub put: Option<Put>,
    /// Log position of its last event, for optimistic locking.
    pub version: Seq,
}

/// 投送: a project's close-up that somebody put on a display.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Put {
    /// The project that is shown.
    pub project: ProjectId,
    /// The role of whoever put it there: a wall names offices, not people.
    pub by: Role,
    /// The moment at which the display returns to its tour.
    pub until: Timestamp,
}

impl Display {
    /// What is on it at `now` in place of its tour.
    #[must_use]
    pub fn put_at(&self, now: Timestamp) -> Option<Put> {
        self.put.filter(|put| now < put.until)
    }

    /// The display that its registration makes; `None` for any other change.
    #[must_use]
    pub fn made(id: DisplayId, change: &DisplayChange, entry: &Entry<'_>) -> Option<Self> {
        let DisplayChange::Registered { name, tour } = change else { return None };
        let (name, tour) = (name.clone(), tour.clone());
        Some(Self { id, name, tour, put: None, version: entry.seq })
    }

    /// Applies a change that came after its registration.
    pub fn apply(&mut self, change: &DisplayChange, entry: &Entry<'_>) {
        self.version = entry.seq;
        match change {
            DisplayChange::Registered { .. } | DisplayChange::Retired {} => {}
            DisplayChange::Configured { name, tour } => {
                (self.name, self.tour) = (name.clone(), tour.clone());
            }
            DisplayChange::Put { project, until } => {
                let (project, until) = (*project, *until);
                self.put = Some(Put { project, by: entry.actor.role, until });
            }
            DisplayChange::Ended {} => self.put = None,
        }
    }
}

/// What may be asked about displays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "display-")]
pub enum DisplayAction {
    /// Registers a display with its tour.
    Register {
        /// Its name, which is the label of its token.
        name: Name,
        /// The scenes that it shows.
        tour: Tour,
    },
    /// Gives it another name or tour.
    Configure {
        /// Its name from now on.
        name: Name,
        /// The scenes that it shows from now on.
        tour: Tour,
    },
    /// Takes it out of the register; its token stays valid and shows the whole city.
    Retire {},
    /// Puts a project's close-up on it for a while.
    Put {
        /// The project that is shown.
        project: ProjectId,
        /// For how long.
        time: ShowTime,
    },
    /// Ends what was put on it, before its time.
    End {},
}

/// What happened to a display.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "display-")]
pub enum DisplayChange {
    /// It was registered.
    Registered {
        /// Its name.
        name: Name,
        /// The scenes that it shows.
        tour: Tour,
    },
    /// It was given another name or tour.
    Configured {
        /// Its name from then on.
        name: Name,
        /// The scenes that it shows from then on.
        tour: Tour,
    },
    /// It was taken out of the register.
    Retired {},
    /// A project's close-up was put on it.
    Put {
        /// The project that is shown.
        project: ProjectId,
        /// The moment at which it returns to its tour.
        until: Timestamp,
    },
    /// What was put on it was ended before its time.
    Ended {},
}

refusals! {
    /// Why a command about displays is refused.
    DisplayRefusal {
        /// No display has this identifier.
        Unknown = "unknown-display",
        /// Another display has this name already.
        NameTaken = "display-name-taken",
        /// The tour has more scenes than a display may have.
        TooManyScenes = "display-too-many-scenes",
        /// A scene shows a region that there is not.
        UnknownRegion = "unknown-region",
        /// A scene shows a list that there is not.
        UnknownList = "unknown-list",
        /// The project that is to be shown does not exist.
        UnknownProject = "unknown-project",
    }
}
