//! A thing with its name, as lists of choices and links show it.

use serde::{Deserialize, Serialize};

/// Something with a name of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named<T> {
    /// The identifier of the thing.
    pub id: T,
    /// The name of the thing.
    pub name: String,
}
