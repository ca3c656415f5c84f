//! The server from outside: which address answers what, under which headers, and when.

use std::{fs, sync::Arc, time::Duration};

use axum::{
    Router,
    body::{Body, BodyDataStream, to_bytes},
    http::{HeaderMap, HeaderName, Request, StatusCode, header, request::Builder},
};
use battle_map::{
    command::{Command, Request as Order},
    event::Subject,
    model::{
        actor::{Actor, Role},
        unit::UnitAction,
    },
    value::{CommandId, Name},
};
use battle_map_app::live::LiveHead;
use battle_map_server::{
    auth::{CredentialStore, NewToken, Secret},
    cli::{
        self, Arguments,
        serve::{ServeOptions, assemble},
    },
    clock,
    http::site::SiteFiles,
    log::SqliteLog,
    writer::{Journal, Submission, WriterTask},
};
use clap::Parser;
use futures::StreamExt;
use tempfile::TempDir;
use tokio::{sync::watch, time::timeout};
use tower::ServiceExt;

/// A server over an empty database, with a site of one file.
struct Server {
    folder: TempDir,
    router: Router,
    token: Secret,
    stop: watch::Sender<bool>,
    _task: WriterTask,
}

impl Server {
    async fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let site = folder.path().join("site");
        fs::create_dir_all(site.join("pkg/b1")).unwrap();
        fs::write(site.join("build-id"), "b1").unwrap();
        fs::write(site.join("pkg/b1/battle-map.css"), "body{}").unwrap();
        let (stop, stopped) = watch::channel(false);
        let site = Arc::new(SiteFiles::load(&site).unwrap());
        let (router, task) = assemble(&options(&folder), site, stopped).await.unwrap();
        let token = token(&folder).await;
        Self { folder, router, token, stop, _task: task }
    }

    async fn get(&self, address: &str) -> Answer {
        self.get_with(address, header::ACCEPT, "*/*").await
    }

    async fn get_with(&self, address: &str, name: HeaderName, value: &str) -> Answer {
        let request = self.asking(address).header(name, value).body(Body::empty()).unwrap();
        let (parts, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Answer { status: parts.status, headers: parts.headers, text }
    }

    /// Asks with the token of somebody who may read.
    fn asking(&self, address: &str) -> Builder {
        let bearer = format!("Bearer {}", self.token.expose());
        Request::get(address).header(header::AUTHORIZATION, bearer)
    }

    async fn listen(&self) -> Stream {
        let request = self.asking("/live").body(Body::empty()).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        Stream(response.into_body().into_data_stream())
    }

    /// Registers a unit as the command line would: through a journal of its own.
    async fn write_beside(&self) {
        let store = SqliteLog::open_or_create(&options(&self.folder).database).await.unwrap();
        let mut journal = Journal::open(Arc::new(store), clock::system()).await.unwrap();
        let register = UnitAction::Register { name: Name::new("City bureau").unwrap() };
        let command = Command::new(Subject::City, register).into();
        let id = CommandId::try_from("first-command".to_owned()).unwrap();
        let submission = Submission {
            actor: Actor { name: Name::new("office").unwrap(), role: Role::Office, post: None },
            request: Order { id, reads: Vec::new(), command },
        };
        journal.execute(&[submission]).await.unwrap();
    }
}

async fn token(folder: &TempDir) -> Secret {
    let log = SqliteLog::open_or_create(&options(folder).database).await.unwrap();
    let secret = Secret::new().unwrap();
    let (label, role) = ("test".to_owned(), Role::Viewer);
    log.add_token(&NewToken { hash: secret.hash(), label, role, made_ms: 0 }).await.unwrap();
    secret
}

fn options(folder: &TempDir) -> ServeOptions {
    let database = folder.path().join("city.db");
    let words = ["battle-map", "serve", "--database", database.to_str().unwrap()];
    match Arguments::try_parse_from(words).unwrap().command {
        cli::CliCommand::Serve(options) => options,
        _ => unreachable!("the words say serve"),
    }
}

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    text: String,
}

impl Answer {
    fn header(&self, name: HeaderName) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

/// A page's ear on `/live`.
struct Stream(BodyDataStream);

impl Stream {
    /// The next head; `None` when the server ends the stream.
    async fn next(&mut self) -> Option<LiveHead> {
        let bytes = timeout(Duration::from_secs(20), self.0.next()).await.unwrap()?.unwrap();
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        Some(serde_json::from_str(text.trim().strip_prefix("data: ").unwrap()).unwrap())
    }
}

#[tokio::test]
async fn a_page_is_never_kept_and_runs_only_scripts_of_its_own() {
    let page = Server::start().await.get("/wall").await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.header(header::CACHE_CONTROL), "no-store");
    assert_eq!(page.header(header::X_CONTENT_TYPE_OPTIONS), "nosniff");

    let policy = page.header(header::CONTENT_SECURITY_POLICY);
    let scripts = policy.split(';').find(|part| part.trim().starts_with("script-src")).unwrap();
    assert!(!scripts.contains("unsafe-inline"), "{scripts}");
    let nonce = scripts.split("'nonce-").nth(1).unwrap().split('\'').next().unwrap();
    assert!(page.text.contains(&format!("nonce=\"{nonce}\"")));
    assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
}

#[tokio::test]
async fn no_two_pages_share_a_nonce() {
    let server = Server::start().await;
    let policy = async || server.get("/").await.header(header::CONTENT_SECURITY_POLICY).to_owned();
    assert_ne!(policy().await, policy().await);
}

#[tokio::test]
async fn a_page_travels_packed_to_those_who_unpack() {
    let server = Server::start().await;
    let packed = server.get_with("/wall", header::ACCEPT_ENCODING, "gzip").await;
    assert_eq!(packed.header(header::CONTENT_ENCODING), "gzip");
    let plain = server.get("/wall").await;
    assert_eq!(plain.header(header::CONTENT_ENCODING), "");
    assert!(plain.text.starts_with("<!DOCTYPE html>"));
}

#[tokio::test]
async fn files_under_the_name_of_the_build_are_kept_for_ever() {
    let file = Server::start().await.get("/pkg/b1/battle-map.css").await;
    assert_eq!((file.status, file.text.as_str()), (StatusCode::OK, "body{}"));
    assert!(file.header(header::CACHE_CONTROL).contains("immutable"));
}

#[tokio::test]
async fn an_unknown_page_is_a_page_and_an_unknown_interface_is_json() {
    let server = Server::start().await;
    let page = server.get("/no/such/page").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert!(page.header(header::CONTENT_TYPE).starts_with("text/html"));
    let interface = server.get("/api/no-such").await;
    assert_eq!(interface.status, StatusCode::NOT_FOUND);
    assert!(interface.text.contains("\"code\":\"not-found\""), "{}", interface.text);
}

#[tokio::test]
async fn a_page_speaks_the_language_that_is_asked_for() {
    let server = Server::start().await;
    let english = server.get_with("/wall", header::ACCEPT_LANGUAGE, "en-GB,en;q=0.9").await;
    assert!(english.text.contains("<html lang=\"en\""));
    assert!(server.get("/wall").await.text.contains("<html lang=\"zh-CN\""));
}

#[tokio::test]
async fn what_another_process_writes_is_told_to_whoever_listens() {
    let server = Server::start().await;
    let mut stream = server.listen().await;
    let before = stream.next().await.unwrap();
    assert_eq!(before.build, "b1");

    server.write_beside().await;
    // The head as it stood may be said again before.
    let after = loop {
        let head = stream.next().await.unwrap();
        if head.seq > before.seq {
            break head;
        }
    };
    let head: LiveHead = serde_json::from_str(&server.get("/live/head").await.text).unwrap();
    assert_eq!(head.seq, after.seq);
}

#[tokio::test]
async fn a_server_that_stops_ends_its_live_streams() {
    let server = Server::start().await;
    let mut stream = server.listen().await;
    assert!(stream.next().await.is_some());
    server.stop.send_replace(true);
    let ended = async { while stream.next().await.is_some() {} };
    assert!(tokio::time::timeout(Duration::from_secs(20), ended).await.is_ok());
}

#[tokio::test]
async fn a_healthy_server_says_so() {
    let health = Server::start().await.get("/healthz").await;
    assert_eq!((health.status, health.text.as_str()), (StatusCode::OK, "ok"));
    let ready = Server::start().await.get("/readyz").await;
    assert_eq!((ready.status, ready.text.as_str()), (StatusCode::OK, "ok"));
}
