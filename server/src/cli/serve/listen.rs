//! Listening: where the server says that it can be reached, and until when it answers.

use std::{io, net::SocketAddr, time::Duration};

use axum::Router;
use axum_server::{
    Handle, Server,
    tls_rustls::{RustlsAcceptor, RustlsConfig},
};
use tokio::{net::TcpListener, signal};

use crate::http::{connections::Connections, silence::HEAD_TIMEOUT};

/// How long open requests may take to be finished once the server is to stop.
const LAST_ANSWERS: Duration = Duration::from_mins(1);

/// Says where it listens, and answers until `interrupted`; then open requests are finished.
pub async fn listen(
    listener: TcpListener,
    connections: Connections,
    tls: Option<RustlsConfig>,
    router: Router,
    interrupted: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let address = listener.local_addr()?;
    let handle = Handle::new();
    let server = patient(Server::from_listener(listener), HEAD_TIMEOUT).handle(handle.clone());
    tokio::spawn(async move {
        interrupted.await;
        handle.graceful_shutdown(Some(LAST_ANSWERS));
    });
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    if let Some(config) = tls {
        println!("Serving on https://{address}");
        server.acceptor(RustlsAcceptor::new(config).acceptor(connections)).serve(service).await
    } else {
        println!("Serving on http://{address}");
        server.acceptor(connections).serve(service).await
    }
}

/// The server as it waits for requests: of one version of HTTP, the head of each within `timeout`.
fn patient(server: Server<SocketAddr>, timeout: Duration) -> Server<SocketAddr> {
    let mut server = server.http1_only();
    server.http_builder().http1().header_read_timeout(timeout);
    server
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

#[cfg(test)]
mod tests {
    use tokio::{
        io::{AsyncReadExt, AsyncWriteExt},
        net::TcpStream,
        time,
    };

    use super::*;

    /// What a server with little patience answers until it hangs up.
    async fn answer(sent: &[u8]) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let server = patient(Server::from_listener(listener), Duration::from_millis(50));
        let router = Router::new().fallback(async || "here");
        tokio::spawn(server.serve(router.into_make_service_with_connect_info::<SocketAddr>()));
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(sent).await.unwrap();
        let mut answer = String::new();
        let hung_up = stream.read_to_string(&mut answer);
        time::timeout(Duration::from_secs(20), hung_up).await.unwrap().unwrap();
        answer
    }

    #[tokio::test]
    async fn who_never_ends_a_request_and_who_asks_nothing_more_is_hung_up_on() {
        assert!(!answer(b"GET / HTTP/1.1\r\nHost: city.test\r\nX-").await.contains("200"));
        let answer = answer(b"GET / HTTP/1.1\r\nHost: city.test\r\n\r\n").await;
        assert!(answer.ends_with("here"), "{answer}");
    }
}
