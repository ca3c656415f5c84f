//! `/setup`: the city's name and the first account, while there is none.

use leptos::prelude::*;

use crate::screens::account::SetupScreen;

/// The page at `/setup`, around the form for the first account.
#[component]
pub fn SetupPage() -> impl IntoView {
    view! { <SetupScreen /> }
}
