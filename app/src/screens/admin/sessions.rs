//! Where a person is signed in, and signing them out: in one place, or everywhere, as when a telephone is
//! lost.

use battle_map::{value::PersonId, view::admin::PersonLine};
use leptos::{prelude::*, task::spawn_local};
use serde::de::IgnoredAny;

use crate::{
    ask,
    erased::{Each, Show},
    form::{Confirm, Form, FormFault, Submit, Typed, use_form},
    parts::session::session_facts,
    secrets::{self, SESSIONS_LISTED, SessionLine, SessionsEndAsked, SessionsOf},
    texts::use_texts,
};

/// The address by which sessions are ended.
const END: &str = "/api/secrets/sessions";

/// Where a person is signed in, folded away: asked when it is opened.
#[component]
pub fn PersonSessions(
    /// Whose sessions they are.
    person: PersonId,
) -> impl IntoView {
    let texts = use_texts();
    let opened = RwSignal::new(false);
    view! {
        <details class="confirm" on:toggle=move |_| opened.set(true)>
            <summary class="button">{texts.get("admin.sessions")}</summary>
            <Show when=move || opened.get()>
                <SessionList person />
            </Show>
        </details>
    }
}

/// The sessions as they were when they were asked for, and after each that was ended.
#[component]
fn SessionList(person: PersonId) -> impl IntoView {
    let texts = use_texts();
    let form = use_form("end-session", person, Typed::default());
    let lines = RwSignal::new(None::<Vec<SessionLine>>);
    Effect::new(move |_| {
        // Again after each that was ended.
        let _ = form.done();
        spawn_local(async move {
            match ask::ask(SessionsOf { person }).await {
                Ok(answered) => drop(lines.try_set(Some(answered))),
                Err(error) => form.refuse("", texts.get(&format!("error.{}", error.code()))),
            }
        });
    });
    let many = move || {
        lines.with(|lines| lines.as_ref().is_some_and(|all| all.len() >= SESSIONS_LISTED as usize))
    };
    let none = move || lines.with(|lines| lines.as_ref().is_some_and(Vec::is_empty));
    view! {
        <ul class="admin-token-list">
            <Each each=move || lines.get().unwrap_or_default() key=|line| line.id.clone() let:line>
                <PersonSession person line form />
            </Each>
        </ul>
        <Show when=many><p class="hint">{texts.get("sessions.most")}</p></Show>
        <Show when=none><p class="hint">{texts.get("admin.sessions-none")}</p></Show>
        <FormFault form />
    }
}

#[component]
fn PersonSession(person: PersonId, line: SessionLine, form: Form) -> impl IntoView {
    let facts = session_facts(use_texts(), &line);
    let end = move |()| {
        let session = Some(line.id.clone());
        form.send_by(async move {
            let asked = SessionsEndAsked { person, session };
            secrets::ask::<IgnoredAny>(END, &asked).await.map(drop)
        });
    };
    view! {
        <li>
            {facts}
            <Submit form label="sessions.end" send=end />
        </li>
    }
}

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
            let asked = SessionsEndAsked { person: id, session: None };
            secrets::ask::<IgnoredAny>(END, &asked).await.map(drop)
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
