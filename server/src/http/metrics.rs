//! `GET /metrics`: the server's state as Prometheus text, for holders of a token.
//!
//! Nothing of the city is in it: counts, sizes and ages only.

use std::{
    fmt::Write,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use axum::{
    Extension, Router,
    extract::{Request, State},
    http::{StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
    routing::get,
};
use battle_map::{access, board::BOARD_FORMAT};

use crate::{
    auth::Who,
    clock,
    http::refusal::refused,
    log::{Store, StoreError},
    writer::Writer,
};

/// What is counted while the server runs.
#[derive(Debug)]
pub struct Metrics {
    /// Answers by the hundreds of their status, from 1xx to 5xx.
    answers: [AtomicU64; 5],
    listeners: AtomicU64,
    started_ms: i64,
}

impl Default for Metrics {
    fn default() -> Self {
        let (answers, listeners) = Default::default();
        Self { answers, listeners, started_ms: clock::now().0 }
    }
}

/// An open live stream; dropped with it.
#[derive(Debug)]
pub struct Listener(Arc<Metrics>);

impl Drop for Listener {
    fn drop(&mut self) {
        self.0.listeners.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Metrics {
    /// Counts a live stream for as long as the answer is kept.
    #[must_use]
    pub fn listener(self: &Arc<Self>) -> Listener {
        self.listeners.fetch_add(1, Ordering::Relaxed);
        Listener(self.clone())
    }
}

/// Counts every answer by the hundreds of its status.
pub async fn count(State(metrics): State<Arc<Metrics>>, request: Request, next: Next) -> Response {
    let answer = next.run(request).await;
    let hundreds = usize::from(answer.status().as_u16() / 100);
    if let Some(counter) = metrics.answers.get(hundreds.saturating_sub(1)) {
        counter.fetch_add(1, Ordering::Relaxed);
    }
    answer
}

/// The parts of the server that are measured.
#[derive(Clone)]
pub struct MetricSources {
    /// What has been counted since the start.
    pub metrics: Arc<Metrics>,
    /// The writer, which knows the head and what came of commands.
    pub writer: Writer,
    /// The log, which knows how old the newest snapshot is.
    pub store: Arc<dyn Store>,
    /// The database file, whose size is told.
    pub database: PathBuf,
    /// The build of the site that is served.
    pub build: Arc<str>,
}

/// The route of the metrics, for holders of a token.
pub fn router(watched: MetricSources) -> Router {
    Router::new().route("/metrics", get(metrics)).with_state(watched)
}

async fn metrics(State(watched): State<MetricSources>, who: Option<Extension<Who>>) -> Response {
    let Some(Extension(who)) = who else {
        return refused(StatusCode::UNAUTHORIZED, "not-signed-in");
    };
    if !access::may_read_metrics(&who.actor, who.token.is_some()) {
        return refused(StatusCode::FORBIDDEN, "not-allowed");
    }
    match watched.text().await {
        Ok(text) => {
            let kind = "text/plain; version=0.0.4; charset=utf-8";
            ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "no-store")], text)
                .into_response()
        }
        Err(error) => {
            tracing::error!(%error, "the metrics cannot be read");
            refused(StatusCode::INTERNAL_SERVER_ERROR, "failed")
        }
    }
}

impl MetricSources {
    async fn text(&self) -> Result<String, StoreError> {
        let mut page = Exposition::default();
        let now_ms = clock::now().0;
        page.one("build_info", "gauge", "Which build serves.", &[("build", &self.build)], 1);
        let started = self.metrics.started_ms / 1000;
        page.plain("start_time_seconds", "gauge", "When the server started.", started);
        let head = self.writer.present().head.seq;
        page.plain("log_events", "gauge", "Events in the log.", head);
        page.plain("log_head_seq", "gauge", "Number of the last event.", head);
        if let Some((seq, time_ms)) = self.store.newest_snapshot_stand(BOARD_FORMAT).await? {
            let age = (now_ms - time_ms).max(0) / 1000;
            page.plain("snapshot_seq", "gauge", "Last event of the newest snapshot.", seq);
            page.plain("snapshot_age_seconds", "gauge", "Age of that event.", age);
        }
        let listeners = self.metrics.listeners.load(Ordering::Relaxed);
        page.plain("live_streams", "gauge", "Open live streams.", listeners);
        page.head("commands_total", "counter", "Commands by what came of them.");
        for (outcome, count) in self.writer.counters().counts() {
            page.line("commands_total", &[("outcome", outcome)], count);
        }
        page.head("http_answers_total", "counter", "Answers by status.");
        for (hundreds, counter) in (1..).zip(&self.metrics.answers) {
            let status = format!("{hundreds}xx");
            let count = counter.load(Ordering::Relaxed);
            page.line("http_answers_total", &[("status", &status)], count);
        }
        if let Ok(file) = tokio::fs::metadata(&self.database).await {
            page.plain("database_bytes", "gauge", "Size of the database file.", file.len());
        }
        if let Some(bytes) = resident_bytes().await {
            page.plain("resident_memory_bytes", "gauge", "Memory held by the server.", bytes);
        }
        Ok(page.0)
    }
}

/// The page as it is written, metric by metric.
#[derive(Default)]
struct Exposition(String);

impl Exposition {
    fn head(&mut self, name: &str, kind: &str, help: &str) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.0, "# HELP battle_map_{name} {help}");
        let _ = writeln!(self.0, "# TYPE battle_map_{name} {kind}");
    }

    fn line(&mut self, name: &str, labels: &[(&str, &str)], value: impl std::fmt::Display) {
        let pairs: Vec<_> = labels.iter().map(|(key, text)| format!("{key}=\"{text}\"")).collect();
        let labels =
            if pairs.is_empty() { String::new() } else { format!("{{{}}}", pairs.join(",")) };
        let _ = writeln!(self.0, "battle_map_{name}{labels} {value}");
    }

    fn one(
        &mut self,
        name: &str,
        kind: &str,
        help: &str,
        labels: &[(&str, &str)],
        value: impl std::fmt::Display,
    ) {
        self.head(name, kind, help);
        self.line(name, labels, value);
    }

    fn plain(&mut self, name: &str, kind: &str, help: &str, value: impl std::fmt::Display) {
        self.one(name, kind, help, &[], value);
    }
}

/// What the system says this process holds; nothing where it does not say.
async fn resident_bytes() -> Option<u64> {
    let status = tokio::fs::read_to_string("/proc/self/status").await.ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}
