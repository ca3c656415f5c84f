//! Proof that a form was filled in here: a secret in a strict cookie and in the form itself.
//!
//! Pages send no referrer, so that the origin of a form's answer is `null` even where all is well;
//! another site can make a browser send a form, but neither read nor set this cookie.

use axum::http::HeaderMap;

use crate::{
    auth::{AuthError, Secret},
    http::cookie,
};

/// The cookie's name, and that of the hidden field.
pub const FORM: &str = "form";

/// The proof that a browser already holds.
pub fn held(headers: &HeaderMap) -> Option<Secret> {
    cookie::value(headers, FORM).and_then(Secret::parse)
}

/// A new proof and the cookie that hands it over.
///
/// # Errors
/// When the system has no randomness.
pub fn hand_out() -> Result<(Secret, String), AuthError> {
    let proof = Secret::new()?;
    let cookie = format!("{FORM}={}; Path=/; HttpOnly; SameSite=Strict", proof.expose());
    Ok((proof, cookie))
}

/// Whether a form carries the proof that its browser holds.
pub fn is_ours(headers: &HeaderMap, field: &str) -> bool {
    match (held(headers), Secret::parse(field)) {
        (Some(held), Some(sent)) => held.hash() == sent.hash(),
        _ => false,
    }
}
