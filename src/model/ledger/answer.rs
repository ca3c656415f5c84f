//! What somebody decided about a row that resembles a project: whether it is that project under a new
//! name. It is kept, so that nobody is asked twice.

use serde::{Deserialize, Serialize};

use crate::value::{Name, ProjectId};

/// Whether a row of a name is a project under a new name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RenameAnswer {
    /// The project that the row resembles.
    pub project: ProjectId,
    /// The name that the row gives.
    pub name: Name,
    /// Whether it is that project; else it is another.
    pub renamed: bool,
}
