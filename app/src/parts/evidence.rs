//! Evidence on a screen: a tile with a thumbnail, and the upload of more.
//!
//! Whatever lets files be attached uses [`EvidenceUpload`]: it reports each file with the evidence
//! it became, which a claim, an answer or a good cause then names.

mod choose;
mod release;
mod shown;
mod thumbnail;
mod tile;
mod upload;
mod withdraw;
mod words;

pub use choose::{ChooseEvidence, ScanField};
pub use shown::ShownFiles;
pub use thumbnail::Thumbnail;
pub use tile::EvidenceTile;
pub use upload::{Attached, EvidenceUpload};
