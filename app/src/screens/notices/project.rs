//! The notices about one project, and the button that begins a new one.

use battle_map::{
    access::writes_notices,
    model::notice::Mover,
    value::ProjectId,
    view::{notices::NoticeLine, paged::Paged},
};
use leptos::prelude::*;

use super::dots::Dots;
use crate::{
    erased::Show,
    live::{Lines, use_clock},
    me::use_me,
    parts::pages::ListPages,
    screens::notices::{Given, left, now_words},
    texts::use_texts,
};

/// The button that begins a notice, for those who write them.
#[component]
pub fn WriteNotice(
    /// The project that the notice will be about.
    project: ProjectId,
) -> impl IntoView {
    let writes = use_me().actor.as_ref().is_some_and(writes_notices);
    writes.then(|| view! {
        <a class="primary send" href=Given::default().href(project)>{use_texts().get("notice.send")}</a>
    })
}

/// The notices about a project; hidden from readers while there is none.
#[component]
pub fn ProjectNotices(
    /// The project that they are about.
    project: ProjectId,
    /// The notices, running ones first.
    notices: Memo<Option<Paged<NoticeLine>>>,
) -> impl IntoView {
    let texts = use_texts();
    let shown = Memo::new(move |_| notices.get().unwrap_or_default());
    let lines = Memo::new(move |_| shown.with(|shown| shown.lines.clone()));
    let place = move || shown.with(|shown| (shown.page, shown.last()));
    view! {
        <Show when=move || !lines.with(Vec::is_empty)>
            <section class="project-notices" id="notices">
                <h2>{texts.get("notices.title")}</h2>
                <ul class="notice-lines">
                    <Lines lines key=|line| line.id let:line>
                        {move || view! { <Line line=line.get() /> }}
                    </Lines>
                </ul>
                <ListPages path=format!("/projects/{project}") list="notices" place=Signal::derive(place) />
            </section>
        </Show>
    }
}

#[component]
fn Line(line: NoticeLine) -> impl IntoView {
    let texts = use_texts();
    let clock = use_clock();
    let (turn, phase, dots) = (line.turn, line.phase.clone(), line.dots);
    let late = Memo::new(move |_| turn.overdue(clock.get()).is_some());
    let words = move || now_words(texts, &phase, turn.mover, late.get());
    let time = move || left(texts, turn, clock.get());
    let withdrawn = line.phase == "withdrawn";
    view! {
        <li class:late=move || late.get() class:over=turn.mover == Mover::Nobody>
            <a href=format!("/notices/{}", line.id)>{line.number.clone()}</a>
            <span>{line.subject.clone()} " · " {line.addressee.clone()}</span>
            {move || view! { <Dots done=dots late=late.get() withdrawn /> }}
            <b>{words}</b>
            <span>{time}</span>
        </li>
    }
}
