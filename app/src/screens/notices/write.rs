//! Editing a draft and issuing it: the text is saved on the server first, then its paper is shown
//! as it will be issued, and only then can it be issued.

use battle_map::{
    event::Subject,
    model::notice::NoticeAction,
    value::{NoticeId, Seq},
    view::notices::{IssueWarning, NoticeBody, NoticeFile, NoticeForm},
};
use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_query_map},
};

use super::{
    fields::NoticeFields,
    print::PaperSheets,
    typed::{complete, content, of},
};
use crate::{
    ask::{Print, ask},
    execute::CommandJson,
    form::{Confirm, Form, FormFault, Restored, Submit, Typed, use_form},
    format,
    texts::use_texts,
};

/// The request that was sent last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sent {
    /// The draft was saved.
    Draft,
    /// The draft was saved, and its paper is shown next.
    Paper,
    /// The notice was issued.
    Issue,
}

/// The fields of a draft and its buttons.
#[component]
pub fn WriteOn(
    /// The draft as it was when the page was opened.
    begin: NoticeFile,
    /// The draft as it stands now.
    file: Memo<Option<NoticeFile>>,
    /// The choices that the form offers.
    offer: NoticeForm,
) -> impl IntoView {
    let offered = StoredValue::new(offer.clone());
    let stands = move |file: &NoticeFile| offered.with_value(|offer| typed_of(file, offer));
    let form = use_form("notice", begin.id, stands(&begin).unwrap_or_default()).revising();
    Effect::new(move |_| {
        if let Some(typed) = file.with(|file| file.as_ref().and_then(stands)) {
            form.renew(typed);
        }
    });
    view! {
        <form class="notice-form" on:submit=move |event| event.prevent_default()>
            <Restored form />
            <NoticeFields form offer />
            <FormFault form />
            <Buttons form id=begin.id file />
        </form>
    }
}

/// The form values of a draft as it stands.
fn typed_of(file: &NoticeFile, offer: &NoticeForm) -> Option<Typed> {
    let NoticeBody::Draft { content, .. } = &file.shown else { return None };
    Some(of(content, offer).based_on(file.read.version))
}

#[component]
fn Buttons(form: Form, id: NoticeId, file: Memo<Option<NoticeFile>>) -> impl IntoView {
    let texts = use_texts();
    let sent = StoredValue::new(Sent::Draft);
    // The page of a new notice sends on to here.
    let asked = use_query_map().with_untracked(|all| all.get("issue").is_some());
    let open = RwSignal::new(asked);
    let subject = Subject::Draft(id);
    let shown = move || file.with_untracked(|file| file.as_ref().map(|file| file.read));
    let revise = move |next: Sent| {
        sent.set_value(next);
        let reads = shown().map(|read| form.based(read)).into_iter().collect();
        form.submit(reads, |typed| {
            let content = if next == Sent::Paper { complete(typed) } else { content(typed) };
            Some(CommandJson::of(subject, NoticeAction::Revise { content: Box::new(content?) }))
        });
    };
    // What stands already is shown at once: to write it again would take away that it was checked.
    let ready = move |()| {
        let whole = form.read(complete).is_some();
        let typed = untrack(move || form.is_changed());
        if whole && typed {
            revise(Sent::Paper);
        }
        whole && !typed
    };
    let issue = move |()| {
        sent.set_value(Sent::Issue);
        let reads = shown().map(|read| form.based(read)).into_iter().collect();
        form.send(CommandJson::of(subject, NoticeAction::Issue {}), reads);
    };
    let navigate = use_navigate();
    Effect::new(move |before: Option<u32>| {
        let done = form.done();
        if before.is_some_and(|before| before < done) {
            match sent.get_value() {
                Sent::Draft => (),
                Sent::Paper => open.set(true),
                Sent::Issue => navigate(&format!("/notices/{id}"), NavigateOptions::default()),
            }
        }
        done
    });
    let what = move || view! { <Before id file /> };
    view! {
        <div class="notice-buttons">
            <Confirm form label="notice.issue" confirm="notice.issue-sure" ready what send=issue open />
            <Submit form label="notice.keep" send=move |()| revise(Sent::Draft) />
            <span class="hint">{texts.get("notice.issue-hint")}</span>
        </div>
    }
}

/// What the writer has to see before issuing a draft: its paper as it stands on the server, and the
/// reasons that prevent issuing.
#[component]
fn Before(id: NoticeId, file: Memo<Option<NoticeFile>>) -> impl IntoView {
    let texts = use_texts();
    let version = Memo::new(move |_| {
        file.with(|file| file.as_ref().map_or(Seq::default(), |file| file.read.version))
    });
    let print = Resource::new(move || version.get(), move |_| ask(Print { id }));
    let paper = move || {
        let print = print.get()?.ok()?;
        Some(view! { <PaperSheets paper=print.paper /> })
    };
    let warnings = move || {
        file.with(|file| match file.as_ref().map(|file| &file.shown) {
            Some(NoticeBody::Draft { warnings, .. }) => warnings.clone(),
            _ => Vec::new(),
        })
    };
    let warning = move |warning: IssueWarning| match warning {
        IssueWarning::Running(notice, number) => view! {
            <p class="form-stale" role="status">
                {texts.get("notice.doubt-running")} " "
                <a href=format!("/notices/{notice}") target="_blank">{number}</a>
            </p>
        }
        .into_any(),
        IssueWarning::NoContact => view! {
            <p class="form-stale" role="status">
                {texts.get("notice.doubt-no-contact")} " "
                <a href="/notices/types" target="_blank">{texts.get("notice.contact-where")}</a>
            </p>
        }
        .into_any(),
        IssueWarning::DayOff(day) => {
            let words = texts.fill("notice.doubt-day-off", &[("day", &format::day(texts, day))]);
            view! { <p class="form-stale" role="status">{words}</p> }.into_any()
        }
    };
    view! {
        {move || warnings().into_iter().map(warning).collect_view()}
        <div class="notice-proof" tabindex="0" role="region" aria-label=texts.get("notice.proof")>
            <Transition>{paper}</Transition>
        </div>
        <p class="hint">{texts.get("notice.issue-hint")}</p>
    }
}
