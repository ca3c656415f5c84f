//! Why `battle-map serve` cannot begin or go on.

use std::{io, net::SocketAddr};

use crate::{
    auth::AuthError,
    demo::DemoError,
    files::FileError,
    http::{site::SiteError, tls::TlsError},
    log::StoreError,
    writer::WriterError,
};

/// Why serving did not begin, or ended.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The address cannot be had.
    #[error("cannot listen on {address}: {source}")]
    Listen {
        /// The address asked for.
        address: SocketAddr,
        /// What the system says.
        source: io::Error,
    },
    /// The site cannot be read.
    #[error(transparent)]
    Site(#[from] SiteError),
    /// The database cannot be opened.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The log cannot be folded.
    #[error(transparent)]
    Writer(#[from] WriterError),
    /// Accounts cannot be kept.
    #[error(transparent)]
    Auth(#[from] AuthError),
    /// The files beside the database cannot be looked after.
    #[error(transparent)]
    File(#[from] FileError),
    /// The demo city cannot be built.
    #[error(transparent)]
    Demo(#[from] DemoError),
    /// Certificate or key are at fault.
    #[error(transparent)]
    Tls(#[from] TlsError),
    /// The server itself failed.
    #[error("the server failed: {0}")]
    Runtime(#[from] io::Error),
}
