//! Who may have what each address gives. A new address needs a row here.

use axum::http::StatusCode;
use battle_map::view::{
    cards::CardQuery,
    ledger_table::TableQuery,
    map_page::MapQuery,
    notices::NoticeQuery,
    plan_board::{PlanQuery, PlanSceneQuery},
    problems::ProblemQuery,
    review::{ReviewQuery, ReviewScope},
};
use battle_map_app::{map::MapPlace, texts::Language};
use serde_json::{Value, json};

use super::NOT_ALLOWED;

/// Who may have what an address gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whom {
    /// Strangers, too: a way in.
    Anybody,
    /// Whoever has credentials.
    SignedIn,
    /// These walkers.
    Only(&'static [&'static str]),
}

impl Whom {
    pub fn includes(self, walker: &str) -> bool {
        match self {
            Self::Anybody | Self::SignedIn => true,
            Self::Only(walkers) => walkers.contains(&walker),
        }
    }
}

/// An address, how it is asked, and who may have what it gives.
#[derive(Debug)]
pub struct Way {
    pub method: &'static str,
    /// As the router writes it.
    pub path: &'static str,
    /// With its places filled in.
    pub address: &'static str,
    pub whom: Whom,
}

const fn get(path: &'static str, whom: Whom) -> Way {
    Way { method: "GET", path, address: path, whom }
}

const fn at(path: &'static str, address: &'static str, whom: Whom) -> Way {
    Way { method: "GET", path, address, whom }
}

const fn post(path: &'static str, whom: Whom) -> Way {
    Way { method: "POST", path, address: path, whom }
}

/// Everybody but a wall, which has the map and its own screen.
const READERS: Whom = Whom::Only(&[
    "viewer",
    "unit",
    "other-unit",
    "county",
    "other-county",
    "office",
    "leader",
    "admin",
]);
const DESKS: Whom = Whom::Only(&["unit", "other-unit", "county", "other-county"]);
const REVIEWERS: Whom = Whom::Only(&["county", "other-county", "office", "leader", "admin"]);
const OFFICE: Whom = Whom::Only(&["office", "leader", "admin"]);
const DESK_OF_OFFICE: Whom = Whom::Only(&["office", "admin"]);
const ADMIN: Whom = Whom::Only(&["admin"]);

/// All of them.
pub const WAYS: &[Way] = &[
    get("/", Whom::SignedIn),
    get("/projects", READERS),
    get("/plan", READERS),
    at("/projects/{id}", "/projects/1", READERS),
    get("/wall", Whom::SignedIn),
    get("/wall/plan", Whom::SignedIn),
    at("/wall/project/{id}", "/wall/project/1", Whom::SignedIn),
    get("/problems", READERS),
    get("/editions", READERS),
    at("/editions/{id}", "/editions/1", READERS),
    get("/notices", READERS),
    get("/notices/new", OFFICE),
    get("/notices/types", DESK_OF_OFFICE),
    at("/notices/{id}", "/notices/1", READERS),
    at("/notices/{id}/print", "/notices/1/print", READERS),
    at("/notices/{id}/paper.pdf", "/notices/1/paper.pdf", READERS),
    get("/cards", READERS),
    get("/cards/sheet", READERS),
    get("/my", DESKS),
    get("/review", REVIEWERS),
    get("/office", OFFICE),
    get("/office/rules", OFFICE),
    get("/office/boundaries", DESK_OF_OFFICE),
    get("/office/import", DESK_OF_OFFICE),
    get("/office/merge", DESK_OF_OFFICE),
    get("/office/next-year", DESK_OF_OFFICE),
    get("/office/past", DESK_OF_OFFICE),
    get("/admin", ADMIN),
    get("/password", READERS),
    get("/login", Whom::Anybody),
    get("/setup", Whom::Anybody),
    get("/healthz", Whom::Anybody),
    get("/readyz", Whom::Anybody),
    at("/language/{tag}", "/language/zh-CN", Whom::Anybody),
    get("/enter", Whom::Anybody),
    get("/columns", READERS),
    at("/poster.svg", "/poster.svg?size=a3", READERS),
    at("/poster.pdf", "/poster.pdf?size=a4", READERS),
    at("/feed/{file}", "/feed/ledger.csv", READERS),
    at("/feed/{file}", "/feed/ledger.xlsx", READERS),
    at("/feed/{file}", "/feed/projects.geojson", READERS),
    at("/feed/{file}", "/feed/month.xlsx", READERS),
    at("/feed/{file}", "/feed/cards.xlsx", READERS),
    at("/feed/{file}", "/feed/bulletin.docx", READERS),
    at("/feed/{file}", "/feed/first-round.xlsx", OFFICE),
    at("/feed/{file}", "/feed/notices.xlsx", READERS),
    at("/feed/{file}", "/feed/problems.xlsx", READERS),
    at("/feed/{file}", "/feed/plan.xlsx", READERS),
    at("/feed/{file}", "/feed/plan.pdf", READERS),
    get("/feed/report.xlsx", DESKS),
    at("/files/{id}", "/files/1", Whom::SignedIn),
    at("/files/{id}/original", "/files/1/original", Whom::SignedIn),
    at("/files/{id}/thumbnail", "/files/1/thumbnail", Whom::SignedIn),
    get("/live", Whom::SignedIn),
    get("/live/head", Whom::SignedIn),
    get("/metrics", ADMIN),
    post("/login", Whom::Anybody),
    post("/setup", Whom::Anybody),
    post("/logout", Whom::SignedIn),
    post("/password", READERS),
    post("/files", READERS),
    Way { address: "/notices/1/sign", ..post("/notices/{id}/sign", READERS) },
    Way { address: "/notices/1/signature", ..post("/notices/{id}/signature", READERS) },
    Way { address: "/cards/1/signature", ..post("/cards/{id}/signature", READERS) },
    post("/api/boundaries", DESK_OF_OFFICE),
    post("/api/import", DESK_OF_OFFICE),
    post("/api/past", DESK_OF_OFFICE),
    post("/api/past-cards", DESK_OF_OFFICE),
    post("/api/import/rejected", DESK_OF_OFFICE),
    post("/api/report-sheet", DESKS),
    post("/api/execute", Whom::SignedIn),
    post("/api/browser-fault", Whom::SignedIn),
    post("/api/secrets/password", ADMIN),
    post("/api/secrets/accounts", ADMIN),
    post("/api/secrets/accounts.xlsx", ADMIN),
    post("/api/secrets/token", ADMIN),
    post("/api/secrets/revoke", ADMIN),
    post("/api/secrets/sessions", ADMIN),
    post("/sessions/end", READERS),
    get("/feed/audit.csv", ADMIN),
    post("/api/view/audit", ADMIN),
    post("/api/view/sessions", READERS),
    post("/api/view/person-sessions", ADMIN),
    post("/api/clock/confirm", ADMIN),
    post("/api/view/admin", ADMIN),
    post("/api/view/unit-names", ADMIN),
    post("/api/view/tokens", ADMIN),
    post("/api/view/store", ADMIN),
    post("/api/view/office", OFFICE),
    post("/api/view/displays", OFFICE),
    post("/api/view/rules", OFFICE),
    post("/api/view/rules-preview", DESK_OF_OFFICE),
    post("/api/view/cards", READERS),
    post("/api/view/card-sheet", READERS),
    post("/api/view/my-cards", DESKS),
    post("/api/view/project-cards", READERS),
    post("/api/view/desk", DESKS),
    post("/api/view/desk-due", DESKS),
    post("/api/view/review", REVIEWERS),
    post("/api/view/closing", OFFICE),
    post("/api/view/bulletin", READERS),
    post("/api/view/edition", READERS),
    post("/api/view/edition-anchor", READERS),
    post("/api/view/editions", READERS),
    post("/api/view/documents", DESK_OF_OFFICE),
    post("/api/view/first-cards", OFFICE),
    post("/api/view/evidence", READERS),
    post("/api/view/boundaries", DESK_OF_OFFICE),
    post("/api/view/import", DESK_OF_OFFICE),
    post("/api/view/merging", DESK_OF_OFFICE),
    post("/api/view/next-year", DESK_OF_OFFICE),
    post("/api/view/past", DESK_OF_OFFICE),
    post("/api/view/notice", READERS),
    post("/api/view/notice-form", OFFICE),
    post("/api/view/notice-print", READERS),
    post("/api/view/notices", READERS),
    post("/api/view/project-notices", READERS),
    post("/api/view/bureaus", READERS),
    post("/api/view/history", READERS),
    post("/api/view/ledger", READERS),
    post("/api/view/plan", READERS),
    post("/api/view/plan-cell", READERS),
    post("/api/view/plan-scene", Whom::SignedIn),
    post("/api/view/map", Whom::SignedIn),
    post("/api/view/map-page", Whom::SignedIn),
    post("/api/view/month", READERS),
    post("/api/view/problems", READERS),
    post("/api/view/project", READERS),
    post("/api/view/project-problems", READERS),
    post("/api/view/project-bottom-lines", READERS),
    post("/api/view/wall", Whom::SignedIn),
];

impl Way {
    /// Whether it leads strangers to the way in, instead of telling a program that it may not.
    pub fn is_page(&self) -> bool {
        !["/api/", "/live", "/feed", "/metrics", "/files"]
            .iter()
            .any(|prefix| self.path.starts_with(prefix))
    }

    /// A form of a page; sent here without its proof, so that it does nothing.
    pub fn is_form(&self) -> bool {
        self.method == "POST" && self.is_page()
    }

    /// What its walker cannot come back from.
    pub fn ends_the_session(&self) -> bool {
        self.path == "/logout"
    }

    /// Whether an answer says that its reader may not.
    pub fn was_refused(&self, status: StatusCode, text: &str) -> bool {
        let page = self.method == "GET" && self.is_page() && text.contains(NOT_ALLOWED);
        matches!(status, StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN) || page
    }

    /// Whether a question was not understood, so that its answer says nothing of who may ask it.
    pub fn was_misread(&self, status: StatusCode) -> bool {
        self.path.starts_with("/api/view/") && status == StatusCode::UNPROCESSABLE_ENTITY
    }

    /// What is sent: the kind, and a body that would be understood.
    pub fn body(&self) -> (&'static str, String) {
        if self.is_form() {
            return ("application/x-www-form-urlencoded", String::new());
        }
        ("application/json", self.json().to_string())
    }

    fn json(&self) -> Value {
        match self.path {
            "/api/view/ledger" => json!(TableQuery::default()),
            "/api/view/plan" => json!(PlanQuery::default()),
            "/api/view/plan-cell" => json!({ "project": 1, "milestone": 1 }),
            "/api/view/plan-scene" => json!(PlanSceneQuery::default()),
            "/api/view/problems" => json!(ProblemQuery::default()),
            "/api/view/cards" => json!(CardQuery::default()),
            "/api/view/card-sheet" => json!({ "batch": 1 }),
            "/api/view/review" => {
                json!(ReviewQuery { scope: ReviewScope::All, ..ReviewQuery::default() })
            }
            "/api/view/desk" => json!({ "month": null }),
            "/api/view/wall" => json!({ "shown": null }),
            "/api/view/store" => json!(null),
            "/api/view/notices" => json!(NoticeQuery::default()),
            "/api/view/map-page" => json!({ "query": MapQuery::default() }),
            "/api/view/map" => json!({
                "query": MapQuery::default(),
                "place": MapPlace::Wall,
                "size": [800, 600],
                "language": Language::default(),
            }),
            "/api/view/rules-preview" => {
                let unassign = json!({ "unassign": { "scope": { "size": "yi-10" } } });
                json!({ "subject": "rule-scopes", "action": unassign })
            }
            "/api/view/closing" => json!({ "month": "2026-01" }),
            "/api/view/edition"
            | "/api/view/edition-anchor"
            | "/api/view/project"
            | "/api/view/desk-due"
            | "/api/view/history"
            | "/api/view/project-problems"
            | "/api/view/project-bottom-lines"
            | "/api/view/project-notices"
            | "/api/view/project-cards"
            | "/api/view/notice"
            | "/api/view/notice-form"
            | "/api/view/notice-print"
            | "/api/view/evidence" => json!({ "id": 1 }),
            "/api/secrets/password" | "/api/secrets/sessions" | "/api/view/person-sessions" => {
                json!({ "person": 99 })
            }
            "/api/secrets/token" => json!({ "label": "walk", "role": "display" }),
            "/api/secrets/revoke" => json!({ "id": 99 }),
            _ => json!({}),
        }
    }
}
