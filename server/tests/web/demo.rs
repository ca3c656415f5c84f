//! The demo city: a hundred projects at all stages and lamps, told without a refused command.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use battle_map::{geometry::Shape, view::standing::Standing};
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
