//! What a browser waits for: `/wall` of the large city, complete from the server.

use std::{path::Path, sync::Arc, time::Instant};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
};
use battle_map::model::actor::Role;
use battle_map_server::{
    cli::{Arguments, CliCommand, serve::assemble},
    http::site::SiteFiles,
};
use clap::Parser;
use tokio::sync::watch;
use tower::ServiceExt;

use crate::{
    Failure, large,
    report::{milliseconds, percentile, report},
};

const REQUESTS: usize = 200;

/// Serves the city to itself, without a network between.
pub async fn measure(file: &Path) -> Result<(), Failure> {
    let words = ["battle-map".into(), "serve".into(), "--database".into(), file.as_os_str().into()];
    let CliCommand::Serve(options) =
        Arguments::try_parse_from::<_, std::ffi::OsString>(words)?.command
    else {
        return Err("serve was asked for".into());
    };
    let bearer = format!("Bearer {}", large::token(file, Role::Display).await?);
    let site = Arc::new(SiteFiles::load(&options.site)?);
    let (_stop, stopped) = watch::channel(false);
    let (router, task) = assemble(&options, site, stopped).await?;
    let mut times = Vec::with_capacity(REQUESTS);
    let mut bytes = 0;
    for _ in 0..REQUESTS {
        let start = Instant::now();
        bytes = wall(&router, &bearer).await?;
        times.push(milliseconds(start));
    }
    report("/wall HTML, p50", percentile(&mut times, 50), "ms", "under 15 ms");
    report("/wall HTML, p99", percentile(&mut times, 99), "ms", "");
    #[expect(clippy::cast_precision_loss, reason = "the size of a page")]
    report("/wall HTML, unpacked", bytes as f64 / 1024.0, "KB", "");
    task.stop().await;
    Ok(())
}

/// The size of the whole document.
async fn wall(router: &Router, bearer: &str) -> Result<usize, Failure> {
    let request = Request::get("/wall")
        .header(header::ACCEPT, "text/html")
        .header(header::AUTHORIZATION, bearer)
        .body(Body::empty())?;
    let response = router.clone().oneshot(request).await?;
    if response.status() != StatusCode::OK {
        return Err(format!("/wall answers {}", response.status()).into());
    }
    Ok(to_bytes(response.into_body(), usize::MAX).await?.len())
}
