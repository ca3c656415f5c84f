//! The options of `battle-map serve`.

use std::{net::SocketAddr, path::PathBuf};

use battle_map_app::live::LiveTimeouts;
use clap::Args;
use tracing::level_filters::LevelFilter;

use crate::{files::UploadLimits, http::tls::TlsOptions};

/// The options of the command `serve`.
#[derive(Debug, Args)]
pub struct ServeOptions {
    /// The SQLite file that holds everything; made if it does not exist
    #[arg(long, value_name = "FILE", env = "BATTLE_MAP_DATABASE")]
    pub database: PathBuf,
    /// Where to listen; port 0 takes a free one
    #[arg(
        long,
        value_name = "ADDR:PORT",
        env = "BATTLE_MAP_LISTEN",
        default_value = "127.0.0.1:3000"
    )]
    pub listen: SocketAddr,
    /// Fill an empty database with an invented city
    #[arg(long, env = "BATTLE_MAP_DEMO")]
    pub demo: bool,
    /// Believe the X-Forwarded-For of the proxy that stands before this server
    #[arg(long, env = "BATTLE_MAP_TRUST_PROXY")]
    pub trust_proxy: bool,
    /// The least important events that get a line: error, warn, info (refusals too) or off
    #[arg(long, value_name = "LEVEL", env = "BATTLE_MAP_LOG", default_value = "warn")]
    pub log: LevelFilter,
    /// How much room uploads may take
    #[command(flatten)]
    pub uploads: UploadLimits,
    /// Certificate and key, to serve https
    #[command(flatten)]
    pub tls: TlsOptions,
    /// The Chinese font of papers, as FILE or FILE#FACE of a collection; else the best installed one
    #[arg(long, value_name = "FILE", env = "BATTLE_MAP_PAPER_FONT")]
    pub paper_font: Option<String>,
    /// The folder of the built site, for a program that does not carry it inside
    #[arg(
        long,
        value_name = "DIR",
        env = "BATTLE_MAP_SITE",
        default_value = "target/site",
        hide = true
    )]
    pub site: PathBuf,
    /// The program that takes workbooks apart, for tests that are not this one
    #[arg(long, value_name = "FILE", env = "BATTLE_MAP_READER", hide = true)]
    pub reader: Option<PathBuf>,
    /// How long silence may last, for tests that cannot wait
    #[command(flatten)]
    pub limits: LimitOptions,
}

/// Milliseconds of silence after which an open page asks, says that it may be old, and greys itself.
#[derive(Debug, Args)]
pub struct LimitOptions {
    /// Milliseconds until a page asks by itself
    #[arg(long, env = "BATTLE_MAP_POLL_MS", default_value_t = LiveTimeouts::default().poll_ms, hide = true)]
    pub poll_ms: u32,
    /// Milliseconds until a page says that it may be old
    #[arg(long, env = "BATTLE_MAP_STALE_MS", default_value_t = LiveTimeouts::default().stale_ms, hide = true)]
    pub stale_ms: u32,
    /// Milliseconds until a page greys itself
    #[arg(long, env = "BATTLE_MAP_LOST_MS", default_value_t = LiveTimeouts::default().lost_ms, hide = true)]
    pub lost_ms: u32,
}

impl From<&LimitOptions> for LiveTimeouts {
    fn from(options: &LimitOptions) -> Self {
        Self { poll_ms: options.poll_ms, stale_ms: options.stale_ms, lost_ms: options.lost_ms }
    }
}
