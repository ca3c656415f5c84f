//! `battle-map serve`: listens until it is told to stop.

use std::{io, net::SocketAddr, sync::Arc};

use axum::Router;
use tokio::{net::TcpListener, signal, sync::watch};

use crate::{
    answers,
    auth::{self, Accounts, AuthError, gate::Gate},
    cli::ServeOptions,
    clock,
    demo::{self, DemoError},
    evaluation::Evaluation,
    execute, feed,
    live::{self, HeadSource},
    log::{SqliteLog, Store, StoreError},
    router::{self, Pages},
    service::Service,
    site::{Site, SiteError},
    standings::Standings,
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
    /// The demo city cannot be built.
    #[error(transparent)]
    Demo(#[from] DemoError),
    /// The server itself failed.
    #[error("the server failed: {0}")]
    Runtime(#[from] io::Error),
}

/// Serves until interrupted (Ctrl-C, SIGTERM); then ends the live streams and finishes open requests.
///
/// # Errors
/// When the address or the site is at fault, or the server fails.
pub fn run(options: &ServeOptions) -> Result<(), ServeError> {
    let site = Arc::new(Site::load(&options.site)?);
    tokio::runtime::Runtime::new()?.block_on(serve(options, site))
}

async fn serve(options: &ServeOptions, site: Arc<Site>) -> Result<(), ServeError> {
    let failed = |source| ServeError::Listen { address: options.listen, source };
    let listener = TcpListener::bind(options.listen).await.map_err(failed)?;
    let address = listener.local_addr()?;
    let (stop, stopped) = watch::channel(false);
    let (router, writer, task) = put_together(options, site, stopped).await?;
    let evaluation = Evaluation::start(writer, clock::system());

    println!("Serving on http://{address}");
    axum::serve(listener, router.into_make_service_with_connect_info::<SocketAddr>())
        .with_graceful_shutdown(async move {
            interrupted().await;
            stop.send_replace(true);
        })
        .await?;
    evaluation.stop().await;
    task.stop().await;
    Ok(())
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
    put_together(options, site, stopped).await.map(|(router, _, task)| (router, task))
}

/// The same with the writer behind it; the live streams end once `stopped`.
async fn put_together(
    options: &ServeOptions,
    site: Arc<Site>,
    stopped: watch::Receiver<bool>,
) -> Result<(Router, Writer, WriterTask), ServeError> {
    let log = Arc::new(SqliteLog::open_or_create(&options.database).await?);
    let store: Arc<dyn Store> = log.clone();
    if options.demo {
        demo::fill(store.clone()).await?;
    }
    let journal = Journal::open(store.clone(), clock::system()).await?;
    let (writer, task) = Writer::start(journal);
    let head = HeadSource::new(writer.changes(), site.build());
    let accounts = Arc::new(Accounts::new(log, writer.clone())?);
    if options.demo {
        demo::open_accounts(&accounts).await?;
    }
    let standings = Arc::new(Standings::new(writer.clone()));
    let machines = live::router(head.clone(), stopped)
        .merge(feed::router(standings.clone()))
        .merge(answers::router(writer.clone()))
        .merge(execute::router(writer.clone(), store.clone()))
        .merge(auth::router(accounts.clone(), options.trust_proxy, false)?);
    let gate = Gate { accounts: accounts.clone(), site: site.clone(), demo: options.demo };
    let backend = Arc::new(Service::new(standings, store, head, accounts.clone()));
    let pages = Pages { backend, site, limits: (&options.limits).into() };
    Ok((router::router(pages, machines, gate), writer, task))
}

/// Waits for Ctrl-C or, where there is such a thing, SIGTERM.
async fn interrupted() {
    let ctrl_c = async {
        // Without a handler Ctrl-C ends the process the hard way, which is all right.
        if signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    tokio::select! { () = ctrl_c => {}, () = terminated() => {} }
}

#[cfg(unix)]
async fn terminated() {
    match signal::unix::signal(signal::unix::SignalKind::terminate()) {
        Ok(mut terminate) => {
            terminate.recv().await;
        }
        Err(_) => std::future::pending().await,
    }
}

#[cfg(not(unix))]
async fn terminated() {
    std::future::pending::<()>().await;
}
