//! Sign-in, sign-out and setup: forms that work without JavaScript, each answered by a redirect.
//!
//! A refusal redirects to the form's page with a stable code in the address, where the typed values
//! are restored, except for passwords.

mod audit;
mod password;
mod secrets;
mod sessions;
mod setup;
mod sign_in;
mod state;

use std::sync::Arc;

use axum::{
    Router,
    routing::{get, post},
};

use crate::auth::{Accounts, AuthError, SetupCode};
use state::AuthState;

/// The routes; `trust_proxy` believes a proxy's word about addresses. Prints the code for the first
/// account while there is none.
///
/// # Errors
/// When the system has no randomness.
pub fn router(accounts: Arc<Accounts>, trust_proxy: bool) -> Result<Router, AuthError> {
    let setup = SetupCode::new(&accounts)?;
    Ok(Router::new()
        .route("/login", post(sign_in::sign_in))
        .route("/logout", post(sign_in::sign_out))
        .route("/enter", get(sign_in::enter))
        .route("/password", post(password::change))
        .route("/sessions/end", post(sessions::end))
        .route("/setup", post(setup::first_account))
        .with_state(AuthState { accounts: accounts.clone(), setup, trust_proxy })
        .merge(secrets::router(accounts)))
}
