//! Where nothing can be written every address that writes says so, in words and with a time to come back;
//! once it can be written again the same request is done.

use std::fs;

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use battle_map::{
    model::actor::Role,
    value::{RegionId, UnitId},
};
use serde_json::{Value, json};
use sqlx::{Connection, SqliteConnection, sqlite::SqliteConnectOptions};

use super::{
    cards, notices,
    walk::ways::{WAYS, Way},
};
use crate::support::{Answer, Browser, City, PASSWORD};

const WORDS: &str = "服务器暂时不能保存";
const DOCUMENT: &str = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\nxref\n0 1\ntrailer<</Root 1 0 R>>\nstartxref\n41\n%%EOF";
const OUTLINES: &str = include_str!("../../../../public/regions/guangan.geojson");
const LEDGER: &str = "项目名称,县区,责任单位,总投资(万元)\n岳池大桥,岳池县,岳池县城投公司,9000\n";
const REGISTER: &str = "文号,项目,责任单位,事由,要求,签发日期,期限,状态\n挂战点球〔2026〕16号,岳池人民医院迁建,岳池县城投公司,限期开工,开工,2026.1.5,2026年2月5日,待签收";
const CARDS: &str = "牌种,项目名称,发牌日期,原因\n黄牌,岳池人民医院迁建,2026-01-05,未开工\n";

/// Addresses that are asked by POST and keep nothing in the store.
const KEEP_NOTHING: [&str; 6] = [
    "/api/import/rejected",
    "/api/report-sheet",
    "/api/browser-fault",
    "/api/clock/confirm",
    "/api/secrets/accounts.xlsx",
    // Its code is on the console of the server alone; see `setting_up`.
    "/setup",
];

/// Whether an address may write.
fn writes(way: &Way) -> bool {
    let asks = way.method == "GET" || way.path.starts_with("/api/view/");
    (!asks || way.path == "/enter") && !KEEP_NOTHING.contains(&way.path)
}

/// A request that can be sent twice.
struct Prepared {
    by: Browser,
    address: String,
    body: Sent,
}

enum Sent {
    Nothing,
    Form(Vec<(&'static str, String)>),
    Json(Value),
    File(Vec<u8>),
}

impl Prepared {
    async fn send(&self) -> Answer {
        let (kind, body) = match &self.body {
            Sent::Nothing => {
                let request = Request::get(&self.address).header(header::ACCEPT, "text/html");
                return self.by.send(request.body(Body::empty()).unwrap()).await;
            }
            Sent::Form(fields) => {
                let fields: Vec<_> =
                    fields.iter().map(|(key, value)| (*key, value.as_str())).collect();
                return self.by.form(&self.address, &fields).await;
            }
            Sent::Json(json) => ("application/json", json.to_string().into_bytes()),
            Sent::File(bytes) => ("application/octet-stream", bytes.clone()),
        };
        let request = Request::post(&self.address).header(header::CONTENT_TYPE, kind);
        self.by.send(request.body(Body::from(body)).unwrap()).await
    }
}

async fn form(by: Browser, address: &str, fields: &[(&'static str, &str)]) -> Prepared {
    let fields = fields.iter().map(|(key, value)| (*key, (*value).to_owned())).collect();
    Prepared { by, address: address.to_owned(), body: Sent::Form(fields) }
}

async fn json_by(city: &City, name: &str, address: &str, json: Value) -> Prepared {
    let by = city.signed_in(name).await;
    Prepared { by, address: address.to_owned(), body: Sent::Json(json) }
}

/// A file that the office has looked at and says yes to.
async fn confirmed(city: &City, address: &str, asked: Value, file: &str) -> Prepared {
    let whole = |asked: &Value| Sent::File(format!("{asked}\n{file}").into_bytes());
    let (by, address) = (city.signed_in("office").await, address.to_owned());
    let mut prepared = Prepared { by, address, body: whole(&asked) };
    let answer = prepared.send().await;
    let shown: Value = serde_json::from_str(&answer.text).unwrap();
    let mark = &shown["previewed"]["mark"];
    assert!(mark.is_string(), "{}", answer.text);
    let mut asked = asked;
    asked["confirm"] =
        json!({ "id": format!("yes{}", prepared.address.replace('/', "-")), "seen": mark });
    prepared.body = whole(&asked);
    prepared
}

/// Cities with a project, with a card that is out, and with a notice for each address that signs it.
struct Cities {
    project: City,
    card: City,
    notice: City,
    other_notice: City,
}

impl Cities {
    async fn start() -> Self {
        let people = [
            ("unit", Role::Unit(UnitId(1)), false),
            ("county", Role::RegionOffice(RegionId(1)), false),
        ];
        let project = City::with_a_project(&people).await;
        // Papers carry the city's name.
        let name = json!({ "subject": "city", "action": { "city": { "configure": { "name": "广安市" } } } });
        let order = json!({ "id": "name-the-city", "command": name }).to_string();
        assert_eq!(project.signed_in("admin").await.execute(&order).await.status, StatusCode::OK);
        let card = cards::with_a_card_out().await;
        Self { project, card, notice: notices::city().await, other_notice: notices::city().await }
    }

    fn of(&self, path: &str) -> &City {
        match path {
            "/cards/{id}/signature" => &self.card,
            "/notices/{id}/sign" => &self.notice,
            "/notices/{id}/signature" => &self.other_notice,
            _ => &self.project,
        }
    }
}

/// What is sent to an address so that it writes; `None` where nobody said.
async fn prepared(city: &City, path: &str) -> Option<Prepared> {
    let signed_in = |name: &'static str| city.signed_in(name);
    Some(match path {
        "/enter" => {
            let (token, _) = city.token(Role::Display).await;
            let (by, address) =
                (city.browser([10, 0, 0, 50]), format!("/enter?token={}", token.expose()));
            Prepared { by, address, body: Sent::Nothing }
        }
        "/login" => {
            let fields = [("name", "viewer"), ("password", PASSWORD)];
            form(city.browser([10, 0, 0, 9]), path, &fields).await
        }
        "/logout" => form(signed_in("viewer").await, path, &[]).await,
        "/sessions/end" => {
            signed_in("office").await;
            form(signed_in("office").await, path, &[]).await
        }
        "/password" => {
            let own = "four corner flags";
            let fields = [("current", PASSWORD), ("new", own), ("again", own)];
            form(signed_in("county").await, path, &fields).await
        }
        "/files" => {
            let (by, address) =
                (signed_in("unit").await, "/files?id=upload-1&project=1&name=a.pdf");
            Prepared { by, address: address.to_owned(), body: Sent::File(DOCUMENT.into()) }
        }
        "/cards/{id}/signature" => {
            let unit = signed_in("unit").await;
            let version = cards::version(&unit).await;
            form(unit, "/cards/1/signature", &[("person", "Zhang"), ("version", &version)]).await
        }
        "/notices/{id}/sign" | "/notices/{id}/signature" => {
            let (unit, address) = (signed_in("unit").await, path.replace("{id}", "1"));
            form(unit, &address, &[("person", "Zhang")]).await
        }
        "/api/boundaries" => {
            let asked = json!({ "about": { "target": { "outlines": { "replace": false } } } });
            confirmed(city, path, asked, OUTLINES).await
        }
        "/api/import" => confirmed(city, path, json!({ "file": "台账.csv" }), LEDGER).await,
        "/api/past" => confirmed(city, path, json!({ "about": {} }), REGISTER).await,
        "/api/past-cards" => {
            let asked = json!({ "name": "台账.csv", "about": { "chosen": {} } });
            confirmed(city, path, asked, CARDS).await
        }
        "/api/execute" => {
            let unit = json!({ "subject": "city", "action": { "unit": { "register": { "name": "市住建局" } } } });
            json_by(city, "admin", path, json!({ "id": "command-1", "command": unit })).await
        }
        "/api/secrets/password" => json_by(city, "admin", path, json!({ "person": 4 })).await,
        "/api/secrets/accounts" => {
            json_by(city, "admin", path, json!({ "units": [2], "regions": [2] })).await
        }
        "/api/secrets/token" => {
            json_by(city, "admin", path, json!({ "label": "hall", "role": "display" })).await
        }
        "/api/secrets/revoke" => {
            let (_, id) = city.token(Role::Display).await;
            json_by(city, "admin", path, json!({ "id": id.0 })).await
        }
        "/api/secrets/sessions" => {
            signed_in("office").await;
            json_by(city, "admin", path, json!({ "person": 2 })).await
        }
        _ => return None,
    })
}

async fn run(city: &City, statements: &[String]) {
    let options = SqliteConnectOptions::new().filename(city.database());
    let mut connection = SqliteConnection::connect_with(&options).await.unwrap();
    for statement in statements {
        sqlx::query(sqlx::AssertSqlSafe(statement.clone())).execute(&mut connection).await.unwrap();
    }
    connection.close().await.unwrap();
}

const TABLES: [&str; 6] = ["event", "password", "session", "token", "browser", "audit"];
const CHANGES: [&str; 3] = ["INSERT", "UPDATE", "DELETE"];

async fn fill(city: &City) {
    let triggers = TABLES.iter().flat_map(|table| {
        CHANGES.iter().map(move |change| {
            format!(
                "CREATE TRIGGER full_{table}_{change} BEFORE {change} ON {table} \
                 BEGIN SELECT RAISE(ROLLBACK, 'database or disk is full'); END"
            )
        })
    });
    run(city, &triggers.collect::<Vec<_>>()).await;
}

async fn make_room(city: &City) {
    let triggers = TABLES.iter().flat_map(|table| {
        CHANGES.iter().map(move |change| format!("DROP TRIGGER full_{table}_{change}"))
    });
    run(city, &triggers.collect::<Vec<_>>()).await;
}

#[tokio::test]
async fn every_address_that_writes_says_that_nothing_can_be_written_and_goes_on_by_itself() {
    let cities = Cities::start().await;
    for way in WAYS.iter().filter(|way| writes(way)) {
        let (path, city) = (way.path, cities.of(way.path));
        let request = prepared(city, path).await;
        let request =
            request.unwrap_or_else(|| panic!("say what {path} writes, or that it does not"));
        fill(city).await;
        let refused = request.send().await;
        make_room(city).await;
        assert_eq!(refused.status, StatusCode::SERVICE_UNAVAILABLE, "{path}: {}", refused.text);
        assert_eq!(refused.header(header::RETRY_AFTER), "10", "{path}");
        assert!(refused.text.contains(WORDS), "{path}: {}", refused.text);
        match request.body {
            Sent::Json(_) | Sent::File(_) => assert_eq!(refused.code(), "cannot-write", "{path}"),
            Sent::Nothing => assert_eq!(refused.header(header::REFRESH), "10", "{path}"),
            Sent::Form(_) => assert!(!refused.headers.contains_key(header::REFRESH), "{path}"),
        }
        let done = request.send().await;
        let place = done.header(header::LOCATION);
        let is_done = done.status == StatusCode::OK || done.status == StatusCode::SEE_OTHER;
        assert!(
            is_done && !place.contains("fault"),
            "{path}: {} {place} {}",
            done.status,
            done.text
        );
    }
}

#[tokio::test]
async fn a_file_that_cannot_be_laid_down_is_answered_the_same() {
    let cities = City::with_a_project(&[("unit", Role::Unit(UnitId(1)), false)]).await;
    let request = prepared(&cities, "/files").await.unwrap();
    // A file where the folder belongs.
    let _ = fs::remove_dir_all(cities.files());
    fs::write(cities.files(), "").unwrap();
    let refused = request.send().await;
    assert_eq!(refused.status, StatusCode::SERVICE_UNAVAILABLE, "{}", refused.text);
    assert_eq!(refused.code(), "cannot-write");
    fs::remove_file(cities.files()).unwrap();
    assert_eq!(request.send().await.status, StatusCode::OK);
}
