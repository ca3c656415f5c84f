//! Every address the router answers, found in its own parts: the pages' routes, the questions'
//! names, and the `.route("…")` lines of the server's source.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use battle_map_app::{app::App, ask::QUESTIONS};
use battle_map_server::http::questions;
use leptos_axum::generate_route_list;

/// `METHOD /path` of each.
pub fn known() -> BTreeSet<String> {
    let mut known: BTreeSet<String> =
        generate_route_list(App).iter().map(|route| format!("GET {}", route.path())).collect();
    known.extend(questions::NAMES.iter().map(|name| format!("POST {QUESTIONS}{name}")));
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    for file in files {
        known.extend(routes(&fs::read_to_string(file).unwrap()));
    }
    known
}

fn sources(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// `.route("/live", get(live))`, and with two methods `get(a).post(b)`; a line may break anywhere.
fn routes(source: &str) -> Vec<String> {
    let calls = source.split(".route(").skip(1);
    let mut routes = Vec::new();
    for call in calls.map(str::trim_start) {
        // The questions' addresses are made of their names, which `known` adds.
        if call.starts_with("&address::<") {
            continue;
        }
        // Any other is written where its route is made, so that it can be found here.
        let (path, rest) = call.strip_prefix('"').unwrap().split_once('"').unwrap();
        let handlers = rest.split(".route(").next().unwrap_or_default();
        let handlers = handlers.split([';', '}']).next().unwrap_or_default();
        let of = |method: &str| {
            let first = format!("{method}(");
            handlers.trim_start_matches([',', ' ', '\n']).starts_with(&first)
                || handlers.contains(&format!(").{first}"))
        };
        let methods = ["get", "post", "put", "delete", "patch"].into_iter().filter(|m| of(m));
        routes.extend(methods.map(|method| format!("{} {path}", method.to_uppercase())));
    }
    routes
}

#[test]
fn routes_are_read_from_the_source_with_all_their_methods() {
    let source = r#"Router::new().route("/a", get(a).post(b)).route(
        "/b/{id}",
        post(b),
    ).with_state(x)"#;
    assert_eq!(routes(source), ["GET /a", "POST /a", "POST /b/{id}"]);
}
