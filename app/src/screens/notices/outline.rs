//! An issued notice for those who may know of it but not read it: what it is about, and how it stands.

use battle_map::view::notices::{NoticeBody, NoticeFile, NoticeLine};
use leptos::prelude::*;

use super::dots::Steps;
use crate::{
    live::use_clock,
    screens::notices::{left, turn_words},
    texts::use_texts,
};

/// The outline, where the page has nothing more to show.
#[component]
pub fn Outlined(
    /// The notice, followed as it changes.
    file: Memo<Option<NoticeFile>>,
) -> impl IntoView {
    let line = Memo::new(move |_| {
        file.with(|file| match &file.as_ref()?.shown {
            NoticeBody::Outlined(line) => Some((**line).clone()),
            NoticeBody::Draft { .. } | NoticeBody::Issued(_) => None,
        })
    });
    move || line.get().map(|line| view! { <Outline line /> })
}

#[component]
fn Outline(line: NoticeLine) -> impl IntoView {
    let texts = use_texts();
    let clock = use_clock();
    let (turn, done) = (line.turn, line.dots);
    let late = Memo::new(move |_| turn.overdue(clock.get()).is_some());
    let time = Memo::new(move |_| left(texts, turn, clock.get()));
    let withdrawn = line.phase == "withdrawn";
    view! {
        <header class="notice-head">
            <p class="crumbs"><a href="/notices">{texts.get("notices.title")}</a></p>
            <h1>{line.number.clone()}</h1>
            <p class="notice-about">
                <b>{line.subject.clone()}</b>
                " · "
                <a href=format!("/projects/{}", line.project)>{line.name.clone()}</a>
            </p>
            {move || view! { <Steps done late=late.get() withdrawn /> }}
            <p class="notice-turn" class:late=move || late.get()>
                <span>{turn_words(texts, turn, &line.phase, &line.addressee)}</span>
                <b>{move || time.get()}</b>
            </p>
            <p class="hint">{texts.get("notice.outlined")}</p>
        </header>
    }
}
