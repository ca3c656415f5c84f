//! `--tls-cert` and `--tls-key`: the same server over https, for those who have a certificate.
//!
//! Connections are accepted and keys agreed on by `axum-server`. Certificate and key are read here: its
//! own reading offers HTTP/2, which this server does not speak, and does not say in which of the two
//! files nothing could be read as PEM.

use std::{path::PathBuf, sync::Arc};

use axum_server::tls_rustls::RustlsConfig;
use clap::Args;
use rustls::{
    ServerConfig,
    crypto::ring,
    pki_types::{
        CertificateDer, PrivateKeyDer,
        pem::{self, PemObject},
    },
};

/// Where certificate and key are.
#[derive(Debug, Default, Args)]
pub struct TlsOptions {
    /// Serve https with this certificate and those that vouch for it, as PEM
    #[arg(long, value_name = "FILE", env = "BATTLE_MAP_TLS_CERT", requires = "tls_key")]
    pub tls_cert: Option<PathBuf>,
    /// The certificate's private key, as PEM
    #[arg(long, value_name = "FILE", env = "BATTLE_MAP_TLS_KEY", requires = "tls_cert")]
    pub tls_key: Option<PathBuf>,
}

/// Why https cannot be served.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// A file is missing or holds no such thing.
    #[error("{path} cannot be read as PEM: {source}")]
    Pem {
        /// The certificate or key file that was named.
        path: PathBuf,
        /// What does not fit.
        source: pem::Error,
    },
    /// Certificate and key do not fit each other, or cannot be used.
    #[error("the certificate cannot be served: {0}")]
    Certificate(#[from] rustls::Error),
}

impl TlsOptions {
    /// Whether https is served.
    #[must_use]
    pub const fn is_on(&self) -> bool {
        self.tls_cert.is_some()
    }

    /// What handshakes are made with; `None` if https is not asked for.
    ///
    /// # Errors
    /// When certificate or key cannot be read or used.
    pub fn config(&self) -> Result<Option<RustlsConfig>, TlsError> {
        let (Some(cert), Some(key)) = (&self.tls_cert, &self.tls_key) else { return Ok(None) };
        let fault = |path: &PathBuf| {
            let path = path.clone();
            move |source| TlsError::Pem { path, source }
        };
        let chain = CertificateDer::pem_file_iter(cert)
            .and_then(Iterator::collect::<Result<Vec<_>, _>>)
            .and_then(
                |chain| if chain.is_empty() { Err(pem::Error::NoItemsFound) } else { Ok(chain) },
            )
            .map_err(fault(cert))?;
        let key = PrivateKeyDer::from_pem_file(key).map_err(fault(key))?;
        let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()?
            .with_no_client_auth()
            .with_single_cert(chain, key)?;
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Some(RustlsConfig::from_config(Arc::new(config))))
    }
}
