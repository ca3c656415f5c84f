//! The paper behind what the office enters: a decision or signature given on paper, a document by which a
//! project is suspended.

use serde::{Deserialize, Serialize};

use crate::value::{EvidenceId, Name};

/// The paper by which something was decided or signed: its number, its scan, or both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperReference {
    /// The uploaded scan of the paper.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scan: Option<EvidenceId>,
    /// The number or name of the paper.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Name>,
}

impl PaperReference {
    /// Whether it gives neither a scan nor a document, and so proves nothing.
    pub const fn is_blank(&self) -> bool {
        self.scan.is_none() && self.document.is_none()
    }
}
