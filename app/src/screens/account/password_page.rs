//! `/password`: a new password in place of the old one.

use leptos::prelude::*;

use crate::screens::account::PasswordScreen;

/// The page at `/password`, around the form that changes a password.
#[component]
pub fn PasswordPage() -> impl IntoView {
    view! { <PasswordScreen /> }
}
