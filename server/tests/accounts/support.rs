//! A server with people, and browsers that keep their cookies.

use std::{
    collections::BTreeMap,
    net::SocketAddr,
    sync::{Arc, Mutex},
};

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::ConnectInfo,
    http::{HeaderMap, Request, StatusCode, header, response::Parts},
};
use battle_map::{
    command::{Command, Request as Order},
    event::Subject,
    model::{
        actor::{Actor, Role},
        person::PersonCommand,
        region::{RegionCommand, RegionKind},
        unit::UnitCommand,
    },
    value::{CommandId, Name},
};
use battle_map_server::{
    auth::{NewToken, Passwords, Secret, StoredPassword, TokenId, Vault},
    cli::{self, Arguments, ServeOptions},
    clock,
    log::SqliteLog,
    serve::assemble,
    site::Site,
    writer::{Journal, Submission, WriterTask},
};
use clap::Parser;
use tempfile::TempDir;
use tokio::sync::watch;
use tower::ServiceExt;

/// Everybody's password here.
pub const PASSWORD: &str = "three kicks";

pub struct City {
    router: Router,
    pub log: Arc<SqliteLog>,
    _stop: watch::Sender<bool>,
    _task: WriterTask,
    _folder: TempDir,
}

impl City {
    /// A city with one region and an account for the administrator, the office and a viewer.
    pub async fn start() -> Self {
        Self::with(&[]).await
    }

    /// Such a city with other accounts beside these; the flag says that the password is initial.
    pub async fn with(others: &[(&str, Role, bool)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let options = options(&folder);
        let log = Arc::new(SqliteLog::open_or_create(&options.database).await.unwrap());
        let mut journal = Journal::open(log.clone(), clock::system()).await.unwrap();
        let kind = RegionKind::District;
        let name = Name::new("岳池县").unwrap();
        let region = RegionCommand::Register { name, kind, boundary: None };
        give(&mut journal, Command::Region(region)).await;
        let name = Name::new("岳池县城投公司").unwrap();
        give(&mut journal, Command::Unit(UnitCommand::Register { name })).await;
        let always = [("admin", Role::Admin), ("office", Role::Office), ("viewer", Role::Viewer)]
            .map(|(name, role)| (name, role, false));
        for (name, role, initial) in always.iter().chain(others) {
            register(&mut journal, &log, name, *role, *initial).await;
        }
        let (stop, stopped) = watch::channel(false);
        let (router, task) = assemble(&options, Arc::new(Site::default()), stopped).await.unwrap();
        Self { router, log, _stop: stop, _task: task, _folder: folder }
    }

    /// Makes a token.
    pub async fn token(&self, role: Role) -> (Secret, TokenId) {
        let secret = Secret::new().unwrap();
        let token =
            NewToken { hash: secret.hash(), label: "大厅大屏".to_owned(), role, made_ms: 0 };
        (secret, self.log.add_token(&token).await.unwrap())
    }

    /// A browser at some address.
    pub fn browser(&self, address: [u8; 4]) -> Browser {
        let address = SocketAddr::from((address, 40_000));
        Browser { router: self.router.clone(), cookies: Mutex::default(), address }
    }

    /// A browser that has signed in.
    pub async fn signed_in(&self, name: &str) -> Browser {
        let browser = self.browser([10, 0, 0, 7]);
        let answer = browser.sign_in(name, PASSWORD).await;
        assert!(answer.cookie("browser").len() > 64, "{name} signs in");
        browser
    }
}

fn options(folder: &TempDir) -> ServeOptions {
    let database = folder.path().join("city.db");
    let words = ["battle-map", "serve", "--database", database.to_str().unwrap()];
    match Arguments::try_parse_from(words).unwrap().command {
        cli::Command::Serve(options) => options,
        _ => unreachable!("the words say serve"),
    }
}

async fn give(journal: &mut Journal, command: Command) -> Vec<Subject> {
    let bits = u128::from_str_radix(&Secret::new().unwrap().expose()[..32], 16).unwrap();
    let request = Order { id: CommandId::from_bits(bits), reads: Vec::new(), command };
    let actor = Actor { name: Name::new("test").unwrap(), role: Role::Admin };
    let outcomes = journal.execute(&[Submission { actor, request }]).await.unwrap();
    outcomes.into_iter().next().unwrap().unwrap().result.created
}

async fn register(journal: &mut Journal, log: &SqliteLog, name: &str, role: Role, initial: bool) {
    let name = Name::new(name).unwrap();
    let created = give(journal, Command::Person(PersonCommand::Register { name, role })).await;
    let created = created.first();
    let person = created.and_then(|subject| match subject {
        Subject::Person(person) => Some(person),
        _ => None,
    });
    let person = person.unwrap();
    let hash = Passwords::new().unwrap().hash(PASSWORD).await.unwrap();
    log.set_password(*person, &StoredPassword { hash, initial }).await.unwrap();
}

pub struct Browser {
    router: Router,
    cookies: Mutex<BTreeMap<String, String>>,
    address: SocketAddr,
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl Answer {
    pub fn header(&self, name: header::HeaderName) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub fn code(&self) -> String {
        let json: serde_json::Value = serde_json::from_str(&self.text).unwrap();
        json["code"].as_str().unwrap().to_owned()
    }

    /// The `Set-Cookie` header of that name.
    pub fn cookie(&self, name: &str) -> String {
        let cookies = self.headers.get_all(header::SET_COOKIE).iter();
        let mut texts = cookies.map(|cookie| cookie.to_str().unwrap().to_owned());
        texts.find(|cookie| cookie.starts_with(&format!("{name}="))).unwrap_or_default()
    }
}

impl Browser {
    pub async fn get(&self, address: &str) -> Answer {
        self.send(Request::get(address).body(Body::empty()).unwrap()).await
    }

    /// Sends a form with the proof that the page gave.
    pub async fn form(&self, address: &str, fields: &[(&str, &str)]) -> Answer {
        self.get("/login").await;
        let proof = self.cookies.lock().unwrap().get("form").cloned().unwrap();
        self.form_with(address, &proof, fields).await
    }

    /// Sends a form with a proof of one's own choice.
    pub async fn form_with(&self, address: &str, proof: &str, fields: &[(&str, &str)]) -> Answer {
        let fields = [&[("form", proof)], fields].concat();
        let pairs: Vec<_> = fields.iter().map(|(key, value)| format!("{key}={value}")).collect();
        let body = pairs.join("&").replace(' ', "+");
        let kind = "application/x-www-form-urlencoded";
        let request = Request::post(address).header(header::CONTENT_TYPE, kind);
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    pub async fn sign_in(&self, name: &str, password: &str) -> Answer {
        self.form("/login", &[("name", name), ("password", password)]).await
    }

    pub async fn execute(&self, json: &str) -> Answer {
        let request =
            Request::post("/api/execute").header(header::CONTENT_TYPE, "application/json");
        self.send(request.body(Body::from(json.to_owned())).unwrap()).await
    }

    /// A file as it comes.
    pub async fn bytes(&self, address: &str) -> Vec<u8> {
        let (parts, bytes) = self.fetch(Request::get(address).body(Body::empty()).unwrap()).await;
        assert_eq!(parts.status, StatusCode::OK, "{address}");
        bytes
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let (parts, bytes) = self.fetch(request).await;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Answer { status: parts.status, headers: parts.headers, text }
    }

    async fn fetch(&self, mut request: Request<Body>) -> (Parts, Vec<u8>) {
        let cookies: Vec<_> =
            self.cookies.lock().unwrap().iter().map(|(k, v)| format!("{k}={v}")).collect();
        if !cookies.is_empty() {
            request.headers_mut().insert(header::COOKIE, cookies.join("; ").parse().unwrap());
        }
        request.extensions_mut().insert(ConnectInfo(self.address));
        let (parts, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
        self.keep(&parts.headers);
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        (parts, bytes.to_vec())
    }

    fn keep(&self, headers: &HeaderMap) {
        let mut cookies = self.cookies.lock().unwrap();
        for cookie in headers.get_all(header::SET_COOKIE) {
            let (pair, attributes) = cookie.to_str().unwrap().split_once(';').unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            if attributes.contains("Max-Age=0") {
                cookies.remove(name);
            } else {
                cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}
