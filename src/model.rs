//! The things of the field, one file each: types, lifecycle, commands, events and refusals. What may
//! be done to a thing and what comes of it stands in [`rules`](crate::rules), under the same name.

pub mod actor;
pub mod bottom_line;
pub mod card;
pub mod checklist;
pub mod city;
pub mod display;
pub mod document;
pub mod edition;
pub mod evidence;
pub mod fact;
pub mod few;
pub mod finding;
pub mod layer;
pub mod ledger;
pub mod level;
pub mod list;
pub mod measure;
pub mod milestone;
pub mod notice;
pub mod paper;
pub mod period;
pub mod person;
pub mod plan;
pub mod problem;
pub mod project;
pub mod recognition;
pub mod refusal;
pub mod region;
pub mod register;
pub mod report;
pub mod rule;
pub mod schedule;
pub mod series;
pub mod shape;
pub mod sorted_map;
pub mod stage;
pub mod unit;

use crate::value::{Seq, Timestamp};

/// Where in the log a change stands: what applying it needs beside the change itself.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// Its position, from then on the version of what it changed.
    pub seq: Seq,
    /// When it was written.
    pub at: Timestamp,
    /// Who gave the command, as they were called then.
    pub actor: &'a actor::Actor,
}
