//! `/password`: a new password in place of the old one, and the sessions of its owner.

use leptos::prelude::*;

use crate::screens::account::{OwnSessions, PasswordScreen};

/// The page at `/password`: the form that changes a password, and where its owner is signed in.
#[component]
pub fn PasswordPage() -> impl IntoView {
    view! {
        <PasswordScreen />
        <OwnSessions />
    }
}
