//! `/notices/types`: types of documents and their templates, for the office.

use battle_map::view::questions::Documents;
use leptos::prelude::*;

use crate::{live::follow, screens::notices::DocumentsScreen};

/// The page at `/notices/types`.
#[component]
pub fn NoticeTypesPage() -> impl IntoView {
    let view = follow(|| Documents {});
    view! {
        <Transition>
            <DocumentsScreen view />
        </Transition>
    }
}
