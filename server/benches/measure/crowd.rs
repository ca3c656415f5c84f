//! What many at once do to everybody else: dear reads, slow connections, a morning's sign-ins. Each
//! is measured by what the server holds in memory at most, and by how long others wait meanwhile.

use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use futures::future::join_all;
use tokio::{
    io::AsyncWriteExt,
    net::{TcpSocket, TcpStream},
    task::JoinHandle,
    time::sleep,
};

use crate::{
    Failure,
    http::{Client, Form},
    large::PASSWORD,
    report::{milliseconds, percentile, report, resident_megabytes},
};

/// Who fetches a dear file at once.
const READERS: usize = 100;
/// Connections that send half a head and no more, four from each of so many addresses.
const SLOW: u32 = 1_500;
/// People who sign in at once.
pub const PEOPLE: usize = 200;
/// Between two looks at memory, and two questions of somebody else.
const BEAT: Duration = Duration::from_millis(20);

/// Looks at a server until it is told to stop.
struct Watch {
    stop: Arc<AtomicBool>,
    peak: JoinHandle<f64>,
    waits: JoinHandle<Vec<f64>>,
}

impl Watch {
    /// Watches the memory of process `pid`, and how long `page` takes.
    fn over(pid: u32, other: &Client, page: &'static str) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let stopped = || {
            let stop = stop.clone();
            move || stop.load(Ordering::Relaxed)
        };
        let (one, two, other) = (stopped(), stopped(), other.clone());
        let peak = tokio::spawn(async move {
            let mut peak = 0.0_f64;
            while !one() {
                peak = peak.max(resident_megabytes(&pid.to_string()).unwrap_or_default());
                sleep(BEAT).await;
            }
            peak
        });
        let waits = tokio::spawn(async move {
            let mut waits = Vec::new();
            while !two() {
                let start = Instant::now();
                // Who is not answered has waited for ever.
                let answered = other.get(page).await.is_ok();
                waits.push(if answered { milliseconds(start) } else { f64::INFINITY });
                sleep(BEAT).await;
            }
            waits
        });
        Self { stop, peak, waits }
    }

    /// Reports under `name` what was seen until now.
    async fn end(self, name: &str, page: &str, memory: &str, wait: &str) -> Result<(), Failure> {
        self.stop.store(true, Ordering::Relaxed);
        let (peak, mut waits) = (self.peak.await?, self.waits.await?);
        report(&format!("{name}: memory at most"), peak, "MB", memory);
        let p99 = percentile(&mut waits, 99);
        report(&format!("{name}: {page} meanwhile, p99"), p99, "ms", wait);
        Ok(())
    }
}

/// A hundred who fetch the same file at once.
pub async fn dear_reads(pid: u32, office: &Client, display: &Client) -> Result<(), Failure> {
    let dear =
        ["/feed/ledger.xlsx", "/feed/projects.geojson", "/projects?print=1", "/cards?queue=verify"];
    for feed in dear {
        let name = format!("{READERS} at once of {feed}");
        let watch = Watch::over(pid, display, "/live/head");
        let start = Instant::now();
        let answers = join_all((0..READERS).map(|_| office.get(feed))).await;
        let took = start.elapsed().as_secs_f64();
        let refused = answers.iter().filter(|answer| answer.is_err()).count();
        watch.end(&name, "/live/head", "under 600 MB", "under 500 ms").await?;
        report(&format!("{name}: all answered after"), took, "s", "");
        report(&format!("{name}: told to come again"), count(refused), "", "");
    }
    Ok(())
}

/// Connections of strangers who are never done asking, while pages are asked for.
pub async fn slow_connections(pid: u32, office: &Client) -> Result<(), Failure> {
    let to = SocketAddr::from(([127, 0, 0, 1], office.port));
    let mut slow = Vec::new();
    for number in 0..SLOW {
        slow.push(connect(to, number / 4).await?);
    }
    let name = format!("{SLOW} slow connections");
    let watch = Watch::over(pid, office, "/wall");
    sleep(Duration::from_secs(5)).await;
    watch.end(&name, "/wall", "", "under 500 ms").await?;
    drop(slow);
    Ok(())
}

/// A connection from one of the machine's own addresses that says half of a head.
async fn connect(to: SocketAddr, from: u32) -> Result<TcpStream, Failure> {
    let socket = TcpSocket::new_v4()?;
    let [_, _, high, low] = from.to_be_bytes();
    socket.bind(SocketAddr::from(([127, 1, high, low.max(1)], 0)))?;
    let mut stream = socket.connect(to).await?;
    stream.write_all(b"GET /wall HTTP/1.1\r\nHost: ").await?;
    Ok(stream)
}

/// Everybody signs in at half past eight.
pub async fn sign_ins(pid: u32, display: &Client) -> Result<(), Failure> {
    let name = format!("{PEOPLE} sign-ins at once");
    let watch = Watch::over(pid, display, "/live/head");
    let start = Instant::now();
    let forms = (0..PEOPLE).map(|number| async move {
        let form = Form::open(display.port, "/login").await?;
        let person = crate::large::person(number);
        form.send(&[("name", &person), ("password", PASSWORD)]).await
    });
    let answers = join_all(forms).await;
    let took = start.elapsed().as_secs_f64();
    let inside = answers.iter().flatten().filter(|place| !place.contains("fault=")).count();
    watch.end(&name, "/live/head", "", "under 500 ms").await?;
    report(&format!("{name}: all answered after"), took, "s", "");
    report(&format!("{name}: signed in"), count(inside), "", "all of them");
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "some hundreds")]
fn count(number: usize) -> f64 {
    number as f64
}
