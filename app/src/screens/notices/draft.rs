//! A draft on the server: who wrote it, who checked it, the form to go on with, and its end.

use battle_map::{
    model::notice::NoticeAction,
    view::questions::NewNotice,
    view::{
        head::Frame,
        notices::{NoticeFile, Shown},
    },
};
use leptos::prelude::*;

use super::form::Fields;
use crate::{
    ask::ask,
    deed::{DeedFault, use_deed},
    execute::Order,
    screens::notices::{NoticeDesk, Typed, since},
    texts::use_texts,
};

/// The draft.
#[component]
pub fn DraftNotice(
    /// As it was when the page was opened.
    begin: NoticeFile,
    /// As it stands now.
    file: Memo<Option<NoticeFile>>,
) -> impl IntoView {
    let project = begin.project;
    let form = Resource::new(move || project, |id| ask(NewNotice { id }));
    let frame = StoredValue::new(begin.frame.clone());
    let begin = StoredValue::new(begin);
    let fields = move || {
        let form = form.get().and_then(Result::ok)?;
        let file = begin.get_value();
        let Shown::Draft { content, .. } = file.shown else { return None };
        let typed = Typed::of(&content, &form);
        let desk = NoticeDesk::open(project, Some((file.id, file.read)), typed.clone());
        Some(view! { <Fields desk form begin=typed /> })
    };
    view! {
        <DraftHead file begin=frame />
        <Transition>{fields}</Transition>
    }
}

/// Who wrote and who checked it; checking it and throwing it away.
#[component]
fn DraftHead(file: Memo<Option<NoticeFile>>, begin: StoredValue<Frame>) -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    // Whatever happens elsewhere in the city leaves it as it is.
    let still = Memo::new(move |_| {
        let frame = |file: &NoticeFile| NoticeFile {
            frame: begin.with_value(Clone::clone),
            ..file.clone()
        };
        file.with(|file| file.as_ref().map(frame))
    });
    let state = move || {
        let file = still.get()?;
        let Shown::Draft { written, checked, .. } = &file.shown else { return None };
        let said =
            |key: &str, by: &str, at| texts.fill(key, &[("by", by), ("at", &since(texts, at))]);
        let written = said("notice.written", written.by.as_str(), written.at);
        let checked = checked.as_ref().map_or_else(
            || texts.get("notice.unchecked"),
            |checked| said("notice.checked", checked.by.as_str(), checked.at),
        );
        let read = file.read;
        let give = move |action| deed.give(Order::of(read.subject, action), vec![read]);
        let check = move |_| give(NoticeAction::Check {});
        let discard = move |_| give(NoticeAction::Discard {});
        Some(view! {
            <header class="notice-head">
                <p class="crumbs"><a href=format!("/projects/{}", file.project)>{file.name.clone()}</a></p>
                <h1>{texts.get("notice.draft")}</h1>
                <p class="hint">{written} " · " {checked}</p>
                <div class="notice-buttons">
                    {file.allowed.check.then(|| view! {
                        <button class="button" type="button" disabled=move || deed.is_busy() on:click=check>{texts.get("notice.check")}</button>
                    })}
                    <details class="confirm">
                        <summary>{texts.get("notice.discard")}</summary>
                        <button class="button" type="button" disabled=move || deed.is_busy() on:click=discard>{texts.get("notice.discard-sure")}</button>
                    </details>
                </div>
                <DeedFault deed />
            </header>
        })
    };
    view! { {state} }
}
