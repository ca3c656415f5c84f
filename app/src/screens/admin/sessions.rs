//! Signing a person out everywhere, as when a telephone is lost.

use battle_map::view::admin::PersonLine;
use leptos::prelude::*;

use crate::{
    form::{Confirm, FormFault, Typed, use_form},
    secrets::{SessionsEndAsked, ask},
    texts::use_texts,
};

/// The button that ends all sessions of a person, after a confirmation.
#[component]
pub fn EndSessions(
    /// Whose sessions they are.
    person: Memo<PersonLine>,
) -> impl IntoView {
    let texts = use_texts();
    let id = person.with_untracked(|person| person.id);
    let form = use_form("end-sessions", id, Typed::default());
    let end = move |()| {
        form.send_by(async move {
            let asked = SessionsEndAsked { person: id };
            ask::<serde_json::Value>("/api/secrets/sessions", &asked).await.map(|_| ())
        });
    };
    let what = move || {
        let name = person.with(|person| person.name.clone());
        view! { <p>{texts.fill("admin.sessions-end-means", &[("name", &name)])}</p> }
    };
    view! {
        <Confirm
            form
            label="admin.sessions-end"
            confirm="admin.sessions-end-now"
            ready=|()| true
            what
            send=end
            primary=false
        />
        <FormFault form />
    }
}
