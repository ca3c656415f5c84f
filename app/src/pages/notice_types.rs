//! `/notices/types`: types of documents and their templates, for the office.

use leptos::prelude::*;

use crate::{api::notices::load_documents, components::notices::DocumentsScreen, live::follow};

/// The page.
#[component]
pub fn NoticeTypesPage() -> impl IntoView {
    let view = follow(|| (), |()| load_documents());
    view! {
        <Transition>
            <DocumentsScreen view />
        </Transition>
    }
}
