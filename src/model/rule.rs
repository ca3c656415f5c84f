//! Rules decide which facts become candidates for a card. Rule sets are data and name their
//! formula, because the published ones contradict each other: 9 points behind a scheduled 20 % is
//! no card in one city; in another it is 55 % of the schedule, a red card.
//!
//! A [`RuleSet`] is one version of one set: a preset, or a city's own made by copying one. Each
//! [`Rule`] says what it checks, where yellow and red begin, and to whom the card goes.
//! [`judge`](crate::evaluation::judge) holds a project against a set; what it finds are [`Finding`](super::finding::Finding)s.

mod addressee;
mod band;
mod book;
mod change;
mod condition;
mod days;
mod lamp;
mod presets;
mod scope;
mod set;
mod single;

pub use addressee::CardAddressee;
pub use band::{Band, Bands, BandsDraft, Edge};
pub use book::{OwnSet, Rulebook, SetVersion};
pub use change::{RuleAction, RuleChange, RuleRefusal, checked, faults};
pub use condition::{Cause, EdgeUnit, Formula, MeasureKind, RuleCondition, Worse};
pub use days::DayKind;
pub use lamp::Lamp;
pub use scope::{Assignment, RuleScope};
pub use set::{Preset, RuleRef, RuleSet, RuleSetId};
pub use single::{Rule, RuleCode, RuleDraft, Unreported};
