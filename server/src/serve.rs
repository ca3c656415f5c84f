//! `battle-map serve`: listens until it is told to stop.

use std::{io, net::SocketAddr, sync::Arc};

use axum::Router;
use tokio::{net::TcpListener, signal, sync::watch};

use crate::{
    auth::{self, Accounts, AuthError, gate::Gate},
    chase,
    cli::ServeOptions,
    clock,
    demo::{self, DemoError},
    execute, feed,
    live::{self, HeadSource},
    log::{SqliteLog, Store, StoreError},
    paper,
    router::{self, Pages},
    service::Service,
    signing,
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
    let (router, task) = assemble(options, site, stopped).await?;

    println!("Serving on http://{address}");
    axum::serve(listener, router.into_make_service_with_connect_info::<SocketAddr>())
        .with_graceful_shutdown(async move {
            interrupted().await;
            stop.send_replace(true);
        })
        .await?;
    task.stop().await;
    Ok(())
}

/// Opens the database and puts everything behind its address; the live streams end once `stopped`.
///
/// # Errors
/// When the database cannot be opened, or the demo city not be told.
pub async fn assemble(
    options: &ServeOptions,
    site: Arc<Site>,
    stopped: watch::Receiver<bool>,
) -> Result<(Router, WriterTask), ServeError> {
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
    chase::start(writer.clone(), stopped.clone());
    let machines = live::router(head.clone(), stopped)
        .merge(feed::router(standings.clone()))
        .merge(signing::router(writer.clone()))
        .merge(execute::router(writer.clone(), store.clone()))
        .merge(auth::router(accounts.clone(), options.trust_proxy, false)?);
    let gate = Gate { accounts: accounts.clone(), site: site.clone(), demo: options.demo };
    let backend = Arc::new(Service::new(standings, store, head, accounts.clone(), writer));
    let machines = machines.merge(paper::route::router(backend.clone(), options.paper_font.clone()));
    let pages = Pages { backend, site, limits: (&options.limits).into() };
    Ok((router::router(pages, machines, gate), task))
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
