//! The program itself, serving a copy of the large city: what it holds in memory before and after
//! everything was asked of it, and how soon a change is on a thousand displays.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, ChildStdout, Command, Stdio},
    time::Duration,
};

use battle_map::{model::actor::Role, value::RegionId};
use tokio::time::sleep;

use crate::{
    Failure, crowd,
    http::{Client, head},
    large, live,
    report::{report, resident_megabytes},
};

/// The pages that people keep open; memory is measured after all were asked for.
const PAGES: [&str; 4] = ["/wall", "/", "/projects", "/projects/1"];
/// All that have something to say: no month of the large city is closed, so it has neither monthly table nor bulletin.
const FEEDS: [&str; 5] = [
    "/feed/projects.geojson",
    "/feed/ledger.xlsx",
    "/feed/ledger.csv",
    "/feed/cards.xlsx",
    "/feed/notices.xlsx",
];
/// The sheet of whoever reports for a region.
const SHEET: &str = "/feed/report.xlsx";

/// A running program; it ends with this.
struct Served {
    process: Child,
    /// What it says, which must not end before it.
    said: Option<BufReader<ChildStdout>>,
}

impl Drop for Served {
    fn drop(&mut self) {
        // It may have ended by itself, and nothing is left to be done about that.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Starts the program and measures it.
pub async fn measure(file: &Path) -> Result<(), Failure> {
    live::allow_many_connections()?;
    let (_folder, file) = large::copy(file).await?;
    let secret = large::token(&file, Role::Office).await?;
    let display = large::token(&file, Role::Display).await?;
    large::people(&file, crowd::PEOPLE).await?;
    let region = large::token(&file, Role::RegionOffice(RegionId(1))).await?;
    let (served, port) = start(&file)?;
    let office = Client { port, secret };
    rest(&office).await?;
    memory(&served, &office, &Client { port, secret: region }).await?;
    let (pid, display) = (served.process.id(), Client { port, secret: display });
    crowd::dear_reads(pid, &office, &display).await?;
    crowd::slow_connections(pid, &office).await?;
    crowd::sign_ins(pid, &display).await?;
    live::measure(&office).await
}

/// Starts the program on a free port.
fn start(file: &Path) -> Result<(Served, u16), Failure> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_battle-map"));
    command.args(["serve", "--listen", "127.0.0.1:0", "--database"]).arg(file);
    let mut process = command.stdout(Stdio::piped()).spawn()?;
    let said = process.stdout.take().map(BufReader::new);
    let mut served = Served { process, said };
    let said = served.said.as_mut().ok_or("the program says nothing")?;
    let mut lines = said.lines().map_while(Result::ok);
    let serving = lines.find_map(|line| line.strip_prefix("Serving on ").map(str::to_owned));
    let port = serving.as_deref().and_then(|address| address.rsplit_once(':'));
    let (_, port) = port.ok_or("the program does not serve")?;
    Ok((served, port.parse()?))
}

/// Waits until the program has done what it does by itself after a start.
async fn rest(office: &Client) -> Result<(), Failure> {
    let mut stood = 0;
    let mut seq = head(office).await?.seq;
    while stood < 10 {
        sleep(Duration::from_millis(500)).await;
        let now = head(office).await?.seq;
        stood = if now == seq { stood + 1 } else { 0 };
        seq = now;
    }
    Ok(())
}

async fn memory(served: &Served, office: &Client, region: &Client) -> Result<(), Failure> {
    let resident = || resident_megabytes(&served.process.id().to_string());
    let serving = "memory serving 10,000 projects";
    report(&format!("{serving}, idle"), resident()?, "MB", "under 200 MB");
    for page in PAGES.iter().cycle().take(10 * PAGES.len()) {
        office.get(page).await?;
    }
    report(&format!("{serving}, after its pages"), resident()?, "MB", "under 200 MB");
    for feed in FEEDS {
        office.get(feed).await?;
        report(&format!("{serving}, after {feed}"), resident()?, "MB", "");
    }
    region.get(SHEET).await?;
    report(&format!("{serving}, after every feed"), resident()?, "MB", "under 250 MB");
    Ok(())
}
