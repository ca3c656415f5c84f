//! How soon a change is told to a thousand connected displays: from the moment the command is sent
//! until each display has the message, over real connections.

use std::time::{Duration, Instant};

use battle_map::value::Seq;
use battle_map_app::live::LiveHead;
use tokio::{
    sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel},
    time::{sleep, timeout},
};

use crate::{
    Failure,
    http::{Client, Lines, head},
    report::{percentile, report},
};

const DISPLAYS: usize = 1_000;
const CHANGES: u32 = 40;
/// No change takes longer, unless something is wrong.
const CHANGE_TIMEOUT: Duration = Duration::from_secs(30);

/// A display heard that the log stands here, at that moment; nothing if its stream has ended.
type Heard = (usize, Option<Seq>, Instant);

/// A thousand connections are more than a process may have open by default.
pub fn allow_many_connections() -> Result<(), Failure> {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, getrlimit, setrlimit};
        let mut limit = getrlimit(Resource::Nofile);
        limit.current = limit.maximum;
        setrlimit(Resource::Nofile, limit)?;
    }
    Ok(())
}

/// Connects the displays, makes changes, and waits for each to have come to all.
pub async fn measure(office: &Client) -> Result<(), Failure> {
    let (told, mut heard) = unbounded_channel();
    for display in 0..DISPLAYS {
        tokio::spawn(follow(display, office.listen("/live").await?, told.clone()));
    }
    let mut times = Vec::new();
    for number in 0..CHANGES {
        // At other moments of the quarter second in which there is at most one message.
        sleep(Duration::from_millis(300 + u64::from(number) * 97 % 400)).await;
        let before = head(office).await?.seq;
        let sent = Instant::now();
        office.post("/api/execute", &change(number)).await?;
        let all = everybody(&mut heard, before, sent);
        let all = timeout(CHANGE_TIMEOUT, all).await;
        times.extend(all.map_err(|_| format!("change {number} did not come to every display"))??);
    }
    let name = "change until its message is on 1,000 displays";
    report(&format!("{name}, p50"), percentile(&mut times, 50), "ms", "");
    report(&format!("{name}, p99"), percentile(&mut times, 99), "ms", "under 500 ms");
    Ok(())
}

fn change(number: u32) -> String {
    let id = format!("bench-live-{number:04}");
    let action =
        serde_json::json!({ "unit": { "register": { "name": format!("新单位{number}") } } });
    let command = serde_json::json!({ "subject": "city", "action": action });
    serde_json::json!({ "id": id, "command": command }).to_string()
}

/// Passes on what a display hears.
async fn follow(
    display: usize,
    mut lines: Lines,
    told: UnboundedSender<Heard>,
) -> Result<(), Failure> {
    while let Some(line) = lines.next().await? {
        let head = line.strip_prefix("data: ").map(serde_json::from_str::<LiveHead>);
        if let Some(head) = head {
            told.send((display, Some(head?.seq), Instant::now()))?;
        }
    }
    Ok(told.send((display, None, Instant::now()))?)
}

/// Milliseconds until each display first heard of something later than `before`.
async fn everybody(
    heard: &mut UnboundedReceiver<Heard>,
    before: Seq,
    sent: Instant,
) -> Result<Vec<f64>, Failure> {
    let mut times = vec![None; DISPLAYS];
    while times.contains(&None) {
        let (display, seq, at) = heard.recv().await.ok_or("all displays are gone")?;
        let seq = seq.ok_or_else(|| format!("the stream of display {display} has ended"))?;
        if seq > before {
            times[display].get_or_insert(at.duration_since(sent).as_secs_f64() * 1000.0);
        }
    }
    Ok(times.into_iter().flatten().collect())
}
