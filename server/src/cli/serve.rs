//! `battle-map serve`: listens until it is told to stop.

mod assemble;
mod error;
mod listen;
mod options;

use std::{path::Path, sync::Arc};

use tokio::{net::TcpListener, sync::watch};

use self::listen::{interruption, listen};
pub use self::{
    assemble::{Assembled, assemble},
    error::ServeError,
    options::{LimitOptions, ServeOptions},
};
use crate::{
    clock,
    database::with_log,
    diagnostics,
    http::{
        connections::{ConnectionLimits, Connections},
        site::SiteFiles,
    },
    open_files, restore,
    tasks::{
        ByTheClock, Escalation, EvaluationTask, HeadLine, Scheduler, StoreCheck, WritingProbe,
    },
};

/// Serves until interrupted (Ctrl-C, SIGTERM); then ends the live streams, finishes open requests and
/// leaves the database whole in its one file.
///
/// # Errors
/// When the address or the site is at fault, or the server fails.
pub fn run(options: &ServeOptions) -> Result<(), ServeError> {
    diagnostics::to_stderr(options.log);
    let limits = ConnectionLimits::of(open_files::raise());
    let connections = Connections::new(limits, options.trust_proxy);
    let site = Arc::new(SiteFiles::load(&options.site)?);
    tokio::runtime::Runtime::new()?.block_on(serve(options, site, connections))
}

async fn serve(
    options: &ServeOptions,
    site: Arc<SiteFiles>,
    connections: Connections,
) -> Result<(), ServeError> {
    let tls = options.tls.config()?;
    let failed = |source| ServeError::Listen { address: options.listen, source };
    let listener = TcpListener::bind(options.listen).await.map_err(failed)?;
    // From here on a signal ends the server in good order, also while the log is still folded.
    let interrupted = interruption();
    with_log(&options.database, true, async |log| {
        clear_broken_off_restore(&options.database);
        let (stop, stopped) = watch::channel(false);
        let Assembled { router, writer, task, blobs, health } =
            assemble::put_together(options, log.clone(), site, stopped).await?;
        let tasks = Scheduler::new(writer)
            .with(ByTheClock::new(Escalation::new(clock::system()), health.clone()))
            .with(ByTheClock::new(EvaluationTask::new(clock::system()), health.clone()))
            .with(WritingProbe::new(log.clone(), health.clone()))
            .with(StoreCheck::new(log.clone(), blobs, health))
            .with(HeadLine::new(clock::system()));
        let answered = listen(listener, connections, tls, router, async move {
            interrupted.await;
            stop.send_replace(true);
        })
        .await;
        tasks.stop().await;
        task.stop().await;
        Ok(answered?)
    })
    .await
}

/// Removes what a restore that was broken off left beside the database, and says so.
fn clear_broken_off_restore(database: &Path) {
    match restore::clear_broken_off(database) {
        Ok(false) => {}
        Ok(true) => tracing::warn!("what a restore that was broken off had left was removed"),
        Err(error) => {
            tracing::warn!(%error, "what a restore that was broken off left cannot be removed");
        }
    }
}
