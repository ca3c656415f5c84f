//! Whatever is sent: commands and files made of good ones by chance. The server answers each with a code
//! of its own, never fails, and goes on; what it wrote can be read again.
//!
//! `cargo xtask soak --commands N --files N` asks for more of each than the tests do, from another
//! beginning each time. A fault names the number from which its inputs come again.

mod chance;
mod commands;
mod events;
mod files;
mod json;

use axum::http::{StatusCode, header};

use crate::support::{Answer, City};

/// What a server may say to somebody who means badly.
fn is_an_answer(status: StatusCode) -> bool {
    status.is_success() || (status.is_client_error() && status != StatusCode::TOO_MANY_REQUESTS)
}

/// Every page and file that reads the whole board is still answered.
async fn assert_it_goes_on(city: &City, seed: u64) {
    const ADDRESSES: [&str; 18] = [
        "/",
        "/wall",
        "/wall/plan",
        "/projects",
        "/plan",
        "/projects/1",
        "/problems",
        "/notices",
        "/cards",
        "/editions",
        "/office",
        "/office/rules",
        "/admin",
        "/feed/ledger.xlsx",
        "/feed/plan.xlsx",
        "/feed/projects.geojson",
        "/feed/cards.xlsx",
        "/readyz",
    ];
    let admin = city.signed_in("admin").await;
    for address in ADDRESSES {
        let answer = admin.get(address).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}, from {seed}: {}", answer.text);
    }
}

/// The code of a refusal, which every refusal has.
fn code(answer: &Answer) -> Option<String> {
    let json: serde_json::Value = serde_json::from_str(&answer.text).ok()?;
    let code = json["code"].as_str()?.to_owned();
    let kind = answer.header(header::CONTENT_TYPE);
    (kind == "application/json" && !code.is_empty()).then_some(code)
}
