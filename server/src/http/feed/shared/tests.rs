use std::sync::atomic::{AtomicUsize, Ordering};

use axum::body::to_bytes;
use futures::future::join_all;

use super::*;

fn key(file: &str, seq: u64) -> FileKey {
    let day = "2026-11-29".parse().unwrap();
    let (scope, role, seq) = (Scope::Public, Role::Viewer, Seq(seq));
    FileKey { file: file.to_owned(), scope, role, seq, day }
}

fn content() -> Vec<u8> {
    (0..100_000_u32).flat_map(u32::to_be_bytes).collect()
}

fn pieces() -> Pieces {
    Box::new([Ok(content()[..7].to_vec()), Ok(content()[7..].to_vec())].into_iter())
}

#[tokio::test]
async fn a_hundred_who_ask_at_once_get_one_file_which_is_made_once() {
    let (files, made) = (Arc::new(SharedFiles::default()), Arc::new(AtomicUsize::new(0)));
    let ask = |seq| {
        let (files, made) = (files.clone(), made.clone());
        async move {
            let write = move || {
                made.fetch_add(1, Ordering::SeqCst);
                Ok::<_, io::Error>(pieces())
            };
            files.get(key("ledger.xlsx", seq), write).await.unwrap()
        }
    };
    let got = join_all((0..100).map(|_| ask(1))).await;
    assert_eq!(made.load(Ordering::SeqCst), 1);
    assert!(got.iter().all(|file| file.length() == 400_000));
    let bodies = join_all(got.into_iter().map(|file| to_bytes(file.body(), usize::MAX))).await;
    assert!(bodies.into_iter().all(|body| body.unwrap() == content()));

    ask(2).await;
    assert_eq!(made.load(Ordering::SeqCst), 2, "another board is another file");
    assert_eq!(files.kept.lock().unwrap().len(), 1, "of the newest board alone");
}

#[tokio::test]
async fn who_asks_for_another_file_while_many_wait_is_told_to_come_again() {
    let files = Arc::new(SharedFiles::default());
    let turn = files.turns.take().await.unwrap();
    let ask = |number: usize| {
        let files = files.clone();
        let write = || Ok::<_, io::Error>(pieces());
        tokio::spawn(async move { files.get(key(&number.to_string(), 1), write).await })
    };
    let waiting: Vec<_> = (0..WAITING).map(ask).collect();
    let refused = loop {
        tokio::task::yield_now().await;
        let another = ask(WAITING);
        tokio::task::yield_now().await;
        if another.is_finished() {
            break another.await.unwrap();
        }
        another.abort();
    };
    assert!(matches!(refused, Err(NoFile::Busy(LineIsFull))));
    drop(turn);
    for file in waiting {
        assert!(file.await.unwrap().is_ok());
    }
}

#[tokio::test]
async fn what_cannot_be_made_is_not_kept() {
    let files = Arc::new(SharedFiles::default());
    let failing = || Err::<Pieces, _>(io::Error::other("no room"));
    let failed = files.get(key("ledger.csv", 1), failing).await;
    assert!(matches!(failed, Err(NoFile::Unmade(why)) if why.contains("no room")));
    let write = || Ok::<_, io::Error>(pieces());
    assert!(files.get(key("ledger.csv", 1), write).await.is_ok());
}
