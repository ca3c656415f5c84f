//! `GET /columns`: the reader chooses the ledger's columns without JavaScript; a cookie keeps them.

use axum::{
    extract::Query,
    http::{HeaderMap, StatusCode, header},
    response::IntoResponse,
};
use battle_map_app::columns::{COOKIE, HiddenColumns, kept};

use crate::http::cookie;

/// Hides what the form does not name as `show`, and leads `back` to where it was sent.
pub async fn choose(Query(fields): Query<Vec<(String, String)>>) -> impl IntoResponse {
    let named = |name: &'static str| {
        fields.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    };
    let hidden = HiddenColumns::all_but(named("show"));
    let back = cookie::way_back(named("back").next().map(str::to_owned));
    let cookie = kept(COOKIE, &hidden.text());
    (StatusCode::SEE_OTHER, [(header::LOCATION, back), (header::SET_COOKIE, cookie)])
}

/// The columns that a browser hides.
pub fn hidden(headers: &HeaderMap) -> HiddenColumns {
    cookie::value(headers, COOKIE).map(HiddenColumns::parse).unwrap_or_default()
}
