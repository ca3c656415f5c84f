//! `/login`: the way in.

use leptos::prelude::*;

use crate::screens::account::SignInScreen;

/// The page.
#[component]
pub fn LoginPage() -> impl IntoView {
    view! { <SignInScreen /> }
}
