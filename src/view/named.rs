//! A thing with its name, as lists of choices and links show it.

use serde::{Deserialize, Serialize};

/// Something with a name of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named<T> {
    /// Which.
    pub id: T,
    /// Its name.
    pub name: String,
}
