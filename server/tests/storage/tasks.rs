//! The scheduler: tasks run at the start, after changes and at their times, until they are stopped.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use battle_map::refusal::Refusal;
use battle_map::value::Timestamp;
use battle_map_server::{
    clock_watch::ClockWatch,
    health::Health,
    tasks::{ByTheClock, Scheduler, Task, TaskError, Timing},
    writer::Writer,
};

use crate::support::{TestLog, city::register};

/// Counts its runs and refuses every one of them.
struct AfterChanges(Arc<AtomicU32>);

impl Task for AfterChanges {
    const NAME: &'static str = "counting changes";
    const TIMING: Timing =
        Timing { every: Duration::from_hours(1), after_change: Some(Duration::from_millis(50)) };

    async fn run(&mut self, _: &Writer) -> Result<(), TaskError> {
        self.0.fetch_add(1, Ordering::Relaxed);
        Err(Refusal::NotAllowed.into())
    }
}

/// Counts its runs; changes do not matter to it.
struct EveryMoment(Arc<AtomicU32>);

impl Task for EveryMoment {
    const NAME: &'static str = "counting time";
    const TIMING: Timing = Timing { every: Duration::from_millis(20), after_change: None };

    async fn run(&mut self, _: &Writer) -> Result<(), TaskError> {
        self.0.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }
}

/// Waits until so many runs were counted, or fails after a time nobody would wait.
async fn reaches(count: &AtomicU32, runs: u32) {
    let counted = async {
        while count.load(Ordering::Relaxed) < runs {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), counted).await.unwrap();
}

#[tokio::test]
async fn changes_at_once_cause_one_run_and_a_task_that_failed_runs_again() {
    let test = TestLog::new();
    let (writer, writing) = Writer::start(test.journal().await);
    let runs = Arc::new(AtomicU32::new(0));
    let tasks = Scheduler::new(writer.clone()).with(AfterChanges(runs.clone()));
    reaches(&runs, 1).await;
    for name in ["a", "b", "c"] {
        writer.submit(register(&format!("command-{name}"), name)).await.unwrap().unwrap();
    }
    reaches(&runs, 2).await;
    // A change that came while the others were gathered may cause a run of its own, no more.
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert!(runs.load(Ordering::Relaxed) <= 3);
    tasks.stop().await;
    writing.stop().await;
}

#[tokio::test]
async fn time_alone_runs_a_task_until_it_is_stopped() {
    let test = TestLog::new();
    let (writer, writing) = Writer::start(test.journal().await);
    let runs = Arc::new(AtomicU32::new(0));
    let tasks = Scheduler::new(writer).with(EveryMoment(runs.clone()));
    reaches(&runs, 4).await;
    tasks.stop().await;
    let stopped_at = runs.load(Ordering::Relaxed);
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert_eq!(runs.load(Ordering::Relaxed), stopped_at);
    writing.stop().await;
}

#[tokio::test]
async fn what_runs_by_the_clock_waits_until_the_clock_is_confirmed() {
    let test = TestLog::new();
    let log = test.open().await;
    let works = log.writability();
    let (writer, writing) = Writer::start(test.journal().await);
    let (last, start) = (Timestamp(1_700_000_000_000), Timestamp(1_600_000_000_000));
    let clock =
        ClockWatch::beside(Arc::new(move || start), Arc::new(|| Duration::ZERO), Some(last));
    let health = Health::new(writer.clone(), works, clock, None);
    let (held, free) = (Arc::new(AtomicU32::new(0)), Arc::new(AtomicU32::new(0)));
    let tasks = Scheduler::new(writer)
        .with(ByTheClock::new(EveryMoment(held.clone()), health.clone()))
        .with(EveryMoment(free.clone()));
    reaches(&free, 5).await;
    assert_eq!(held.load(Ordering::Relaxed), 0);
    health.clock().confirm();
    reaches(&held, 2).await;
    tasks.stop().await;
    writing.stop().await;
}
