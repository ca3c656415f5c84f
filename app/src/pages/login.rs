//! `/login`: the way in.

use leptos::prelude::*;

use crate::components::account::SignInScreen;

/// The page.
#[component]
pub fn LoginPage() -> impl IntoView {
    view! { <SignInScreen /> }
}
