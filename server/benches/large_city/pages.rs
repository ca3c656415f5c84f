//! What a browser gets of the large city: `/wall` complete, and its weight with all it loads.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use battle_map::model::actor::Role;
use battle_map_server::auth::{NewToken, Secret, Vault};
use battle_map_server::cli::{Arguments, Command};
use battle_map_server::log::SqliteLog;
use battle_map_server::serve::assemble;
use battle_map_server::site::Site;
use clap::Parser;
use tokio::sync::watch;
use tower::ServiceExt;

use super::{Failure, report, resident_megabytes};

const REQUESTS: usize = 200;
/// The pages that people keep open; memory is measured after all were asked for.
const PAGES: [&str; 4] = ["/wall", "/", "/projects", "/projects/1"];

/// Serves the city to itself.
pub async fn measure(file: &Path) -> Result<(), Failure> {
    let words = ["battle-map".into(), "serve".into(), "--database".into(), file.as_os_str().into()];
    let Command::Serve(options) =
        Arguments::try_parse_from::<_, std::ffi::OsString>(words)?.command
    else {
        return Err("serve was asked for".into());
    };
    let site = Arc::new(Site::load(&options.site)?);
    let (_stop, stopped) = watch::channel(false);
    let (router, task) = assemble(&options, site, stopped).await?;
    let reader = Reader { router, bearer: bearer(file).await? };
    let mut times = Vec::with_capacity(REQUESTS);
    for _ in 0..REQUESTS {
        let start = Instant::now();
        reader.get("/wall", "identity").await?;
        times.push(start.elapsed().as_secs_f64() * 1000.0);
    }
    times.sort_by(f64::total_cmp);
    report("/wall HTML, p50", times[REQUESTS / 2], "ms", "under 15 ms");
    report("/wall HTML, p99", times[REQUESTS * 99 / 100], "ms", "");
    weigh(&reader).await?;
    for page in PAGES.iter().cycle().take(10 * PAGES.len()) {
        reader.get(page, "br, gzip").await?;
    }
    report("memory serving 10,000 projects", resident_megabytes()?, "MB", "under 200 MB");
    task.stop().await;
    Ok(())
}

/// The page and everything of the site that it names, as packed as the server sends it.
async fn weigh(reader: &Reader) -> Result<(), Failure> {
    let html = reader.get("/wall", "identity").await?;
    let text = String::from_utf8(html)?;
    let named: BTreeSet<_> =
        text.split(['"', '\'']).filter(|word| word.starts_with("/pkg/")).collect();
    let page = reader.get("/wall", "gzip").await?.len();
    report("/wall HTML, compressed", kilobytes(page), "KB", "");
    if !named.iter().any(|path| Path::new(path).extension() == Some("wasm".as_ref())) {
        eprintln!("without a built site: the page's weight is not measured");
        return Ok(());
    }
    // Browsers take brotli over https alone; the usual deployment is plain http.
    for (way, encoding) in [("gzip over http", "gzip"), ("brotli over https", "br, gzip")] {
        let mut bytes = reader.get("/wall", encoding).await?.len();
        for path in &named {
            bytes += reader.get(path, encoding).await?.len();
        }
        let name = format!("first load of /wall, {way}");
        report(&name, kilobytes(bytes), "KB", "under 450 KB");
    }
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "sizes of pages")]
fn kilobytes(bytes: usize) -> f64 {
    bytes as f64 / 1024.0
}

/// The `Authorization` of a wall that may read.
async fn bearer(file: &Path) -> Result<String, Failure> {
    let secret = Secret::new()?;
    let (label, role) = ("wall".to_owned(), Role::Display);
    let token = NewToken { hash: secret.hash(), label, role, made_ms: 0 };
    SqliteLog::open(file).await?.add_token(&token).await?;
    Ok(format!("Bearer {}", secret.expose()))
}

struct Reader {
    router: Router,
    bearer: String,
}

impl Reader {
    async fn get(&self, address: &str, encoding: &str) -> Result<Vec<u8>, Failure> {
        let request = Request::get(address)
            .header(header::ACCEPT, "text/html")
            .header(header::ACCEPT_ENCODING, encoding)
            .header(header::AUTHORIZATION, &self.bearer)
            .body(Body::empty())?;
        let response = self.router.clone().oneshot(request).await?;
        if response.status() != StatusCode::OK {
            return Err(format!("{address} answers {}", response.status()).into());
        }
        Ok(to_bytes(response.into_body(), usize::MAX).await?.into())
    }
}
