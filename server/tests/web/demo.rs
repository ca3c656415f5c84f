//! The demo city: a hundred projects at all stages and lamps, told without a refused command.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use battle_map::{geometry::Shape, value::Day, view::standing::Standing};
use battle_map_server::{
    clock, demo,
    log::{SqliteLog, Store, verify::verify},
    writer::Journal,
};

#[tokio::test]
async fn the_demo_city_has_a_hundred_projects_at_all_stages_and_lamps() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("demo.db");
    let store: Arc<dyn Store> = Arc::new(SqliteLog::open_or_create(&path).await.unwrap());
    demo::fill(store.clone()).await.unwrap();
    let seq = store.head().await.unwrap().seq;
    demo::fill(store.clone()).await.unwrap();
    assert_eq!(store.head().await.unwrap().seq, seq, "a second filling changes nothing");

    let journal = Journal::open(store.clone(), clock::system()).await.unwrap();
    let board = &journal.present().board;
    let standing = Standing::of(board);
    assert_eq!(standing.entries.len(), 100);
    assert!(board.city.demo);
    let mut lamps = BTreeMap::new();
    let mut stages = BTreeMap::new();
    for entry in &standing.entries {
        *lamps.entry(entry.lamp()).or_insert(0) += 1;
        *stages.entry(entry.stage).or_insert(0) += 1;
    }
    assert_eq!((lamps.len(), stages.len()), (6, 4), "{lamps:?} {stages:?}");
    let lines = board.projects.values().filter(|p| matches!(p.shape(), Some(Shape::Line(_))));
    assert!(lines.count() >= 3);
    assert_eq!(verify(store.as_ref()).await.unwrap().finding, None);
    let issued = board.notices.values().filter_map(|notice| notice.issued());
    let phases: BTreeSet<_> = issued.map(|issued| issued.phase.code()).collect();
    assert_eq!(phases, ["acknowledged", "closed", "issued", "responded"].into());
    assert!(board.notices.values().any(|notice| notice.draft().is_some()));
    println!("{lamps:?} {stages:?} seq {seq} reported {}", standing.reported());
}

/// Every first and last day, the days around the closing of a month, a leap day, and the weeks in which
/// the notices' story and the closing overlap.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_demo_city_can_be_told_on_any_day() {
    let days = [
        "2026-10-01",
        "2026-11-25",
        "2026-12-06",
        "2026-12-07",
        "2026-12-15",
        "2026-12-16",
        "2026-12-21",
        "2026-12-31",
        "2027-01-01",
        "2027-01-07",
        "2027-02-08",
        "2027-02-28",
        "2027-03-31",
        "2028-02-29",
    ];
    let told = days.map(|day| (day, tokio::spawn(told_on(day.parse().unwrap()))));
    for (day, told) in told {
        assert_eq!(told.await.unwrap(), Ok(100), "{day}");
    }
}

/// How many projects the demo has when it is told on a day, or why it cannot be.
async fn told_on(day: Day) -> Result<usize, String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("demo.db");
    let store: Arc<dyn Store> = Arc::new(SqliteLog::open_or_create(&path).await.unwrap());
    let filled = demo::fill_as_of(store.clone(), day).await;
    filled.map_err(|error| format!("{error:?}"))?;
    let journal = Journal::open(store, clock::system()).await.unwrap();
    Ok(journal.present().board.projects.len())
}
