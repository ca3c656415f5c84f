use std::{net::SocketAddr, time::Duration};

use axum::{Router, extract::Request, middleware, middleware::Next, response::Response};
use axum_server::Server;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpSocket},
    time::timeout,
};

use super::*;

const LIMITS: ConnectionLimits =
    ConnectionLimits { all: 12, strangers: 8, from_one: 4, first_word: Duration::ZERO };

/// Whoever says `token` in their request is known.
async fn gate(request: Request, next: Next) -> Response {
    let connection = request.extensions().get::<Connection>().cloned();
    connection.unwrap().asked(request.headers().contains_key("token"));
    next.run(request).await
}

/// A server with few places, and its connections.
async fn served() -> (SocketAddr, Connections) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let connections = Connections::new(LIMITS, false);
    let router = Router::new().fallback(async || "here").layer(middleware::from_fn(gate));
    let server = Server::<SocketAddr>::from_listener(listener);
    let server = server.acceptor(connections.clone()).http1_only();
    tokio::spawn(server.serve(router.into_make_service_with_connect_info::<SocketAddr>()));
    (address, connections)
}

/// A connection from an address of this machine on which `words` were said.
async fn connect(to: SocketAddr, from: [u8; 4], words: &str) -> TcpStream {
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind(SocketAddr::from((from, 0))).unwrap();
    let mut stream = socket.connect(to).await.unwrap();
    stream.write_all(words.as_bytes()).await.unwrap();
    stream
}

/// Whether somebody who asks now is answered.
async fn is_answered(stream: &mut TcpStream) -> bool {
    let request = "GET / HTTP/1.1\r\nHost: city.test\r\nToken: 1\r\n\r\n";
    if stream.write_all(request.as_bytes()).await.is_err() {
        return false;
    }
    let mut answer = Vec::new();
    while !answer.ends_with(b"here") {
        let read = timeout(Duration::from_secs(20), stream.read_buf(&mut answer));
        if !matches!(read.await.unwrap(), Ok(1..)) {
            return false;
        }
    }
    answer.starts_with(b"HTTP/1.1 200 OK")
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn slow_strangers_take_no_place_of_those_who_work_here() {
    let (server, connections) = served().await;
    let mut office = connect(server, [127, 0, 0, 1], "").await;
    assert!(is_answered(&mut office).await);
    let mut slow = Vec::new();
    for number in 0..60 {
        let from = [127, 0, 1, number % 20 + 1];
        slow.push(connect(server, from, "GET / HTTP/1.1\r\nHost: ").await);
    }
    // From an address of its own, from one that strangers use, and over the connection of before.
    for from in [[127, 0, 0, 1], [127, 0, 1, 1]] {
        assert!(is_answered(&mut connect(server, from, "").await).await, "{from:?}");
    }
    assert!(is_answered(&mut office).await);
    let mut byte = [0];
    let first = timeout(Duration::from_secs(20), slow[0].read(&mut byte)).await.unwrap();
    assert!(matches!(first, Ok(0) | Err(_)), "the first slow one was hung up on");
    assert!(connections.lock().held.len() <= LIMITS.all);
}

fn enter(
    connections: &Connections,
    address: [u8; 4],
) -> Option<(ConnectionSlot, oneshot::Receiver<()>)> {
    connections.enter(IpAddr::from(address))
}

#[test]
fn an_address_bounds_strangers_only_and_the_oldest_silent_one_leaves_first() {
    let connections = Connections::new(LIMITS, false);
    let come = |_| enter(&connections, [10, 0, 0, 7]).unwrap();
    let mut there: Vec<_> = (0..4).map(come).collect();
    let asked = |place: &ConnectionSlot, known| {
        let standing = if known { ClientClass::Known } else { ClientClass::Stranger };
        connections.lock().rise(place.number, standing);
    };
    asked(&there[0].0, false);
    asked(&there[1].0, true);
    there.extend((0..2).map(come));
    let mut left = there.iter_mut().map(|(_, lost)| lost.try_recv().is_ok());
    assert!(left.by_ref().take(2).all(|lost| !lost), "those who asked stay");
    assert!(left.next().unwrap(), "the oldest who asked nothing");
    assert!(left.all(|lost| !lost));
}

#[test]
fn displays_that_come_back_all_at_once_from_one_address_have_time_to_say_who_they_are() {
    let first_word = Duration::from_hours(1);
    let limits = ConnectionLimits { all: 1_000, strangers: 500, from_one: 4, first_word };
    let connections = Connections::new(limits, false);
    let come = |_| enter(&connections, [10, 0, 0, 7]).unwrap();
    let mut there: Vec<_> = (0..500).map(come).collect();
    assert!(there.iter_mut().all(|(_, lost)| lost.try_recv().is_err()));
    there.push(come(500));
    let mut lost = there.iter_mut().map(|(_, lost)| lost.try_recv().is_ok());
    assert!(lost.next().unwrap(), "strangers together are bounded whenever they came");
    assert!(lost.all(|lost| !lost));
}

#[test]
fn those_who_are_known_are_bounded_by_the_limit_for_all_only() {
    let connections = Connections::new(LIMITS, false);
    let known: Vec<_> = (0..LIMITS.all)
        .map(|_| {
            let (place, lost) = enter(&connections, [10, 0, 0, 7]).unwrap();
            connections.lock().rise(place.number, ClientClass::Known);
            (place, lost)
        })
        .collect();
    assert!(enter(&connections, [10, 0, 0, 8]).is_none(), "all places are taken");
    drop(known);
    assert!(enter(&connections, [10, 0, 0, 8]).is_some());
    let places = connections.lock();
    assert!(places.held.is_empty() && places.strangers.is_empty());
    assert!(places.by_address.is_empty(), "nothing is kept of those who left");
}

#[test]
fn behind_a_proxy_all_come_from_one_address_and_none_is_hung_up_on() {
    let connections = Connections::new(LIMITS, true);
    let mut there: Vec<_> =
        (0..LIMITS.all).map(|_| enter(&connections, [10, 0, 0, 7]).unwrap()).collect();
    assert!(there.iter_mut().all(|(_, lost)| lost.try_recv().is_err()));
    assert!(enter(&connections, [10, 0, 0, 7]).is_none());
}
