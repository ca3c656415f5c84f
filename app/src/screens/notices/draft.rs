//! A draft on the server: who wrote it, who checked it, and how it is discarded.

use battle_map::{
    model::notice::NoticeAction,
    value::ProjectId,
    view::{
        head::Frame,
        notices::{NoticeBody, NoticeFile},
        questions::NewNotice,
    },
};
use leptos::prelude::*;

use super::write::WriteOn;
use crate::{
    ask::ask,
    erased::Show,
    execute::CommandJson,
    form::{Confirm, FormFault, Submit, Typed, use_form},
    screens::notices::since,
    texts::use_texts,
};

/// The page of a draft.
#[component]
pub fn DraftNotice(
    /// The draft as it was when the page was opened.
    begin: NoticeFile,
    /// The draft as it stands now.
    file: Memo<Option<NoticeFile>>,
) -> impl IntoView {
    let project = begin.project;
    let offer = Resource::new(move || project, |id| ask(NewNotice { id }));
    let frame = StoredValue::new(begin.frame.clone());
    let begin = StoredValue::new(begin);
    let fields = move || {
        let offer = offer.get().and_then(Result::ok)?;
        Some(view! { <WriteOn begin=begin.get_value() file offer /> })
    };
    view! {
        <DraftHead file begin=frame />
        <Transition>{fields}</Transition>
    }
}

/// Who wrote and who checked the draft, and the buttons to check or discard it.
#[component]
fn DraftHead(file: Memo<Option<NoticeFile>>, begin: StoredValue<Frame>) -> impl IntoView {
    let texts = use_texts();
    // Whatever happens elsewhere in the city leaves it as it is.
    let still = Memo::new(move |_| {
        let frame = |file: &NoticeFile| NoticeFile {
            frame: begin.with_value(Clone::clone),
            ..file.clone()
        };
        file.with(|file| file.as_ref().map(frame))
    });
    let crumbs =
        move || still.with(|file| file.as_ref().map(|file| crumbs(file.project, &file.name)));
    let state = move || {
        let file = still.get()?;
        let NoticeBody::Draft { written, checked, .. } = &file.shown else { return None };
        let said =
            |key: &str, by: &str, at| texts.fill(key, &[("by", by), ("at", &since(texts, at))]);
        let written = said("notice.written", written.by.as_str(), written.at);
        let checked = checked.as_ref().map_or_else(
            || texts.get("notice.unchecked"),
            |checked| said("notice.checked", checked.by.as_str(), checked.at),
        );
        Some(format!("{written} · {checked}"))
    };
    view! {
        <header class="notice-head">
            {crumbs}
            <h1>{texts.get("notice.draft")}</h1>
            <p class="hint">{state}</p>
            <DraftMoves file />
        </header>
    }
}

fn crumbs(project: ProjectId, name: &str) -> impl IntoView + use<> {
    view! { <p class="crumbs"><a href=format!("/projects/{project}")>{name.to_owned()}</a></p> }
}

#[component]
fn DraftMoves(file: Memo<Option<NoticeFile>>) -> impl IntoView {
    let texts = use_texts();
    let id = file.with_untracked(|file| file.as_ref().map(|file| file.id.0).unwrap_or_default());
    let form = use_form("notice-draft", id, Typed::default());
    let checks =
        Memo::new(move |_| file.with(|file| file.as_ref().is_some_and(|file| file.allowed.check)));
    let give = move |action| {
        if let Some(read) = file.with_untracked(|file| file.as_ref().map(|file| file.read)) {
            form.send(CommandJson::of(read.subject, action), vec![read]);
        }
    };
    let what = move || view! { <p>{texts.get("notice.discard-what")}</p> };
    view! {
        <div class="notice-buttons">
            <Show when=move || checks.get()>
                <Submit form label="notice.check" send=move |()| give(NoticeAction::Check {}) />
            </Show>
            <Confirm
                form
                label="notice.discard"
                confirm="notice.discard-sure"
                ready=move |()| true
                what
                send=move |()| give(NoticeAction::Discard {})
                primary=false
            />
        </div>
        <FormFault form />
    }
}
