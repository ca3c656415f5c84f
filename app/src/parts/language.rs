//! The switch to the other language: a link that sets a cookie and comes back.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::{
    map::links::address,
    texts::{Language, use_texts},
};

/// A link to the same page in the other language, in the words of that language.
#[component]
pub fn LanguageSwitch() -> impl IntoView {
    let other = match use_texts().0 {
        Language::Chinese => Language::English,
        Language::English => Language::Chinese,
    };
    let location = use_location();
    let href = move || {
        let (path, search) = (location.pathname.get(), location.search.get());
        let back = if search.is_empty() { path } else { format!("{path}?{search}") };
        address(&format!("/language/{}", other.tag()), &[("back", back)])
    };
    // External to the router: the server answers, and the page begins anew.
    view! {
        <a class="language" rel="external" href=href lang=other.tag() hreflang=other.tag()>
            {other.name()}
        </a>
    }
}
