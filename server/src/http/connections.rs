//! Who may hold a connection, so that no stranger takes the places of those who work here.
//!
//! A connection is a stranger's until a request on it has valid credentials; from then on no limit but
//! the one for all binds it, live streams of walls included. An office sits behind one address, which
//! is why addresses bound strangers only. Where strangers are too many (from one address, or in all)
//! nobody is turned away: the oldest of them is hung up on, first those that never asked for anything.
//! Those from one address have time to ask first: when a server comes back, hundreds of browsers and
//! displays may come from one within a second, more than it looks at meanwhile.

use std::{
    collections::{BTreeSet, HashMap},
    io,
    net::IpAddr,
    pin::Pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    task::{Context, Poll},
    time::{Duration, Instant},
};

use axum::Extension;
use axum_server::accept::Accept;
use futures::{FutureExt, future::BoxFuture};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
    sync::oneshot,
};
use tower::Layer;

use crate::auth::AddressBlock;

mod proxied;

pub use proxied::{ProxiedRequests, bound};

/// How many connections there may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ConnectionLimits {
    /// In all.
    pub all: usize,
    /// Of strangers together; the others are kept for those who are signed in.
    pub strangers: usize,
    /// Of strangers from one address,
    pub from_one: usize,
    /// counted once they have been there so long.
    pub first_word: Duration,
}

impl ConnectionLimits {
    /// What a server may hold that has places for `all`.
    #[must_use]
    pub const fn of(all: usize) -> Self {
        Self { all, strangers: all / 2, from_one: 256, first_word: Duration::from_secs(5) }
    }
}

/// How much is known of whoever holds a connection; the first are hung up on first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum ClientClass {
    /// Nothing was asked yet.
    New,
    /// Something was asked without credentials.
    Stranger,
    /// Something was asked with credentials.
    Known,
}

/// Connections are numbered in the order in which they came.
type Number = u64;

struct OpenConnection {
    from: AddressBlock,
    since: Instant,
    standing: ClientClass,
    hang_up: Option<oneshot::Sender<()>>,
}

#[derive(Default)]
struct ConnectionSlots {
    next: Number,
    held: HashMap<Number, OpenConnection>,
    /// Those of strangers, in the order in which they are hung up on.
    strangers: BTreeSet<(ClientClass, Number)>,
    by_address: HashMap<AddressBlock, BTreeSet<(ClientClass, Number)>>,
}

/// The connections there are.
#[derive(Clone)]
pub struct Connections {
    limits: ConnectionLimits,
    /// Whether all come through a proxy: then they are nobody's, and requests are bounded instead
    /// ([`ProxiedRequests`]).
    proxied: bool,
    places: Arc<Mutex<ConnectionSlots>>,
}

/// A place among the connections, which is free again when this is dropped.
struct ConnectionSlot {
    number: Number,
    connections: Connections,
}

impl Drop for ConnectionSlot {
    fn drop(&mut self) {
        self.connections.lock().leave(self.number);
    }
}

/// The connection on which a request came, or the place of the request where it came through a proxy.
#[derive(Clone)]
pub struct Connection(Arc<ConnectionSlot>);

impl Connection {
    /// Notes that something was asked on it, with valid credentials or without.
    pub fn asked(&self, with_credentials: bool) {
        let standing = if with_credentials { ClientClass::Known } else { ClientClass::Stranger };
        self.0.connections.lock().rise(self.0.number, standing);
    }
}

impl Connections {
    /// No connections yet; `proxied` if all come through a proxy.
    #[must_use]
    pub fn new(limits: ConnectionLimits, proxied: bool) -> Self {
        Self { limits, proxied, places: Arc::default() }
    }

    fn lock(&self) -> MutexGuard<'_, ConnectionSlots> {
        self.places.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A place for somebody new, and what says that they lose it; none where all places are taken by
    /// those who are known.
    fn enter(&self, address: IpAddr) -> Option<(ConnectionSlot, oneshot::Receiver<()>)> {
        let from = AddressBlock::of(address);
        let mut places = self.lock();
        if !self.proxied {
            while places.strangers_from(from) >= self.limits.from_one
                && places.hang_up_on_one_from(from, self.limits.first_word)
            {}
            if places.strangers.len() >= self.limits.strangers {
                places.hang_up_on_first();
            }
        }
        if places.held.len() >= self.limits.all && !places.hang_up_on_first() {
            return None;
        }
        let standing = if self.proxied { ClientClass::Known } else { ClientClass::New };
        let (number, lost) = places.take(from, standing);
        Some((ConnectionSlot { number, connections: self.clone() }, lost))
    }
}

impl ConnectionSlots {
    fn take(
        &mut self,
        from: AddressBlock,
        standing: ClientClass,
    ) -> (Number, oneshot::Receiver<()>) {
        let (hang_up, lost) = oneshot::channel();
        let number = self.next;
        self.next += 1;
        let since = Instant::now();
        self.held.insert(number, OpenConnection { from, since, standing, hang_up: Some(hang_up) });
        self.list(number);
        (number, lost)
    }

    fn rise(&mut self, number: Number, standing: ClientClass) {
        if self.held.get(&number).is_some_and(|held| held.standing < standing) {
            self.unlist(number);
            if let Some(held) = self.held.get_mut(&number) {
                held.standing = standing;
            }
            self.list(number);
        }
    }

    fn leave(&mut self, number: Number) {
        self.unlist(number);
        self.held.remove(&number);
    }

    fn strangers_from(&self, from: AddressBlock) -> usize {
        self.by_address.get(&from).map_or(0, BTreeSet::len)
    }

    /// Hangs up on the first stranger in order. False where there is none.
    fn hang_up_on_first(&mut self) -> bool {
        let first = self.strangers.first().copied();
        first.inspect(|(_, number)| self.hang_up(*number)).is_some()
    }

    /// Hangs up on the first in order of the strangers from an address who have had their `first_word`;
    /// false where all have just come.
    fn hang_up_on_one_from(&mut self, from: AddressBlock, first_word: Duration) -> bool {
        let Some(among) = self.by_address.get(&from) else { return false };
        let oldest = [ClientClass::New, ClientClass::Stranger].into_iter().filter_map(|class| {
            among
                .range((class, Number::MIN)..=(class, Number::MAX))
                .next()
                .map(|(_, number)| *number)
        });
        let had_time = |number: &Number| {
            self.held.get(number).is_some_and(|held| held.since.elapsed() >= first_word)
        };
        let first = oldest.into_iter().find(had_time);
        first.inspect(|number| self.hang_up(*number)).is_some()
    }

    /// Hangs up on a stranger, whose place counts as free from now on.
    fn hang_up(&mut self, number: Number) {
        self.unlist(number);
        if let Some(hang_up) = self.held.remove(&number).and_then(|held| held.hang_up) {
            // Fails where they have just left by themselves.
            let _ = hang_up.send(());
        }
    }

    fn list(&mut self, number: Number) {
        let Some(held) = self.held.get(&number) else { return };
        if held.standing < ClientClass::Known {
            self.strangers.insert((held.standing, number));
            self.by_address.entry(held.from).or_default().insert((held.standing, number));
        }
    }

    fn unlist(&mut self, number: Number) {
        let Some(held) = self.held.get(&number) else { return };
        let listed = (held.standing, number);
        self.strangers.remove(&listed);
        if let Some(of_address) = self.by_address.get_mut(&held.from) {
            of_address.remove(&listed);
            if of_address.is_empty() {
                self.by_address.remove(&held.from);
            }
        }
    }
}

/// A connection that ends when its place is given to somebody else.
pub struct Bounded<I> {
    stream: I,
    lost: oneshot::Receiver<()>,
    _place: Connection,
}

impl<I> Bounded<I> {
    fn is_lost(&mut self, context: &mut Context<'_>) -> io::Result<()> {
        match self.lost.poll_unpin(context) {
            Poll::Ready(_) => Err(io::ErrorKind::ConnectionAborted.into()),
            Poll::Pending => Ok(()),
        }
    }
}

impl<I: AsyncRead + Unpin> AsyncRead for Bounded<I> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        self.is_lost(context)?;
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl<I: AsyncWrite + Unpin> AsyncWrite for Bounded<I> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.is_lost(context)?;
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.is_lost(context)?;
        Pin::new(&mut self.stream).poll_write_vectored(context, bytes)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }
}

impl<S> Accept<TcpStream, S> for Connections
where
    S: Send + 'static,
{
    type Stream = Bounded<TcpStream>;
    type Service = <Extension<Connection> as Layer<S>>::Service;
    type Future = BoxFuture<'static, io::Result<(Self::Stream, Self::Service)>>;

    fn accept(&self, stream: TcpStream, service: S) -> Self::Future {
        let connections = self.clone();
        Box::pin(async move {
            let entered = connections.enter(stream.peer_addr()?.ip());
            let Some((place, lost)) = entered else {
                return Err(io::ErrorKind::ConnectionRefused.into());
            };
            // Messages of a live stream are short, and none shall wait for the next.
            stream.set_nodelay(true)?;
            let place = Connection(Arc::new(place));
            let service = Extension(place.clone()).layer(service);
            Ok((Bounded { stream, lost, _place: place }, service))
        })
    }
}

#[cfg(test)]
mod tests;
