//! Evidence on a screen: a tile with its small picture, and the way in for more.
//!
//! Whatever lets files be attached uses [`EvidenceUpload`]: it answers each file with the evidence it
//! became, which a claim, an answer or a good cause then names.

mod choose;
mod thumbnail;
mod tile;
mod upload;
mod withdraw;
mod words;

pub use choose::{ChooseEvidence, ScanField, names};
pub use thumbnail::Thumbnail;
pub use tile::EvidenceTile;
pub use upload::{Attached, EvidenceUpload};
