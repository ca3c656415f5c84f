//! The page shown for a project that does not exist.

use leptos::prelude::*;

use crate::texts::use_texts;

/// The message that there is no such project; on the server it sets the answer's status, too.
#[component]
pub fn ProjectMissing() -> impl IntoView {
    let texts = use_texts();
    answer_not_found();
    view! {
        <div class="project-missing">
            <h1>{texts.get("project.missing")}</h1>
            <p><a class="button" href="/projects">{texts.get("project.missing.back")}</a></p>
        </div>
    }
}

#[cfg(feature = "ssr")]
fn answer_not_found() {
    if let Some(answer) = use_context::<leptos_axum::ResponseOptions>() {
        // 404; the type of the HTTP crate that leptos_axum speaks.
        if let Ok(status) = 404_u16.try_into() {
            answer.set_status(status);
        }
    }
}

/// In the browser there is nothing to do: the answer was sent by the server.
#[cfg(not(feature = "ssr"))]
fn answer_not_found() {}
