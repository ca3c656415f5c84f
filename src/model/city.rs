//! The city that hangs its projects: its name and whether all this is invented.

use serde::{Deserialize, Serialize};

use crate::value::Name;

/// What every screen says about the whole.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct City {
    /// The city's name; none until somebody gave it.
    pub name: Option<Name>,
    /// Whether the projects are invented; then every screen says so.
    pub demo: bool,
}

/// What may be asked of the city as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CityCommand {
    /// Names the city and says whether its data are invented.
    Configure {
        /// The city's name.
        name: Name,
        /// Whether the projects are invented.
        #[serde(default)]
        demo: bool,
    },
}

/// What happened to the city as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CityEvent {
    /// It got a name.
    Configured {
        /// The city's name.
        name: Name,
        /// Whether the projects are invented.
        #[serde(default)]
        demo: bool,
    },
}

impl City {
    /// Folds one event.
    pub fn apply(&mut self, event: &CityEvent) {
        let CityEvent::Configured { name, demo } = event;
        self.name = Some(name.clone());
        self.demo = *demo;
    }
}

/// Decides a command; saying the same again changes nothing.
pub fn decide(city: &City, command: CityCommand) -> Option<CityEvent> {
    let CityCommand::Configure { name, demo } = command;
    let same = city.name.as_ref() == Some(&name) && city.demo == demo;
    (!same).then_some(CityEvent::Configured { name, demo })
}
