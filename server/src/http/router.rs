//! Which address leads where.

use std::sync::Arc;

use axum::{
    Json, Router,
    extract::Request,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    middleware,
    response::{IntoResponse, Response},
    routing::get,
};
use battle_map_app::{
    app::App,
    ask::SharedBackend,
    columns::HiddenColumns,
    live::{LiveStart, LiveTimeouts},
    me::Me,
    shell::{Shell, ShellProps},
};
use leptos::{
    WasmSplitManifest,
    prelude::{ArcStoredValue, IntoView, LeptosOptions, provide_context, use_context},
};
use leptos_axum::{
    LeptosRoutes, ResponseOptions, generate_route_list, render_app_async_with_context,
};

use crate::{
    auth::{AuditTrail, Who},
    http::{
        ahead::FilesAhead,
        columns, compress, exports, forms,
        gate::{self, Gate},
        language, page_turns,
        print::{self, Printing},
        refusal, security,
        site::SiteFiles,
        turns::Turns,
        unread, unwritten,
    },
};

/// The name of the files of the browser's bundle.
pub const OUTPUT_NAME: &str = "battle-map";
/// The script that loads the bundle's parts.
const PARTS_LOADER: &str = "battle-map_split.js";

/// What the pages are made with.
#[derive(Clone)]
pub struct Pages {
    /// What the pages ask.
    pub backend: SharedBackend,
    /// The files that the pages load.
    pub site: Arc<SiteFiles>,
    /// Pages for paper.
    pub printing: Printing,
    /// The turns in which pages are written, and the questions of pages answered.
    pub turns: Turns,
    /// How long the server may be silent before a page polls, warns or greys out.
    pub limits: LiveTimeouts,
}

/// The files that the browser of a page fetches ahead.
#[derive(Debug, Clone, Default)]
struct Ahead(Vec<String>);

/// Every address of the server; `machines` brings those that are no pages. Nothing is reached but
/// through the gate.
pub fn router(pages: Pages, machines: Router, gate: Gate, audit: Arc<AuditTrail>) -> Router {
    let options = LeptosOptions::builder()
        .output_name(OUTPUT_NAME)
        .site_pkg_dir(pages.site.pkg_dir())
        .build();
    let context = {
        let (pages, parts) = (pages.clone(), parts(&pages.site));
        let ahead = Arc::new(FilesAhead::of(&pages.site));
        move || {
            provide_context(parts.clone());
            provide_page_context(&pages, &ahead);
        }
    };
    let document = {
        let options = options.clone();
        move || document(options.clone())
    };
    let (printing, pages_turns) = (pages.printing.clone(), pages.turns.clone());
    let not_found = {
        let (context, document) = (context.clone(), document.clone());
        move |request| fallback(pages.clone(), context.clone(), document.clone(), request)
    };
    Router::new()
        .leptos_routes_with_context(&options, generate_route_list(App), context, document)
        .layer(middleware::from_fn_with_state(pages_turns, page_turns::in_turn))
        .fallback(not_found)
        .with_state(options)
        .merge(
            machines
                .layer(middleware::from_fn(refusal::named))
                .layer(middleware::from_fn(unwritten::worded)),
        )
        .route("/language/{tag}", get(language::choose))
        .route("/columns", get(columns::choose))
        .layer(middleware::from_fn_with_state(audit, exports::note))
        .layer(middleware::from_fn_with_state(printing, print::for_paper))
        .layer(middleware::from_fn_with_state(gate, gate::guard))
        .layer(middleware::from_fn(unread::forget))
        .layer(compress::gzip())
        .layer(middleware::from_fn(security::headers))
}

/// Which files a page names for the browser to load at once, by what is rendered lazily in it.
fn parts(site: &SiteFiles) -> WasmSplitManifest {
    let folder = format!("/{}", site.pkg_dir());
    WasmSplitManifest(ArcStoredValue::new((folder, site.parts(), PARTS_LOADER.to_owned())))
}

/// What every page and server function finds in its context.
fn provide_page_context(pages: &Pages, ahead: &FilesAhead) {
    let head = pages.backend.head();
    provide_context(pages.backend.clone());
    provide_context(LiveStart { head, limits: pages.limits });
    let parts = use_context::<axum::http::request::Parts>();
    let who = parts.as_ref().and_then(|parts| parts.extensions.get::<Who>().cloned());
    let (path, headers) =
        parts.map(|parts| (parts.uri.path().to_owned(), parts.headers)).unwrap_or_default();
    provide_context(language::of(&headers));
    provide_context(columns::hidden(&headers));
    provide_context(me(pages, who.as_ref(), &headers));
    if let Some(who) = who {
        provide_context(Ahead(ahead.at(&path, &who.actor)));
        provide_context(who.actor);
    }
    security::page_policy();
}

/// Who looks, and the proof that their forms come from here.
fn me(pages: &Pages, who: Option<&Who>, headers: &HeaderMap) -> Me {
    let city =
        who.and_then(|who| pages.backend.seen(&who.actor).assessment.board.city.name.clone());
    Me {
        city: city.map(|name| name.to_string()).unwrap_or_default(),
        actor: who.map(|who| who.actor.clone()),
        person: who.and_then(|who| who.person),
        form: form_proof(headers).unwrap_or_default(),
    }
}

/// The proof that the browser holds, or a new one handed over with this page.
fn form_proof(headers: &HeaderMap) -> Option<String> {
    if let Some(held) = forms::held(headers) {
        return Some(held.expose().to_owned());
    }
    let (proof, cookie) = forms::hand_out().ok()?;
    let answer = use_context::<ResponseOptions>()?;
    answer.append_header(header::SET_COOKIE, HeaderValue::from_str(&cookie).ok()?);
    Some(proof.expose().to_owned())
}

fn document(options: LeptosOptions) -> impl IntoView {
    let language = use_context().unwrap_or_default();
    let hidden = use_context::<HiddenColumns>().unwrap_or_default().words();
    let live = use_context::<LiveStart>().unwrap_or_default().json();
    let me = use_context::<Me>().unwrap_or_default().json();
    let Ahead(ahead) = use_context().unwrap_or_default();
    Shell(ShellProps { options, language, hidden, live, me, ahead })
}

/// A file of the site, or the answer that there is no such thing.
async fn fallback<V: IntoView + 'static>(
    pages: Pages,
    context: impl Fn() + Clone + Send + Sync + 'static,
    document: impl Fn() -> V + Clone + Send + Sync + 'static,
    request: Request,
) -> Response {
    let path = request.uri().path().trim_start_matches('/').to_owned();
    if let Some(file) = pages.site.answer(&path, request.headers()) {
        return file;
    }
    if ["api", "live", "feed"].contains(&path.split('/').next().unwrap_or_default()) {
        let body =
            serde_json::json!({ "code": "not-found", "message": "There is no such address." });
        return (StatusCode::NOT_FOUND, Json(body)).into_response();
    }
    let mut page = render_app_async_with_context(context, document)(request).await;
    *page.status_mut() = StatusCode::NOT_FOUND;
    page
}
