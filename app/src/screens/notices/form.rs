//! The page of a new notice. The text is kept in this browser until it is saved on the server as a
//! draft; it is issued from there, after a look at its paper.

use battle_map::{
    event::Subject,
    model::notice::{NoticeAction, NoticeContent},
    value::NoticeId,
    view::notices::NoticeForm,
};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

use super::{
    fields::NoticeFields,
    typed::{begin, complete, content},
};
use crate::{
    execute::{Accepted, CommandJson},
    form::{FormFault, Reading, Restored, Submit, use_form},
    live::{Followed, latest},
    parts::{frame::NavPage, view_page::ViewPage},
    screens::notices::Given,
    texts::use_texts,
};

/// The page of a new notice, as far as its view is there.
#[component]
pub fn NoticeNewScreen(
    /// What the form offers.
    view: Followed<NoticeForm>,
    /// The values that a card or a meeting fills in.
    given: Given,
) -> impl IntoView {
    let texts = use_texts();
    let form = latest(view);
    // The form is built once for its project, not anew whenever something changes in the city.
    let project = Memo::new(move |_| form.with(|f| f.as_ref().map(|f| f.project)));
    let given = StoredValue::new(given);
    view! {
        <ViewPage view latest=form frame=|view| &view.frame here=NavPage::Notices title="notice.new" class="notice-page">
            {move || {
                project.get()?;
                let offer = form.get_untracked()?;
                Some(view! {
                    <header class="notice-head">
                        <p class="crumbs"><a href=format!("/projects/{}", offer.project)>{offer.name.clone()}</a></p>
                        <h1>{texts.get("notice.new")}</h1>
                    </header>
                    <NewNotice offer given=given.get_value() />
                })
            }}
        </ViewPage>
    }
}

type ReadContent = fn(&mut Reading<'_>) -> Option<NoticeContent>;

/// The fields and the buttons; after saving it leads to the draft.
#[component]
fn NewNotice(offer: NoticeForm, given: Given) -> impl IntoView {
    let texts = use_texts();
    let project = offer.project;
    let form = use_form("notice-new", project, begin(&offer, given));
    let issues = StoredValue::new(false);
    let navigate = use_navigate();
    Effect::new(move |_| {
        if let Some(notice) = form.accepted().as_ref().and_then(drafted) {
            let then = if issues.get_value() { "?issue=yes" } else { "" };
            navigate(&format!("/notices/{notice}{then}"), NavigateOptions::default());
        }
    });
    let give = move |read: ReadContent, issue: bool| {
        issues.set_value(issue);
        form.submit(Vec::new(), |typed| {
            let draft = NoticeAction::Draft { content: Box::new(read(typed)?) };
            Some(CommandJson::of(Subject::Project(project), draft))
        });
    };
    view! {
        <form class="notice-form" on:submit=move |event| event.prevent_default()>
            <Restored form />
            <NoticeFields form offer />
            <FormFault form />
            <div class="notice-buttons">
                <Submit form label="notice.issue" send=move |()| give(complete, true) primary=true />
                <Submit form label="notice.keep" send=move |()| give(content, false) />
                <span class="hint">{texts.get("notice.issue-hint")}</span>
            </div>
        </form>
    }
}

/// The identifier of the draft that was made.
fn drafted(accepted: &Accepted) -> Option<NoticeId> {
    accepted.result.created.iter().find_map(|subject| match subject {
        Subject::Draft(notice) => Some(*notice),
        _ => None,
    })
}
