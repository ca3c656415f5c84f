//! What a store knows of whether it can be written to.

/// Whether what is given can be written, as far as is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writability {
    /// The last write went well.
    Works,
    /// A write failed; whether others would is not known yet.
    Doubtful,
    /// A write failed that was made only to find out: no room, no permission, or held too long.
    Fails,
    /// The database was replaced or deleted while it was open.
    Gone,
}
