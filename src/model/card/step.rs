//! The states of a card as single words, and the error of a change that fits none of them.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::value::code::codes;

/// The state of a card as a single word, without its data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[expect(missing_docs, reason = "the words of the lifecycle")]
#[strum(serialize_all = "kebab-case")]
pub enum CardStep {
    Proposed,
    Verified,
    Approved,
    Issued,
    Acknowledged,
    Rectified,
    Lifted,
    Revoked,
    Exempted,
    Withdrawn,
}

codes!(CardStep);

/// The error of a step that does not follow from the card's state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the card does not stand where this step begins")]
pub struct InvalidStep;
