//! Where somebody is signed in, each to be ended; forms that work without JavaScript.

use leptos::prelude::*;

use crate::{
    ask::{AskError, ask},
    me::use_me,
    parts::session::session_facts,
    secrets::{SESSIONS_LISTED, SessionLine, Sessions},
    texts::{Texts, use_texts},
};

/// The sessions of whoever reads.
#[component]
pub fn OwnSessions() -> impl IntoView {
    let texts = use_texts();
    let lines = Resource::new(|| (), |()| ask(Sessions {}));
    view! {
        <section class="sheet sheet-sessions">
            <h2>{texts.get("sessions.title")}</h2>
            <p class="hint">{texts.get("sessions.hint")}</p>
            <Transition>{move || lines.get().map(|lines| listed(texts, lines))}</Transition>
            <form method="post" action="/sessions/end">
                <input type="hidden" name="form" value=use_me().form />
                <button class="button" type="submit">{texts.get("sessions.end-others")}</button>
            </form>
        </section>
    }
}

fn listed(texts: Texts, lines: Result<Vec<SessionLine>, AskError>) -> impl IntoView {
    let lines = lines.unwrap_or_default();
    let many = (lines.len() >= SESSIONS_LISTED as usize)
        .then(|| view! { <p class="hint">{texts.get("sessions.most")}</p> });
    let lines = lines.into_iter().map(|line| view! { <OwnSession texts line /> });
    view! {
        <ul class="sheet-session-list">{lines.collect_view()}</ul>
        {many}
    }
}

#[component]
fn OwnSession(texts: Texts, line: SessionLine) -> impl IntoView {
    view! {
        <li>
            {session_facts(texts, &line)}
            <form method="post" action="/sessions/end">
                <input type="hidden" name="form" value=use_me().form />
                <input type="hidden" name="id" value=line.id />
                <button class="button" type="submit">{texts.get("sessions.end")}</button>
            </form>
        </li>
    }
}
