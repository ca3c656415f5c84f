//! Displays in halls: what each of them shows, kept by the administrator, and the form by which a project
//! is put on them for a while.

mod put;
mod stops;
mod tours;

pub use put::{PutOnWall, PutOnWallLink};
pub use tours::Tours;
