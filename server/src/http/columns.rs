//! `GET /columns`: the reader chooses the ledger's columns without JavaScript; a cookie keeps them.

use axum::{
    Extension,
    extract::Query,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use battle_map::access::{self, Screen};
use battle_map_app::columns::{COOKIE, HiddenColumns, kept};

use crate::{
    auth::Who,
    http::{cookie, refusal::refused},
};

/// Hides what the form does not name as `show`, and leads `back` to where it was sent; for those who may
/// open the ledger.
pub async fn choose(
    who: Option<Extension<Who>>,
    Query(fields): Query<Vec<(String, String)>>,
) -> Response {
    if !who.is_some_and(|Extension(who)| access::may_open(&who.actor, Screen::Projects)) {
        return refused(StatusCode::FORBIDDEN, "not-allowed");
    }
    let named = |name: &'static str| {
        fields.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    };
    let hidden = HiddenColumns::all_but(named("show"));
    let back = cookie::way_back(named("back").next().map(str::to_owned));
    let cookie = kept(COOKIE, &hidden.text());
    (StatusCode::SEE_OTHER, [(header::LOCATION, back), (header::SET_COOKIE, cookie)])
        .into_response()
}

/// The columns that a browser hides.
pub fn hidden(headers: &HeaderMap) -> HiddenColumns {
    cookie::value(headers, COOKIE).map(HiddenColumns::parse).unwrap_or_default()
}
