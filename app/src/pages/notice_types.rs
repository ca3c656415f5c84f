//! `/notices/types`: types of documents and their templates, for the office.

use battle_map::view::questions::Documents;
use leptos::prelude::*;

use crate::{components::notices::DocumentsScreen, live::follow};

/// The page.
#[component]
pub fn NoticeTypesPage() -> impl IntoView {
    let view = follow(|| Documents {});
    view! {
        <Transition>
            <DocumentsScreen view />
        </Transition>
    }
}
