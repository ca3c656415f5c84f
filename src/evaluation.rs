//! All findings of a city on a day: a pure function of the board, the rules and the day.
//!
//! [`force`] says which rule set holds for which project, [`grounds`] gathers all that a judgement
//! rests on beside the project itself.

pub mod force;
pub mod grounds;

pub use force::InForce;
pub use grounds::Grounds;
