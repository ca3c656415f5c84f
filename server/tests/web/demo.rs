//! The demo city: a hundred projects at all stages and lamps, told without a refused command.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use battle_map::{
    geometry::Shape,
    model::{
        card::{Card, CardLevel, CardStep, Interview},
        period::PeriodState,
        project::Project,
    },
    value::Day,
    view::assessment::Assessment,
};
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
    let standing = Assessment::of(board);
    assert_eq!(standing.entries().len(), 100);
    assert!(board.city.demo);
    let mut lamps = BTreeMap::new();
    let mut stages = BTreeMap::new();
    for entry in standing.entries() {
        *lamps.entry(entry.lamp()).or_insert(0) += 1;
        *stages.entry(entry.stage).or_insert(0) += 1;
    }
    assert_eq!((lamps.len(), stages.len()), (6, 5), "{lamps:?} {stages:?}");
    let lines = board.projects.values().filter(|p| matches!(p.shape(), Some(Shape::Line(_))));
    assert!(lines.count() >= 3);
    assert_eq!(verify(store.as_ref()).await.unwrap().finding, None);
    let issued = board.notices.values().filter_map(|notice| notice.issued());
    let phases: BTreeSet<_> = issued.map(|issued| issued.phase.code()).collect();
    assert_eq!(phases, ["acknowledged", "closed", "issued", "responded"].into());
    assert!(board.notices.values().any(|notice| notice.draft().is_some()));
    println!("{lamps:?} {stages:?} seq {seq} reported {}", standing.reported());
}

/// First and last days, the days around the closing of a month, the turn of a year, a leap day, and the
/// weeks in which the story of the notices and a closing overlap. Whatever the day, every desk has
/// something to do.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_demo_city_can_be_told_on_any_day_and_every_desk_has_something_to_do() {
    let days = [
        "2026-10-01",
        "2026-11-25",
        "2026-12-08",
        "2026-12-09",
        "2026-12-16",
        "2026-12-31",
        "2027-01-01",
        "2027-02-28",
        "2027-03-31",
        "2027-05-15",
        "2028-02-29",
    ];
    let told = days.map(|day| (day, tokio::spawn(told_on(day.parse().unwrap()))));
    for (day, told) in told {
        assert_eq!(told.await.unwrap(), Ok(()), "{day}");
    }
}

/// Tells the demo on a day; says why it cannot be told, or what nobody would find in it.
async fn told_on(day: Day) -> Result<(), String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("demo.db");
    let store: Arc<dyn Store> = Arc::new(SqliteLog::open_or_create(&path).await.unwrap());
    let filled = demo::fill_as_of(store.clone(), day).await;
    filled.map_err(|error| format!("{error:?}"))?;
    let journal = Journal::open(store, clock::system()).await.unwrap();
    let board = &journal.present().board;
    let open = board.periods.values().find(|period| period.state == PeriodState::Open);
    let month = open.ok_or("no open month")?.month;
    let cards = |is: fn(&Card) -> bool| board.cards.values().filter(|card| is(card)).count();
    let holds = [
        ("a hundred projects", board.projects.len() == 100),
        ("nothing of the future", board.at.day() < day),
        ("early reports", board.projects.values().any(|p| p.reports.contains_key(&month))),
        ("claims to recognise", board.projects.values().any(|p| claims(p))),
        ("a card to verify", cards(|card| card.state.step() == CardStep::Proposed) > 0),
        ("a card to issue", cards(|card| card.state.step() == CardStep::Approved) > 0),
        ("a card to sign for", cards(|card| card.state.step() == CardStep::Issued) > 0),
        ("a red card", cards(|card| card.state.level() == CardLevel::Red) > 0),
        ("a card to lift", cards(|card| card.is_open() && card.quiet.is_some()) > 0),
        (
            "an interview",
            cards(|card| matches!(card.interview.as_deref(), Some(Interview::Proposed { .. }))) > 0,
        ),
    ];
    println!("{day} {holds:?}");
    let missing = holds.into_iter().filter_map(|(what, there)| (!there).then_some(what));
    let missing: Vec<_> = missing.collect();
    if missing.is_empty() { Ok(()) } else { Err(missing.join(", ")) }
}

fn claims(project: &Project) -> bool {
    project.milestones.iter().any(|milestone| milestone.claimed.is_some())
}
