//! `/login`: the page on which a person signs in.

use leptos::prelude::*;

use crate::screens::account::SignInScreen;

/// The page at `/login`, around the sign-in form.
#[component]
pub fn LoginPage() -> impl IntoView {
    view! { <SignInScreen /> }
}
