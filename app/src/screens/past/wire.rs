//! What is said about a register: `POST /api/past`. A register states everything itself.

use serde::{Deserialize, Serialize};

/// Nothing has to be said about a register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PastAbout {}
