//! `battle-map serve`: listens until it is told to stop.

use std::{io, net::SocketAddr, sync::Arc};

use axum::{
    Router, middleware,
    serve::{Listener, ListenerExt},
};
use battle_map_app::ask::SharedBackend;
use tokio::{net::TcpListener, signal, sync::watch};
use tokio_rustls::TlsAcceptor;

use crate::{
    answers,
    attachment::{self, AttachmentError, Darkroom, Shelf},
    auth::{self, Accounts, AuthError, gate::Gate},
    backend::Present,
    browser_fault, chase,
    cli::ServeOptions,
    clock,
    database::{say_ignored, with_log},
    demo::{self, DemoError},
    diagnostics,
    evaluation::Evaluation,
    execute::{self, Commands},
    feed, health, import,
    live::{self, HeadSource},
    log::{SqliteLog, Store, StoreError},
    metrics::{self, Metrics, Watched},
    paper, questions, report_sheet,
    router::{self, Pages},
    security::{self, Transport},
    signing,
    site::{Site, SiteError},
    standings::Standings,
    tls::{TlsError, TlsListener},
    writer::{Journal, Writer, WriterError, WriterTask},
};

/// Why serving did not begin, or ended.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The address cannot be had.
    #[error("cannot listen on {address}: {source}")]
    Listen {
        /// The address asked for.
        address: SocketAddr,
        /// What the system says.
        source: io::Error,
    },
    /// The site cannot be read.
    #[error(transparent)]
    Site(#[from] SiteError),
    /// The database cannot be opened.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The log cannot be folded.
    #[error(transparent)]
    Writer(#[from] WriterError),
    /// Accounts cannot be kept.
    #[error(transparent)]
    Auth(#[from] AuthError),
    /// The files beside the database cannot be looked after.
    #[error(transparent)]
    Attachment(#[from] AttachmentError),
    /// The demo city cannot be built.
    #[error(transparent)]
    Demo(#[from] DemoError),
    /// Certificate or key are at fault.
    #[error(transparent)]
    Tls(#[from] TlsError),
    /// The server itself failed.
    #[error("the server failed: {0}")]
    Runtime(#[from] io::Error),
}

/// Serves until interrupted (Ctrl-C, SIGTERM); then ends the live streams, finishes open requests and
/// leaves the database whole in its one file.
///
/// # Errors
/// When the address or the site is at fault, or the server fails.
pub fn run(options: &ServeOptions) -> Result<(), ServeError> {
    diagnostics::to_stderr();
    let site = Arc::new(Site::load(&options.site)?);
    tokio::runtime::Runtime::new()?.block_on(serve(options, site))
}

async fn serve(options: &ServeOptions, site: Arc<Site>) -> Result<(), ServeError> {
    let acceptor = options.tls.acceptor()?;
    let failed = |source| ServeError::Listen { address: options.listen, source };
    let listener = TcpListener::bind(options.listen).await.map_err(failed)?;
    // From here on a signal ends the server in good order, also while the log is still folded.
    let interrupted = interruption();
    with_log(&options.database, true, async |log| {
        let (stop, stopped) = watch::channel(false);
        let (router, writer, task) = put_together(options, log.clone(), site, stopped).await?;
        let evaluation = Evaluation::start(writer, clock::system());
        let answered = listen(listener, acceptor, router, async move {
            interrupted.await;
            stop.send_replace(true);
        })
        .await;
        evaluation.stop().await;
        task.stop().await;
        Ok(answered?)
    })
    .await
}

/// Says where it listens, and answers until `interrupted`.
async fn listen(
    listener: TcpListener,
    acceptor: Option<TlsAcceptor>,
    router: Router,
    interrupted: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let address = listener.local_addr()?;
    if let Some(acceptor) = acceptor {
        let listener = TlsListener::new(listener, acceptor)?;
        println!("Serving on https://{address}");
        answer(listener, router, interrupted).await
    } else {
        println!("Serving on http://{address}");
        answer(listener, router, interrupted).await
    }
}

/// Answers until `interrupted`, which ends the live streams; then open requests are finished.
async fn answer<L>(
    listener: L,
    router: Router,
    interrupted: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()>
where
    L: Listener<Addr = SocketAddr>,
{
    // Only a tapped listener tells handlers the address of whoever connects.
    let listener = listener.tap_io(|_| {});
    axum::serve(listener, router.into_make_service_with_connect_info::<SocketAddr>())
        .with_graceful_shutdown(interrupted)
        .await
}

/// Opens the database and puts everything behind its address; nothing happens by itself there.
///
/// # Errors
/// When the database cannot be opened, or the demo city not be told.
pub async fn assemble(
    options: &ServeOptions,
    site: Arc<Site>,
    stopped: watch::Receiver<bool>,
) -> Result<(Router, WriterTask), ServeError> {
    let log = Arc::new(SqliteLog::open_or_create(&options.database).await?);
    put_together(options, log, site, stopped).await.map(|(router, _, task)| (router, task))
}

/// The same with the writer behind it; the live streams end once `stopped`.
async fn put_together(
    options: &ServeOptions,
    log: Arc<SqliteLog>,
    site: Arc<Site>,
    stopped: watch::Receiver<bool>,
) -> Result<(Router, Writer, WriterTask), ServeError> {
    let store: Arc<dyn Store> = log.clone();
    if options.demo {
        demo::fill(store.clone()).await?;
    }
    let journal = Journal::open(store.clone(), clock::system()).await?;
    say_ignored(&journal);
    let (writer, task) = Writer::start(journal);
    let head = HeadSource::new(writer.changes(), site.build());
    let accounts = Arc::new(Accounts::new(log, writer.clone())?);
    if options.demo {
        demo::open_accounts(&accounts).await?;
    }
    let standings = Arc::new(Standings::new(writer.clone()));
    let program = options.reader.clone().map_or_else(std::env::current_exe, Ok)?;
    let commands = Commands::new(writer.clone(), store.clone());
    let shelf = Arc::new(Shelf::beside(&options.database));
    shelf.clear_up(|hash| attachment::is_known(&commands.board(), hash))?;
    let darkroom = Darkroom::open(shelf.clone());
    chase::start(writer.clone(), stopped.clone());
    let metrics = Arc::new(Metrics::default());
    let watched = Watched {
        metrics: metrics.clone(),
        writer: writer.clone(),
        store: store.clone(),
        database: options.database.clone(),
        build: site.build().into(),
    };
    let machines = live::router(head.clone(), accounts.clone(), metrics.clone(), stopped)
        .merge(feed::router(standings.clone()))
        .merge(import::router(writer.clone(), store.clone(), program.clone()))
        .merge(report_sheet::router(standings.clone(), program))
        .merge(answers::router(writer.clone()))
        .merge(signing::router(writer.clone()))
        .merge(attachment::router(commands.clone(), shelf.clone(), darkroom))
        .merge(execute::router(commands))
        .merge(browser_fault::router(options.trust_proxy))
        .merge(metrics::router(watched))
        .merge(health::router(writer.clone(), store.clone()))
        .merge(auth::router(accounts.clone(), options.trust_proxy)?);
    let gate = Gate { accounts: accounts.clone(), site: site.clone(), demo: options.demo };
    let backend: SharedBackend =
        Arc::new(Present::new(standings, store, head, accounts.clone(), writer.clone()));
    let machines = machines.merge(questions::router(backend.clone())).merge(paper::route::router(
        backend.clone(),
        options.paper_font.clone(),
        shelf,
    ));
    let pages = Pages { backend, site, limits: (&options.limits).into() };
    let transport = Transport { tls: options.tls.is_on(), trust_proxy: options.trust_proxy };
    let router = router::router(pages, machines, gate)
        .layer(middleware::from_fn_with_state(transport, security::cookies))
        .layer(middleware::from_fn_with_state(metrics, metrics::count));
    Ok((router, writer, task))
}

/// Ends at Ctrl-C or SIGTERM, which do nothing else from the moment this is called.
#[cfg(unix)]
fn interruption() -> impl Future<Output = ()> + Send + 'static {
    use signal::unix::{Signal, SignalKind, signal};

    async fn came(signal: io::Result<Signal>) {
        match signal {
            Ok(mut signal) => {
                signal.recv().await;
            }
            // Without a handler the signal ends the process the hard way, which is all right.
            Err(_) => std::future::pending().await,
        }
    }

    let (interrupt, terminate) = (signal(SignalKind::interrupt()), signal(SignalKind::terminate()));
    async move {
        tokio::select! { () = came(interrupt) => {}, () = came(terminate) => {} }
    }
}

/// Ends at Ctrl-C.
#[cfg(not(unix))]
fn interruption() -> impl Future<Output = ()> + Send + 'static {
    async {
        // Without a handler Ctrl-C ends the process the hard way, which is all right.
        if signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}
