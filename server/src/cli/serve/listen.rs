//! Listening: where the server says that it can be reached, and until when it answers.

use std::{io, net::SocketAddr};

use axum::{
    Router,
    serve::{Listener, ListenerExt},
};
use tokio::{net::TcpListener, signal};
use tokio_rustls::TlsAcceptor;

use crate::http::tls::TlsListener;

/// Says where it listens, and answers until `interrupted`.
pub async fn listen(
    listener: TcpListener,
    acceptor: Option<TlsAcceptor>,
    router: Router,
    interrupted: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let address = listener.local_addr()?;
    if let Some(acceptor) = acceptor {
        let listener = TlsListener::new(listener, acceptor)?;
        println!("Serving on https://{address}");
        answer(listener, router, interrupted).await
    } else {
        println!("Serving on http://{address}");
        answer(listener, router, interrupted).await
    }
}

/// Answers until `interrupted`, which ends the live streams; then open requests are finished.
async fn answer<L>(
    listener: L,
    router: Router,
    interrupted: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()>
where
    L: Listener<Addr = SocketAddr>,
{
    // Only a tapped listener tells handlers the address of whoever connects.
    let listener = listener.tap_io(|_| {});
    axum::serve(listener, router.into_make_service_with_connect_info::<SocketAddr>())
        .with_graceful_shutdown(interrupted)
        .await
}

/// Ends at Ctrl-C or SIGTERM, which do nothing else from the moment this is called.
#[cfg(unix)]
pub fn interruption() -> impl Future<Output = ()> + Send + 'static {
    use signal::unix::{Signal, SignalKind, signal};

    async fn came(signal: io::Result<Signal>) {
        match signal {
            Ok(mut signal) => {
                signal.recv().await;
            }
            // Without a handler the signal ends the process the hard way, which is all right.
            Err(_) => std::future::pending().await,
        }
    }

    let (interrupt, terminate) = (signal(SignalKind::interrupt()), signal(SignalKind::terminate()));
    async move {
        tokio::select! { () = came(interrupt) => {}, () = came(terminate) => {} }
    }
}

/// Completes when the process is interrupted by Ctrl-C.
#[cfg(not(unix))]
pub fn interruption() -> impl Future<Output = ()> + Send + 'static {
    async {
        // Without a handler Ctrl-C ends the process the hard way, which is all right.
        if signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}
