//! Puts the parts of the server together: database, writer, accounts, files, pages and routes.

use std::sync::Arc;

use axum::{Router, middleware};
use battle_map::value::Timestamp;
use battle_map_app::ask::SharedBackend;
use tokio::sync::watch;

use super::{error::ServeError, options::ServeOptions};
use crate::{
    assessment_cache::AssessmentCache,
    auth::Accounts,
    backend::{HeadSource, PresentBackend},
    clock,
    clock_watch::ClockWatch,
    database::say_ignored,
    demo,
    files::{self, BlobStore, ThumbnailQueue},
    health::Health,
    http::{
        auth, boundaries, browser_fault, clock as clock_routes,
        connections::{self, ProxiedRequests},
        execute::{self, Commands},
        feed::{self, SharedFiles},
        files as file_routes,
        gate::Gate,
        health as health_routes, import, live,
        metrics::{self, MetricSources, Metrics},
        page_turns, paper, past, poster,
        print::{PrintedLedger, Printing},
        questions, report_sheet,
        request_log::{self, TrustProxy},
        router::{self, Pages},
        security::{self, Transport},
        signature, silence,
        site::SiteFiles,
    },
    log::{SqliteLog, Store},
    writer::{Journal, Writer, WriterTask},
};

/// Opens the database and puts everything behind its address; nothing happens by itself there.
///
/// # Errors
/// When the database cannot be opened, or the demo city not be told.
pub async fn assemble(
    options: &ServeOptions,
    site: Arc<SiteFiles>,
    stopped: watch::Receiver<bool>,
) -> Result<(Router, WriterTask), ServeError> {
    let log = Arc::new(SqliteLog::open_or_create(&options.database).await?);
    let Assembled { router, task, .. } = put_together(options, log, site, stopped).await?;
    Ok((router, task))
}

/// A server put together, and what its tasks work with.
pub struct Assembled {
    /// Everything behind its address.
    pub router: Router,
    /// Takes commands.
    pub writer: Writer,
    /// The task that writes.
    pub task: WriterTask,
    /// The files beside the database.
    pub blobs: Arc<BlobStore>,
    /// What is known of store and clock.
    pub health: Arc<Health>,
}

/// The same with what is behind it; the live streams end once `stopped`.
pub async fn put_together(
    options: &ServeOptions,
    log: Arc<SqliteLog>,
    site: Arc<SiteFiles>,
    stopped: watch::Receiver<bool>,
) -> Result<Assembled, ServeError> {
    let store: Arc<dyn Store> = log.clone();
    if options.demo {
        demo::fill(store.clone()).await?;
    }
    let journal = Journal::open(store.clone(), clock::system()).await?;
    say_ignored(&journal);
    let (ignored, begun) = (journal.ignored_snapshot().copied(), journal.present().head.clone());
    let last_event = (begun.seq > 0).then_some(Timestamp(begun.time_ms));
    let (writer, task) = Writer::start(journal);
    let clock = ClockWatch::begin(clock::system(), last_event);
    let health = Health::new(writer.clone(), log.writability(), clock, ignored);
    let head = HeadSource::new(writer.changes(), log.writability(), site.build());
    let accounts = Arc::new(Accounts::new(log, writer.clone())?);
    if options.demo {
        demo::open_accounts(&accounts).await?;
    }
    let assessments = Arc::new(AssessmentCache::new(writer.clone()));
    let program = options.reader.clone().map_or_else(std::env::current_exe, Ok)?;
    let commands = Commands::new(writer.clone(), store.clone(), accounts.audit().clone());
    let blobs = Arc::new(BlobStore::beside(&options.database));
    blobs.clear_up(|hash| files::is_known(&commands.board(), hash))?;
    let thumbnails = ThumbnailQueue::open(blobs.clone());
    let metrics = Arc::new(Metrics::default());
    let watched = MetricSources {
        metrics: metrics.clone(),
        writer: writer.clone(),
        store: store.clone(),
        database: options.database.clone(),
        build: site.build().into(),
    };
    let files = Arc::new(SharedFiles::default());
    let machines = live::router(head.clone(), accounts.clone(), metrics.clone(), stopped)
        .merge(import::router(writer.clone(), store.clone(), program.clone()))
        .merge(boundaries::router(writer.clone()))
        .merge(past::router(writer.clone(), program.clone()))
        .merge(report_sheet::router(assessments.clone(), program, files.clone()))
        .merge(signature::router(writer.clone()))
        .merge(file_routes::router(commands.clone(), blobs.clone(), thumbnails, options.uploads))
        .merge(execute::router(commands))
        .merge(browser_fault::router(options.trust_proxy))
        .merge(metrics::router(watched))
        .merge(health_routes::router(writer.clone(), store.clone()))
        .merge(clock_routes::router(health.clone()))
        .merge(auth::router(accounts.clone(), options.trust_proxy)?);
    let audit = accounts.audit().clone();
    let gate = Gate { accounts: accounts.clone(), site: site.clone(), demo: options.demo };
    let backend: SharedBackend = Arc::new(PresentBackend::new(
        assessments,
        store,
        head,
        accounts.clone(),
        writer.clone(),
        health.clone(),
    ));
    let machines =
        machines.merge(feed::router(backend.clone(), files.clone(), options.paper_font.clone()));
    let turns = page_turns::turns();
    let questions = questions::router(backend.clone(), turns.clone());
    let machines = machines.merge(questions).merge(paper::router(
        backend.clone(),
        options.paper_font.clone(),
        blobs.clone(),
    ));
    let machines = machines.merge(poster::router(backend.clone(), options.paper_font.clone()));
    let printing = Printing::new(PrintedLedger::new(backend.clone(), files));
    let pages = Pages { backend, site, printing, turns, limits: (&options.limits).into() };
    let transport = Transport { tls: options.tls.is_on(), trust_proxy: options.trust_proxy };
    let router = router::router(pages, machines, gate, audit)
        .layer(silence::of_bodies())
        .layer(middleware::from_fn_with_state(transport, security::over_tls))
        .layer(middleware::from_fn_with_state(metrics, metrics::count))
        .layer(middleware::from_fn_with_state(
            ProxiedRequests::new(options.trust_proxy),
            connections::bound,
        ))
        .layer(middleware::from_fn_with_state(
            TrustProxy(options.trust_proxy),
            request_log::follow,
        ));
    Ok(Assembled { router, writer, task, blobs, health })
}
