//! `--tls-cert` and `--tls-key`: the same server over https, for those who have a certificate.
//!
//! A library (`axum-server`) would replace the listener below, not the reading of the files, and bring
//! an accept loop of its own, which has no bound on handshakes that wait and another way to stop.

use std::{io, net::SocketAddr, path::PathBuf, sync::Arc, time::Duration};

use axum::serve::Listener;
use clap::Args;
use tokio::{
    net::{TcpListener, TcpStream},
    sync::mpsc,
    time,
};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{
        self, ServerConfig,
        crypto::ring,
        pki_types::{
            CertificateDer, PrivateKeyDer,
            pem::{self, PemObject},
        },
    },
    server::TlsStream,
};

/// The time after which an unfinished handshake is dropped.
const HANDSHAKE_TIMEOUT: Duration = Duration::from_secs(10);

/// Connections that wait to be served.
const WAITING: usize = 64;

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

    /// What handshakes are made with; nothing if https is not asked for.
    ///
    /// # Errors
    /// When certificate or key cannot be read or used.
    pub fn acceptor(&self) -> Result<Option<TlsAcceptor>, TlsError> {
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
        Ok(Some(TlsAcceptor::from(Arc::new(config))))
    }
}

/// Accepts connections and agrees on keys with each in a task of its own, so that a slow one holds
/// nobody up.
pub struct TlsListener {
    ready: mpsc::Receiver<(TlsStream<TcpStream>, SocketAddr)>,
    address: SocketAddr,
}

impl TlsListener {
    /// Accepts TLS connections from the TCP connections of `listener`.
    ///
    /// # Errors
    /// When the system does not know its address.
    pub fn new(listener: TcpListener, acceptor: TlsAcceptor) -> io::Result<Self> {
        let address = listener.local_addr()?;
        let (sender, ready) = mpsc::channel(WAITING);
        tokio::spawn(accept_handshakes(listener, acceptor, sender));
        Ok(Self { ready, address })
    }
}

/// Accepts connections until the listener is dropped.
async fn accept_handshakes(
    mut listener: TcpListener,
    acceptor: TlsAcceptor,
    ready: mpsc::Sender<(TlsStream<TcpStream>, SocketAddr)>,
) {
    loop {
        let (stream, address) = tokio::select! {
            accepted = Listener::accept(&mut listener) => accepted,
            () = ready.closed() => return,
        };
        let (handshake, ready) = (acceptor.accept(stream), ready.clone());
        tokio::spawn(async move {
            // Port scans and plain http are nobody's business; browsers say what is wrong.
            if let Ok(Ok(stream)) = time::timeout(HANDSHAKE_TIMEOUT, handshake).await {
                let _ = ready.send((stream, address)).await;
            }
        });
    }
}

impl Listener for TlsListener {
    type Io = TlsStream<TcpStream>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        match self.ready.recv().await {
            Some(connection) => connection,
            None => std::future::pending().await,
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        Ok(self.address)
    }
}
